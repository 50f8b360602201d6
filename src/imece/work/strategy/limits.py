"""The bands in which a plan's performances are told: the plan's own, else the office's, else the usual ones."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from imece.work.indicators.performance import BandLimits

if TYPE_CHECKING:
    from imece.work.strategy.models import Plan


def limits_of(plan: Plan) -> BandLimits:
    """Lower edges of the bands in percent; settings that make no bands give the usual ones."""
    chosen: object = plan.bands or plan.office.settings.get("bands")
    usual = BandLimits()
    if not isinstance(chosen, dict):
        return usual
    try:
        return BandLimits(
            partly=Decimal(str(chosen.get("partly", usual.partly))),
            on_target=Decimal(str(chosen.get("on_target", usual.on_target))),
            beyond=Decimal(str(chosen.get("beyond", usual.beyond))),
        )
    except (InvalidOperation, ValueError):
        return usual
