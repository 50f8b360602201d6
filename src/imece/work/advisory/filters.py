"""The filters of requests and of leads: in the address, shown as chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import reading
from imece.ground.ui.fields import DayField
from imece.ground.web.filters import FilterForm
from imece.services.reference.choices import province_choices
from imece.work.activities.choices import TargetGroup
from imece.work.advisory import queries
from imece.work.advisory.choices import Asker, Channel, RequestState, Sector, Stage, Topic

if TYPE_CHECKING:
    from django.http import QueryDict

    from imece.services.accounts.actor import Actor
    from imece.work.advisory.querysets import LeadQuerySet, RequestQuerySet

ANY: Final = ("", _("all"))
SORTS: Final = {"date": ("asked_on", "pk"), "due": ("due_on", "pk"), "topic": ("topic", "asked_on", "pk")}
DEFAULT_SORT: Final = "-date"
LEAD_SORTS: Final = {
    "changed": ("changed_at", "pk"),
    "title": ("sort_key", "pk"),
    "jobs": ("jobs", "pk"),
    "stage": ("stage", "changed_at", "pk"),
}
DEFAULT_LEAD_SORT: Final = "-changed"


class RequestFilter(FilterForm):
    """Search, state, subject, for whom, sector, channel, who asked, time, mine."""

    q = forms.CharField(label=_("Search"), max_length=200)
    state = forms.ChoiceField(label=_("State"), choices=[ANY, *RequestState.choices])
    topic = forms.ChoiceField(label=_("Subject"), choices=[ANY, *Topic.choices])
    group = forms.ChoiceField(label=_("For whom"), choices=[ANY, *TargetGroup.choices])
    sector = forms.ChoiceField(label=_("Sector"), choices=[ANY, *Sector.choices])
    channel = forms.ChoiceField(label=_("Channel"), choices=[ANY, *Channel.choices])
    asker = forms.ChoiceField(label=_("Who asked"), choices=[ANY, *Asker.choices])
    since = DayField(label=_("From"))
    until = DayField(label=_("Until"))
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    mine = forms.BooleanField(label=_("Only those I answer"))

    first_row = ("state", "topic")
    columns = (
        ("state", "state"),
        ("topic", "topic"),
        ("group", "target_group"),
        ("sector", "sector"),
        ("channel", "channel"),
        ("asker", "asker"),
        ("since", "asked_on__gte"),
        ("until", "asked_on__lte"),
        ("year", "asked_on__year"),
    )

    def __init__(self, data: QueryDict, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        if actor.seat is None:
            del self.fields["mine"]

    def in_words(self, name: str, value: Any) -> str:
        """Days as days; the rest by its labels."""
        return reading.day(value) if name in {"since", "until"} else super().in_words(name, value)

    def narrow(self, requests: RequestQuerySet) -> RequestQuerySet:
        """The rows that the filters leave."""
        said = self.chosen()
        asked = {lookup: said[name] for name, lookup in self.columns if name in said}
        narrowed = requests.filter(queries.matching(said.get("q", "")), **asked)
        if said.get("mine") and self.actor.seat is not None:
            narrowed = narrowed.filter(owner_id=self.actor.seat.pk)
        return narrowed

    @property
    def more_fields(self) -> list[Any]:
        """The filters behind "more"."""
        return [self[name] for name in self.fields if name not in {*self.first_row, "q"}]

    @property
    def more_in_force(self) -> bool:
        """Whether one of them is set, so that they are shown open."""
        return bool(set(self.chosen()) - {*self.first_row, "q"})


class LeadFilter(FilterForm):
    """Search, stage, sector, province, who accompanies it."""

    q = forms.CharField(label=_("Search"), max_length=200)
    stage = forms.ChoiceField(label=_("Stage"), choices=[ANY, *Stage.choices])
    sector = forms.ChoiceField(label=_("Sector"), choices=[ANY, *Sector.choices])
    province = forms.ChoiceField(label=_("Province"))
    owner = forms.ChoiceField(label=_("Who accompanies it"))

    def __init__(self, data: QueryDict, *, actor: Actor) -> None:
        super().__init__(data)
        self.fields["province"].choices = [ANY, *province_choices()]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["owner"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ANY,
            *((key, str(seat.user)) for key, seat in queries.members(actor).items()),
        ]

    def narrow(self, leads: LeadQuerySet) -> LeadQuerySet:
        """The rows that the filters leave."""
        said = self.chosen()
        asked = {name: said[name] for name in ("stage", "sector", "province", "owner") if name in said}
        return leads.filter(queries.matching(said.get("q", "")), **asked)
