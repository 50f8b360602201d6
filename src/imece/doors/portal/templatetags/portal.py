"""What only the public pages need in templates: values with their unit, texts with their language, addresses."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from imece.ground.ui import reading
from imece.ground.values.numbers import round_half_up, trim
from imece.services.reference.places import country
from imece.work.indicators.choices import UnitKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from imece.doors.portal.printing import Words
    from imece.ground.web.translated import TranslatedModel
    from imece.work.indicators.models import Indicator
    from imece.work.strategy.scores import Score

register = template.Library()

FIRST_LANGUAGE: Final = "tr"
MOST_DECIMALS: Final = 2


@register.filter
def measured(value: Decimal | None, indicator: Indicator) -> str:
    """A value as its unit is written: ₺ for money, % for percentages, a plain number for what is counted."""
    if value is None:
        return reading.NOTHING
    if indicator.unit_kind == UnitKind.MONEY:
        return reading.money(value, indicator.currency or "TRY")
    exact = trim(round_half_up(value, max(indicator.decimals, MOST_DECIMALS)))
    places = None if -int(exact.as_tuple().exponent) > indicator.decimals else indicator.decimals
    if indicator.unit_kind == UnitKind.PERCENT:
        return reading.percent(exact, places)
    return reading.decimal(exact, places)


@register.filter
def share_of(share: Decimal | None, indicator: Indicator) -> str:
    """What a record adds, in the indicator's unit; of a ratio it is a part of the numerator, so a plain number."""
    return reading.decimal(share) if indicator.is_ratio else measured(share, indicator)


@register.filter
def unit_of(indicator: Indicator) -> str | _StrPromise:
    """The unit as printed, or the name of its kind."""
    return indicator.unit_label or indicator.get_unit_kind_display()


@register.simple_tag
def said(thing: TranslatedModel, field: str = "title") -> SafeString:
    """A public text in the reader's language; where it is missing the Turkish one, marked as Turkish for the ear."""
    text = thing.said(field)
    if text.missing:
        return format_html('<span lang="{}">{}</span>', FIRST_LANGUAGE, text.text)
    return format_html("{}", text.text)


@register.simple_tag
def as_said(words: Words) -> SafeString:
    """Words that were taken from a text before, marked as `said` marks them."""
    if words.language:
        return format_html('<span lang="{}">{}</span>', words.language, words.text)
    return format_html("{}", words.text)


@register.filter
def words(thing: TranslatedModel, field: str = "title") -> str:
    """A public text alone, for where no mark may stand: the window's title, what is shown when a page is shared."""
    return thing.said(field).text


@register.filter
def is_missing(thing: TranslatedModel, field: str = "title") -> bool:
    """Whether the text is not there in the reader's language."""
    return thing.said(field).missing


@register.simple_tag
def turkish_only() -> SafeString:
    """The `lang` attribute of a text that exists in Turkish only; nothing on Turkish pages."""
    reads_turkish = (get_language() or FIRST_LANGUAGE) == FIRST_LANGUAGE
    return SafeString("") if reads_turkish else format_html(' lang="{}"', FIRST_LANGUAGE)


@register.filter
def country_name(code: str) -> str:
    """The short name of a country in the reader's language; the code itself where it is unknown."""
    try:
        return country(code).name(get_language() or FIRST_LANGUAGE)
    except KeyError:
        return code


@register.filter
def formula(score: Score) -> str:
    """The method's score with its figures, in the reader's language."""
    return score.formula(get_language() or FIRST_LANGUAGE)


@register.filter
def known_formula(score: Score) -> str:
    """The known-only score with its figures."""
    return score.known_only_formula(get_language() or FIRST_LANGUAGE)


@register.filter
def why_withheld(score: Score) -> str:
    """Why there is no score."""
    return score.reason(get_language() or FIRST_LANGUAGE)


@register.filter
def substituted(performance: object) -> str:
    """The formula of one indicator's performance with its figures."""
    language = get_language() or FIRST_LANGUAGE
    written = getattr(performance, "formula", None)
    return written.substituted(language) if written is not None else ""
