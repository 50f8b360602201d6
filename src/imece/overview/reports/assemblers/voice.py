"""In which language a paper speaks: one, or Turkish and English beside each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.translation import override

from imece.ground.paper.content import Heading, Paragraph, SideBySide
from imece.ground.values.numbers import format_decimal, format_percent, trim
from imece.ground.values.period import Period, format_dates, format_day

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

    from imece.ground.paper.content import Block
    from imece.ground.web.translated import TranslatedModel

NOTHING: Final = "–"
Spoken = str | int | Callable[[str], str]
"""A value inside a sentence: the same in every language, or said by a function of the language."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The languages of a paper, the first one leading."""

    languages: tuple[str, ...]

    @property
    def leading(self) -> str:
        """The language in which numbers and days are written."""
        return self.languages[0]

    @property
    def is_double(self) -> bool:
        """Whether two languages stand beside each other."""
        return len(self.languages) > 1

    def __call__(self, words: _StrPromise | str, **values: Spoken) -> str:
        """The words in the paper's language; in two languages joined by a stroke."""
        return self._joined(self.in_language(words, language, **values) for language in self.languages)

    def title(self, words: _StrPromise | str) -> str:
        """The title of a paper; it also names its file, so that no stroke stands in it."""
        return " – ".join(dict.fromkeys(self.in_language(words, language) for language in self.languages))

    def in_language(self, words: _StrPromise | str, language: str, **values: Spoken) -> str:
        """The words in one language."""
        said = {name: value(language) if callable(value) else value for name, value in values.items()}
        with override(language):
            return str(words) % said if said else str(words)

    def of(self, thing: TranslatedModel, field: str) -> str:
        """A field of a record in the paper's language; Turkish where a translation is missing."""
        return self._joined(str(thing.said(field, language)) for language in self.languages)

    def prose(self, turkish: str, english: str, heading: str = "", level: int = 2) -> tuple[Block, ...]:
        """A text with its heading: in one language a paragraph, in two side by side. Nothing for nothing."""
        if not (turkish or english):
            return ()
        if self.is_double:
            return (SideBySide(turkish, english, heading),)
        text = turkish if self.leading == "tr" else english or turkish
        return (*((Heading(heading, level),) if heading else ()), Paragraph(text))

    def sentence(self, words: _StrPromise | str, **values: Spoken) -> tuple[Block, ...]:
        """A sentence of our own as a paragraph of the paper."""
        return self.prose(self.in_language(words, "tr", **values), self.in_language(words, "en", **values))

    def day(self, value: date | None) -> str:
        """A day as the leading language writes it."""
        return format_day(value, self.leading) if value else NOTHING

    def days(self, first: date, last: date) -> str:
        """A stretch of days."""
        return format_dates(first, last, self.leading)

    def period(self, period: Period) -> str:
        """A period as a person reads it."""
        return self._joined(period.label(language) for language in self.languages)

    def _joined(self, parts: object) -> str:
        different = list(dict.fromkeys(parts))  # type: ignore[call-overload]  # an iterator of texts
        return " / ".join(part for part in different if part)


def number(value: Decimal | int | None, places: int | None = None) -> Spoken:
    """A number inside a sentence."""
    if value is None:
        return NOTHING
    return lambda language: format_decimal(Decimal(value), language, places)


def percent(value: Decimal | int | None, places: int | None = 0) -> Spoken:
    """A percentage inside a sentence."""
    if value is None:
        return NOTHING
    return lambda language: format_percent(Decimal(value), language, places)


def figure(value: Decimal | None) -> Decimal | None:
    """A figure for a cell: without idle zeros."""
    return None if value is None else trim(value)


def span(period: Period) -> Spoken:
    """A period inside a sentence."""
    return period.label
