"""The formulas of the method as a page prints them: in symbols, in words and with the figures put in."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext, gettext_noop, override

from imece.ground.values.numbers import MAX_DECIMALS, format_decimal, round_half_up

PLACES = 2
UNKNOWN = "?"


class FormulaCode(StrEnum):
    """The rows of the method's table, as they are kept with a score."""

    CHANGE = "change_over_planned_change"
    ACTUAL_OVER_TARGET = "actual_over_target"
    TARGET_OVER_ACTUAL = "target_over_actual"
    NOTHING_HAPPENED = "nothing_happened"
    LEVEL_KEPT = "level_kept"
    LEVEL_ACTUAL_OVER_TARGET = "level_actual_over_target"
    LEVEL_TARGET_OVER_ACTUAL = "level_target_over_actual"
    ZERO_TARGET = "zero_target"
    JUDGED = "judged_level"


_CHANGE = "({C} − {A}) / ({B} − {A}) × 100"
_ACTUAL_OVER_TARGET = "{C} / {B} × 100"
_TARGET_OVER_ACTUAL = "{B} / {C} × 100"

_SYMBOLS: dict[FormulaCode, str] = {
    FormulaCode.CHANGE: _CHANGE,
    FormulaCode.ACTUAL_OVER_TARGET: _ACTUAL_OVER_TARGET,
    FormulaCode.TARGET_OVER_ACTUAL: _TARGET_OVER_ACTUAL,
    FormulaCode.LEVEL_ACTUAL_OVER_TARGET: _ACTUAL_OVER_TARGET,
    FormulaCode.LEVEL_TARGET_OVER_ACTUAL: _TARGET_OVER_ACTUAL,
}

_WORDS: dict[FormulaCode, str] = {
    FormulaCode.CHANGE: gettext_noop("(actual − baseline) / (target − baseline) × 100"),
    FormulaCode.ACTUAL_OVER_TARGET: gettext_noop("actual / target × 100"),
    FormulaCode.TARGET_OVER_ACTUAL: gettext_noop("target / actual × 100"),
    FormulaCode.NOTHING_HAPPENED: gettext_noop("less is better and nothing happened: 100"),
    FormulaCode.LEVEL_KEPT: gettext_noop("the level to be kept is met: 100"),
    FormulaCode.LEVEL_ACTUAL_OVER_TARGET: gettext_noop(
        "the level to be kept is missed: actual / target × 100"
    ),
    FormulaCode.LEVEL_TARGET_OVER_ACTUAL: gettext_noop(
        "the level to be kept is missed: target / actual × 100"
    ),
    FormulaCode.ZERO_TARGET: gettext_noop("the target is zero: 100 when it is met, otherwise 0"),
    FormulaCode.JUDGED: gettext_noop("a level from 0 to 100 judged by a person"),
}


class Formula(NamedTuple):
    """One row of the method with the figures it was used on; a figure it does not use is None."""

    code: FormulaCode
    baseline: Decimal | None = None
    target: Decimal | None = None
    actual: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    scale: Decimal | None = None
    result: Decimal | None = None

    @property
    def symbols(self) -> str:
        """The formula with A, B and C, e.g. "(C − A) / (B − A) × 100"; empty where the method gives a fixed value."""
        return _SYMBOLS.get(self.code, "").format(A="A", B="B", C="C")

    def words(self, language: str) -> str:
        """The formula in the words of the reader, in Turkish (`tr`) or English (`en`)."""
        with override(language):
            return gettext(_WORDS[self.code])

    def substituted(self, language: str) -> str:
        """The formula with its figures, e.g. "(18 − 10) / (20 − 10) × 100 = 80"; "?" stands for a missing actual."""
        template = _SYMBOLS.get(self.code)
        if template is None:
            return self.words(language)
        figures = template.format(
            A=_figure(self.baseline, language),
            B=_figure(self.target, language),
            C=_figure(self.actual, language),
        )
        return figures if self.result is None else f"{figures} {_result(self.result, language)}"

    def substituted_ratio(self, language: str) -> str:
        """How the actual came from its two counts, e.g. "17 / 20 × 100 = 85"; empty when it is not a ratio."""
        if self.numerator is None or self.denominator is None or self.scale is None:
            return ""
        quotient = f"{_figure(self.numerator, language)} / {_figure(self.denominator, language)}"
        if self.scale != 1:
            quotient += f" × {_figure(self.scale, language)}"
        return quotient if self.actual is None else f"{quotient} {_result(self.actual, language)}"


def _figure(value: Decimal | None, language: str) -> str:
    """A figure inside a formula; a negative one stands in brackets so that two signs never meet."""
    if value is None:
        return UNKNOWN
    places = MAX_DECIMALS if round_half_up(value, MAX_DECIMALS) == value else PLACES
    printed = format_decimal(round_half_up(value, places), language)
    return f"({printed})" if value < 0 else printed


def _result(value: Decimal, language: str) -> str:
    """What a formula comes to: "= 80", or "≈ 33,33" where two places do not hold it."""
    rounded = round_half_up(value, PLACES)
    return f"{'=' if rounded == value else '≈'} {format_decimal(rounded, language)}"
