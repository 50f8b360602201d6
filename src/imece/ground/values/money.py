"""Money: an exact amount with its currency, converted only with a dated rate that is kept."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Self

from imece.ground.values.numbers import (
    MAX_INTEGER_DIGITS,
    NotANumber,
    format_decimal,
    parse_decimal,
    round_half_up,
    speaks_turkish,
)
from imece.ground.values.turkish import fold

SYMBOLS: Final = {"TRY": "₺", "EUR": "€", "USD": "$", "GBP": "£"}

_CODE: Final = re.compile(r"[A-Z]{3}")

# Codes that are read in typed amounts: those of the Central Bank's daily list and of Türkiye's neighbours and EU
# partners. Money itself takes any three-letter code.
_KNOWN_CODES: Final[frozenset[str]] = frozenset(
    re.findall(
        "[A-Z]+",
        "AED ALL AUD AZN BAM BGN CAD CHF CNY CZK DKK EGP EUR GBP GEL HUF ILS IQD IRR ISK JOD JPY KRW KWD KZT MDL MKD "
        "NOK PKR PLN QAR RON RSD RUB SAR SEK TRY UAH USD XDR",
    )
)
_NAMES: Final[dict[str, str]] = {
    **{symbol: code for code, symbol in SYMBOLS.items()},
    **{code.lower(): code for code in _KNOWN_CODES},
    **dict.fromkeys(("tl", "lira", "turk lirasi", "turkish lira", "turkish liras"), "TRY"),
    **dict.fromkeys(("euro", "euros", "avro"), "EUR"),
    **dict.fromkeys(("dolar", "abd dolari", "amerikan dolari", "dollar", "dollars", "us dollars"), "USD"),
    **dict.fromkeys(("sterlin", "ingiliz sterlini", "pound", "pounds", "pound sterling"), "GBP"),
    **dict.fromkeys(("isvicre frangi", "swiss franc", "swiss francs"), "CHF"),
}
_SCALES: Final = {
    **dict.fromkeys(("bin", "thousand", "k"), 10**3),
    **dict.fromkeys(("milyon", "mn", "mio", "mln", "million"), 10**6),
    **dict.fromkeys(("milyar", "mr", "bn", "billion"), 10**9),
    **dict.fromkeys(("trilyon", "trillion"), 10**12),
}
_TYPED: Final = re.compile(
    r"(?P<before>[^0-9.,]*)(?P<number>[0-9.,](?:[0-9.,\s]*[0-9.,])?)(?P<after>[^0-9]*)"
)
_SIGNS: Final = re.compile("[+\u2212-]")
_WORD: Final = re.compile(r"[₺€$£]|[^\s₺€$£]+")


class MixedCurrencies(ValueError):
    """Two amounts in different currencies were added, compared or converted with a rate for another one."""


@dataclass(frozen=True, slots=True)
class Money:
    """An exact `amount` of one `currency` (three capital letters of ISO 4217)."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError("An amount of money is a Decimal.")
        if not self.amount.is_finite():
            raise ValueError("An amount of money is finite.")
        _check_code(self.currency)

    @classmethod
    def zero(cls, currency: str) -> Self:
        """Return nothing, in the currency."""
        return cls(Decimal(0), currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._same_currency(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._same_currency(other), self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> "Money":
        if not isinstance(factor, (Decimal, int)):
            return NotImplemented
        return Money(self.amount * factor, self.currency)

    __rmul__ = __mul__

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._same_currency(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._same_currency(other)

    def __gt__(self, other: "Money") -> bool:
        return self.amount > self._same_currency(other)

    def __ge__(self, other: "Money") -> bool:
        return self.amount >= self._same_currency(other)

    def _same_currency(self, other: "Money") -> Decimal:
        if not isinstance(other, Money):
            raise TypeError("Money goes only with money.")
        if other.currency != self.currency:
            raise MixedCurrencies(
                f"{self.currency} and {other.currency} do not mix; convert with a dated rate."
            )
        return other.amount

    def rounded(self, places: int = 2) -> "Money":
        """Return the amount with exactly so many decimals, halves away from zero."""
        return Money(round_half_up(self.amount, places), self.currency)

    def format(self, language: str, places: int | None = 2) -> str:
        """Return "18.234.583,13 ₺" in Turkish, "₺18,234,583.13" in English; "12,00 CHF", "CHF 12.00" without symbol."""
        number = format_decimal(self.amount, language, places)
        symbol = SYMBOLS.get(self.currency)
        if speaks_turkish(language):
            return f"{number} {symbol or self.currency}"
        sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
        return f"{sign}{symbol}{digits}" if symbol else f"{self.currency} {number}"

    def convert(self, rate: "Rate", places: int = 2) -> "Converted":
        """Return the amount in the rate's target currency, rounded, together with the rate that was used.

        Raises `MixedCurrencies` if the rate is for another source currency.
        """
        if rate.source != self.currency:
            raise MixedCurrencies(f"A rate for {rate.source} does not convert {self.currency}.")
        return Converted(Money(round_half_up(self.amount * rate.value, places), rate.target), rate)


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of `target` one unit of `source` was worth on `day`, and where that is written (`origin`)."""

    source: str
    target: str
    value: Decimal
    day: date
    origin: str

    def __post_init__(self) -> None:
        _check_code(self.source)
        _check_code(self.target)
        if self.source == self.target:
            raise ValueError("A rate joins two different currencies.")
        if not isinstance(self.value, Decimal):
            raise TypeError("A rate is a Decimal.")
        if not self.value.is_finite() or self.value <= 0:
            raise ValueError("A rate is a positive number.")
        if not self.origin.strip():
            raise ValueError("A rate says where it comes from.")


@dataclass(frozen=True, slots=True)
class Converted:
    """Converted money with its provenance."""

    money: Money
    rate: Rate


def total(amounts: Iterable[Money], currency: str) -> Money:
    """Return the sum in the currency, zero for none; `MixedCurrencies` if one is in another."""
    return sum(amounts, Money.zero(currency))


def parse_money(text: str, default_currency: str = "TRY") -> Money:
    """Return the money in "1.234.567,89 TL", "75.000 €", "3,4 Milyon Euro", "₺ 12,50", "USD 1,000.00" or "250 bin".

    Numbers are read as by `parse_decimal`; without a currency it is `default_currency`. Raises `NotANumber`, also
    with the codes `unknown_currency` (any other word) and `two_currencies`.
    """
    typed = _TYPED.fullmatch(text.strip())
    if typed is None:
        code = "not_a_number" if text.strip() else "empty"
        raise NotANumber(code, "This is not an amount of money.")
    signs = _SIGNS.findall(typed["before"])
    words = _SIGNS.sub(" ", typed["before"]), typed["after"]
    amount = parse_decimal("".join(signs) + typed["number"])
    currencies, scale = [], 1
    for part in words:
        scales, names = _scales_and_names(part)
        for factor in scales:
            scale *= factor
        if names:
            currencies.append(_currency_of(names))
    if len(currencies) > 1:
        raise NotANumber("two_currencies", "An amount has one currency.")
    amount *= scale
    if amount.adjusted() >= MAX_INTEGER_DIGITS:
        raise NotANumber(
            "too_large", f"An amount has at most {MAX_INTEGER_DIGITS} digits before the decimal sign."
        )
    return Money(amount, currencies[0] if currencies else default_currency)


def _scales_and_names(part: str) -> tuple[list[int], str]:
    """Split the words beside a number into factors ("milyon") and the rest, folded."""
    words = _WORD.findall(fold(part))
    factors = [_SCALES[word.rstrip(".")] for word in words if word.rstrip(".") in _SCALES]
    return factors, " ".join(word.rstrip(".") for word in words if word.rstrip(".") not in _SCALES)


def _currency_of(names: str) -> str:
    if names in _NAMES:
        return _NAMES[names]
    if all(word in _NAMES for word in names.split()):
        raise NotANumber("two_currencies", "An amount has one currency.")
    raise NotANumber("unknown_currency", "The currency is not known.")


def _check_code(currency: str) -> None:
    if not _CODE.fullmatch(currency):
        raise ValueError("A currency is three capital letters, such as TRY.")
