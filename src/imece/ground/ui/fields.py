"""Form fields that read numbers and days as Turkish offices write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.widgets import DayInput, DecimalInput
from imece.ground.values.numbers import NotANumber, parse_decimal
from imece.ground.values.period import NotADate, parse_day

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NUMBER_REFUSALS: Final[dict[str, _StrPromise]] = {
    "not_a_number": _("Enter a number, such as 1.234,5."),
    "two_signs": _("A number has one sign at most."),
    "grouping": _("The dots or commas do not stand at every third digit."),
    "too_large": _("The number is too large: at most 18 digits before the decimal sign."),
    "too_precise": _("At most 6 digits may stand after the decimal sign."),
}
DAY_REFUSAL: Final = _("Enter a day, such as 21.11.2026.")


class TurkishDecimalField(forms.DecimalField):
    """An exact number typed in Turkish or English spelling; cleans to `Decimal` or None.

    Takes everything of Django's DecimalField (`max_digits`, `decimal_places`, `min_value`, `max_value`).
    """

    widget = DecimalInput

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs inherit int's
        """Read what was typed; the refusal's code picks the sentence."""
        if value in self.empty_values:
            return None
        if isinstance(value, (Decimal, int)):
            return Decimal(value)
        try:
            return parse_decimal(str(value))
        except NotANumber as refusal:
            if refusal.code == "empty":
                return None
            words = NUMBER_REFUSALS.get(refusal.code, NUMBER_REFUSALS["not_a_number"])
            raise ValidationError(words, code=refusal.code) from refusal


class DayField(forms.DateField):
    """A day, from the browser's date input or typed as 21.11.2026 or 21 Kasım 2026; cleans to `date` or None."""

    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        """Read what was sent; the code of the refusal is kept."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except NotADate as refusal:
            raise ValidationError(DAY_REFUSAL, code=refusal.code) from refusal
