"""Values as the reader's language writes them: numbers, percentages, money, days, periods, moments.

What is missing (None, empty) reads as a dash, so that a cell is never blank by accident.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.utils import timezone
from django.utils.translation import get_language

from imece.ground.values import turkish
from imece.ground.values.money import Money
from imece.ground.values.numbers import format_decimal, format_percent, round_half_up, speaks_turkish
from imece.ground.values.period import Period, format_dates, format_day, periods_said

NOTHING: Final = "–"
DEFAULT_LANGUAGE: Final = "tr"


def language() -> str:
    """The reader's language; Turkish where none was chosen."""
    return get_language() or DEFAULT_LANGUAGE


def decimal(value: object, places: int | None = None) -> str:
    """1234.5 → "1.234,5" (tr), "1,234.5" (en); with `places` exactly so many decimals."""
    exact = _exact(value)
    return NOTHING if exact is None else format_decimal(exact, language(), places)


def rounded(value: object) -> str:
    """As `decimal`, with at most two decimals: what is counted (a ratio) is read, the exact number is inspected."""
    exact = _exact(value)
    return NOTHING if exact is None else format_decimal(round_half_up(exact, 2), language())


def percent(value: object, places: int | None = None) -> str:
    """8 → "%8" (tr), "8%" (en); the value is the percentage itself, not a share of one."""
    exact = _exact(value)
    return NOTHING if exact is None else format_percent(exact, language(), places)


def plain(value: object) -> str:
    """A number for an attribute or a script: a dot, no grouping, in every language; empty when missing."""
    exact = _exact(value)
    return "" if exact is None else format(exact, "f")


def money(value: Money | Decimal | int | str | None, currency: str = "TRY") -> str:
    """Money, or an amount and its currency: "18.234.583,13 ₺" (tr), "₺18,234,583.13" (en)."""
    if isinstance(value, Money):
        return value.format(language())
    exact = _exact(value)
    return NOTHING if exact is None else Money(exact, currency).format(language())


def day(value: date | None) -> str:
    """ "19 Nisan 2019", "19 April 2019"; of a moment its day in the reader's time zone."""
    if not value:
        return NOTHING
    return format_day(_local(value).date() if isinstance(value, datetime) else value, language())


def days(first: date | None, last: date | None = None) -> str:
    """ "15–19 Nisan 2019"; one day when there is no last or both are the same."""
    if not first:
        return NOTHING
    return format_dates(first, last or first, language())


def period(value: Period | None) -> str:
    """ "2021 1. yarıyıl", "first half of 2021"."""
    return value.label(language()) if value else NOTHING


def periods_in(label: object) -> str:
    """A label such as "Report · 2025-H1" with its period in words."""
    return periods_said(str(label), language())


def datetime_local(value: datetime | None) -> str:
    """ "21 Kasım 2026 14:05", "21 November 2026, 14:05", in the current time zone."""
    if not value:
        return NOTHING
    local = _local(value)
    shown = format_day(local.date(), language())
    return f"{shown}{' ' if speaks_turkish(language()) else ', '}{local:%H:%M}"


def capital(text: object) -> str:
    """ "il" → "İl" (tr), "issue" → "Issue" (en): the label of a field begins with a capital of the reader's alphabet."""
    said = str(text)
    return turkish.capitalise(said) if speaks_turkish(language()) else said[:1].upper() + said[1:]


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _exact(value: object) -> Decimal | None:
    """The number, or None where there is none. Texts in plain spelling are read, as attributes of parts are texts."""
    if value is None or value == "":
        return None
    if isinstance(value, (Decimal, int)):
        return Decimal(value)
    return Decimal(str(value))
