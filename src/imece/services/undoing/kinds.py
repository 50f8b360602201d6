"""What can be taken back: each app declares its kinds of things, the tables they live in, and who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that belong to a thing; `path` leads from a row to the thing's key.

    `stamps` (a time of change) and `counters` (a revision) never go back: they are renewed and counted on, so that
    whoever saw the values in between is still noticed. `only` narrows rows that name what they belong to by a kind and a
    number. A row that came is deleted, or, with `hides_by`, the time of its removal is written and it stays.
    """

    model: type[Model]
    path: str = "pk"
    stamps: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    hides_by: str = ""

    @property
    def label(self) -> str:
        """The name under which its rows are kept."""
        return self.model._meta.label_lower


@dataclass(frozen=True, slots=True)
class Asked:
    """Which things it is about; `within` is the record they are part of (a plan), also when they are gone."""

    ids: Sequence[int]
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """How things of one kind are put back.

    `tables`: the thing's own first, then what hangs on it, in the order in which rows can be written. `hold` takes the
    locks that the app's verbs take, in their order. `may` is asked before and after the rows are put back. `settle`
    makes true what is kept beside (search, scores). `home` (of an office's address) is the page to go to when what was made is no more, for
    things that have a page of their own.
    `put_away` takes a thing out of use that was made by the change; without it the row is deleted, which is refused
    when anything but the kind's tables and those `remade` by `settle` hangs on it.
    """

    name: str
    tables: tuple[Table, ...]
    hold: Callable[[Actor, Asked], None]
    may: Callable[[Actor, Asked], Decision]
    settle: Callable[[Actor, Asked], None]
    home: Callable[[str], str] | None = None
    put_away: Callable[[Sequence[int]], None] | None = None
    related: tuple[str, ...] = ()
    remade: tuple[type[Model], ...] = ()

    @property
    def root(self) -> Table:
        """The table of the things themselves."""
        return self.tables[0]


_kinds: Final[dict[str, Kind]] = {}


def register(*kinds: Kind) -> None:
    """Hang up an app's kinds."""
    _kinds.update({kind.name: kind for kind in kinds})


def find_kind(name: str) -> Kind | None:
    """The kind of that name."""
    return _kinds.get(name)


def all_kinds() -> list[Kind]:
    """Every kind, for the tests that look at all of them."""
    return list(_kinds.values())


def nothing_beside(actor: Actor, asked: Asked) -> None:
    """For `settle`: nothing is kept beside these things."""
