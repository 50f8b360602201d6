"""A unit's own report: what it answers for in the plan, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Facts, Heading, Paper, Paragraph
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.activity_list import activity_table
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.questions import sections_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.ground.paper.content import Block
    from imece.ground.values.period import Period
    from imece.overview.reports.queries.material import Material
    from imece.overview.reports.queries.texts import Texts
    from imece.services.accounts.models import Unit
    from imece.work.activities.models import Activity


def assemble(
    *,
    unit: Unit,
    period: Period,
    material: Material | None,
    activities: Sequence[Activity],
    texts: Texts,
    voice: Voice,
) -> Paper:
    """Texts, the unit's indicators by objective, its activities of the period."""
    office = unit.office
    lines = material.lines if material is not None else ()
    known = len(lines) - (len(material.missing) if material is not None else 0)
    blocks: list[Block] = [
        Facts(
            (
                (voice(_("Unit")), unit.name),
                (voice(_("Period")), voice.period(period)),
                (voice(_("Indicators reported")), f"{known} / {len(lines)}"),
                (voice(_("Activities")), len(activities)),
            )
        ),
        *parts.section_blocks(voice, sections_of(ReportKind.UNIT), texts),
    ]
    objectives = material.objectives if material is not None else ()
    for place, objective in enumerate(objectives, start=1):
        blocks += parts.objective_head(voice, objective, score_said=False)
        blocks.append(parts.monitoring_table(voice, objective, texts, place))
    blocks.append(Heading(voice(_("Activities of the unit")), 1))
    if activities:
        blocks.append(activity_table(voice, activities, name="activities", kind_said=True))
    else:
        blocks.append(Paragraph(voice(_("No activity of the unit was recorded in this period."))))
    if material is not None:
        blocks += parts.inspection_table(voice, material.plan, lines)
    return Paper(
        kind=ReportKind.UNIT,
        title=voice.title(_("Unit report")),
        subtitle=f"{unit.name} · {voice.of(office, 'name')}",
        period=voice.period(period),
        language=voice.leading,
        blocks=tuple(blocks),
        day=period.last,
        values=(
            ("office", voice.of(office, "name")),
            ("unit", unit.name),
            ("period", voice.period(period)),
            ("indicator_count", len(lines)),
            ("activities", len(activities)),
        ),
        is_sample=office.is_sample or (material is not None and material.is_sample),
        is_wide=True,
    )
