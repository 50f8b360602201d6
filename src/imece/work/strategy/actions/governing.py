"""An adopted plan governs its indicators: their targets and definitions change only through its update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.work.indicators.actions import planned
from imece.work.strategy.models import ObjectiveIndicator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.work.strategy.models import Plan


def settle_plan(plan: Plan) -> None:
    """Settle all indicators that the plan holds or ever held; for when it is adopted, updated, removed, put back."""
    links = ObjectiveIndicator.objects.filter(objective__goal__plan=plan)
    settle(links.order_by().values_list("indicator_id", flat=True))


def settle(indicator_ids: Iterable[int]) -> None:
    """Govern those of these indicators that an adopted plan holds, and release the others."""
    ids = set(indicator_ids)
    links = ObjectiveIndicator.objects.held_by_adopted().filter(indicator__in=ids)
    held = set(links.order_by().values_list("indicator_id", flat=True))
    planned.govern(held)
    planned.release(ids - held)
