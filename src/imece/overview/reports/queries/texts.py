"""The texts of a report by section and indicator, and what of them is still missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from imece.overview.reports.choices import EXPLAINED, Origin
from imece.overview.reports.models import Narrative
from imece.overview.reports.questions import EXPLANATIONS, REASON, questions_of, sections_of

if TYPE_CHECKING:
    from imece.overview.reports.models import Report
    from imece.overview.reports.queries.material import Line, Material
    from imece.overview.reports.questions import Section

Texts = Mapping[tuple[str, int | None], Narrative]
NONE: Final[Texts] = {}


def texts_of(report: Report) -> dict[tuple[str, int | None], Narrative]:
    """Every text of the report; one query."""
    return {(row.section, row.indicator_id): row for row in Narrative.objects.filter(report=report)}


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing before a report can be submitted, and what its reader will miss."""

    reasons: tuple[Line, ...] = ()
    drafts: int = 0
    unwritten: int = 0
    waiting: int = 0

    @property
    def block(self) -> bool:
        """Whether it cannot be submitted: reasons are missing or drafts wait for a person."""
        return bool(self.reasons or self.drafts)


def gaps_of(report: Report, material: Material | None, texts: Texts) -> Gaps:
    """What is missing in a report. A reason counts only when a person has written it."""
    asked: list[tuple[Section, int | None]] = [(section, None) for section in sections_of(report.kind)]
    reasons: list[Line] = []
    lines = material.lines if material is not None else ()
    for line in lines:
        key = line.standing.link.indicator_id
        asked += [(row, key) for row in questions_of(report.kind, deviates=line.needs_reason)]
        if report.kind in EXPLAINED and line.needs_reason and not is_explained(texts, key):
            reasons.append(line)
    written = {key for key, row in texts.items() if row.text or row.text_en}
    explained = {section.code for section in EXPLANATIONS}
    return Gaps(
        reasons=tuple(reasons),
        drafts=sum(row.origin == Origin.RECORDS for row in texts.values()),
        unwritten=sum(
            (section.code, key) not in written for section, key in asked if section.code not in explained
        ),
        waiting=sum(line.waiting for line in lines),
    )


def is_explained(texts: Texts, indicator_id: int) -> bool:
    """Whether a person has written the reason of the deviation."""
    row = texts.get((REASON, indicator_id))
    return row is not None and row.origin == Origin.PERSON and bool((row.text or row.text_en).strip())
