"""How figures of plans are read in pages: values with their units, formulas, the plan's own words for its levels."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from imece.ground.ui import reading
from imece.work.indicators.choices import UnitKind

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from imece.ground.web.translated import TranslatedModel
    from imece.work.indicators.models import Indicator, Target
    from imece.work.strategy.checks.finding import Finding
    from imece.work.strategy.models import Plan
    from imece.work.strategy.reached import IndicatorStanding
    from imece.work.strategy.scores import Score

register = template.Library()


@register.simple_tag
def said(thing: TranslatedModel, field: str) -> SafeString:
    """The text in the reader's language; one that is only there in another carries its language."""
    text = thing.said(field)
    if text.missing:
        return format_html('<span lang="{}">{}</span>', text.language, text.text)
    return format_html("{}", text.text)


@register.simple_tag
def level(plan: Plan, name: str) -> str:
    """The plan's own word for a goal, an objective or an indicator, else the usual one."""
    usual = {"goal": _("Goal"), "objective": _("Objective"), "indicator": _("Indicator")}
    return plan.level_name(name, reading.language()) or usual[name]


@register.filter
def measured(value: Decimal | None, indicator: Indicator) -> str:
    """A value with the unit of its indicator: "%8", "18.234,00 ₺", "12 adet"."""
    if value is None:
        return reading.NOTHING
    if indicator.unit_kind == UnitKind.PERCENT:
        return reading.percent(value)
    if indicator.unit_kind == UnitKind.MONEY:
        return reading.money(value, indicator.currency or "TRY")
    number = reading.decimal(value)
    return f"{number} {indicator.unit_label}" if indicator.unit_label else number


@register.filter
def target_text(row: IndicatorStanding) -> str:
    """The target of a standing, in words where it is no number."""
    if row.target is None and row.target_row is not None and row.target_row.text:
        return row.target_row.text
    return measured(row.target, row.indicator)


@register.filter
def kept_target(target: Target | None, indicator: Indicator) -> str:
    """A target's row, in words where it is no number."""
    if target is None:
        return reading.NOTHING
    return target.text if target.value is None and target.text else measured(target.value, indicator)


@register.filter
def actual_text(row: IndicatorStanding) -> str:
    """The actual of a standing; a dash while nothing was reported."""
    return measured(row.value, row.indicator)


@register.filter
def formula(score: Score) -> str:
    """The method's score with its figures."""
    return score.formula(reading.language())


@register.filter
def known_formula(score: Score) -> str:
    """The known-only score with its figures."""
    return score.known_only_formula(reading.language())


@register.filter
def indicator_formula(row: IndicatorStanding) -> str:
    """P of an indicator with its figures, e.g. "(18 − 10) / (20 − 10) × 100 = 80"."""
    return row.scored.formula.substituted(reading.language()) if row.scored else ""


@register.filter
def indicator_symbols(row: IndicatorStanding) -> str:
    """The formula of an indicator in words."""
    return row.scored.formula.words(reading.language()) if row.scored else ""


@register.filter
def exact(text: str | None) -> Decimal | None:
    """A number kept as text in a table of changes."""
    return None if text is None else Decimal(text)


@register.simple_tag
def sentence(finding: Finding) -> str:
    """A finding in the reader's language."""
    return finding.sentence(reading.language())
