"""One project: its page, recording, changing, moving, confirming, publishing, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.projects import actions, policies, queries
from imece.work.projects.detail import inside_of, page_of
from imece.work.projects.forms import FilesForm, MoveForm, ProjectForm
from imece.work.projects.sections import SECTIONS
from imece.work.projects.undoable import PROJECT

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.projects.models import Project


def to_page(request: OfficeRequest, project: Project, part: str = "") -> HttpResponse:
    """Back to the project's page, at one of its sections."""
    inside = part in SECTIONS and SECTIONS[part].inside
    page = "projects:inside" if inside else "projects:detail"
    answer = redirect(page, office=request.actor.office.slug, project=project.pk)
    if part:
        answer["Location"] += f"#{part}"
    return answer


@office_page(load=queries.project, may=policies.may_open)
def detail(request: OfficeRequest, project: Project) -> HttpResponse:
    """Everything about one project."""
    files = queries.files(project)
    context = page_of(request.actor, project, FilesForm(files=files), files)
    return render(request, "projects/detail.html", context)


@office_page(load=queries.project_inside, may=policies.may_open)
def inside(request: OfficeRequest, project: Project) -> HttpResponse:
    """Its people, money, duties to the funder and history."""
    return render(request, "projects/inside.html", inside_of(request.actor, project))


@office_page(may=policies.may_record)
def new(request: OfficeRequest) -> HttpResponse:
    """Record one."""
    form = ProjectForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, PROJECT) as watch:
                project = actions.record_project(
                    actor=request.actor, facts=form.facts(), once=form.cleaned_data["once"]
                )
                watch.made([project])
        except Refused as no:
            form.refuse(no)
        else:
            say(request, _("The project is recorded. Add partners, steps and documents here."), watch)
            return to_page(request, project)
    return render(request, "projects/form.html", {"form": form})


@office_page(load=queries.plain_project, may=policies.may_edit)
def edit(request: OfficeRequest, project: Project) -> HttpResponse:
    """Change one."""
    form = ProjectForm(request.POST or None, actor=request.actor, project=project)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, PROJECT, [project.pk]) as watch:
                actions.change_project(
                    actor=request.actor,
                    project=project,
                    facts=form.facts(),
                    seen_revision=form.cleaned_data["revision"],
                )
        except Refused as no:
            form.refuse_change(no, project)
        else:
            say(request, _("The changes are saved."), watch)
            return to_page(request, project)
    return render(request, "projects/form.html", {"form": form, "project": project})


@office_page(load=queries.plain_project, may=policies.may_edit)
def move(request: OfficeRequest, project: Project) -> HttpResponse:
    """Change the status by its table."""
    form = MoveForm(request.POST or None, actor=request.actor, project=project)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            with watching(request.actor, PROJECT, [project.pk]) as watch:
                actions.move_project(
                    actor=request.actor,
                    project=project,
                    move=said["move"],
                    since=said["since"],
                    note=said["note"],
                )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The status is changed."), watch)
            return to_page(request, project)
    context = {"form": form, "project": project, "heading": _("Change the status")}
    return render(request, "projects/move.html", context)


@require_POST
@office_page(load=queries.plain_project, may=policies.may_confirm)
def confirm(request: OfficeRequest, project: Project) -> HttpResponse:
    """Say that the record is right today."""
    with watching(request.actor, PROJECT, [project.pk]) as watch:
        actions.confirm_project(actor=request.actor, project=project)
    say(request, _("Confirmed as of today."), watch)
    return to_page(request, project)


@require_POST
@office_page(load=queries.plain_project, may=policies.may_publish)
def publish(request: OfficeRequest, project: Project) -> HttpResponse:
    """Show it to everybody."""
    actions.publish_project(actor=request.actor, project=project)
    messages.success(request, _("The project is public now."))
    return to_page(request, project)


@require_POST
@office_page(load=queries.plain_project, may=policies.may_withdraw)
def withdraw(request: OfficeRequest, project: Project) -> HttpResponse:
    """Take it back inside."""
    actions.withdraw_project(actor=request.actor, project=project)
    messages.success(request, _("The project is internal again."))
    return to_page(request, project)


@require_POST
@office_page(load=queries.plain_project, may=policies.may_remove)
def remove(request: OfficeRequest, project: Project) -> HttpResponse:
    """Remove one; the page that follows offers to undo it."""
    actions.remove_project(actor=request.actor, project=project)
    return redirect("projects:removed", office=request.actor.office.slug, project=project.pk)


@office_page(load=queries.removed_project, may=policies.may_edit)
def removed(request: OfficeRequest, project: Project) -> HttpResponse:
    """What was removed, with the way back; sending it puts the project back."""
    if request.method == "POST":
        actions.put_back_project(actor=request.actor, project=project)
        messages.success(request, _("The project is back."))
    if request.method == "POST" or project.removed_at is None:
        return to_page(request, project)
    return render(request, "projects/removed.html", {"project": project})
