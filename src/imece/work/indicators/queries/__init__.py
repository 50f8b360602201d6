"""What other apps and the pages ask about indicators."""

from imece.work.indicators.queries.dossier import inspection, public_inspection
from imece.work.indicators.queries.live import live_figures
from imece.work.indicators.queries.lookups import (
    actual,
    actual_document,
    indicator,
    period,
    report_request,
    step,
    step_document,
)

__all__ = [
    "actual",
    "actual_document",
    "indicator",
    "inspection",
    "live_figures",
    "period",
    "public_inspection",
    "report_request",
    "step",
    "step_document",
]
