"""Filters of the audit trail: person, verb, days."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import reading
from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.ground.web.filters import FilterForm
from imece.services.accounts import queries
from imece.services.audit.queries import LOOKED
from imece.services.audit.verbs import label_of, named_verbs

if TYPE_CHECKING:
    from django.http import QueryDict

    from imece.services.accounts.actor import Actor

EARLIEST, LATEST = date(1900, 1, 1), date(9000, 1, 1)
Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


class LooksFilter(FilterForm):
    """Person and days."""

    person = forms.ChoiceField(label=_("person"))
    since = DayField(label=_("from"))
    until = DayField(label=_("until"))

    def __init__(self, data: QueryDict | None = None, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.zone = ZoneInfo(actor.office.time_zone)
        self.fields["person"].choices = [("", _("everybody")), *queries.trail_people(actor)]  # type: ignore[attr-defined]

    def narrow(self, entries: Rows) -> Rows:
        """Only the entries that the address asks for."""
        chosen = self.chosen()
        if "person" in chosen:
            entries = entries.filter(actor_id=int(chosen["person"]))
        if "since" in chosen:
            entries = entries.filter(at__gte=self.moment(chosen["since"], time.min))
        if "until" in chosen:
            entries = entries.filter(at__lte=self.moment(chosen["until"], time.max))
        return entries

    def moment(self, day: date, hour: time) -> datetime:
        """The first or last moment of the day in the office's zone, kept away from the calendar's two ends."""
        return datetime.combine(min(max(day, EARLIEST), LATEST), hour, tzinfo=self.zone)

    def in_words(self, name: str, value: Any) -> str:
        """Days as they are read."""
        return reading.day(value) if name in ("since", "until") else super().in_words(name, value)


class TrailFilter(LooksFilter):
    """Person, verb and days."""

    verb = forms.ChoiceField(label=_("what"))
    field_order = ("person", "verb", "since", "until")

    def __init__(self, data: QueryDict | None = None, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(data, *args, actor=actor, **kwargs)
        verbs = [(verb, label_of(verb)) for verb in named_verbs() - {LOOKED}]
        verbs.sort(key=lambda choice: turkish.sort_key(choice[1]))
        self.fields["verb"].choices = [("", _("everything")), *verbs]  # type: ignore[attr-defined]

    def narrow(self, entries: Rows) -> Rows:
        """Only the entries that the address asks for."""
        entries = super().narrow(entries)
        verb = self.chosen().get("verb")
        return entries.filter(verb=verb) if verb else entries
