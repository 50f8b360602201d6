"""What an entry's changes say to a reader: the field's label, the value before and after, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from imece.ground.ui import reading
from imece.services.audit.verbs import label_of_change, reader_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from imece.services.audit.models import Entry

PAIR: Final = 2
LONGEST: Final = 200
ISO_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.+]+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """One changed field: its label, and both values as words ("–" where there was none)."""

    label: str
    before: str
    after: str


Names = Mapping[type[models.Model], Mapping[int, str]]
"""What records that changes point at are called, by their kinds and keys."""


def changes_in_words(thing_type: str, changes: Mapping[str, Any], names: Names | None = None) -> list[Change]:
    """The changes of an entry; a value that is no pair counts as the new value, what stayed the same is left out."""
    model = model_of(thing_type)
    said = []
    for name, value in changes.items():
        before, after = value if isinstance(value, list) and len(value) == PAIR else (None, value)
        if before == after:
            continue
        field = field_of(model, name)
        label = str(field.verbose_name) if field is not None and is_named(field) else label_of_change(name)
        read = reader_of(thing_type, name)
        known = (names or {}).get(field.related_model, {}) if isinstance(field, models.ForeignKey) else {}
        before, after = (_read(value, read, known) for value in (before, after))
        said.append(Change(label, words(field, before), words(field, after)))
    return said


def _read(value: Any, read: Callable[[Any], object] | None, known: Mapping[int, str]) -> Any:
    """A kept code or key as what it stands for."""
    if value in (None, "", [], {}) or isinstance(value, bool):
        return value
    return str(read(value)) if read is not None else known.get(value, value) if known else value


def pointed_at(entries: Iterable[Entry]) -> Names:
    """The names of all records that the changes of these entries point at: one question for each kind of record."""
    keys: dict[type[models.Model], set[int]] = {}
    for entry in entries:
        model = model_of(entry.thing_type)
        for name, value in entry.changes.items():
            field = field_of(model, name)
            if isinstance(field, models.ForeignKey):
                numbers = [one for one in (value if isinstance(value, list) else [value]) if type(one) is int]
                if numbers:
                    keys.setdefault(field.related_model, set()).update(numbers)
    return {
        model: {thing.pk: str(thing) for thing in model._base_manager.filter(pk__in=wanted)}
        for model, wanted in keys.items()
    }


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
    if value is None or value in ("", [], {}):
        return reading.NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, (models.DateField, models.DecimalField)) and isinstance(value, str):
        return moment(value) if isinstance(field, models.DateField) else number(value)
    return moment(value) if field is None and _is_day(value) else _of_parts(value)


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and ISO_DAY.fullmatch(value) is not None


def _of_parts(value: Any) -> str:
    """A value that has several parts, or a text, cut to a readable length."""
    if isinstance(value, dict):
        return "; ".join(_of_part(name, part) for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(words(None, item) for item in value if item not in (None, "")) or reading.NOTHING
    text = str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _of_part(name: str, part: Any) -> str:
    """One part of a value that has several: "en: Plan"."""
    return f"{name.replace('_', ' ')}: {words(None, part)}"


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
