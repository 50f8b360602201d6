"""The office's chapter of the institution's yearly activity report (faaliyet raporu)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Align, Column, Heading, Paper, Table
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.activity_list import activity_table, month_table
from imece.overview.reports.assemblers.voice import Voice, figure
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.questions import sections_of

if TYPE_CHECKING:
    from imece.ground.paper.content import Block
    from imece.overview.reports.queries.material import Material, ObjectiveLines
    from imece.overview.reports.queries.texts import Texts
    from imece.work.activities.yearly import YearList


def assemble(material: Material, year: YearList, texts: Texts, voice: Voice) -> Paper:
    """Summary; activities by kind; performance by objective; strengths, weaknesses, proposals."""
    first, *others = sections_of(ReportKind.CHAPTER)
    blocks: list[Block] = [*parts.section_blocks(voice, [first], texts)]
    if year.kinds:
        blocks += [Heading(voice(_("Activities of the year")), 1), month_table(year, voice)]
        for row in year.kinds:
            blocks.append(Heading(f"{voice.of(row.kind, 'name')} ({row.tally.total})", 2))
            blocks.append(activity_table(voice, row.activities, name=f"kind_{row.kind.code}"))
    blocks.append(Heading(voice(_("Performance information")), 1))
    for place, objective in enumerate(material.objectives, start=1):
        blocks += parts.objective_head(voice, objective)
        blocks.append(performance_table(objective, voice, place))
    blocks += [parts.method_note(voice), *parts.section_blocks(voice, others, texts)]
    blocks += parts.inspection_table(voice, material.plan, material.lines)
    return Paper(
        kind=ReportKind.CHAPTER,
        title=voice.title(_("Chapter of the activity report")),
        subtitle=voice.of(material.office, "name"),
        period=str(material.period.last.year),
        language=voice.leading,
        blocks=tuple(blocks),
        day=material.period.last,
        values=(*parts.named_values(voice, material), ("activities", year.tally.total)),
        is_sample=material.is_sample,
        has_contents=True,
        is_wide=True,
    )


def performance_table(objective: ObjectiveLines, voice: Voice, place: int) -> Table:
    """Target, programme's target, actual, performance and why it deviates."""
    columns = (
        Column(voice(_("No.")), 0.7),
        Column(voice(_("Performance indicator")), 3),
        Column(voice(_("Plan's target")), 1, Align.END),
        Column(voice(_("Programme's target")), 1, Align.END),
        Column(voice(_("Actual")), 1, Align.END),
        Column(voice(_("Performance (%)")), 1, Align.END, parts.PERFORMANCE_PLACES),
        Column(voice(_("How it stands")), 1),
        Column(voice(_("Reason of the deviation")), 2.6),
    )
    rows = tuple(
        (
            line.standing.link.number,
            voice.of(line.indicator, "name"),
            figure(line.standing.target),
            figure(line.standing.target_row.programme_value if line.standing.target_row else None),
            parts.value_cell(line),
            line.standing.performance,
            parts.band_word(voice, line),
            line.told.reason if line.needs_reason else "",
        )
        for line in objective.lines
    )
    return Table(columns, rows, name=parts.numbered("performance", place))
