"""A question that Django writes once and that is asked again with other values: what every form waits for.

Writing the SQL of a wide question costs the framework ten times what the database needs to answer it. The text is
made from two sets of samples, so that each value's places in it are known and not guessed; it is kept with the
connection (one per thread), and rows become objects by the framework's own way.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django.db import connections
from django.db.models.query import ValuesListIterable
from django.db.transaction import TransactionManagementError

from imece.ground.questions import by_server
from imece.ground.questions.columns import converted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet

Row = TypeVar("Row")
KEPT: Final = "imece_prepared"
FIRST_SAMPLE, SECOND_SAMPLE = 1, 2
MOST_ROWS: Final = 100


class NotPreparableError(Exception):
    """The values given do not stand in the SQL as they are, so the text cannot be asked again with others."""


class Prepared(Generic[Row]):
    """`Prepared(build, key=int, day=date)`: `build(key=…, day=…)` gives the queryset, `ask(key=…, day=…)` its rows.

    Values are whole numbers, texts and days, never None, and stand in the SQL unchanged: no `__year`, no `__in`.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **kinds: type[int | str | date]) -> None:
        self._build, self._kinds = build, kinds

    def ask(self, **values: int | str | date) -> list[Row]:
        """The rows for these values."""
        connection = connections["default"]
        kept: dict[Prepared[Row], _Written[Row]] = vars(connection).setdefault(KEPT, {})
        if self not in kept:
            kept[self] = self._write(connection)
        return kept[self].rows(values)

    def _write(self, connection: BaseDatabaseWrapper) -> _Written[Row]:
        samples = [
            {name: _sample(kind, place, which) for place, (name, kind) in enumerate(self._kinds.items())}
            for which in (FIRST_SAMPLE, SECOND_SAMPLE)
        ]
        first, second = (_Written(self._build(**each), connection) for each in samples)
        if first.sql != second.sql:
            raise NotPreparableError("the values change the text of the question")
        adapted = {name: _adapted(connection, value) for name, value in samples[0].items()}
        for place, (one, other) in enumerate(zip(first.params, second.params, strict=True)):
            if one != other:
                first.places.append((place, _name_of(adapted, one)))
        if {name for _place, name in first.places} != self._kinds.keys():
            raise NotPreparableError("a value does not stand in the question")
        if by_server.is_able(connection):
            kinds = {place: self._kinds[name] for place, name in first.places}
            first.for_server = by_server.text_for(connection, first.sql, first.params, kinds)
        return first


class _Written(Generic[Row]):
    """The text of a question, the places of its values, and the way from rows to objects."""

    def __init__(self, queryset: QuerySet[Any, Row], connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.queryset: Any = queryset.using(connection.alias)
        self.compiler: Any = self.queryset.query.get_compiler(using=connection.alias)
        self.sql, params = self.compiler.as_sql()
        self.params: list[Any] = list(params)
        self.places: list[tuple[int, str]] = []
        self.for_server = ""
        self.locks = bool(self.queryset.query.select_for_update)
        converters = self.compiler.get_converters([each[0] for each in self.compiler.select])
        self.compiler.get_converters = lambda _expressions: converters
        if issubclass(self.queryset._iterable_class, ValuesListIterable):  # noqa: SLF001
            self.compiler.apply_converters = self._converted
        vars(self.queryset.query)["get_compiler"] = lambda *_given, **_named: self.compiler

    def _converted(self, rows: Iterable[Any], converters: dict[int, Any]) -> Iterator[tuple[Any, ...]]:
        return converted(rows, converters, self.connection)

    def rows(self, values: dict[str, int | str | date]) -> list[Row]:
        """Ask with these values."""
        if self.locks and not self.connection.in_atomic_block:
            raise TransactionManagementError("rows are locked inside a transaction only")
        told = {place: _adapted(self.connection, values[name]) for place, name in self.places}
        # What is written down while somebody looks at the questions is the usual text with its values in it.
        if self.for_server and not self.connection.queries_logged:
            with by_server.kept(self.connection):
                return self._asked(self.for_server, tuple(told.values()))
        return self._asked(self.sql, tuple(told.get(place, one) for place, one in enumerate(self.params)))

    def _asked(self, sql: str, params: tuple[Any, ...]) -> list[Row]:
        self.compiler.as_sql = lambda *_given, **_named: (sql, params)
        rows = self.queryset._iterable_class  # noqa: SLF001 -- the framework's own way from rows to objects
        return list(rows(self.queryset, chunked_fetch=False, chunk_size=MOST_ROWS))


def _sample(kind: type[int | str | date], place: int, which: int) -> int | str | date:
    """A value that no other value and no constant of a question is likely to be; numbers fit the smallest column."""
    if kind is date:
        return date(1900 + which, 3, 1 + place)
    number = 31_000 + 100 * which + place
    return number if kind is int else f"sample{number}"


def _adapted(connection: BaseDatabaseWrapper, value: int | str | date) -> Any:
    """The value as the framework hands it to the database."""
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _name_of(adapted: dict[str, Any], value: Any) -> str:
    for name, sample in adapted.items():
        if sample == value:
            return name
    raise NotPreparableError("a value stands in the question in another form")
