"""The form with which official shapes are brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.reference.choices import province_choices

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor


class ShapesForm(forms.Form):
    """Province, file, and where the shapes come from."""

    province = forms.ChoiceField(label=_("Province"))
    file = forms.FileField(
        label=_("GeoJSON file"),
        help_text=_(
            "A FeatureCollection with one polygon for each district of the province, named by its name or code, in "
            "longitude and latitude (WGS 84); 5 MB at most."
        ),
    )
    source = forms.CharField(
        label=_("Source and licence"),
        max_length=200,
        help_text=_("Shown beside the map, so that everybody knows whose borders these are."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["province"]
        if isinstance(field, forms.ChoiceField):
            field.choices = province_choices()
        field.initial = actor.office.province
