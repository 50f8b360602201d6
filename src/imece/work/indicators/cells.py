"""One cell of the entry grid: which it is, how what was typed in it is read, and how a kept figure is spelled in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Self

from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import NUMBER_REFUSALS
from imece.ground.values.numbers import NotANumber, parse_decimal, spell_decimal
from imece.ground.values.period import NotAPeriod, Period

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from imece.work.indicators.models import Actual

BETWEEN: Final = "/"
LONGEST_KEY: Final = 40
LONGEST_ID: Final = 15
PAIR_NEEDED: Final = _("Enter two numbers, such as 3/8; the second must be above zero.")
ONE_NUMBER_NEEDED: Final = _("Enter one number; this indicator is not a ratio.")


class WrongCell(ValueError):
    """What was typed in a cell is no figure; carries the sentence for the person."""

    def __init__(self, sentence: str | _StrPromise) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Spot:
    """Which cell: an indicator and one of its periods."""

    indicator_id: int
    period: Period

    @property
    def key(self) -> str:
        """The cell in a form: "12.2026-03"."""
        return f"{self.indicator_id}.{self.period.key}"

    @classmethod
    def from_key(cls, key: str) -> Self | None:
        """The reverse of `key`; None for anything else."""
        number, dot, name = key[:LONGEST_KEY].partition(".")
        if not dot or not number.isascii() or not number.isdigit() or len(number) > LONGEST_ID:
            return None
        try:
            period = Period.from_key(name)
        except NotAPeriod:
            return None
        return cls(int(number), period) if period.kind is not None else None


@dataclass(frozen=True, slots=True)
class Typed:
    """The figure in a cell: one number, or two for a ratio; an empty cell has none."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """What was typed, "1.234,5" or "3/8"; raises `WrongCell`."""
        if not text.strip():
            return cls()
        if BETWEEN not in text:
            return cls(value=_number(text))
        over, _slash, under = text.partition(BETWEEN)
        if not over.strip() or not under.strip() or BETWEEN in under:
            raise WrongCell(PAIR_NEEDED)
        pair = cls(numerator=_number(over), denominator=_number(under))
        if pair.denominator is None or pair.denominator <= 0:
            raise WrongCell(PAIR_NEEDED)
        return pair

    @classmethod
    def of(cls, actual: Actual | None) -> Self:
        """What an actual holds now, frozen or not; of a ratio its two numbers."""
        if actual is None:
            return cls()
        frozen = actual.is_approved
        if actual.indicator.is_ratio:
            over = actual.approved_numerator if frozen else actual.numerator
            under = actual.approved_denominator if frozen else actual.denominator
            if over is not None or under is not None:
                return cls(numerator=over, denominator=under)
        return cls(value=actual.approved_value if frozen else actual.value)

    @property
    def is_pair(self) -> bool:
        """Whether it is made of two numbers."""
        return self.numerator is not None or self.denominator is not None

    def spelled(self, language: str) -> str:
        """As the cell shows it; read back it is the same figure in every language."""
        if self.is_pair:
            halves = (self.numerator, self.denominator)
            return BETWEEN.join("" if half is None else spell_decimal(half, language) for half in halves)
        return "" if self.value is None else spell_decimal(self.value, language)


@dataclass(frozen=True, slots=True)
class CellChange:
    """What somebody wants a cell to hold, and what it held when they saw it."""

    spot: Spot
    wanted: Typed
    seen: Typed


def _number(text: str) -> Decimal:
    try:
        return parse_decimal(text)
    except NotANumber as refusal:
        raise WrongCell(NUMBER_REFUSALS.get(refusal.code, NUMBER_REFUSALS["not_a_number"])) from refusal
