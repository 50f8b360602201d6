"""What a person reports for one period, and what must be there before it can be submitted or approved."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, refused
from imece.work.indicators.choices import Nature
from imece.work.indicators.freezing import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from django.utils.functional import _StrPromise

    from imece.work.indicators.models import Actual, Indicator
    from imece.work.indicators.performance import Deviation

REASON_NEEDED = _(
    "The value is outside the expected range: write the reason of the deviation and the measures taken."
)


@dataclass(frozen=True, slots=True)
class Reported:
    """What was typed; numbers may be missing in a draft."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str = ""
    judged_level: Decimal | None = None
    judged_reason: str = ""
    note: str = ""
    deviation_reason: str = ""
    measures_taken: str = ""

    @classmethod
    def of(cls, actual: Actual) -> Reported:
        """What an actual holds now."""
        return cls(**{name: getattr(actual, name) for name in cls.__dataclass_fields__})

    def write_to(self, actual: Actual) -> None:
        """Set the actual's columns."""
        for name in self.__dataclass_fields__:
            setattr(actual, name, getattr(self, name))

    def told(self) -> dict[str, Any]:
        """JSON-ready, for the trail and the receipt; numbers in the one spelling."""
        numbers = {"value", "numerator", "denominator", "judged_level"}
        return {key: plain(value) if key in numbers else value for key, value in asdict(self).items()}


def completeness(indicator: Indicator, facts: Reported) -> Decision:
    """Whether the figure itself is complete enough to be submitted."""
    missing = _missing_words(facts) if indicator.nature == Nature.TEXT else _missing_number(indicator, facts)
    return refused(missing) if missing else ALLOWED


def _missing_words(facts: Reported) -> _StrPromise | str:
    if not facts.text.strip():
        return _("Write the actual in words.")
    if facts.judged_level is not None and not facts.judged_reason.strip():
        return _("Write why this level was judged.")
    return ""


def _missing_number(indicator: Indicator, facts: Reported) -> _StrPromise | str:
    if not indicator.is_ratio:
        return "" if facts.value is not None else _("Enter the actual; if nothing happened, enter 0.")
    if facts.numerator is None or facts.denominator is None:
        return _("Enter both the numerator and the denominator.")
    return "" if facts.denominator > 0 else _("The denominator must be above zero.")


def readiness(
    indicator: Indicator, facts: Reported, deviation: Deviation | None, *, has_documents: bool
) -> Decision:
    """Whether the last approval may be given: complete, evidenced where that is required, deviations explained."""
    complete = completeness(indicator, facts)
    if not complete.allowed:
        return complete
    if indicator.nature == Nature.TEXT and facts.judged_level is None:
        return refused(_("Judge the level reached (0–100) and write the reason first."))
    if indicator.needs_evidence and not indicator.is_counted and not has_documents:
        return refused(_("This indicator needs evidence: attach a document first."))
    if deviation is not None and deviation.reason_required and not explained(facts):
        return refused(REASON_NEEDED)
    return ALLOWED


def explained(facts: Reported) -> bool:
    """Whether both the reason and the measures were written."""
    return bool(facts.deviation_reason.strip() and facts.measures_taken.strip())
