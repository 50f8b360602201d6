"""Amounts as inventories write them: "1.234.567,89 TL", "75.000 €", "3,4 Milyon Euro", "$12k", "1,2 mn"; absurd ones are refused."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import NUMBER_REFUSALS
from imece.ground.values.money import Money, parse_money
from imece.ground.values.numbers import NotANumber
from imece.work.projects.choices import HOME_CURRENCY

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MOST: Final = Decimal(10) ** 13
"""Ten trillion of any currency: more than any project; a larger number is a slip of the keyboard."""
LONGEST: Final = 80
REFUSALS: Final[dict[str, _StrPromise]] = {
    "negative": _("An amount is never less than zero."),
    "absurd": _("This amount is larger than any project: look for a slip in the digits or in the unit."),
    "unknown_currency": _("The currency is not known: write TL, €, $ or a code such as CHF."),
    "two_currencies": _("An amount has one currency."),
    "not_a_number": _("Write the amount like 1.234.567,89 TL, 75.000 € or 3,4 milyon avro."),
}


class RefusedAmount(Exception):
    """An amount that is not taken; `code` for tests, `sentence` for the person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = REFUSALS.get(code) or NUMBER_REFUSALS.get(code) or REFUSALS["not_a_number"]


def read_amount(text: str, default_currency: str = HOME_CURRENCY) -> Money:
    """What a typed amount says, to the kuruş. Raises `RefusedAmount`."""
    try:
        money = parse_money(text[: LONGEST + 1], default_currency)
    except NotANumber as no:
        raise RefusedAmount("not_a_number" if no.code == "empty" else no.code) from no
    if money.amount < 0:
        raise RefusedAmount("negative")
    if money.amount > MOST:
        raise RefusedAmount("absurd")
    return money.rounded()


class AmountField(forms.CharField):
    """An amount with its currency in one field; cleans to `Money` or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST, "required": False, **options})
        self.widget.attrs.setdefault("autocomplete", "off")

    def clean(self, value: Any) -> Any:
        """Read what was typed; the refusal's code picks the sentence."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_amount(text)
        except RefusedAmount as no:
            raise ValidationError(str(no.sentence), code=no.code) from no

    def prepare_value(self, value: Any) -> Any:
        """As the reader's language writes it; read back to the same amount."""
        return value.format(get_language() or "tr") if isinstance(value, Money) else value
