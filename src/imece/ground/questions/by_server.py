"""On PostgreSQL the server keeps a prepared question as well: parsed and planned once for a connection, not at every asking.

The framework puts values into the text itself, so the server would meet another text each time. Here constants become
part of the text and only the values of the question are sent beside it.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

CASTS: Final = {int: "bigint", str: "text", date: "date"}
PLACE: Final = "%s"


def is_able(connection: BaseDatabaseWrapper) -> bool:
    """Whether this database keeps questions."""
    return connection.vendor == "postgresql"


def text_for(
    connection: BaseDatabaseWrapper,
    sql: str,
    params: Sequence[Any],
    kinds: Mapping[int, type[int | str | date]],
) -> str:
    """The text with its constants in it; `kinds` says what is sent at the places that remain."""
    parts = sql.split(PLACE)
    ops: Any = connection.ops
    filled = [
        f"{PLACE}::{CASTS[kinds[place]]}"
        if place in kinds
        else ops.compose_sql(PLACE, (value,)).replace("%", "%%")
        for place, value in enumerate(params)
    ]
    return "".join(part + fill for part, fill in zip(parts, [*filled, ""], strict=True))


@contextmanager
def kept(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """What is asked meanwhile is kept by the server; its driver prepares nothing otherwise, as the framework wants it."""
    connection.ensure_connection()
    line: Any = connection.connection
    usual = line.cursor_factory, line.prepare_threshold
    line.cursor_factory, line.prepare_threshold = _keeping_cursor(), 0
    try:
        yield
    finally:
        line.cursor_factory, line.prepare_threshold = usual


def _keeping_cursor() -> Any:
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415 -- needs PostgreSQL's driver

    return ServerBindingCursor
