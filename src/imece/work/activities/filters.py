"""The filters of the list: in the address, shown as chips, the same for page, fragment and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import reading
from imece.ground.ui.fields import DayField
from imece.ground.web.filters import FilterForm
from imece.services.accounts.policies import visible_units
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.activities import dates, queries
from imece.work.activities.choices import Part, TargetGroup
from imece.work.activities.conditions import ABROAD, condition
from imece.work.activities.forms import district_attributes
from imece.work.activities.models import Activity, ActivityKind
from imece.work.contacts.policies import visible_to as register_of

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from imece.services.accounts.actor import Actor
    from imece.work.activities.querysets import ActivityQuerySet

ANY: Final = ("", _("all"))
SORTS: Final = {
    "date": ("first", "pk"),
    "title": ("sort_key", "pk"),
    "kind": ("kind__position", "kind_id", "first", "pk"),
    "participants": ("known_participants", "pk"),
}
DEFAULT_SORT: Final = "-date"
ALL_OFFICES: Final = "all"


class ActivityFilter(FilterForm):
    """Search, kind, part, unit, place, time, target group, institution, state, mine, office."""

    q = forms.CharField(label=_("Search"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"))
    year = forms.IntegerField(label=_("Year"), min_value=dates.EARLIEST_YEAR, max_value=dates.LATEST_YEAR)
    part = forms.ChoiceField(label=_("Our part"), choices=[ANY, *Part.choices])
    unit = forms.ChoiceField(label=_("Unit"))
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"))
    province = forms.ChoiceField(label=_("Province"))
    district = forms.ChoiceField(label=_("District"))
    country = forms.ChoiceField(label=_("Country"))
    group = forms.ChoiceField(label=_("Target group"), choices=[ANY, *TargetGroup.choices])
    institution = forms.CharField(label=_("Institution"), max_length=100)
    register = forms.IntegerField(
        label=_("Institution of the register"), min_value=1, max_value=2**62, widget=forms.HiddenInput
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[ANY, ("standing", _("took place or planned")), ("cancelled", _("cancelled"))],
    )
    mine = forms.BooleanField(label=_("Only those I am responsible for"))
    office = forms.ChoiceField(label=_("Office"))

    first_row = ("kind", "year")

    def __init__(self, data: QueryDict, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self.offices = queries.readable_offices(actor)
        province = str(data.get("province") or actor.office.province)
        self._offer("kind", self._kinds())
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
        if actor.seat is None:
            del self.fields["mine"]

    def _kinds(self) -> list[tuple[str, str]]:
        """Shared and own kinds by code; own kinds of granted offices too, since their records are listed."""
        ids = [office.pk for office in self.offices]
        kinds = ActivityKind.objects.filter(Q(office__isnull=True) | Q(office_id__in=ids))
        return [(kind.code, str(kind)) for kind in kinds]

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ANY, *choices]

    def in_words(self, name: str, value: Any) -> str:
        """Days as days; the rest by its labels."""
        if name == "register":
            held = register_of(self.actor).filter(pk=value).first()
            return held.name if held else f"#{value}"
        return reading.day(value) if name in {"since", "until"} else super().in_words(name, value)

    def narrow(self, queryset: ActivityQuerySet) -> ActivityQuerySet:
        """The rows that the filters leave; without a choice of offices those of the office in the address."""
        said = self.chosen()
        narrowed = queryset.filter(
            self._of_office(said.get("office", "")),
            queries.matching(self.actor, said.get("q", "")),
            condition(
                {
                    "kinds": _one(said.get("kind")),
                    "parts": _one(said.get("part")),
                    "units": _one(said.get("unit")),
                    "province": said.get("province"),
                    "district": said.get("district"),
                    "country": said.get("country"),
                    "target_groups": _one(said.get("group")),
                    "institution": said.get("institution"),
                    "register": said.get("register"),
                }
            ),
            _in_time(said.get("year"), said.get("since"), said.get("until")),
        )
        if said.get("state"):
            narrowed = narrowed.filter(is_cancelled=said["state"] == "cancelled")
        if said.get("mine") and self.actor.seat is not None:
            seats = Activity.people.through.objects.filter(membership_id=self.actor.seat.pk)
            narrowed = narrowed.filter(pk__in=seats.values("activity_id"))
        return narrowed.annotate(known_participants=Coalesce(F("participants"), -1))

    def _of_office(self, slug: str) -> Q:
        if slug == ALL_OFFICES:
            return Q()
        chosen = next((office for office in self.offices if office.slug == slug), self.actor.office)
        return Q(office_id=chosen.pk)

    @property
    def more_fields(self) -> list[Any]:
        """The filters behind "more"."""
        return [self[name] for name in self.fields if name not in {*self.first_row, "q", "register"}]

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


def _one(value: Any) -> list[Any]:
    return [value] if value else []


def _in_time(year: int | None, since: date | None, until: date | None) -> Q:
    when = Q()
    if year:
        when &= Q(first__year=year)
    if since:
        when &= Q(last__gte=since)
    if until:
        when &= Q(first__lte=until)
    return when
