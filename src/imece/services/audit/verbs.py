"""Words for what can happen: each app names its verbs when it is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.utils.functional import _StrPromise

_labels: dict[str, str | _StrPromise] = {}
# What several apps write down beside a thing's own fields; apps add theirs.
_change_labels: dict[str, str | _StrPromise] = {
    "access": _("access"),
    "count": _("number"),
    "decisions": _("decisions"),
    "file": _("file"),
    "format": _("format"),
    "from": _("from"),
    "hash": _("fingerprint"),
    "items": _("items of the agenda"),
    "sha256": _("fingerprint"),
    "texts": _("texts"),
    "translations": _("translations"),
    "until": _("until"),
}

_readers: dict[str, Callable[[Any], object]] = {}


def name_verbs(labels: Mapping[str, str | _StrPromise]) -> None:
    """Hang up the labels of an app's verbs ("activities.recorded" → "Activity recorded")."""
    _labels.update(labels)


def label_of(verb: str) -> str:
    """The label in the active language; the verb itself when nobody named it."""
    return str(_labels.get(verb, verb))


def named_verbs() -> frozenset[str]:
    """Every verb that has a label."""
    return frozenset(_labels)


def name_changes(labels: Mapping[str, str | _StrPromise]) -> None:
    """Hang up labels for changes that are no field of the thing ("successor", "letterhead")."""
    _change_labels.update(labels)


def name_values(readers: Mapping[str, Callable[[Any], object]]) -> None:
    """Hang up how kept codes are read: by the change's name ("access"), or the thing's label and it ("a.b:kind")."""
    _readers.update(readers)


def reader_of(thing_type: str, name: str) -> Callable[[Any], object] | None:
    """How the values of this change are read, if they are codes."""
    return _readers.get(f"{thing_type}:{name}") or _readers.get(name)


def label_of_change(name: str) -> str:
    """The label in the active language; the name itself when nobody named it."""
    return str(_change_labels.get(name, name.replace("_", " ")))
