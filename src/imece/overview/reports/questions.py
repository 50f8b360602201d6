"""The sections and questions of each kind of report, as the method asks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.overview.reports.choices import EXPLAINED, ReportKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Section:
    """One text that a person writes: `code` keeps it, `title` asks for it, `group` gathers questions."""

    code: str
    title: _StrPromise
    group: str = ""
    help: _StrPromise | str = ""


REASON: Final = "reason"
MEASURES: Final = "measures"
EXPLANATIONS: Final = (
    Section(REASON, _("Reason of the deviation"), help=_("Written by a person; records cannot know it.")),
    Section(MEASURES, _("Measures taken"), help=_("What was done or will be done about it.")),
)

GROUPS: Final = {
    "relevance": _("Relevance"),
    "effectiveness": _("Effectiveness"),
    "efficiency": _("Efficiency"),
    "sustainability": _("Sustainability"),
}

CRITERIA: Final = (
    Section("relevance_1", _("Has the environment changed seriously since the plan began?"), "relevance"),
    Section("relevance_2", _("How did the change touch the findings and the needs?"), "relevance"),
    Section("relevance_3", _("Must the target or the indicator change?"), "relevance"),
    Section("effectiveness_1", _("Was the value reached?"), "effectiveness"),
    Section("effectiveness_2", _("Does what was reached meet the need?"), "effectiveness"),
    Section("effectiveness_3", _("Is an update of the plan needed?"), "effectiveness"),
    Section("effectiveness_4", _("What did it contribute to the national plan?"), "effectiveness"),
    Section("efficiency_1", _("Were there unforeseen costs?"), "efficiency"),
    Section("efficiency_2", _("Must the cost table change?"), "efficiency"),
    Section(
        "efficiency_3", _("Do the costs call for a change of the target or the indicator?"), "efficiency"
    ),
    Section(
        "sustainability_1",
        _("What threatens lasting results (institutional, legal, environmental)?"),
        "sustainability",
    ),
    Section("sustainability_2", _("Which measures were taken against it?"), "sustainability"),
    Section("sustainability_3", _("Did the risks of the objective change?"), "sustainability"),
    Section("sustainability_4", _("Could a risk that came true defeat the objective?"), "sustainability"),
    Section("sustainability_5", _("Do new risks call for an update of the plan?"), "sustainability"),
)

SUMMARY: Final = Section("summary", _("Overall assessment"))
DELAYS: Final = Section("delays", _("Delays"), help=_("What is late, since when, and why."))
NEXT: Final = Section("next", _("What comes next"), help=_("What will be done in the coming period."))

SECTIONS: Final[dict[str, tuple[Section, ...]]] = {
    ReportKind.MONITORING: (SUMMARY, DELAYS, NEXT),
    ReportKind.EVALUATION: (
        SUMMARY,
        DELAYS,
        Section("update", _("Whether the plan needs an update"), help=_("What the answers below lead to.")),
        NEXT,
    ),
    ReportKind.UNIT: (SUMMARY, Section("difficulties", _("Difficulties met")), NEXT),
    ReportKind.PROGRAMME: (
        SUMMARY,
        Section("resources", _("Resources that the programme needs")),
    ),
    ReportKind.CHAPTER: (
        SUMMARY,
        Section("strengths", _("Strengths")),
        Section("weaknesses", _("Weaknesses")),
        Section("proposals", _("Proposals and measures")),
    ),
}


def sections_of(kind: str) -> Sequence[Section]:
    """The texts that belong to the whole report."""
    return SECTIONS[kind]


def questions_of(kind: str, *, deviates: bool) -> Sequence[Section]:
    """The texts that belong to one indicator; a reason is asked for where the figure deviates."""
    explanations = EXPLANATIONS if deviates and kind in EXPLAINED else ()
    return (*explanations, *CRITERIA) if kind == ReportKind.EVALUATION else explanations


def section_titled(code: str) -> Section:
    """A section by its code."""
    return _known()[code]


def texts_said(codes: Iterable[str]) -> str:
    """Codes of texts as their titles; one that is asked for no more as it is."""
    known = _known()
    return ", ".join(str(known[code].title) if code in known else code for code in codes)


def _known() -> dict[str, Section]:
    every = (*EXPLANATIONS, *CRITERIA, *(row for rows in SECTIONS.values() for row in rows))
    return {section.code: section for section in every}
