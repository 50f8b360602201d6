"""Documents of an activity: adding, downloading, publishing, taking away, putting back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.services.documents.models import Access, Document
from imece.services.documents.serving import send
from imece.services.exchange.sending import streamed
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.activities import actions, policies, queries
from imece.work.activities.detail import page_of
from imece.work.activities.forms import DocumentsForm
from imece.work.activities.models import Activity
from imece.work.activities.undoable import ACTIVITY
from imece.work.activities.views.records import to_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest

Held = tuple[Activity, Document]


def may_read(actor: Actor, held: Held) -> Decision:
    """Whoever sees the activity."""
    return policies.may_open(actor, held[0])


def may_change(actor: Actor, held: Held) -> Decision:
    """Whoever may edit the activity."""
    return policies.may_edit(actor, held[0])


def may_publish(actor: Actor, held: Held) -> Decision:
    """The staff of the office."""
    return policies.may_publish(actor, held[0])


@require_POST
@office_page(load=queries.activity, may=policies.may_edit)
def add(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Add files to an activity."""
    form = DocumentsForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            with watching(request.actor, ACTIVITY, [activity.pk]) as watch:
                actions.attach_documents(
                    actor=request.actor, activity=activity, uploads=form.cleaned_data["uploads"]
                )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The files are added."), watch)
            return to_page(request, activity)
    return render(request, "activities/detail.html", page_of(request.actor, activity, form))


@office_page(load=queries.document_of, may=may_read)
def download(request: OfficeRequest, held: Held) -> HttpResponse:
    """A document as a download."""
    return streamed(send(held[1]))


@office_page(load=queries.document_of, may=may_read)
def small(request: OfficeRequest, held: Held) -> HttpResponse:
    """A picture's small form."""
    return streamed(send(held[1], small=True))


@require_POST
@office_page(load=queries.document_of, may=may_change)
def take_away(request: OfficeRequest, held: Held) -> HttpResponse:
    """Take a file off the record; the message offers to undo it."""
    activity, document = held
    actions.take_away_document(actor=request.actor, activity=activity, document=document)
    undo = reverse("activities:file_put_back", args=[request.actor.office.slug, activity.pk, document.pk])
    link = format_html('<a href="{}">{}</a>', undo, _("Undo"))
    messages.success(
        request, format_html("{} {}", _("“%(name)s” is taken away.") % {"name": document.name}, link)
    )
    return to_page(request, activity)


@office_page(load=queries.taken_document_of, may=may_change)
def put_back(request: OfficeRequest, held: Held) -> HttpResponse:
    """Ask, then put a taken file back."""
    activity, document = held
    if request.method == "POST":
        actions.put_back_document(actor=request.actor, activity=activity, document=document)
        messages.success(request, _("“%(name)s” is back.") % {"name": document.name})
        return to_page(request, activity)
    return render(
        request,
        "activities/file_put_back.html",
        {"activity": activity, "document": document, "heading": _("Put the file back")},
    )


@require_POST
@office_page(load=queries.document_of, may=may_publish)
def change_access(request: OfficeRequest, held: Held) -> HttpResponse:
    """Publish a file, or take it back inside."""
    activity, document = held
    access = Access.PUBLIC if request.POST.get("access") == Access.PUBLIC else Access.INTERNAL
    with watching(request.actor, ACTIVITY, [activity.pk]) as watch:
        actions.change_document_access(
            actor=request.actor, activity=activity, document=document, access=access
        )
    say(request, _("Who sees the file is changed."), watch)
    return to_page(request, activity)
