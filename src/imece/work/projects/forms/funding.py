"""An office's own funders and programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.reference.choices import country_choices
from imece.work.projects.choices import HOME_COUNTRY, FunderKind

if TYPE_CHECKING:
    from imece.work.projects.models import Funder

TRANSLATED = ("name", "sentence", "disclaimer")


class FunderForm(forms.Form):
    """One funder with the sentence and the disclaimer that it wants, in both languages."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name__en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=FunderKind)
    country = forms.ChoiceField(label=_("Country"), initial=HOME_COUNTRY)
    sentence = forms.CharField(
        label=_("Funding sentence"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the funder wants to be said on everything that it pays for."),
    )
    sentence__en = forms.CharField(
        label=_("Funding sentence in English"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    disclaimer = forms.CharField(
        label=_("Disclaimer"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    disclaimer__en = forms.CharField(
        label=_("Disclaimer in English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, funder: Funder | None = None, **kwargs: Any) -> None:
        if funder is not None:
            english = funder.translations.get("en", {})
            kwargs["initial"] = {
                **{name: getattr(funder, name) for name in (*TRANSLATED, "kind", "country")},
                **{f"{name}__en": english.get(name, "") for name in TRANSLATED},
            }
        super().__init__(*args, **kwargs)
        field = self.fields["country"]
        if isinstance(field, forms.ChoiceField):
            field.choices = country_choices()

    def values(self) -> dict[str, Any]:
        """The columns, texts in other languages beside them."""
        said = self.cleaned_data
        english = {name: said[f"{name}__en"] for name in TRANSLATED if said[f"{name}__en"]}
        return {
            **{name: said[name] for name in (*TRANSLATED, "kind", "country")},
            "translations": {"en": english} if english else {},
        }


class ProgrammeForm(forms.Form):
    """One programme of a funder."""

    name = forms.CharField(label=_("Name"), max_length=250)
    name__en = forms.CharField(label=_("Name in English"), max_length=250, required=False)
    first_year = forms.IntegerField(label=_("First year"), min_value=1950, max_value=2100, required=False)
    last_year = forms.IntegerField(label=_("Last year"), min_value=1950, max_value=2100, required=False)
    is_loan = forms.BooleanField(label=_("It gives loans"), required=False)

    def values(self) -> dict[str, Any]:
        """The columns, the English name beside them."""
        said = dict(self.cleaned_data)
        english = said.pop("name__en")
        return {**said, "translations": {"en": {"name": english}} if english else {}}
