"""Numbers as people in Turkish offices type and read them: exact decimals, percentages, fair rounding.

Nothing here accepts or returns a float.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

MAX_INTEGER_DIGITS: Final = 18
MAX_DECIMALS: Final = 6

_LONGEST_TEXT: Final = 80
_ROUNDING: Final = Context(prec=100, rounding=ROUND_HALF_UP)

# No-break, thin and narrow no-break spaces come along from word processors and web pages.
_SPACES: Final = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f\t", " ") | {"\u2212": "-"})
_FRAME: Final = re.compile(r"(?P<before>[%₺+\- ]*)(?P<body>[0-9.,](?:[0-9., ]*[0-9.,])?)(?P<after>[%₺ ]*)")
_PLAIN: Final = re.compile(r"[0-9]*")
_GROUPED: Final = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+|(?: [0-9]{3})+)")
_SINGLE_DOT_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


class NotANumber(ValueError):
    """A text that is no plain number; `code` is stable and chooses the sentence that a person reads.

    Codes: `empty`, `not_a_number`, `two_signs`, `grouping`, `too_large`, `too_precise`;
    from `parse_money` also `unknown_currency` and `two_currencies`.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def parse_decimal(text: str) -> Decimal:
    """Return the exact number in a Turkish or English spelling, keeping the decimals as typed.

    Around the number ₺, % and spaces are ignored: "%120", "120 %" and "18.234.583,13 ₺" are read; "120 %" is 120.
    If both separators occur, the last is the decimal one ("1.234,5", "1,234.5"). Of a single separator:

    - one dot with one to three digits before and exactly three after is Turkish grouping: "25.000" is 25000,
      whereas "1.5", "0.125" and "1234.567" are decimals;
    - one comma is always the decimal sign: "1,234" is 1.234, as it is written in Turkish offices;
    - the same separator more than once is grouping: "1.234.567", "1,234,567".

    Raises `NotANumber` for anything else, for more than 18 digits before or 6 after the decimal sign, for exponents,
    "nan" and "inf".
    """
    typed = text.translate(_SPACES).strip()
    if not typed:
        raise NotANumber("empty", "No number was given.")
    if len(typed) > _LONGEST_TEXT:
        raise NotANumber(
            "too_large", f"A number has at most {MAX_INTEGER_DIGITS} digits before the decimal sign."
        )
    frame = _FRAME.fullmatch(typed)
    if frame is None:
        raise NotANumber("not_a_number", "This is not a plain number.")
    before, after = frame["before"], frame["after"]
    if before.count("+") + before.count("-") > 1:
        raise NotANumber("two_signs", "A number has one sign at most.")
    if sum((before + after).count(sign) for sign in "%₺") > 1:
        raise NotANumber("not_a_number", "This is not a plain number.")
    whole, decimals = _split(frame["body"])
    return _bounded("-" if "-" in before else "", whole, decimals)


def _split(body: str) -> tuple[str, str]:
    """Return the digits before and after the decimal sign."""
    dots, commas = body.count("."), body.count(",")
    last = "." if body.rfind(".") > body.rfind(",") else ","
    both = bool(dots and commas)
    if both and body.count(last) > 1:
        raise _wrong_grouping()
    single = dots + commas == 1
    if both or (single and not _SINGLE_DOT_THOUSANDS.fullmatch(body)):
        whole, _, decimals = body.rpartition(last)
        if not decimals:
            raise NotANumber("not_a_number", "Digits are missing after the decimal sign.")
    else:
        whole, decimals = body, ""
    if not _PLAIN.fullmatch(decimals):
        raise _wrong_grouping()
    if not (_PLAIN.fullmatch(whole) or _GROUPED.fullmatch(whole)):
        raise _wrong_grouping()
    return re.sub(r"[., ]", "", whole), decimals


def _wrong_grouping() -> NotANumber:
    return NotANumber("grouping", "The separators do not stand at every third digit.")


