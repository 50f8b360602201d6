"""Many rows at once: each distinct value of a column is made from what the database gave only once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.db.models import QuerySet


def rows_of(queryset: QuerySet[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a `values_list`, as the queryset itself would give them: targets, days and kept figures repeat a lot."""
    compiler: Any = queryset.query.get_compiler(using=queryset.db)
    sql, params = compiler.as_sql()
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(sql, params)
        rows = cursor.fetchall()
    return converted(
        rows, compiler.get_converters([each[0] for each in compiler.select]), compiler.connection
    )


def converted(
    rows: Iterable[tuple[Any, ...]], converters: Mapping[int, Any], connection: Any
) -> Iterator[tuple[Any, ...]]:
    """The rows with the values of each place put through its steps; for plain values, which rows may share."""
    columns: list[Any] = list(zip(*rows, strict=True))
    if not columns:
        return iter(())
    for place, (steps, expression) in converters.items():
        made = {}
        for given in set(columns[place]):
            value = given
            for step in steps:
                value = step(value, expression, connection)
            made[given] = value
        columns[place] = [made[given] for given in columns[place]]
    return zip(*columns, strict=True)
