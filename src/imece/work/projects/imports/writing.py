"""Writes a planned inventory by the thousand: new projects, changed ones, what was decided about names and funders."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from imece.services.exchange.kinds import Created, Outcome
from imece.work.contacts.actions import decide_name
from imece.work.contacts.models import Institution
from imece.work.projects import actions
from imece.work.projects.actions.renewing import Renewal, renew_many, take_back_renewals
from imece.work.projects.choices import FunderKind
from imece.work.projects.imports.deciding import NEW_FUNDER, NEW_PROGRAMME
from imece.work.projects.imports.planning import BATCH, Planner, funding_key, institution_key
from imece.work.projects.inventory.funding import Source
from imece.work.projects.models import Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow
    from imece.work.projects.facts import Facts, SaidPartner
    from imece.work.projects.imports.planning import Plan

PROJECT = Project._meta.label_lower


def write_inventory(
    actor: Actor, rows: Iterable[CleanRow], run: ImportRun, *, source: str
) -> Iterator[Created]:
    """Write the rows as planned and decided, inside the caller's transaction."""
    writer = _Writer(actor, run, Planner(actor, run, source=source, decisions=run.decisions))
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield from writer.write(batch)


def remove_inventory(actor: Actor, records: Iterable[Created]) -> None:
    """Take a whole import back: new projects go, changed ones say again what they said before."""
    reason = _("Import undone")
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        changed = {int(one.object_id): one.before for one in batch if one.before is not None}
        made = [int(one.object_id) for one in batch if one.before is None]
        if changed:
            take_back_renewals(actor=actor, befores=changed, reason=reason)
        if made:
            actions.remove_many(actor=actor, ids=made, reason=reason)


class _Writer:
    """Holds what is the same for all batches of one sheet."""

    def __init__(self, actor: Actor, run: ImportRun, planner: Planner) -> None:
        self.actor, self.run, self.planner = actor, run, planner
        self._made: dict[str, Source] = {}
        self._touched: set[int] = set()
        self._institutions: dict[str, int | None] = {}

    def write(self, batch: Sequence[CleanRow]) -> Iterator[Created]:
        """One batch: what is new at once, what changes at once."""
        plans = [
            self._with_fund(plan, row.values)
            for plan, row in zip(self.planner.plan(batch), batch, strict=True)
        ]
        self._settle_names(plans)
        new = [plan for plan in plans if plan.outcome == Outcome.NEW]
        changed = [plan for plan in plans if plan.outcome == Outcome.UPDATED and self._first_time(plan)]
        made = actions.record_many(
            actor=self.actor, many=[self._facts(plan) for plan in new], source=self.run.file_name
        )
        for project in made:
            yield Created(PROJECT, str(project.pk))
        renewals = [Renewal(plan.target or 0, self._facts(plan), plan.read.said) for plan in changed]
        befores = (
            renew_many(actor=self.actor, renewals=renewals, source=self.run.file_name) if renewals else {}
        )
        for key, before in befores.items():
            outcome = Outcome.UNCHANGED if before is None else Outcome.UPDATED
            yield Created(PROJECT, str(key), before, outcome)
        for _left_out in range(len(plans) - len(new) - len(changed)):
            yield Created(PROJECT, "", outcome=Outcome.SKIPPED)

    def _first_time(self, plan: Plan) -> bool:
        """A second row for the same project is left out: the first one holds."""
        if plan.target is None or plan.target in self._touched:
            return False
        self._touched.add(plan.target)
        return True

    def _facts(self, plan: Plan) -> Facts:
        partners = plan.read.facts.partners
        if not partners:
            return plan.read.facts
        return replace(plan.read.facts, partners=tuple(self._named(partner) for partner in partners))

    def _named(self, partner: SaidPartner) -> SaidPartner:
        decided = self._institutions.get(partner.name)
        return replace(partner, institution_id=decided) if decided else partner

    def _settle_names(self, plans: Sequence[Plan]) -> None:
        """What was decided about names, remembered by the office for everything that it types later."""
        asked = {question["key"]: question["proposed"] for question in self.run.report.get("questions", [])}
        for plan in plans:
            for partner in plan.read.facts.partners or ():
                if partner.name in self._institutions:
                    continue
                key = institution_key(partner.name)
                said = self.planner.decisions.get(key, asked.get(key, ""))
                held = (
                    Institution.objects.standing().filter(pk=int(said)).first() if said.isdecimal() else None
                )
                self._institutions[partner.name] = held.pk if held else None
                if key in self.run.decisions:
                    decide_name(actor=self.actor, name=partner.name, institution=held)

    def _with_fund(self, plan: Plan, values: Mapping[str, Any]) -> Plan:
        """A funder or programme that a person decided to add to the register is added once."""
        said = self.run.decisions.get(plan.funding_question, "")
        if said not in {NEW_FUNDER, NEW_PROGRAMME}:
            return plan
        texts = str(values.get("programme") or ""), str(values.get("funder") or "")
        key = funding_key(*texts)
        if key not in self._made:
            self._made[key] = self._add_fund(*texts)
        source = self._made[key]
        facts = replace(plan.read.facts, funder=source.funder, programme=source.programme)
        return replace(plan, read=replace(plan.read, facts=facts))

    def _add_fund(self, programme: str, funder: str) -> Source:
        known = self.planner.funding.find(funder) if funder else None
        giver = known.funder if known else None
        if giver is None:
            values = {"kind": FunderKind.OTHER, "name": funder or programme}
            giver = actions.add_funder(actor=self.actor, values=values)
        if not programme or not funder:
            return Source(giver)
        added = actions.add_programme(actor=self.actor, funder=giver, values={"name": programme})
        return Source(giver, added)
