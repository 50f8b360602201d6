"""Documents and photos of a project: adding, downloading, publishing, taking away, putting back."""

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
from imece.work.projects import actions, policies, queries
from imece.work.projects.detail import page_of
from imece.work.projects.exports import streamed
from imece.work.projects.forms import FilesForm
from imece.work.projects.models import Project
from imece.work.projects.views.records import to_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest

Held = tuple[Project, Document]


def may_read(actor: Actor, held: Held) -> Decision:
    """Whoever sees the project."""
    return policies.may_open(actor, held[0])


def may_change(actor: Actor, held: Held) -> Decision:
    """Whoever may edit the project."""
    return policies.may_edit(actor, held[0])


@require_POST
@office_page(load=queries.project, may=policies.may_edit)
def add(request: OfficeRequest, project: Project) -> HttpResponse:
    """Add files to a project."""
    files = queries.files(project)
    form = FilesForm(request.POST, request.FILES, files=files)
    if form.is_valid():
        try:
            actions.add_files(
                actor=request.actor,
                project=project,
                uploads=form.cleaned_data["uploads"],
                about=form.about(),
                replaces=form.replaced(),
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The files are added."))
            return to_page(request, project, "files")
    return render(request, "projects/detail.html", page_of(request.actor, project, form, files))


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
    """Take a file off the project; the message offers to undo it."""
    project, document = held
    actions.take_away_file(actor=request.actor, project=project, document=document)
    undo = reverse("projects:file_put_back", args=[request.actor.office.slug, project.pk, document.pk])
    link = format_html('<a href="{}">{}</a>', undo, _("Undo"))
    messages.success(
        request, format_html("{} {}", _("“%(name)s” is taken away.") % {"name": document.name}, link)
    )
    return to_page(request, project, "files")


@office_page(load=queries.taken_document_of, may=may_change)
def put_back(request: OfficeRequest, held: Held) -> HttpResponse:
    """Ask, then put a taken file back."""
    project, document = held
    if request.method == "POST":
        actions.put_back_file(actor=request.actor, project=project, document=document)
        messages.success(request, _("“%(name)s” is back.") % {"name": document.name})
        return to_page(request, project, "files")
    context = {"project": project, "document": document, "heading": _("Put the file back")}
    return render(request, "projects/file_put_back.html", context)


@require_POST
@office_page(load=queries.document_of, may=may_change)
def change_access(request: OfficeRequest, held: Held) -> HttpResponse:
    """Publish a file, or take it back inside."""
    project, document = held
    access = Access.PUBLIC if request.POST.get("access") == Access.PUBLIC else Access.INTERNAL
    try:
        actions.change_file_access(actor=request.actor, project=project, document=document, access=access)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("Who sees the file is changed."))
    return to_page(request, project, "files")
