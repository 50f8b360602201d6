"""The bulk entry grid: some rows of a table sent at once, recorded all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.work.activities import dates, queries, whereabouts
from imece.work.activities.choices import Part
from imece.work.activities.facts import Facts
from imece.work.activities.forms import NOT_CHOSEN, number_field
from imece.work.activities.textlists import names_in

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.queries import Belongings

ROWS: Final = 10
MOST_ROWS: Final = 100
MATTERING: Final = ("title", "first", "place", "participants", "institutions")


class GridRow(forms.Form):
    """One row; left empty it is no row. Dates are typed as in a sheet."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"))
    first = forms.CharField(label=_("Date"), max_length=80)
    last = forms.CharField(label=_("Last day"), max_length=80, required=False)
    part = forms.ChoiceField(label=_("Our part"), choices=Part)
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    participants = number_field(_("Participants"))
    institutions = forms.CharField(label=_("Institutions"), max_length=4000, required=False)

    use_required_attribute = False

    def __init__(self, *args: Any, owned: Belongings, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owned = owned
        kind = self.fields["kind"]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [NOT_CHOSEN, *((key, str(each)) for key, each in owned.kinds.items())]
        for name, field in self.fields.items():
            field.widget.attrs["aria-label"] = str(field.label)
            field.widget.attrs["data-column"] = name

    def has_changed(self) -> bool:
        """Whether something that matters was typed; a kind alone is an empty row."""
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in MATTERING)

    def clean(self) -> dict[str, Any]:
        """Read the two date cells together."""
        cleaned: dict[str, Any] = super().clean() or {}
        if {"first", "last"} & set(self.errors):
            return cleaned
        try:
            cleaned["when"] = dates.read(cleaned["first"], cleaned["last"])
        except dates.RefusedDate as no:
            self.add_error("last" if no.code == "backwards" else "first", str(no.sentence))
        return cleaned

    def facts(self, actor: Actor) -> Facts:
        """The valid row as facts, put down under the actor's own unit."""
        said = self.cleaned_data
        where, venue = whereabouts.read_place(said["place"], actor.office)
        total = said["participants"]
        return Facts(
            kind=self.owned.kinds[said["kind"]],
            title=" ".join(said["title"].split()),
            when=said["when"],
            part=said["part"],
            country=where.country,
            province=where.province,
            district=where.district,
            place=venue,
            unit=actor.unit,
            participants=None if total is None else int(total),
            institutions=names_in(said["institutions"]),
        )


class GridRows(forms.BaseFormSet[GridRow]):
    """The rows of a grid."""

    def filled(self) -> list[GridRow]:
        """The rows in which something was typed."""
        return [row for row in self.forms if row.has_changed()]

    def clean(self) -> None:
        """At least one row."""
        if not any(self.errors) and not self.filled():
            raise forms.ValidationError(_("Fill in at least one row."))


GridFormSet = forms.formset_factory(
    GridRow, formset=GridRows, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS, validate_max=True
)


def grid(actor: Actor, data: Any = None) -> Any:
    """The grid for an actor; its choices are read once for all rows."""
    return GridFormSet(data, form_kwargs={"owned": queries.belongings(actor, members=False)}, prefix="rows")
