"""What a check of a plan is, and what it finds: a stable code, a severity, a sentence and, where possible, a proposal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import TextChoices
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from imece.ground.values.numbers import format_decimal, round_half_up
from imece.work.strategy.plan_sheet import Place, PlanSheet

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Value: TypeAlias = "str | int | Decimal | _StrPromise"

PLACES = 2


class Severity(TextChoices):
    """How grave a finding is; a plan in preparation cannot be published with errors."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")
    NOTE = "note", _("note")


class Criterion(TextChoices):
    """The auditor's criterion that a check serves."""

    RELEVANCE = "relevance", _("relevance")
    MEASURABILITY = "measurability", _("measurability")
    DEFINITION = "definition", _("definition")
    CONSISTENCY = "consistency", _("consistency")
    VERIFIABILITY = "verifiability", _("verifiability")


@dataclass(frozen=True)
class Hit:
    """One place where a check strikes. `message` and `proposal` replace the check's own where the case differs."""

    place: Place
    values: Mapping[str, Value] = field(default_factory=dict)
    message: str = ""
    proposal: str = ""


@dataclass(frozen=True)
class Finding:
    """A contradiction that the plan must be told about; sentences are made in the language of whoever reads."""

    code: str
    severity: Severity
    criterion: Criterion
    place: Place
    values: Mapping[str, Value]
    message: str
    proposal_message: str = ""

    @property
    def acceptable(self) -> bool:
        """Warnings and notes may be accepted with a written reason; errors of a plan in preparation may not."""
        return self.severity is not Severity.ERROR

    def sentence(self, language: str) -> str:
        """The finding in Turkish (`tr`) or English (`en`), with the names and values of its place."""
        return self._said(self.message, language)

    def proposal(self, language: str) -> str | None:
        """What could be done, in Turkish (`tr`) or English (`en`); None where nothing can be proposed."""
        return self._said(self.proposal_message, language) if self.proposal_message else None

    def as_json(self, language: str) -> dict[str, object]:
        """The finding as plain data for another program; values are texts."""
        with override(language):
            values = {name: str(value) for name, value in self.values.items()}
        return {
            "code": self.code,
            "severity": self.severity.value,
            "criterion": self.criterion.value,
            "acceptable": self.acceptable,
            "place": {"sheet": self.place.sheet, "row": self.place.row},
            "values": values,
            "message": self.sentence(language),
            "proposal": self.proposal(language),
        }

    def _said(self, message: str, language: str) -> str:
        with override(language):
            return gettext(message) % {name: _printed(value, language) for name, value in self.values.items()}


@dataclass(frozen=True)
class Check:
    """One rule over a whole plan."""

    code: str
    severity: Severity
    criterion: Criterion
    message: str
    proposal: str
    strike: Callable[[PlanSheet], Iterator[Hit]]

    def findings(self, plan: PlanSheet) -> Iterator[Finding]:
        """What this check finds in the plan, in the order of the document."""
        for hit in self.strike(plan):
            yield Finding(
                code=self.code,
                severity=self.severity,
                criterion=self.criterion,
                place=hit.place,
                values=hit.values,
                message=hit.message or self.message,
                proposal_message=hit.proposal or self.proposal,
            )


def check(
    code: str, severity: Severity, criterion: Criterion, message: str, proposal: str = ""
) -> Callable[[Callable[[PlanSheet], Iterator[Hit]]], Check]:
    """Make a check of a function that yields the places where it strikes."""

    def made(strike: Callable[[PlanSheet], Iterator[Hit]]) -> Check:
        return Check(code, severity, criterion, message, proposal, strike)

    return made


def _printed(value: Value, language: str) -> str:
    """Texts and whole numbers (years, rows, counts) as they are; decimals in the reader's format."""
    if isinstance(value, Decimal):
        return format_decimal(round_half_up(value, PLACES), language)
    return str(value)
