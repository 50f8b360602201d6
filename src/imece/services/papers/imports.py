"""The circular of signatures from a sheet: who signs, as what, for which unit, from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.services.accounts.models import Unit
from imece.services.exchange.kinds import Created, ImportKind
from imece.services.exchange.rows import RowError
from imece.services.papers import actions, policies
from imece.services.papers.sheet_columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

SIGNATORY: Final = "papers.signatory"


def fields(actor: Actor) -> dict[str, forms.Field]:
    """One field per column; units are chosen by name."""
    units = Unit.objects.filter(office_id=actor.office_id, is_active=True).order_by("path", "pk")
    return {
        "name": forms.CharField(max_length=150),
        "title": forms.CharField(max_length=150),
        "title_en": forms.CharField(max_length=150, required=False),
        "unit": forms.ChoiceField(
            choices=[(str(unit.pk), unit.name) for unit in units],
            required=False,
            error_messages={"invalid_choice": _("The office has no unit in use of this name.")},
        ),
        "starts_on": DayField(),
        "ends_on": DayField(required=False),
        "order": forms.IntegerField(min_value=1, max_value=99, required=False),
    }


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """The days in order; nobody twice from the same day on."""
    if values["ends_on"] is not None and values["ends_on"] < values["starts_on"]:
        yield RowError("ends_on", str(values["ends_on"]), _("The last day is before the first."))
    own = policies.signatories_visible_to(actor).filter(starts_on=values["starts_on"])
    if identity(values) in {(turkish.fold(one.name), str(one.starts_on)) for one in own}:
        yield RowError("name", values["name"], _("This person is recorded from this day on already."))


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """One authority for a person from a day on."""
    return (turkish.fold(values["name"]), str(values["starts_on"]))


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Add each as the form does."""
    units = {str(unit.pk): unit for unit in Unit.objects.filter(office_id=actor.office_id)}
    for row in rows:
        said = {**row.values, "unit": units.get(row.values["unit"]), "order": row.values["order"] or 1}
        made = actions.add_signatory(actor=actor, facts=actions.SignatoryFacts(**said))
        yield Created(SIGNATORY, str(made.pk))


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Take them off the list again."""
    actions.remove_signatories(actor=actor, ids=[int(row.object_id) for row in records])


SIGNATORIES: Final = ImportKind(
    code="papers.signatories",
    title=gettext_lazy("Circular of signatures"),
    description=gettext_lazy("Who signs for the office, from when to when."),
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=policies.may_set_looks,
    validate_row=validate_row,
    identity=identity,
)
