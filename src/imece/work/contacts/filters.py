"""The filters of the register's list: in the address, shown as chips, the same for page, fragment and export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.web.filters import FilterForm
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.contacts import policies, queries
from imece.work.contacts.choices import InstitutionKind

if TYPE_CHECKING:
    from django.http import QueryDict

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.querysets import InstitutionQuerySet

ANY: Final = ("", _("all"))
SORTS: Final = {
    "name": ("sort_key", "pk"),
    "kind": ("kind", "sort_key", "pk"),
    "place": ("country", "province", "sort_key", "pk"),
    "precedence": ("order_of_protocol", "sort_key", "pk"),
}
DEFAULT_SORT: Final = "name"


class InstitutionFilter(FilterForm):
    """Search, kind, province, district, country, tag and member of the own office, closed ones."""

    q = forms.CharField(label=_("Search"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[ANY, *InstitutionKind.choices])
    province = forms.ChoiceField(label=_("Province"))
    district = forms.ChoiceField(label=_("District"))
    country = forms.ChoiceField(label=_("Country"))
    tag = forms.ChoiceField(label=_("Tag"))
    mine = forms.BooleanField(label=_("Only those I look after"))
    state = forms.ChoiceField(
        label=_("State"), choices=[ANY, ("open", _("in existence")), ("closed", _("closed"))]
    )

    first_row = ("kind", "province")

    def __init__(self, data: QueryDict, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self._offer("province", province_choices())
        self._offer("district", district_choices(str(data.get("province") or "")))
        self._offer("country", country_choices())
        tags = policies.visible_tags(actor).values_list("pk", "name") if actor.reads_as_staff else ()
        self._offer("tag", [(str(pk), name) for pk, name in tags])
        if not actor.reads_as_staff:
            del self.fields["tag"]
        if not actor.reads_as_staff or actor.seat is None:
            del self.fields["mine"]

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ANY, *choices]

    def narrow(self, queryset: InstitutionQuerySet) -> InstitutionQuerySet:
        """The rows that the filters leave."""
        said = self.chosen()
        narrowed = queryset.filter(queries.matching(said.get("q", "")))
        for name in ("kind", "province", "district", "country"):
            if said.get(name):
                narrowed = narrowed.filter(**{name: said[name]})
        if said.get("tag"):
            held = policies.visible_standings(self.actor).filter(tags=said["tag"])
            narrowed = narrowed.filter(pk__in=held.values("institution_id"))
        if said.get("mine") and self.actor.seat is not None:
            held = policies.visible_standings(self.actor).filter(responsible_id=self.actor.seat.pk)
            narrowed = narrowed.filter(pk__in=held.values("institution_id"))
        if said.get("state"):
            narrowed = narrowed.filter(closed_on__isnull=said["state"] == "open")
        return narrowed.with_protocol()

    @property
    def more_fields(self) -> list[Any]:
        """The filters behind "more"."""
        return [self[name] for name in self.fields if name not in {*self.first_row, "q"}]

    @property
    def more_in_force(self) -> bool:
        """Whether one of them is set, so that they are shown open."""
        return bool(set(self.chosen()) - {*self.first_row, "q"})
