"""Short forms: a repetition, a cancelling, files, a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from imece.work.activities import dates
from imece.work.activities.forms.parts import FIRST_LANGUAGE, OnceForm
from imece.work.activities.uploads import DocumentsField

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.dates import When
    from imece.work.activities.models import ActivityKind


class RepeatForm(OnceForm):
    """The same activity on other days."""

    date_text = forms.CharField(
        label=_("New date"),
        max_length=80,
        help_text=_("Such as 21.11.2026, 15–19 Nisan 2019 or Nisan 2016."),
    )

    def clean_date_text(self) -> When:
        """Read the days."""
        try:
            return dates.read(self.cleaned_data["date_text"])
        except dates.RefusedDate as no:
            raise forms.ValidationError(str(no.sentence), code=no.code) from no


class CancelForm(forms.Form):
    """Why it did not take place."""

    reason = forms.CharField(label=_("Why was it cancelled?"), max_length=300)


class DocumentsForm(forms.Form):
    """Files for an activity that stands already."""

    uploads = DocumentsField(label=_("Documents and photos"))


class KindForm(forms.Form):
    """An own kind's names."""

    name = forms.CharField(label=_("Name"), max_length=100)

    def __init__(self, *args: Any, actor: Actor, kind: ActivityKind | None = None, **kwargs: Any) -> None:
        self.languages = [code for code in actor.office.languages if code != FIRST_LANGUAGE]
        if kind is not None:
            said = {
                f"name__{language}": texts.get("name", "") for language, texts in kind.translations.items()
            }
            kwargs["initial"] = {"name": kind.name, **said}
        super().__init__(*args, **kwargs)
        names = dict(settings.LANGUAGES)
        for language in self.languages:
            self.fields[f"name__{language}"] = forms.CharField(
                label=f"{_('Name')} ({names.get(language, language)})", max_length=100, required=False
            )

    def translations(self) -> dict[str, str]:
        """The names in other languages."""
        return {language: self.cleaned_data[f"name__{language}"] for language in self.languages}
