"""What an entry's changes say to a reader: the field's label, the value before and after, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from imece.ground.ui import reading
from imece.services.audit.verbs import label_of_change

if TYPE_CHECKING:
    from collections.abc import Mapping

PAIR: Final = 2
LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field: its label, and both values as words ("–" where there was none)."""

    label: str
    before: str
    after: str


def changes_in_words(thing_type: str, changes: Mapping[str, Any]) -> list[Change]:
    """The changes of an entry; a value that is no pair counts as the new value, what stayed the same is left out."""
    model = model_of(thing_type)
    said = []
    for name, value in changes.items():
        before, after = value if isinstance(value, list) and len(value) == PAIR else (None, value)
        if before == after:
            continue
        field = field_of(model, name)
        label = str(field.verbose_name) if field is not None and is_named(field) else label_of_change(name)
        said.append(Change(label, words(field, before), words(field, after)))
    return said


def model_of(thing_type: str) -> type[models.Model] | None:
    """The model of a label such as "activities.activity"; None when it is not there any more."""
    if thing_type.count(".") != 1:
        return None
    try:
        return apps.get_model(thing_type)
    except LookupError:
        return None


def field_of(model: type[models.Model] | None, name: str) -> models.Field[Any, Any] | None:
    """The model's own field of that name, if it has one."""
    if model is None:
        return None
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def is_named(field: models.Field[Any, Any]) -> bool:
    """Whether a person named the field; else Django says its name in code, which is English."""
    return str(field.verbose_name) != field.name.replace("_", " ")


def words(field: models.Field[Any, Any] | None, value: Any) -> str:
    """One kept value for a reader: choices by their label, days as days, yes and no, long texts cut."""
    if value is None or value in ("", []):
        return reading.NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, (models.DateField, models.DecimalField)) and isinstance(value, str):
        return moment(value) if isinstance(field, models.DateField) else number(value)
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def number(text: str) -> str:
    """A kept number as it is read; other text as it is."""
    try:
        return reading.decimal(Decimal(text))
    except InvalidOperation:
        return text


def moment(text: str) -> str:
    """An ISO day or moment as it is read; other text as it is."""
    try:
        return (
            reading.datetime_local(datetime.fromisoformat(text))
            if "T" in text
            else reading.day(date.fromisoformat(text))
        )
    except ValueError:
        return text
