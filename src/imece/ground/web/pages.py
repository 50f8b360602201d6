"""What a page declares about who may enter; a contract test refuses an address whose view declares nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

Params = ParamSpec("Params")
View = TypeVar("View", bound="Callable[..., Any]")
ATTRIBUTE = "imece_entrance"


@dataclass(frozen=True, slots=True)
class Entrance:
    """Who may enter: `kind` is public, member, administrator, office or link; `may` and `load` as declared."""

    kind: str
    may: Callable[..., Any] | None = None
    load: Callable[..., Any] | None = None


def declare(view: View, entrance: Entrance) -> View:
    """Write the entrance on the view."""
    setattr(view, ATTRIBUTE, entrance)
    return view


def entrance_of(view: object) -> Entrance | None:
    """What a view declared, if anything."""
    return getattr(view, ATTRIBUTE, None)


def public_page(
    view: Callable[Concatenate[HttpRequest, Params], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Params], HttpResponse]:
    """A page for everybody."""

    return declare(view, Entrance(kind="public"))
