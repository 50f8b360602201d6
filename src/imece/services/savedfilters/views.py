"""Saving a list's filter, opening it, and the page where filters are ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.known_lists import kept_of
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.savedfilters import actions, policies, queries
from imece.services.savedfilters.forms import NameForm, SaveForm
from imece.services.savedfilters.undoable import SAVED_FILTER
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.web.known_lists import KnownList
    from imece.services.savedfilters.models import SavedFilter


@office_page(may=policies.may_see)
def shelves(request: OfficeRequest) -> HttpResponse:
    """Every saved filter by list: open, rename, order, remove."""
    context = {"shelves": queries.shelves(request.actor), "may_save": policies.may_save(request.actor)}
    return render(request, "savedfilters/list.html", context)


@office_page(load=queries.list_of, may=policies.may_save)
def save(request: OfficeRequest, known: KnownList) -> HttpResponse:
    """Give the list's present filter a name; its query comes in the address."""
    kept = kept_of(known, request.actor, request.GET.urlencode())
    form = SaveForm(request.POST or None, actor=request.actor)
    back = f"{reverse(known.view, args=[request.actor.office.slug])}?{kept.query}".removesuffix("?")
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, SAVED_FILTER) as watch:
                saved = actions.save_filter(
                    actor=request.actor, known=known, query=kept.query, **form.cleaned_data
                )
                watch.made([saved])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("Saved: “%(name)s” stands in the menu.") % {"name": saved.name}, watch)
            return redirect(back)
    return render(
        request, "savedfilters/save.html", {"form": form, "known": known, "kept": kept, "back": back}
    )


@office_page(load=queries.saved_filter, may=policies.may_see)
def show(request: OfficeRequest, saved: SavedFilter) -> HttpResponse:
    """To the list, with what it still understands of the query; the address is made here, never kept."""
    known = queries.list_of(request.actor, saved.view)
    kept = kept_of(known, request.actor, saved.query)
    if not kept.is_whole:
        messages.warning(
            request,
            _("A part of “%(name)s” is no longer there (a unit, a kind); the rest is shown.")
            % {"name": saved.name},
        )
    address = reverse(known.view, args=[request.actor.office.slug])
    return redirect(f"{address}?{kept.query}".removesuffix("?"))


@office_page(load=queries.saved_filter, may=policies.may_change)
def rename(request: OfficeRequest, saved: SavedFilter) -> HttpResponse:
    """Another name."""
    form = NameForm(request.POST or None, initial={"name": saved.name})
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, SAVED_FILTER, [saved.pk]) as watch:
                actions.rename_filter(actor=request.actor, saved=saved, name=form.cleaned_data["name"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The change is saved."), watch)
            return redirect("savedfilters:list", request.actor.office.slug)
    return render(request, "savedfilters/rename.html", {"form": form, "saved": saved})


@require_POST
@office_page(load=queries.saved_filter, may=policies.may_change)
def move(request: OfficeRequest, saved: SavedFilter) -> HttpResponse:
    """One place up or down."""
    if request.POST.get("to") in ("up", "down"):
        with watching(request.actor, SAVED_FILTER, queries.keys_beside(saved)) as watch:
            actions.move_filter(actor=request.actor, saved=saved, up=request.POST["to"] == "up")
        if watch.offer is not None:
            say(request, _("The order was changed."), watch)
    return redirect("savedfilters:list", request.actor.office.slug)


@require_POST
@office_page(load=queries.saved_filter, may=policies.may_change)
def remove(request: OfficeRequest, saved: SavedFilter) -> HttpResponse:
    """Take it away."""
    with watching(request.actor, SAVED_FILTER, [saved.pk]) as watch:
        actions.remove_filter(actor=request.actor, saved=saved)
    say(request, _("“%(name)s” was removed from the menu.") % {"name": saved.name}, watch)
    return redirect("savedfilters:list", request.actor.office.slug)