def _bounded(sign: str, whole: str, decimals: str) -> Decimal:
    if len(whole.lstrip("0")) > MAX_INTEGER_DIGITS:
        raise NotANumber(
            "too_large", f"A number has at most {MAX_INTEGER_DIGITS} digits before the decimal sign."
        )
    if len(decimals) > MAX_DECIMALS:
        raise NotANumber("too_precise", f"A number has at most {MAX_DECIMALS} digits after the decimal sign.")
    number = Decimal(f"{sign}{whole or '0'}.{decimals}" if decimals else f"{sign}{whole}")
    return number if number else abs(number)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Return the value with exactly `places` decimals, halves away from zero, and never a negative zero."""
    rounded = value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)
    return rounded if rounded else abs(rounded)


def trim(value: Decimal) -> Decimal:
    """Return the same value without trailing zeros and without an exponent: 1.500 → 1.5, 1E+2 → 100."""
    digits = format(_exact(value), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    number = Decimal(digits)
    return number if number else Decimal(0)


def format_decimal(
    value: Decimal | int,
    language: str,
    places: int | None = None,
    *,
    grouping: bool = True,
) -> str:
    """Return the number as it is read in the language: "1.234,5" in Turkish, "1,234.5" in any other.

    With `places` it has exactly so many decimals, halves rounded away from zero; without, as many as it needs.
    """
    exact = _exact(value)
    number = trim(exact) if places is None else round_half_up(exact, places)
    english = format(number, ",f" if grouping else "f")
    if not speaks_turkish(language):
        return english
    return english.translate(str.maketrans(",.", ".,"))


def spell_decimal(value: Decimal | int, language: str) -> str:
    """Return the number as an input holds it: as it is read, but so that `parse_decimal` gives the same number back.

    The English "1,234" and "1.234" would be read as a Turkish decimal and a Turkish group of thousands, so they are
    spelled "1234" and "1.2340".
    """
    exact = trim(_exact(value))
    plain = format_decimal(exact, language, grouping=False)
    spellings = (format_decimal(exact, language), plain, f"{plain}0")
    return next((text for text in spellings if _is_read_as(exact, text)), spellings[0])


def _is_read_as(value: Decimal, text: str) -> bool:
    try:
        return parse_decimal(text) == value
    except NotANumber:
        return False


def format_percent(value: Decimal | int, language: str, places: int | None = None) -> str:
    """Return a percentage, 8 as "%8" in Turkish and "8%" in English; a minus stands before all."""
    number = format_decimal(value, language, places)
    if not speaks_turkish(language):
        return f"{number}%"
    return f"-%{number[1:]}" if number.startswith("-") else f"%{number}"


def speaks_turkish(language: str) -> bool:
    """Tell whether a language code ("tr", "tr-TR", "tr_CY") is Turkish."""
    return re.split(r"[-_]", language.casefold(), maxsplit=1)[0] == "tr"


def _exact(value: Decimal | int) -> Decimal:
    """Return the value as a finite decimal; floats are a programming error, as they carry no exact money or score."""
    if isinstance(value, float):
        raise TypeError("Floats are not exact; pass a Decimal or an int.")
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError("Only finite numbers can be shown.")
    return number


def largest_remainder(shares: Sequence[Decimal], total: Decimal, places: int = 0) -> list[Decimal]:
    """Divide `total` in proportion to `shares` into parts of `places` decimals that sum exactly to it.

    Every part is first cut down; the units left over go to the largest remainders, of equal ones to the first.
    Raises `ValueError` for a negative share, for a total finer than `places`, and when all shares are zero (or there
    are none) though there is something to divide.
    """
    if any(share < 0 for share in shares):
        raise ValueError("A share cannot be negative.")
    units = Fraction(_exact(total)) * 10**places
    if units.denominator != 1:
        raise ValueError("The total is finer than the parts may be.")
    weights = [Fraction(_exact(share)) for share in shares]
    weight = sum(weights)
    if not weight:
        if units:
            raise ValueError("Nothing says how to divide the total.")
        return [round_half_up(Decimal(0), places) for _ in shares]
    sign = -1 if units < 0 else 1
    quotas = [abs(units) * part / weight for part in weights]
    parts = [int(quota) for quota in quotas]
    left_over = int(abs(units)) - sum(parts)
    by_remainder = sorted(range(len(quotas)), key=lambda place: parts[place] - quotas[place])
    for place in by_remainder[:left_over]:
        parts[place] += 1
    return [round_half_up(Decimal(sign * part).scaleb(-places, context=_ROUNDING), places) for part in parts]
