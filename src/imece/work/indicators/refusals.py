"""What the scoring engine says when it cannot score, and what a reader must know beside a score."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override


class Refusal(TextChoices):
    """Why no formula of the method can score an indicator."""

    MISSING_TARGET = (
        "missing_target",
        _("The indicator has no target, so its performance cannot be computed."),
    )
    MISSING_BASELINE = (
        "missing_baseline",
        _("The indicator measures a change from the start of the plan, but has no value at the start."),
    )
    NEGATIVE_VALUE = (
        "negative_value",
        _("A negative target or starting value has a meaning for stock indicators only."),
    )
    INCOMPLETE_RATIO = "incomplete_ratio", _("A ratio needs both its numerator and its denominator.")
    LEVEL_OUT_OF_RANGE = "level_out_of_range", _("A judged level lies between 0 and 100.")
    NOT_A_NUMBER = "not_a_number", _("A value is not a finite number.")
    OVERLAPPING_PERIODS = (
        "overlapping_periods",
        _("Two of the periods overlap, so adding them up would count the same days twice."),
    )
    MIXED_RATIO = (
        "mixed_ratio",
        _("Some periods give numerator and denominator and some only a figure; they cannot be combined."),
    )


class Note(TextChoices):
    """What a reader must know beside a performance."""

    MISSING_ACTUAL = "missing_actual", _("No actual was reported; missing is not zero.")
    ZERO_DENOMINATOR = "zero_denominator", _("The denominator is zero, so there is nothing to measure.")
    ZERO_TARGET = "zero_target", _("The target is zero.")
    LEVEL_KEPT = "level_kept", _("The target is to keep the level of the start.")
    AGAINST_DIRECTION = "against_direction", _("The target moves against the direction said to be better.")
    JUDGED = "judged", _("The level was judged by a person and has a written reason.")


class CannotScore(Exception):
    """No formula of the method can score what was given; `code` names why, `reason` says it to a person."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.code: str = refusal.value
        self.refusal = refusal

    def reason(self, language: str) -> str:
        """The sentence for a person, in Turkish (`tr`) or English (`en`)."""
        with override(language):
            return str(self.refusal.label)


def check_finite(*values: Decimal) -> None:
    """Refuse "not a number" and infinity, which no formula of the method knows."""
    for value in values:
        if not value.is_finite():
            raise CannotScore(Refusal.NOT_A_NUMBER)
