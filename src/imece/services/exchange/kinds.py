"""What can be imported: each app registers its kinds in `ready()`; the engine knows no business."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from imece.services.exchange.rows import Identity, RowError

if TYPE_CHECKING:
    from django import forms
    from django.utils.functional import _StrPromise

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.mapping import Column
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow


class Outcome(StrEnum):
    """What an import did with a row."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


class Created(NamedTuple):
    """What an import did: the model's label ("activities.activity"), the primary key, what stood there before.

    Only new and updated records are kept for undoing; `before` of an updated one goes back to the kind's `remove`.
    """

    object_type: str
    object_id: str
    before: dict[str, Any] | None = None
    outcome: Outcome = Outcome.NEW


class Question(NamedTuple):
    """Something about the sheet that a person decides, with a proposal that holds when nobody does.

    `options` are pairs of value and label; `topic` gathers questions that can be answered alike.
    """

    key: str
    topic: str
    text: str
    rows: tuple[int, ...]
    options: tuple[tuple[str, str], ...]
    proposed: str


class Survey(Protocol):
    """Looks at the right rows of a sheet as they pass and says what is to be decided and what will come of it."""

    def look(self, row: CleanRow) -> None:
        """Take one right row in."""

    def finish(self) -> tuple[list[Question], dict[str, int]]:
        """The questions, and how many rows each outcome would have by the proposals."""


class Fallback(NamedTuple):
    """A value of `column` that a person gives once for the whole sheet, where cells of `watched` cannot do without it.

    `lacks(text)` says whether a cell of the watched column, as text, needs the value beside it; `field()` asks for it.
    """

    column: str
    watched: str
    lacks: Callable[[str], bool]
    field: Callable[[], forms.Field]


Fields: TypeAlias = Callable[["Actor"], Mapping[str, "forms.Field"]]
RowValidator: TypeAlias = Callable[["Actor", Mapping[str, "Any"]], Iterable[RowError]]
Writer: TypeAlias = Callable[["Actor", Iterable["CleanRow"], "ImportRun"], Iterable[Created]]
Remover: TypeAlias = Callable[["Actor", Iterable[Created]], None]
Surveyor: TypeAlias = Callable[["Actor", "ImportRun"], Survey]
Permission: TypeAlias = Callable[["Actor"], "Decision"]


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One thing that sheets can bring in.

    `fields(actor)` gives a form field per column key, made anew for each sheet. `write(actor, rows, run)` takes right
    rows as they come, writes them in bulk and yields what it wrote; it runs inside one transaction. `remove(actor,
    records)` takes records back or raises `Refused` when something has been built on them. `validate_row` looks at a
    row whose cells are right; `identity` says what makes two rows the same record. `fallbacks` are asked for with the
    columns when a sheet needs them. `survey` looks for what a person should decide before writing; the writer finds
    the answers in `run.decisions`. `sources` are names of sheets that come again (None: this kind has none).
    """

    code: str
    title: str | _StrPromise
    columns: tuple[Column, ...]
    fields: Fields
    write: Writer
    remove: Remover
    may: Permission
    validate_row: RowValidator | None = None
    identity: Identity | None = None
    description: str | _StrPromise = ""
    fallbacks: tuple[Fallback, ...] = ()
    survey: Surveyor | None = None
    sources: tuple[str, ...] | None = None


_kinds: dict[str, ImportKind] = {}


def register(kind: ImportKind) -> None:
    """Hang up a kind; its code is unique, and every column has a field of the same key (checked when first used)."""
    if _kinds.get(kind.code, kind) is not kind:
        raise ValueError(f"two kinds of import are called {kind.code}")
    _kinds[kind.code] = kind


def unregister(code: str) -> None:
    """Take a kind down again (for tests)."""
    _kinds.pop(code, None)


def find_kind(code: str) -> ImportKind | None:
    """The kind with that code, if any app offers it."""
    return _kinds.get(code)


def all_kinds() -> list[ImportKind]:
    """Every kind, in the order in which the apps registered them."""
    return list(_kinds.values())
