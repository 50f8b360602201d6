"""Writing a report's texts: one box for each section or question, drafts with a tick to confirm them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.overview.reports.actions import Written
from imece.overview.reports.models import Narrative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.forms import BoundField
    from django.utils.functional import _StrPromise

    from imece.overview.reports.models import Report
    from imece.overview.reports.queries.texts import Texts
    from imece.overview.reports.questions import Section

LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """What the page shows of one section."""

    section: Section
    narrative: Narrative
    fields: tuple[BoundField, ...]
    group: str = ""


class TextsForm(forms.Form):
    """The texts of some sections of a report, about the whole or about one indicator."""

    def __init__(
        self,
        *args: Any,
        report: Report,
        sections: Sequence[Section],
        texts: Texts,
        indicator_id: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sections, self.indicator_id = sections, indicator_id
        self.narratives = {
            section.code: texts.get((section.code, indicator_id))
            or Narrative(report=report, section=section.code, indicator_id=indicator_id)
            for section in sections
        }
        for section in sections:
            self._add(section, report.languages)

    def _add(self, section: Section, languages: tuple[str, ...]) -> None:
        row = self.narratives[section.code]
        for language in languages:
            title: _StrPromise | str = section.title
            if len(languages) > 1:
                title = f"{section.title} ({language.upper()})"
            self.fields[f"{language}_{section.code}"] = forms.CharField(
                label=title,
                help_text=section.help if language == languages[0] else "",
                required=False,
                max_length=LONGEST,
                initial=row.in_language(language),
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        if row.is_draft:
            self.fields[f"ok_{section.code}"] = forms.BooleanField(
                label=_("I have read this draft from records and confirm it"), required=False
            )
        self.fields[f"rev_{section.code}"] = forms.IntegerField(
            required=False, initial=row.revision, widget=forms.HiddenInput
        )

    def rows(self) -> Iterator[Row]:
        """Each section with its boxes; a new group of questions says its name once."""
        group = ""
        for section in self.sections:
            names = [name for name in self.fields if name.partition("_")[2] == section.code]
            heading = section.group if section.group != group else ""
            group = section.group
            yield Row(section, self.narratives[section.code], tuple(self[name] for name in names), heading)

    def written(self) -> dict[tuple[str, int | None], Written]:
        """What was sent; a language that the report does not speak keeps its text."""
        data, found = self.cleaned_data, {}
        for code, row in self.narratives.items():
            found[code, self.indicator_id] = Written(
                text=data.get(f"tr_{code}", row.text),
                text_en=data.get(f"en_{code}", row.text_en),
                is_confirmed=bool(data.get(f"ok_{code}")),
                revision=data.get(f"rev_{code}") or 0,
            )
        return found
