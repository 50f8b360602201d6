"""Images of things: all rows that belong to them, as plain values, and how two images differ."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db.models import F

from imece.services.audit.actions import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.undoing.kinds import Kind, Table

Row = dict[str, Any]
Image = dict[str, dict[int, tuple[int, Row]]]
"""Table label → key of a row → (key of its thing, columns)."""


def image(kind: Kind, ids: Sequence[int]) -> Image:
    """The present rows of these things, one question for each table."""
    return {table.label: _rows(table, ids) for table in kind.tables} if ids else {}


def _rows(table: Table, ids: Sequence[int]) -> dict[int, tuple[int, Row]]:
    left_out = {*table.stamps, *table.counters}
    columns = [field.attname for field in table.model._meta.concrete_fields if field.attname not in left_out]
    rows = table.model._base_manager.filter(**{f"{table.path}__in": ids}, **dict(table.only)).order_by("pk")
    key = table.model._meta.pk.attname
    return {
        row[key]: (row.pop("of_thing"), {name: plain(value) for name, value in row.items()})
        for row in rows.values(*columns, of_thing=F(table.path))
    }


def seal(made: Image) -> str:
    """A fingerprint of an image: anything that changes in it changes the seal."""
    told = {
        label: sorted((key, thing, row) for key, (thing, row) in rows.items()) for label, rows in made.items()
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def differences(before: Image, after: Image) -> list[list[Any]]:
    """`[table, key, thing, before, after]` for each row that differs.

    A row that came has no `before` and an empty `after`, one that went has no `after`; of a changed one only the
    columns that changed are told.
    """
    found: list[list[Any]] = []
    for label in before.keys() | after.keys():
        was, now = before.get(label, {}), after.get(label, {})
        for key in sorted(was.keys() | now.keys()):
            if key not in was:
                found.append([label, key, now[key][0], None, {}])
            elif key not in now:
                found.append([label, key, was[key][0], was[key][1], None])
            elif was[key][1] != now[key][1]:
                old, new = was[key][1], now[key][1]
                names = [name for name in old if old[name] != new[name]]
                told = {name: old[name] for name in names}, {name: new[name] for name in names}
                found.append([label, key, was[key][0], *told])
    return found
