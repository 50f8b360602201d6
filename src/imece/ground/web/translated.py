"""Public text in several languages: the first language in its own column, the others beside it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.translation import get_language

FIRST_LANGUAGE = "tr"


@dataclass(frozen=True, slots=True)
class Said:
    """A text as it can be shown now; `missing` says that the asked language is not there yet."""

    text: str
    language: str
    missing: bool = False

    def __str__(self) -> str:
        return self.text


class TranslatedModel(models.Model):
    """Keeps `{"en": {"name": "…"}}` beside the Turkish columns (see docs/decisions)."""

    translations: models.JSONField[dict[str, dict[str, str]], dict[str, dict[str, str]]] = models.JSONField(
        default=dict, blank=True, editable=False
    )

    class Meta:
        abstract = True

    def said(self, field: str, language: str | None = None) -> Said:
        """The field's text in `language` (default: the reader's), or the Turkish one marked as missing."""
        wanted = language or get_language() or FIRST_LANGUAGE
        first = str(getattr(self, field))
        if wanted == FIRST_LANGUAGE or not first:
            return Said(first, FIRST_LANGUAGE)
        text = self.translations.get(wanted, {}).get(field, "")
        return Said(text, wanted) if text else Said(first, FIRST_LANGUAGE, missing=True)

    def say(self, field: str, language: str, text: str) -> None:
        """Keep the field's text in another language; an empty text removes it."""
        rows = dict(self.translations.get(language, {}))
        if text:
            rows[field] = text
        else:
            rows.pop(field, None)
        self.translations = {**self.translations, language: rows}
