"""The year-end evaluation report: the monitoring table and, for each indicator, the questions of the four criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Column, Heading, PageBreak, Paper, Table
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.questions import CRITERIA, GROUPS, sections_of

if TYPE_CHECKING:
    from imece.ground.paper.content import Block
    from imece.overview.reports.queries.material import Line, Material
    from imece.overview.reports.queries.texts import Texts


def assemble(material: Material, texts: Texts, voice: Voice) -> Paper:
    """Texts, tables by objective, the criteria by indicator, where every figure can be inspected."""
    blocks: list[Block] = [*parts.section_blocks(voice, sections_of(ReportKind.EVALUATION), texts)]
    for place, objective in enumerate(material.objectives, start=1):
        blocks += parts.objective_head(voice, objective)
        blocks.append(parts.monitoring_table(voice, objective, texts, place))
        blocks += parts.notes_blocks(voice, objective)
    blocks += [parts.method_note(voice), PageBreak(), Heading(voice(_("Evaluation by criteria")), 1)]
    for line in material.lines:
        blocks += criteria(voice, line, texts)
    blocks += parts.inspection_table(voice, material.plan, material.lines)
    return parts.paper_on_a_plan(
        ReportKind.EVALUATION,
        _("Strategic plan evaluation report"),
        blocks,
        material,
        voice,
        has_contents=True,
    )


def criteria(voice: Voice, line: Line, texts: Texts) -> tuple[Block, ...]:
    """Relevance (3), effectiveness (4), efficiency (3) and sustainability (5) of one indicator, as one table."""
    rows = tuple(
        (
            voice(GROUPS[section.group]),
            voice(section.title),
            parts.text_in(voice, texts.get((section.code, line.standing.link.indicator_id)))
            or voice(_("not answered")),
        )
        for section in CRITERIA
    )
    columns = (
        Column(voice(_("Criterion")), 1),
        Column(voice(_("Question")), 2.4),
        Column(voice(_("Answer")), 4),
    )
    number = line.standing.link.number
    title = f"{number} {voice.of(line.indicator, 'name')}"
    return (Heading(title, 2), Table(columns, rows, name=f"criteria {number}"))
