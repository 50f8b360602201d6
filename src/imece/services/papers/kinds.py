"""The kinds of papers that upper apps make: what each is called and which fields an office's own template may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

    from imece.ground.paper.content import Paper


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind: `values` and the fields of `tables` are the names that templates may use, with their words for people.

    `sample` is a small paper of the kind, with which a new template is tried out.
    """

    code: str
    title: str | _StrPromise
    values: Mapping[str, str | _StrPromise] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, str | _StrPromise]] = field(default_factory=dict)
    sample: Paper | None = None


_kinds: dict[str, PaperKind] = {}


def offer(kind: PaperKind) -> None:
    """Name a kind; called by the app that makes such papers, in its `ready()`."""
    _kinds[kind.code] = kind


def find_kind(code: str) -> PaperKind | None:
    """The kind of that code, or nothing when no app offers it any more."""
    return _kinds.get(code)


def title_of(code: str) -> str:
    """What a kind is called; its code when no app offers it any more."""
    kind = find_kind(code)
    return str(kind.title) if kind is not None else code


def all_kinds() -> list[PaperKind]:
    """All kinds, in the order in which they were named."""
    return list(_kinds.values())


def withdraw(code: str) -> None:
    """Take a kind down again (for tests)."""
    _kinds.pop(code, None)
