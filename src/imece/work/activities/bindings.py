"""Forms that bind a measure: what is counted, in words that stay true when the indicator is read years later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.web.filters import flat
from imece.services.accounts.models import Office, Unit
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.activities.choices import AXIS_CODES, HOME_COUNTRY, Axis, Part, TargetGroup
from imece.work.activities.conditions import ABROAD
from imece.work.activities.models import ActivityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

ANYWHERE = ("", _("anywhere"))


class ActivityFilters(forms.Form):
    """Which activities count; nothing chosen means all. `cleaned_data` is JSON-ready."""

    kinds = forms.MultipleChoiceField(label=_("Kinds"), required=False)
    parts = forms.MultipleChoiceField(label=_("Our part"), choices=Part, required=False)
    units = forms.MultipleChoiceField(label=_("Units (with those below)"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    target_groups = forms.MultipleChoiceField(label=_("Target groups"), choices=TargetGroup, required=False)
    institution = forms.CharField(label=_("Institution"), max_length=100, required=False)
    title_word = forms.CharField(label=_("Words in the title"), max_length=100, required=False)

    def __init__(
        self, data: Any = None, *, office_id: int, initial: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), **kwargs)
        kinds = ActivityKind.objects.known_to(office_id)
        self._offer("kinds", [(kind.code, str(kind)) for kind in kinds])
        self._offer("units", [(str(unit.pk), unit.name) for unit in Unit.objects.filter(office_id=office_id)])
        self._offer("province", [ANYWHERE, *province_choices()])
        self._offer("district", [ANYWHERE, *district_choices(self._province(office_id))])
        self._offer(
            "country", [ANYWHERE, (ABROAD, _("Abroad (every country but Türkiye)")), *country_choices()]
        )

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker what the class body says
        field.choices = choices

    def _province(self, office_id: int) -> str:
        """The province whose districts are offered: the chosen one, else the office's."""
        chosen = self.data.get("province") if self.is_bound else self.initial.get("province")
        if chosen:
            return str(chosen)
        return Office.objects.values_list("province", flat=True).filter(pk=office_id).first() or ""

    def clean(self) -> dict[str, Any]:
        """Abroad has no provinces."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("country") not in ("", None, HOME_COUNTRY) and cleaned.get("province"):
            self.add_error("province", _("A province lies in Türkiye; leave it empty for activities abroad."))
        return cleaned

    def in_words(self, name: str, value: Any) -> str:
        """A filter's value as its labels."""
        choices = getattr(self.fields[name], "choices", None)
        if choices is None:
            return f"“{value}”"
        labels = {str(key): str(label) for key, label in flat(choices)}
        values = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(str(each), str(each)) for each in values)


class ParticipantFilters(ActivityFilters):
    """Which participants of which activities count."""

    who = forms.ChoiceField(label=_("Who is counted"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        groups = [
            (str(label), [(f"{axis}:{code}", name) for code, name in AXIS_CODES[axis].choices])
            for axis, label in Axis.choices
        ]
        self._offer("who", [("", _("all participants")), *groups])
        self.order_fields(["who"])
