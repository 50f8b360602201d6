"""The checks of a strategic plan: contradictions it must be told about, each with a stable code.

`check_plan` runs all of them over a plan sheet; the importer's preview, the plan's own page and the command line show
the same findings. Letters of the codes: W weights, M what can be measured, I identity, S structure, T time, U units,
N names in cells.
"""

from __future__ import annotations

from imece.work.strategy.checks import identity, names, scoring, structure, units, weights, years
from imece.work.strategy.checks.finding import Check, Criterion, Finding, Severity
from imece.work.strategy.plan_sheet import PlanSheet

__all__ = ["CHECKS", "Check", "Criterion", "Finding", "Severity", "check_plan"]

CHECKS: tuple[Check, ...] = (
    *weights.CHECKS,
    *scoring.CHECKS,
    *identity.CHECKS,
    *structure.CHECKS,
    *years.CHECKS,
    *units.CHECKS,
    *names.CHECKS,
)

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def check_plan(plan: PlanSheet) -> tuple[Finding, ...]:
    """All findings of a plan, errors first, then warnings and notes; within each in the order of the checks."""
    found = [finding for check in CHECKS for finding in check.findings(plan)]
    return tuple(sorted(found, key=lambda finding: _GRAVITY[finding.severity]))
