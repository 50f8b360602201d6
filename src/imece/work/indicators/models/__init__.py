"""What is measured: indicators with targets, actuals with evidence, approval and frozen figures."""

from imece.work.indicators.models.actual import Actual, Correction, FrozenRecord, YearFigure
from imece.work.indicators.models.approval import ApprovalDecision, ApprovalStep, ClosedPeriod, ReportRequest
from imece.work.indicators.models.indicator import Indicator, MilestoneStep, Target

__all__ = [
    "Actual",
    "ApprovalDecision",
    "ApprovalStep",
    "ClosedPeriod",
    "Correction",
    "FrozenRecord",
    "Indicator",
    "MilestoneStep",
    "ReportRequest",
    "Target",
    "YearFigure",
]
