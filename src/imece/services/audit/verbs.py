"""Words for what can happen: each app names its verbs when it is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

_labels: dict[str, str | _StrPromise] = {}
_change_labels: dict[str, str | _StrPromise] = {}


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


def label_of_change(name: str) -> str:
    """The label in the active language; the name itself when nobody named it."""
    return str(_change_labels.get(name, name.replace("_", " ")))
