"""One activity: its page, recording, changing, repeating, cancelling, removing; the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.activities import actions, policies, queries
from imece.work.activities.detail import page_of
from imece.work.activities.forms import ActivityForm, CancelForm, DocumentsForm, RepeatForm, new_token
from imece.work.activities.grid import grid
from imece.work.activities.undoable import ACTIVITY

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.models import Activity


def to_page(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Back to the activity's page."""
    return redirect("activities:detail", office=request.actor.office.slug, activity=activity.pk)


@office_page(load=queries.activity, may=policies.may_open)
def detail(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Everything about one activity."""
    return render(request, "activities/detail.html", page_of(request.actor, activity, DocumentsForm()))


@office_page(may=policies.may_record)
def new(request: OfficeRequest) -> HttpResponse:
    """Record one."""
    form = ActivityForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            with watching(request.actor, ACTIVITY) as watch:
                activity = actions.record_activity(
                    actor=request.actor, facts=form.facts(), uploads=said["uploads"], once=said["once"]
                )
                watch.made([activity])
        except Refused as no:
            form.refuse(no)
        else:
            say(request, _("The activity is recorded."), watch)
            return to_page(request, activity)
    return render(request, "activities/form.html", {"form": form})


@office_page(load=queries.activity, may=policies.may_edit)
def edit(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Change one."""
    form = ActivityForm(request.POST or None, request.FILES or None, actor=request.actor, activity=activity)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, ACTIVITY, [activity.pk]) as watch:
                actions.change_activity(
                    actor=request.actor,
                    activity=activity,
                    facts=form.facts(),
                    uploads=form.cleaned_data["uploads"],
                    seen_at=form.seen_at,
                )
        except Refused as no:
            form.refuse_change(no, activity)
        else:
            say(request, _("The changes are saved."), watch)
            return to_page(request, activity)
    return render(request, "activities/form.html", {"form": form, "activity": activity})


@office_page(load=queries.activity, may=policies.may_copy)
def copy(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Repeat one on other days."""
    form = RepeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            with watching(request.actor, ACTIVITY) as watch:
                made = actions.copy_activity(
                    actor=request.actor, activity=activity, when=said["date_text"], once=said["once"]
                )
                watch.made([made])
        except Refused as no:
            form.refuse(no)
        else:
            say(request, _("The repetition is recorded. Add participants and documents here."), watch)
            return to_page(request, made)
    return render(
        request,
        "activities/copy.html",
        {"form": form, "activity": activity, "heading": _("Repeat the activity")},
    )


@office_page(load=queries.activity, may=policies.may_cancel)
def cancel(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Cancel one, with the reason."""
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, ACTIVITY, [activity.pk]) as watch:
                actions.cancel_activity(
                    actor=request.actor, activity=activity, reason=form.cleaned_data["reason"]
                )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The activity is cancelled. It stays in the list and counts no more."), watch)
            return to_page(request, activity)
    return render(
        request,
        "activities/cancel.html",
        {"form": form, "activity": activity, "heading": _("Cancel the activity")},
    )


@require_POST
@office_page(load=queries.activity, may=policies.may_reinstate)
def reinstate(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Take a cancelling back."""
    with watching(request.actor, ACTIVITY, [activity.pk]) as watch:
        actions.reinstate_activity(actor=request.actor, activity=activity)
    say(request, _("The activity counts again."), watch)
    return to_page(request, activity)


@require_POST
@office_page(load=queries.activity, may=policies.may_remove)
def remove(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Remove one; the page that follows offers to undo it."""
    actions.remove_activity(actor=request.actor, activity=activity)
    return redirect("activities:removed", office=request.actor.office.slug, activity=activity.pk)


@office_page(load=queries.removed_activity, may=policies.may_remove)
def removed(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """What was removed, with the way back; sending it puts the activity back."""
    if request.method == "POST":
        actions.put_back_activity(actor=request.actor, activity=activity)
        messages.success(request, _("The activity is back."))
    if request.method == "POST" or activity.removed_at is None:
        return to_page(request, activity)
    return render(request, "activities/removed.html", {"activity": activity})


@office_page(may=policies.may_record)
def bulk(request: OfficeRequest) -> HttpResponse:
    """Several at once, in a table."""
    rows, once = grid(request.actor, request.POST or None), request.POST.get("once", "")[:40] or new_token()
    if request.method == "POST" and rows.is_valid():
        many = [row.facts(request.actor) for row in rows.filled()]
        try:
            with watching(request.actor, ACTIVITY) as watch:
                watch.made(made := actions.record_many(actor=request.actor, many=many, once=once))
        except Refused as no:
            rows.non_form_errors().append(str(no))
            once = new_token() if isinstance(no, actions.AlreadySent) else once
        else:
            text = ngettext(
                "%(count)d activity is recorded.", "%(count)d activities are recorded.", len(made)
            )
            say(request, text % {"count": len(made)}, watch)
            return redirect("activities:list", office=request.actor.office.slug)
    return render(request, "activities/grid.html", {"rows": rows, "once": once})
