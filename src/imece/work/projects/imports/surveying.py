"""What the check of an inventory asks: twins in the bank and in the sheet, names of institutions, funders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from imece.services.exchange.kinds import Question
from imece.work.contacts import queries as contacts
from imece.work.projects import policies
from imece.work.projects.imports.deciding import NEW_FUNDER, NEW_PROGRAMME
from imece.work.projects.imports.planning import (
    ADD,
    BATCH,
    SKIP,
    UPDATE,
    Planner,
    counted,
    institution_key,
)
from imece.work.projects.models import Project

if TYPE_CHECKING:
    from imece.services.exchange.rows import CleanRow
    from imece.work.projects.imports.planning import Plan

MOST_NAMES: Final = 60
"""Each unknown name costs a search in the register; the most frequent ones are asked about."""
SURE_NAME: Final = 0.93
SHOWN_ROWS: Final = 5


class InventorySurvey:
    """Looks at right rows as they pass."""

    def __init__(self, planner: Planner) -> None:
        self.planner = planner
        self._waiting: list[CleanRow] = []
        self._outcomes: Counter[str] = Counter()
        self._twins: dict[str, Plan] = {}
        self._titles: dict[int, str] = {}
        self._names: Counter[str] = Counter()
        self._name_rows: dict[str, list[int]] = {}
        self._funds: dict[str, tuple[str, str, list[int]]] = {}

    def look(self, row: CleanRow) -> None:
        """Take one row in."""
        self._waiting.append(row)
        if len(self._waiting) == BATCH:
            self._pass()

    def finish(self) -> tuple[list[Question], dict[str, int]]:
        """Twins first, then funders, then names; the likest twins before the others."""
        self._pass()
        twins = sorted(self._twins.values(), key=lambda plan: -(plan.twin.score if plan.twin else 0))
        asked = [*self._about_twins(twins), *self._about_funds(), *self._about_names()]
        return asked, dict(self._outcomes)

    def _pass(self) -> None:
        plans = self.planner.plan(self._waiting)
        for row, plan in zip(self._waiting, plans, strict=True):
            if plan.question:
                self._twins.setdefault(plan.question, plan)
            self._titles[plan.number] = plan.read.facts.title
            for partner in plan.read.facts.partners or ():
                self._names[partner.name] += 1
                rows = self._name_rows.setdefault(partner.name, [])
                if len(rows) < SHOWN_ROWS:
                    rows.append(plan.number)
            if plan.funding_question:
                said = str(row.values.get("programme") or ""), str(row.values.get("funder") or "")
                held = self._funds.setdefault(plan.funding_question, (*said, []))
                if len(held[2]) < SHOWN_ROWS:
                    held[2].append(plan.number)
        self._outcomes += counted(plans)
        self._waiting = []

    def _about_twins(self, plans: list[Plan]) -> list[Question]:
        keys = [plan.twin.key for plan in plans if plan.twin is not None and plan.twin.key > 0]
        held = {
            one.pk: one
            for one in Project.objects.filter(pk__in=keys[:1_000]).select_related(
                "office", "funder", "programme"
            )
        }
        return [self._about_twin(plan, held) for plan in plans if plan.twin is not None]

    def _about_twin(self, plan: Plan, held: dict[int, Project]) -> Question:
        if plan.twin is None:
            raise ValueError("a plan without a twin asks nothing")
        key = plan.twin.key
        title = plan.read.facts.title
        add, skip = (ADD, _("Another project: add it")), (SKIP, _("Leave the row out"))
        if key < 0:
            text = _("“%(title)s” is like “%(other)s” in row %(row)s.") % {
                "title": title,
                "other": self._titles.get(-key, ""),
                "row": -key,
            }
            topic = _("Rows of the sheet that may be one project")
            options: tuple[tuple[str, str], ...] = (add, skip)
        else:
            other = held.get(key)
            text = _("“%(title)s” is like “%(other)s” (%(about)s).") % {
                "title": title,
                "other": other.title if other else "",
                "about": _about(other),
            }
            own = other is not None and other.office_id == self.planner.actor.office_id
            topic = _("Projects that the bank may already have") if own else _("Projects of other offices")
            same = (f"{UPDATE}{key}", _("The same project: bring it up to date"))
            options = (same, add, skip) if own else (add, skip)
        return Question(plan.question, topic, text, (plan.number,), options, self.planner.proposal(plan.twin))

    def _about_funds(self) -> list[Question]:
        may_add = policies.may_manage_funders(self.planner.actor).allowed
        asked = []
        for key, (programme, funder, rows) in self._funds.items():
            giver = self.planner.funding.find(funder) if funder else None
            proposals = self.planner.funding.proposals(programme or funder)
            options = [(source.key, source.label) for source in proposals]
            if giver is not None and giver.key not in dict(options):
                options.append((giver.key, giver.label))
            if may_add:
                options.append(
                    (NEW_PROGRAMME, _("Add it as a programme of %(funder)s") % {"funder": giver.label})
                    if giver is not None and programme
                    else (NEW_FUNDER, _("Add it to the register of funders"))
                )
            options.append(("", _("Leave the funder out")))
            said = " / ".join(part for part in (funder, programme) if part)
            close = self.planner.proposed_fund(programme, funder)
            text = _("“%(name)s” is not in the register of funders.") % {"name": said}
            asked.append(
                Question(key, _("Funders and programmes"), text, tuple(rows), tuple(options), close.key)
            )
        return asked

    def _about_names(self) -> list[Question]:
        names = [name for name, _number in self._names.most_common()]
        sure: set[str] = set()
        for begin in range(0, len(names), BATCH):
            sure |= contacts.sure_matches(self.planner.actor.office_id, names[begin : begin + BATCH]).keys()
        asked = []
        unknown = [name for name in names if name not in sure and not self.planner.has_decided(name)]
        for name in unknown[:MOST_NAMES]:
            near = contacts.near(contacts.sought(name))
            if not near:
                continue
            options = [(str(one.institution.pk), f"{one.institution} (%{one.percent})") for one in near]
            options.append(("", _("Leave it as it is written")))
            best = near[0].likeness.score
            proposed = options[0][0] if best >= SURE_NAME else ""
            text = _("Which institution is “%(name)s”?") % {"name": name}
            asked.append(
                Question(
                    institution_key(name),
                    _("Names of institutions"),
                    text,
                    tuple(self._name_rows[name]),
                    tuple(options),
                    proposed,
                )
            )
        return asked


def _about(other: Project | None) -> str:
    if other is None:
        return ""
    parts = (str(other.office), str(other.programme or other.funder or ""), other.when_shown, other.code)
    return ", ".join(part for part in parts if part)
