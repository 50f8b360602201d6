"""What the pages of this app share: trying a verb on a form, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import Model
from django.shortcuts import redirect
from django.urls import reverse

from imece.ground.rules.decision import Refused
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django import forms
    from django.http import HttpResponse, QueryDict
    from django.utils.functional import _StrPromise

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.undoing.actions import Watch
    from imece.services.undoing.kinds import Kind
    from imece.work.strategy.models import Plan


def sent(request: OfficeRequest) -> QueryDict | None:
    """What a form was sent with, also when it was sent empty; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def posted(request: OfficeRequest, form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether a valid form was sent and the verb took it; a refusal is shown on the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refused as no:
        form.add_error(None, str(no))
        return False
    return True


class Doing:
    """A verb that a page does on parts of a plan, with its way back: tried, then said."""

    def __init__(self, request: OfficeRequest, kind: Kind, plan: Plan, ids: Iterable[int] = ()) -> None:
        self.request, self.kind, self.plan, self.ids = request, kind, plan, ids
        self.watch: Watch | None = None
        self.made: Any = None

    def did(self, act: Callable[[], object]) -> None:
        """Do it under the eyes of the undoing; without ids the verb returns what it made."""
        ids = list(self.ids)  # asked for only now: a page that is just looked at does not need them
        with watching(self.request.actor, self.kind, ids, within=self.plan.pk) as self.watch:
            self.made = act()
            self.watch.made([self.made] if not ids and isinstance(self.made, Model) else [])

    def give_up_if(self, what: object) -> None:
        """No way back: the verb does more than the kind tells of."""
        if self.watch is not None:
            self.watch.give_up_if(what)

    def posted(self, form: forms.Form, act: Callable[[], object]) -> bool:
        """As `posted`, with the way back."""
        return posted(self.request, form, lambda: self.did(act))

    def done(self, said: str | _StrPromise, name: str, **ids: int) -> HttpResponse:
        """Say what was done, with the way back beside it, and go to a page of the office."""
        if self.watch is not None:
            say(self.request, said, self.watch)
        return redirect(address_of(self.request, name, ids))


def address_of(request: OfficeRequest, name: str, ids: Mapping[str, int]) -> str:
    """The address of one of this app's pages in the actor's office."""
    return reverse(f"strategy:{name}", kwargs={"office": request.actor.office.slug, **ids})


def done(request: OfficeRequest, said: str | _StrPromise, name: str, **ids: int) -> HttpResponse:
    """Say what was done and go to a page of the office."""
    messages.success(request, str(said))
    return redirect(address_of(request, name, ids))


def tried(
    request: OfficeRequest, act: Callable[[], object], said: str | _StrPromise, name: str, **ids: int
) -> HttpResponse:
    """A button without a form: do it and say so, or say why not; either way back to the page."""
    try:
        act()
    except Refused as no:
        messages.error(request, str(no))
        return redirect(address_of(request, name, ids))
    return done(request, said, name, **ids)
