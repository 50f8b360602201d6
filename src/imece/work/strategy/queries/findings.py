"""What the checks find in a plan, beside what the office accepted of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.work.strategy.checks import check_plan
from imece.work.strategy.checks.finding import Severity
from imece.work.strategy.models import AcceptedFinding
from imece.work.strategy.sheets import sheet_of

if TYPE_CHECKING:
    from imece.work.strategy.checks.finding import Finding
    from imece.work.strategy.models import Plan
    from imece.work.strategy.plan_sheet import PlanSheet


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with its fingerprint and, when the office lives with it, the acceptance."""

    finding: Finding
    place: str
    accepted: AcceptedFinding | None
    acceptable: bool

    @property
    def severity(self) -> str:
        """error, warning or note."""
        return self.finding.severity.value


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """The findings of a plan, gravest first; `orphans` were accepted and are not found any more."""

    judged: list[Judged]
    orphans: list[AcceptedFinding]

    @property
    def errors(self) -> list[Judged]:
        """What keeps a plan in preparation from being published."""
        return [item for item in self.judged if item.finding.severity is Severity.ERROR]

    @property
    def open(self) -> list[Judged]:
        """What nobody accepted yet."""
        return [item for item in self.judged if item.accepted is None]

    def count(self, severity: str) -> int:
        """How many findings of one severity."""
        return sum(item.severity == severity for item in self.judged)


def fingerprint(finding: Finding) -> str:
    """What makes a finding the same one tomorrow: its code, its place and the values it names."""
    values = {name: str(value) for name, value in finding.values.items()}
    told = json.dumps([finding.code, finding.place.sheet, values], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def found_in(plan: Plan) -> list[Finding]:
    """Everything the checks find in the plan as it stands."""
    return list(check_plan(sheet_of(plan)))


def errors_of(plan: Plan) -> list[Finding]:
    """The findings that no reason can accept."""
    return [finding for finding in found_in(plan) if finding.severity is Severity.ERROR]


def judged_sheet(sheet: PlanSheet) -> list[Judged]:
    """The findings of a plan that is not kept yet, for the preview of an import."""
    return [Judged(item, fingerprint(item), None, item.acceptable) for item in check_plan(sheet)]


def checked(plan: Plan) -> CheckedPlan:
    """The plan's findings with their acceptances; one query more than reading the plan."""
    accepted = {(row.code, row.place): row for row in AcceptedFinding.objects.filter(plan=plan)}
    judged = []
    for finding in found_in(plan):
        place = fingerprint(finding)
        judged.append(
            Judged(
                finding=finding,
                place=place,
                accepted=accepted.pop((finding.code, place), None),
                acceptable=finding.acceptable or plan.is_adopted,
            )
        )
    order = list(Severity)
    judged.sort(key=lambda item: order.index(item.finding.severity))
    return CheckedPlan(judged, list(accepted.values()))
