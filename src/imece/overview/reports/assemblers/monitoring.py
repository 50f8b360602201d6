"""The half-year monitoring report, as the method lists it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Facts, Heading, Notice, Paper
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.questions import sections_of

if TYPE_CHECKING:
    from imece.ground.paper.content import Block
    from imece.overview.reports.queries.material import Material
    from imece.overview.reports.queries.texts import Texts


def assemble(material: Material, texts: Texts, voice: Voice) -> Paper:
    """Texts, then each objective with its table, then where every figure can be inspected."""
    blocks: list[Block] = [
        Facts(
            (
                (voice(_("Plan")), voice.of(material.plan, "title")),
                (voice(_("Period")), voice.period(material.period)),
                (
                    voice(_("Indicators reported")),
                    f"{len(material.lines) - len(material.missing)} / {len(material.lines)}",
                ),
            )
        ),
        *parts.section_blocks(voice, sections_of(ReportKind.MONITORING), texts),
    ]
    for place, objective in enumerate(material.objectives, start=1):
        blocks += parts.objective_head(voice, objective)
        blocks.append(parts.monitoring_table(voice, objective, texts, place))
    blocks += [*expectation(voice, material), parts.method_note(voice)]
    blocks += parts.inspection_table(voice, material.plan, material.lines)
    return parts.paper_on_a_plan(
        ReportKind.MONITORING, _("Strategic plan monitoring report"), blocks, material, voice
    )


def expectation(voice: Voice, material: Material) -> tuple[Block, ...]:
    """In the middle of a year about half of the target is normal: said where the report ends before the year."""
    if material.period.last.month == 12:
        return ()
    return (
        Heading(voice(_("How to read the performance")), 2),
        Notice(
            voice(
                _(
                    "B is the target for the end of the year, so that about %(share)s%% is normal at the end of this period."
                    " Deviations are judged against what was to be expected by then."
                ),
                share=str(round(material.period.last.month * 100 / 12)),
            )
        ),
    )
