"""What a plan writes of its indicators: targets, and whether it governs them. Called by the verbs of plans alone.

The caller asks who may, holds the plan's lock and leaves the trail; everybody else sets targets with
`actions.indicators.set_target`, which refuses while a plan governs the indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.work.indicators.actions.figures import recompute_figures
from imece.work.indicators.choices import Nature
from imece.work.indicators.models import Actual, Indicator, Target

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

Cell = tuple[int, int]  # indicator id, year


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """The target of one indicator in one year; `programme_value` is the performance programme's."""

    value: Decimal | None = None
    programme_value: Decimal | None = None
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self.value is None and self.programme_value is None and not self.text


@dataclass(frozen=True, slots=True)
class BaselineFacts:
    """A baseline and the year in which it was measured."""

    value: Decimal | None = None
    year: int | None = None


def govern(indicator_ids: Collection[int]) -> None:
    """From now on the targets and definitions of these indicators change only through the plan's update."""
    Indicator.objects.filter(pk__in=indicator_ids, is_governed=False).update(is_governed=True)


def release(indicator_ids: Collection[int]) -> None:
    """No adopted plan holds these indicators any more; the office sets their targets again."""
    Indicator.objects.filter(pk__in=indicator_ids, is_governed=True).update(is_governed=False)


def present_targets(indicator_ids: Collection[int]) -> dict[Cell, Target]:
    """The targets in force of these indicators by cell, locked until the transaction ends."""
    rows = Target.objects.select_for_update().filter(
        indicator_id__in=indicator_ids, superseded_on__isnull=True
    )
    return {(row.indicator_id, row.year): row for row in rows}


def write_targets(targets: Mapping[Cell, TargetFacts], present: Mapping[Cell, Target], begins: date) -> None:
    """Write these cells over what stands in `present`, in force from `begins`; an empty cell's row goes."""
    for cell, facts in targets.items():
        _write(cell, present.get(cell), facts, begins)
    _refigure(targets)


def supersede_targets(
    targets: Mapping[Cell, Decimal | None], day: date
) -> dict[Cell, tuple[Decimal | None, Decimal | None]]:
    """From `day` on these targets hold; the old rows stay for the days before. Returns {cell: (before, after)}."""
    present = present_targets({indicator_id for indicator_id, _at in targets})
    changed: dict[Cell, tuple[Decimal | None, Decimal | None]] = {}
    for cell, value in targets.items():
        old = present.get(cell)
        before = old.value if old else None
        if before == value:
            continue
        changed[cell] = (before, value)
        _replace(cell, old, value, day)
    _refigure(changed)
    return changed


def supersede_baselines(
    baselines: Mapping[int, BaselineFacts], day: date
) -> dict[int, tuple[BaselineFacts, BaselineFacts]]:
    """From `day` on these baselines hold; the old ones stay for the days before. Returns {indicator: (before, after)}."""
    changed: dict[int, tuple[BaselineFacts, BaselineFacts]] = {}
    rows = Indicator.objects.select_for_update(of=("self",)).filter(pk__in=baselines).order_by("pk")
    for indicator in rows:
        before, after = BaselineFacts(indicator.baseline, indicator.baseline_year), baselines[indicator.pk]
        if before == after:
            continue
        if after.value is not None and after.value < 0 and indicator.nature != Nature.STOCK:
            raise Refused(_("A negative baseline has a meaning for stock indicators only."))
        told = {"until": day.isoformat(), "value": _plain(before.value), "year": before.year}
        indicator.former_baselines = [*indicator.former_baselines, told]
        indicator.baseline, indicator.baseline_year = after.value, after.year
        indicator.save(update_fields=["former_baselines", "baseline", "baseline_year"])
        changed[indicator.pk] = (before, after)
    _refigure_from(changed, day.year)
    return changed


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _refigure_from(indicator_ids: Collection[int], first_year: int) -> None:
    """The kept figures of these indicators from a year on; the years before stay as they were scored."""
    years = Actual.objects.filter(indicator_id__in=indicator_ids, first__year__gte=first_year)
    for year in sorted(set(years.values_list("first__year", flat=True))):
        recompute_figures(year, list(indicator_ids))


def _write(cell: Cell, row: Target | None, facts: TargetFacts, begins: date) -> None:
    indicator_id, year = cell
    if row is not None and facts.is_empty:
        row.delete()
        return
    row = row or Target(indicator_id=indicator_id, year=year, in_force_from=begins)
    row.value, row.programme_value, row.text = facts.value, facts.programme_value, facts.text
    row.save()


def _replace(cell: Cell, old: Target | None, value: Decimal | None, day: date) -> None:
    if old is not None and old.in_force_from >= day:
        old.value = value
        old.save(update_fields=["value"])
        return
    if old is not None:
        old.superseded_on = day
        old.save(update_fields=["superseded_on"])
    if value is not None:
        Target.objects.create(
            indicator_id=cell[0],
            year=cell[1],
            value=value,
            programme_value=old.programme_value if old else None,
            in_force_from=day,
        )


def _refigure(cells: Iterable[Cell]) -> None:
    """Have the kept figures of the changed years made anew; they announce themselves to the scores."""
    by_year: dict[int, set[int]] = {}
    for indicator_id, year in cells:
        by_year.setdefault(year, set()).add(indicator_id)
    for year, ids in sorted(by_year.items()):
        recompute_figures(year, ids)
