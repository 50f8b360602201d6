"""What the pages of this app share: trying a verb on a form, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

from imece.ground.rules.decision import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django import forms
    from django.http import HttpResponse, QueryDict
    from django.utils.functional import _StrPromise

    from imece.services.accounts.doorway import OfficeRequest


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
