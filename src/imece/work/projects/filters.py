"""The filters of the list, the board and the timetable: in the address, shown as chips, the same for page, fragment and export."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from imece.ground.values.period import Period
from imece.ground.web.filters import FilterForm
from imece.services.accounts.policies import visible_units
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.activities.dates import EARLIEST_YEAR, LATEST_YEAR
from imece.work.activities.forms import district_attributes
from imece.work.projects import policies, queries
from imece.work.projects.amounts import AmountField
from imece.work.projects.choices import Access, FunderKind, Part, Sdg, Status, TargetGroup, Theme
from imece.work.projects.conditions import ABROAD, condition

if TYPE_CHECKING:
    from django.http import QueryDict

    from imece.services.accounts.actor import Actor
    from imece.work.projects.querysets import ProjectQuerySet

ANY: Final = ("", _("all"))
ALL_OFFICES: Final = "all"
UNKNOWN: Final = Decimal(-1)
SORTS: Final = {
    "start": ("sort_day", "pk"),
    "title": ("sort_key", "pk"),
    "status": ("status", "sort_day", "pk"),
    "amount": ("known_grant", "pk"),
    "changed": ("changed_at", "pk"),
}
DEFAULT_SORT: Final = "-start"


class ProjectFilter(FilterForm):
    """Search, status, part, funder, programme, time, place, topics, partner, amount, access, office."""

    q = forms.CharField(label=_("Search"), max_length=200)
    status = forms.ChoiceField(label=_("Status"), choices=[ANY, *Status.choices])
    year = forms.IntegerField(label=_("Running in the year"), min_value=EARLIEST_YEAR, max_value=LATEST_YEAR)
    part = forms.ChoiceField(label=_("Our part"), choices=[ANY, *Part.choices])
    funder_kind = forms.ChoiceField(label=_("Kind of funder"), choices=[ANY, *FunderKind.choices])
    funder = forms.ChoiceField(label=_("Funder"))
    programme = forms.ChoiceField(label=_("Funding programme"))
    theme = forms.ChoiceField(label=_("Theme"), choices=[ANY, *Theme.choices])
    group = forms.ChoiceField(label=_("Target group"), choices=[ANY, *TargetGroup.choices])
    sdg = forms.ChoiceField(label=_("Sustainable development goal"), choices=[ANY, *Sdg.choices])
    province = forms.ChoiceField(label=_("Province"))
    district = forms.ChoiceField(label=_("District"))
    country = forms.ChoiceField(label=_("Country of a partner or place"))
    partner = forms.CharField(label=_("Partner"), max_length=100)
    least = AmountField(label=_("Grant of at least"))
    most = AmountField(label=_("Grant of at most"))
    awarded = forms.IntegerField(
        label=_("Awarded or begun in the year"), min_value=EARLIEST_YEAR, max_value=LATEST_YEAR
    )
    access = forms.ChoiceField(label=_("Who sees it"), choices=[ANY, *Access.choices])
    unit = forms.ChoiceField(label=_("Unit"))
    office = forms.ChoiceField(label=_("Office"))

    first_row = ("status", "year")

    def __init__(self, data: QueryDict, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self.offices = queries.readable_offices(actor)
        province = str(data.get("province") or actor.office.province)
        self._offer("funder", [(str(one.pk), str(one)) for one in policies.visible_funders(actor)])
        self._offer("programme", [(str(one.pk), str(one)) for one in policies.visible_programmes(actor)])
        self._offer("unit", [(str(unit.pk), unit.name) for unit in visible_units(actor)])
        self._offer("province", province_choices())
        self.fields["province"].widget.attrs.update(district_attributes(actor))
        self._offer("district", district_choices(province))
        self._offer("country", [(ABROAD, _("Abroad (every country but Türkiye)")), *country_choices()])
        self._offer(
            "office",
            [(ALL_OFFICES, _("all that I may read")), *((each.slug, each.name) for each in self.offices)],
        )
        if len(self.offices) == 1:
            del self.fields["office"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ANY, *choices]

    def in_words(self, name: str, value: Any) -> str:
        """Amounts as they are read; the rest by its labels."""
        if name in {"least", "most"}:
            return str(self.fields[name].prepare_value(value))
        return super().in_words(name, value)

    def narrow(self, queryset: ProjectQuerySet) -> ProjectQuerySet:
        """The rows that the filters leave; without a choice of offices those of the office in the address."""
        said = self.chosen()
        narrowed = queryset.filter(
            self._of_office(said.get("office", "")),
            queries.matching(self.actor, said.get("q", "")),
            condition(self._filters(said)),
        )
        if said.get("year"):
            narrowed = narrowed.running_in(Period.of_year(said["year"]))
        if said.get("awarded"):
            narrowed = narrowed.counted_in(Period.of_year(said["awarded"]))
        if said.get("access"):
            narrowed = narrowed.filter(access=said["access"])
        return narrowed.annotate(known_grant=Coalesce(F("grant_try"), Value(UNKNOWN)))

    @staticmethod
    def _filters(said: dict[str, Any]) -> dict[str, Any]:
        """What was chosen, in the words of `conditions`."""
        lists = {
            "statuses": "status", "parts": "part", "funder_kinds": "funder_kind", "funders": "funder",
            "programmes": "programme", "themes": "theme", "target_groups": "group", "sdgs": "sdg", "units": "unit",
        }  # fmt: skip
        return {
            **{name: [said[field]] for name, field in lists.items() if said.get(field)},
            **{name: said.get(name) for name in ("province", "district", "country", "partner")},
            **{name: said[name].amount for name in ("least", "most") if said.get(name)},
        }

    def _of_office(self, slug: str) -> Q:
        if slug == ALL_OFFICES:
            return Q()
        chosen = next((office for office in self.offices if office.slug == slug), self.actor.office)
        return Q(office_id=chosen.pk)

    @property
    def more_fields(self) -> list[Any]:
        """The filters behind "more"."""
        return [self[name] for name in self.fields if name not in {*self.first_row, "q"}]

    @property
    def more_in_force(self) -> bool:
        """Whether one of them is set, so that they are shown open."""
        return bool(set(self.chosen()) - {*self.first_row, "q"})


def tidied(query: QueryDict) -> str:
    """The query string without its empty values, which a form sends for every filter that was left alone."""
    kept = query.copy()
    for name in [name for name in query if not any(query.getlist(name))]:
        del kept[name]
    return kept.urlencode()
