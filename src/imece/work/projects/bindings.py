"""Forms that bind a measure of projects: what is counted, in words that stay true when the indicator is read years later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.web.filters import flat
from imece.services.accounts.models import Office, Unit
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.projects.choices import SUPPORTED, FunderKind, Part, Status, TargetGroup, Theme
from imece.work.projects.conditions import ABROAD
from imece.work.projects.models import Funder, FundingProgramme

if TYPE_CHECKING:
    from collections.abc import Mapping

ANYWHERE: Final = ("", _("anywhere"))
BEGUN, RUNNING = "begun", "running"


class ProjectFilters(forms.Form):
    """Which projects count; nothing chosen means all with support. `cleaned_data` is JSON-ready."""

    time = forms.ChoiceField(
        label=_("Which projects of a period"),
        required=False,
        choices=[
            ("", _("awarded, or else begun, in the period")),
            (RUNNING, _("running on any day of the period")),
        ],
    )
    parts = forms.MultipleChoiceField(label=_("Our part"), choices=Part, required=False)
    statuses = forms.MultipleChoiceField(
        label=_("Status"),
        choices=Status,
        required=False,
        help_text=_("Nothing chosen: granted, running, suspended and completed ones."),
    )
    funder_kinds = forms.MultipleChoiceField(label=_("Kinds of funders"), choices=FunderKind, required=False)
    funders = forms.MultipleChoiceField(label=_("Funders"), required=False)
    programmes = forms.MultipleChoiceField(label=_("Funding programmes"), required=False)
    themes = forms.MultipleChoiceField(label=_("Themes"), choices=Theme, required=False)
    target_groups = forms.MultipleChoiceField(label=_("Target groups"), choices=TargetGroup, required=False)
    is_loan = forms.ChoiceField(
        label=_("Grants and loans"),
        required=False,
        choices=[("", _("both")), ("no", _("grants only")), ("yes", _("loans only"))],
    )
    units = forms.MultipleChoiceField(label=_("Units (with those below)"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    country = forms.ChoiceField(label=_("Country of a partner or place"), required=False)
    partner = forms.CharField(label=_("Partner"), max_length=100, required=False)
    title_word = forms.CharField(label=_("Words in the title"), max_length=100, required=False)

    def __init__(
        self, data: Any = None, *, office_id: int, initial: Mapping[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), **kwargs)
        funders = Funder.objects.known_to(office_id)
        programmes = FundingProgramme.objects.known_to(office_id)
        self._offer("funders", [(str(one.pk), str(one)) for one in funders])
        self._offer("programmes", [(str(one.pk), str(one)) for one in programmes])
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

    def in_words(self, name: str, value: Any) -> str:
        """A filter's value as its labels."""
        choices = getattr(self.fields[name], "choices", None)
        if choices is None:
            return f"“{value}”"
        labels = {str(key): str(label) for key, label in flat(choices)}
        values = value if isinstance(value, list) else [value]
        return ", ".join(labels.get(str(each), str(each)) for each in values)


class MoneyFilters(ProjectFilters):
    """A sum counts each project once, on the day of its award: a running one would be counted every year again."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        del self.fields["time"]


def with_usual(filters: Mapping[str, Any]) -> dict[str, Any]:
    """The filters with what counts where no status was chosen."""
    return {**filters, "statuses": filters.get("statuses") or list(SUPPORTED)}
