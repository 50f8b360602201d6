"""Inputs of the design system: a day and a decimal number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms

from imece.ground.ui import reading
from imece.ground.values.numbers import spell_decimal

ISO_DAY: Final = "%Y-%m-%d"


class DayInput(forms.DateInput):
    """The browser's own date input; the value goes over as 2026-11-21 whatever the language shows."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format=ISO_DAY)


class DecimalInput(forms.TextInput):
    """A text input with a number keyboard. What was typed stays as it was typed; stored numbers come formatted.

    Not `type=number`: browsers drop there what they cannot read, and a comma is such a thing to some.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "decimal", "autocomplete": "off", "data-number": True, **(attrs or {})}
        )

    def format_value(self, value: Any) -> str | None:
        """A stored number in the reader's spelling (one that is read back as the same number), a typed text untouched."""
        if isinstance(value, (Decimal, int)):
            return spell_decimal(value, reading.language())
        typed: str | None = super().format_value(value)
        return typed
