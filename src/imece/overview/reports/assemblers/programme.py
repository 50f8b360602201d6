"""The performance programme's table: the plan's targets of the year beside the programme's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Align, Column, Paper, Table
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.voice import Voice, figure
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.questions import sections_of

if TYPE_CHECKING:
    from decimal import Decimal

    from imece.ground.paper.content import Block
    from imece.overview.reports.queries.material import Line, Material, ObjectiveLines
    from imece.overview.reports.queries.texts import Texts


def assemble(material: Material, texts: Texts, voice: Voice) -> Paper:
    """Texts, then for each objective the indicators with both targets of the year."""
    year = material.period.last.year
    blocks: list[Block] = [*parts.section_blocks(voice, sections_of(ReportKind.PROGRAMME), texts)]
    for place, objective in enumerate(material.objectives, start=1):
        blocks += parts.objective_head(voice, objective, score_said=False)
        blocks.append(target_table(objective, year, voice, place))
    return Paper(
        kind=ReportKind.PROGRAMME,
        title=voice.title(_("Performance programme")),
        subtitle=voice.of(material.office, "name"),
        period=str(year),
        language=voice.leading,
        blocks=tuple(blocks),
        day=material.period.first,
        values=parts.named_values(voice, material),
        is_sample=material.is_sample,
        is_wide=True,
    )


def target_table(objective: ObjectiveLines, year: int, voice: Voice, place: int) -> Table:
    """One objective: weight, the plan's target, the programme's target, what differs, who is responsible."""
    columns = (
        Column(voice(_("No.")), 0.7),
        Column(voice(_("Performance indicator")), 3.4),
        Column(voice(_("Unit of measure")), 1),
        Column(voice(_("Effect on the objective (%)")), 1, Align.END),
        Column(voice(_("Plan's target %(year)s"), year=str(year)), 1.1, Align.END),
        Column(voice(_("Programme's target %(year)s"), year=str(year)), 1.1, Align.END),
        Column(voice(_("Difference")), 0.9, Align.END),
        Column(voice(_("Responsible unit")), 2),
    )
    rows = tuple(
        (
            line.standing.link.number,
            voice.of(line.indicator, "name"),
            parts.unit_of(voice, line),
            figure(line.standing.weight),
            figure(line.standing.target),
            figure(programme_target(line)),
            figure(difference(line)),
            str(line.indicator.responsible_unit or ""),
        )
        for line in objective.lines
    )
    number = objective.objective.number
    return Table(
        columns,
        rows,
        voice(_("Targets of objective %(number)s"), number=number),
        name=parts.numbered("targets", place),
    )


def programme_target(line: Line) -> Decimal | None:
    """The programme's target of the year, where one was set."""
    row = line.standing.target_row
    value: Decimal | None = row.programme_value if row is not None else None
    return value


def difference(line: Line) -> Decimal | None:
    """How far the programme goes beyond the plan; nothing while one of them is missing."""
    programme = programme_target(line)
    if programme is None or line.standing.target is None:
        return None
    more: Decimal = programme - line.standing.target
    return more
