"""Texts that records can propose; every one is marked as a draft until a person has changed or confirmed it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, override

from imece.ground.values.money import Money
from imece.overview.reports.assemblers.voice import Spoken, Voice, number, percent, span
from imece.overview.reports.queries.material import spent_share
from imece.work.strategy.sentences import objective_sentence, plan_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from imece.overview.reports.queries.material import Line, Material, ObjectiveLines

BOTH: Final = Voice(("tr", "en"))


@dataclass(frozen=True, slots=True)
class Proposed:
    """A text in Turkish and in English."""

    turkish: str
    english: str


def proposed(say: Callable[[str], str]) -> Proposed:
    """The text that `say` makes in each language."""
    return Proposed(say("tr"), say("en"))


def listed(items: Iterable[str]) -> str:
    """Items one below the other."""
    return "\n".join(f"• {item}" for item in items)


# Texts of the whole report


def summary(material: Material) -> Proposed:
    """How the plan or its objectives stand, and how many figures are in."""

    def say(language: str) -> str:
        with override(language):
            whole = material.standing.score.method is not None
            lead = (
                [plan_sentence(material.standing)]
                if whole
                else [objective_sentence(row.standing, material.standing.year) for row in material.objectives]
            )
            said = _("%(known)s of %(all)s indicators were reported for %(period)s.") % {
                "known": len(material.lines) - len(material.missing),
                "all": len(material.lines),
                "period": material.period.label(language),
            }
            return " ".join([*lead, said])

    return proposed(say)


def delays(material: Material) -> Proposed | None:
    """The indicators below their band and those of which nothing was reported."""
    if not material.late and not material.missing:
        return proposed(lambda language: BOTH.in_language(_("No indicator is late."), language))

    def say(language: str) -> str:
        late = [_line_said(line, language) for line in material.late]
        missing = [
            BOTH.in_language(_("%(name)s: not reported"), language, name=_name(line, language))
            for line in material.missing
        ]
        return listed([*late, *missing])

    return proposed(say)


def _line_said(line: Line, language: str) -> str:
    return BOTH.in_language(
        _("%(name)s: %(actual)s of the target of %(target)s (%(performance)s)"),
        language,
        name=_name(line, language),
        actual=number(line.standing.value),
        target=number(line.standing.target),
        performance=percent(line.standing.performance, 0),
    )


def _name(line: Line, language: str) -> str:
    return f"{line.standing.link.number} {line.indicator.said('name', language)}"


# Answers about one indicator


def value_reached(line: Line, objective: ObjectiveLines) -> Proposed:
    """Target, actual and performance in one sentence."""
    if line.is_missing:
        words: object = _("Nothing was reported for this indicator.")
        return proposed(lambda language: BOTH.in_language(str(words), language))
    reached = line.standing.effective is not None and line.standing.effective >= 100
    lead = _("The target was reached:") if reached else _("The target was not reached:")
    values: dict[str, Spoken] = {
        "actual": number(line.standing.value),
        "target": number(line.standing.target),
        "performance": percent(line.standing.performance, 1),
    }
    told = _("the actual is %(actual)s, the target %(target)s, the performance %(performance)s.")
    return proposed(
        lambda language: f"{BOTH.in_language(lead, language)} {BOTH.in_language(told, language, **values)}"
    )


def spending(line: Line, objective: ObjectiveLines) -> Proposed | None:
    """What the responsible unit was given and spent."""
    budget = objective.budget
    share = spent_share(budget)
    if budget is None or budget.spending is None or share is None:
        return None

    def money(amount: object) -> Spoken:
        return lambda language: Money(amount, budget.currency).format(language)  # type: ignore[arg-type]

    return proposed(
        lambda language: BOTH.in_language(
            _("%(unit)s spent %(spending)s of %(appropriation)s in %(year)s (%(share)s)."),
            language,
            unit=str(objective.objective.responsible_unit),
            spending=money(budget.spending),
            appropriation=money(budget.appropriation),
            year=str(budget.year),
            share=percent(share, 0),
        )
    )


def evidence_said(material: Material) -> Proposed:
    """How many figures rest on frozen records, for the strengths of a chapter."""
    counted = sum(1 for line in material.lines if line.latest is not None and line.latest.is_counted)
    words = ngettext_lazy(
        "%(count)s figure of %(period)s was counted from records that can be inspected.",
        "%(count)s figures of %(period)s were counted from records that can be inspected.",
        "count",
    )

    def say(language: str) -> str:
        with override(language):
            return str(words % {"count": counted, "period": span(material.period)(language)})  # type: ignore[operator]

    return proposed(say)


OF_REPORT: Final[dict[str, Callable[[Material], Proposed | None]]] = {
    "summary": summary,
    "delays": delays,
    "difficulties": delays,
    "weaknesses": delays,
    "strengths": evidence_said,
}
OF_INDICATOR: Final[dict[str, Callable[[Line, ObjectiveLines], Proposed | None]]] = {
    "effectiveness_1": value_reached,
    "efficiency_1": spending,
}
"""What records can propose. A reason of a deviation is never among them: only a person knows it."""
