"""The objective card (hedef kartı): everything that the plan says of one objective, with yearly targets and costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Align, Bullets, Column, Facts, Heading, Paper, Table
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.voice import NOTHING, Voice, figure
from imece.work.indicators.choices import Frequency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from imece.ground.paper.content import Block, Cell
    from imece.overview.reports.queries.material import Line, ObjectiveLines
    from imece.work.activities.models import Activity
    from imece.work.strategy.models import Plan
    from imece.work.strategy.queries.plans import CostRow, TargetRow

KIND = "objective_card"


@dataclass(frozen=True, slots=True)
class Card:
    """What the card is made of."""

    plan: Plan
    objective: ObjectiveLines
    targets: Sequence[TargetRow]
    costs: Sequence[CostRow]
    activities: Sequence[Activity]
    year: int


def assemble(card: Card, voice: Voice) -> Paper:
    """Head, yearly targets, definitions, activities, risks and controls, costs, findings and needs."""
    thing = card.objective.objective
    blocks: list[Block] = [
        *parts.objective_head(voice, card.objective),
        Heading(voice(_("Indicators and yearly targets")), 2),
        target_table(card, voice),
        Heading(voice(_("How the indicators are measured")), 2),
        definition_table(card.objective.lines, voice),
    ]
    if card.activities:
        titles = tuple(
            f"{voice.of(row, 'title')} ({row.when.shown(voice.leading)})" for row in card.activities
        )
        blocks += [Heading(voice(_("Activities and projects")), 2), Bullets(titles)]
    blocks += parts.notes_blocks(voice, card.objective)
    blocks += cost_blocks(card, voice)
    return Paper(
        kind=KIND,
        title=voice.title(_("Objective card")),
        subtitle=f"{voice.of(card.plan, 'title')} · {voice.of(card.plan.office, 'name')}",
        period=str(card.year),
        language=voice.leading,
        blocks=tuple(blocks),
        values=values_of(card, voice),
        is_sample=card.plan.is_sample or card.plan.office.is_sample,
        is_wide=True,
        keywords=(thing.number,),
    )


def target_table(card: Card, voice: Voice) -> Table:
    """Weight, baseline and each year's target; beside the card's own year the programme's."""
    columns = (
        Column(voice(_("No.")), 0.7),
        Column(voice(_("Performance indicator")), 3),
        Column(voice(_("Effect on the objective (%)")), 1, Align.END),
        Column(voice(_("Start of plan (A)")), 0.9, Align.END),
        *(Column(str(year), 0.8, Align.END) for year in card.plan.years),
        Column(voice(_("Programme %(year)s"), year=str(card.year)), 1, Align.END),
    )
    rows = tuple(
        (
            row.standing.link.number,
            voice.of(row.standing.indicator, "name"),
            figure(row.standing.weight),
            figure(row.standing.indicator.baseline),
            *(figure(target.value) if target is not None else None for _year, target in row.targets),
            programme_of(row, card),
        )
        for row in card.targets
    )
    return Table(columns, rows, name="targets")


def programme_of(row: TargetRow, card: Card) -> Decimal | None:
    """The performance programme's target of the card's year."""
    target = dict(row.targets).get(card.year)
    return figure(target.programme_value) if target is not None else None


def definition_table(lines: Sequence[Line], voice: Voice) -> Table:
    """Definition, formula, data source, which date counts, currency rule, frequencies."""
    columns = (
        Column(voice(_("No.")), 0.7),
        Column(voice(_("Definition")), 3),
        Column(voice(_("Formula")), 2),
        Column(voice(_("Unit of measure")), 1),
        Column(voice(_("Data source")), 1.6),
        Column(voice(_("Which date counts")), 1.2),
        Column(voice(_("Currency rule")), 1.2),
        Column(voice(_("Measured and reported")), 1.1),
    )
    rows = tuple(
        (
            line.standing.link.number,
            line.indicator.definition or voice.of(line.indicator, "name"),
            line.indicator.formula or NOTHING,
            parts.unit_of(voice, line),
            line.indicator.data_source or NOTHING,
            line.indicator.date_rule or NOTHING,
            line.indicator.currency_rule or NOTHING,
            voice(Frequency(line.indicator.frequency).label),
        )
        for line in lines
    )
    return Table(columns, rows, name="definitions")


def cost_blocks(card: Card, voice: Voice) -> tuple[Block, ...]:
    """Yearly cost beside appropriation and spending; the whole estimate."""
    thing = card.objective.objective
    blocks: list[Block] = [Heading(voice(_("Cost and spending")), 2)]
    if thing.cost_estimate is not None:
        said = (voice(_("Cost estimate of the objective (%(currency)s)"), currency=thing.cost_currency),)
        blocks.append(Facts(((said[0], thing.cost_estimate),)))
    columns = (
        Column(voice(_("Year")), 0.7),
        Column(voice(_("Cost in the plan")), 1, Align.END, 2),
        Column(voice(_("Appropriation")), 1, Align.END, 2),
        Column(voice(_("Spending")), 1, Align.END, 2),
        Column(voice(_("Currency")), 0.7),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            str(row.year),
            row.cost,
            row.budget.appropriation if row.budget else None,
            row.budget.spending if row.budget else None,
            row.budget.currency if row.budget else thing.cost_currency,
        )
        for row in card.costs
    )
    return (*blocks, Table(columns, rows, name="costs"))


def values_of(card: Card, voice: Voice) -> tuple[tuple[str, Cell], ...]:
    """Names for an office's own template."""
    thing = card.objective.objective
    return (
        ("office", voice.of(card.plan.office, "name")),
        ("plan", voice.of(card.plan, "title")),
        ("year", str(card.year)),
        ("goal_code", thing.goal.number),
        ("goal", voice.of(thing.goal, "title")),
        ("objective_code", thing.number),
        ("objective", voice.of(thing, "title")),
        ("responsible_unit", str(thing.responsible_unit or thing.responsible_text)),
        ("cost_estimate", thing.cost_estimate),
        ("score", parts.rounded(card.objective.standing.score.method)),
    )
