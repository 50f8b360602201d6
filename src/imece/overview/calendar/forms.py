"""What the calendar can be narrowed to; it lives in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.web.filters import FilterForm
from imece.overview.calendar.sources import SOURCES, Wanted
from imece.services.accounts.policies import visible_units

if TYPE_CHECKING:
    from datetime import date

    from django.http import QueryDict

    from imece.services.accounts.actor import Actor


class CalendarFilter(FilterForm):
    """What, whose unit, only mine."""

    only = forms.ChoiceField(label=_("What"))
    unit = forms.ChoiceField(label=_("Unit"))
    mine = forms.BooleanField(label=_("Only mine"))

    def __init__(self, data: QueryDict | None = None, *, actor: Actor, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["only"].choices = [  # type: ignore[attr-defined]
            ("", _("Everything")),
            *((source.code, source.label) for source in SOURCES.values()),
        ]
        units = visible_units(actor).order_by("path")
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            ("", _("All units")),
            *((str(unit.pk), str(unit)) for unit in units),
        ]

    def wanted(self, first: date, last: date) -> Wanted:
        """The question for the sources."""
        chosen = self.chosen()
        return Wanted(
            first,
            last,
            unit=int(chosen["unit"]) if "unit" in chosen else None,
            mine=bool(chosen.get("mine")),
            only=frozenset({chosen["only"]} if "only" in chosen else ()),
        )
