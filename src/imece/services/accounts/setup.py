"""What upper apps do when an office is opened (approval steps, duties): they register it in `ready()`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from imece.services.accounts.models import Office
    from imece.services.audit.actions import Signature

    Opening = Callable[[Office, Signature], None]

_openings: Final[dict[str, Opening]] = {}


def on_office_opened(opening: Opening) -> Opening:
    """Register what to do with a new office, inside the transaction that opens it; also usable as a decorator.

    The same function again (an app made ready twice) replaces itself.
    """
    _openings[f"{opening.__module__}.{opening.__qualname__}"] = opening
    return opening


def office_opened(office: Office, signature: Signature) -> None:
    """Tell every app, in the order of their names; an exception undoes the whole opening."""
    for name in sorted(_openings):
        _openings[name](office, signature)


def forget(opening: Opening) -> None:
    """Take a registration back; one that is not there is no error."""
    _openings.pop(f"{opening.__module__}.{opening.__qualname__}", None)
