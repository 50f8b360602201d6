"""Putting rows back as they were: those that came go, those that changed change back, those that went come again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.db.models import DateField, ForeignKey, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused
from imece.ground.values import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import Model

    from imece.services.undoing.images import Row
    from imece.services.undoing.kinds import Kind, Table

BATCH: Final = 500
HUNG: Final = _("This can no longer be undone: something was added to it since.")
TAKEN: Final = _("This can no longer be undone: its place is taken by something else now.")
PARENT_GONE: Final = _("This can no longer be undone: what it belonged to is no longer there.")


def put_back(kind: Kind, rows: Iterable[Sequence[Any]]) -> None:
    """Write the rows of `images.differences` backwards, in a fixed number of statements for each table."""
    came: dict[str, list[int]] = {}
    changed: dict[str, dict[int, Row]] = {}
    went: dict[str, list[Row]] = {}
    for label, key, _thing, before, after in rows:
        if before is None:
            came.setdefault(label, []).append(key)
        elif after is None:
            went.setdefault(label, []).append(before)
        else:
            changed.setdefault(label, {})[key] = before
    try:
        with transaction.atomic():
            _undo_coming(kind, came)
            for table in kind.tables:
                _change_back(table, changed.get(table.label, {}))
            for table in kind.tables:
                _bring_again(table, went.get(table.label, []))
    except IntegrityError as no:
        raise Refused(TAKEN) from no
    for table in kind.tables:
        _require_parents(table, [*changed.get(table.label, {}).values(), *went.get(table.label, [])])


def _undo_coming(kind: Kind, came: dict[str, list[int]]) -> None:
    """Things that the change made are put away or deleted; rows that it hung on older things are deleted."""
    made = came.get(kind.root.label, [])
    if made and kind.put_away is not None:
        kind.put_away(made)
        return
    if made:
        _refuse_hung(kind, made)
    for table in reversed(kind.tables):
        keys = came.get(table.label)
        if keys and table.hides_by:
            table.model._base_manager.filter(pk__in=keys).update(**{table.hides_by: clock.now()})
        elif keys:
            table.model._base_manager.filter(pk__in=keys).delete()


def _refuse_hung(kind: Kind, made: list[int]) -> None:
    """Refuse to delete what anything hangs on that is not told of in the kind's tables."""
    known = {*(table.model for table in kind.tables), *kind.remade}
    collector = Collector(using=DEFAULT_DB_ALIAS)
    try:
        collector.collect(kind.root.model._base_manager.filter(pk__in=made))
    except (ProtectedError, RestrictedError) as no:
        raise Refused(HUNG) from no
    hung = any(rows and model not in known for model, rows in collector.data.items())
    hung = hung or any(rows.model not in known and rows.exists() for rows in collector.fast_deletes)
    if hung or any(bool(rows) for many in collector.field_updates.values() for rows in many):
        raise Refused(HUNG)


def _change_back(table: Table, changed: dict[int, Row]) -> None:
    if not changed:
        return
    fields = {field.attname: field for field in table.model._meta.concrete_fields}
    things = table.model._base_manager.in_bulk(list(changed))
    for key, row in changed.items():
        for name, value in row.items():
            setattr(things[key], name, fields[name].to_python(value))
        _renew(table, things[key])
    names = [*{name for row in changed.values() for name in row}, *table.stamps, *table.counters]
    table.model._base_manager.bulk_update(
        things.values(), [fields[name].name for name in names], batch_size=BATCH
    )


def _renew(table: Table, thing: Model) -> None:
    for name in table.stamps:
        setattr(thing, name, clock.now())
    for name in table.counters:
        setattr(thing, name, getattr(thing, name) + 1)


def _bring_again(table: Table, went: list[Row]) -> None:
    """Rows with their own keys; times that the database layer sets on its own are written once more."""
    if not went:
        return
    fields = {field.attname: field for field in table.model._meta.concrete_fields}
    things = [
        table.model(**{name: fields[name].to_python(value) for name, value in row.items()}) for row in went
    ]
    own = [
        field.name
        for field in fields.values()
        if isinstance(field, DateField) and (field.auto_now or field.auto_now_add)
    ]
    kept = [{name: getattr(thing, name) for name in own} for thing in things]
    table.model._base_manager.bulk_create(things, batch_size=BATCH)
    if own:
        for thing, times in zip(things, kept, strict=True):
            for name, value in times.items():
                setattr(thing, name, value)
        table.model._base_manager.bulk_update(things, own, batch_size=BATCH)


def _require_parents(table: Table, rows: list[Row]) -> None:
    """Databases look at foreign keys only when the transaction ends; this looks now, and says it in words."""
    for field in table.model._meta.concrete_fields:
        if not isinstance(field, ForeignKey):
            continue
        wanted = {row[field.attname] for row in rows if row.get(field.attname) is not None}
        model = field.related_model
        if wanted and model._base_manager.filter(pk__in=wanted).count() != len(wanted):
            raise Refused(PARENT_GONE)
