"""Rows of a project's sections: adding, changing, taking off; publishing news, moving stories on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.projects import actions, policies, queries
from imece.work.projects.choices import StoryState
from imece.work.projects.forms import row_form
from imece.work.projects.models import News, Story
from imece.work.projects.sections import SECTIONS
from imece.work.projects.undoable import PROJECT
from imece.work.projects.views.records import to_page

if TYPE_CHECKING:
    from django.db.models import Model
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.projects.models import Project
    from imece.work.projects.sections import Section


@dataclass(frozen=True, slots=True)
class Held:
    """One row (or the wish for one) in its section of a visible project."""

    project: Project
    section: Section
    row: Any = None


def load_section(actor: Actor, project: int, section: str) -> Held:
    """A section of a visible project."""
    if section not in SECTIONS:
        raise Http404
    return Held(queries.plain_project(actor, project), SECTIONS[section])


def load_row(actor: Actor, project: int, section: str, row: int) -> Held:
    """A row in it."""
    held = load_section(actor, project, section)
    manager: Any = getattr(held.project, held.section.related)
    found: Model | None = manager.filter(pk=row).first()
    if found is None:
        raise Http404
    return Held(held.project, held.section, found)


def load_news(actor: Actor, project: int, news: int) -> tuple[Project, News]:
    """A piece of news of a visible project."""
    held = load_row(actor, project, "news", news)
    return held.project, held.row


def load_story(actor: Actor, project: int, story: int) -> tuple[Project, Story]:
    """A story of a visible project."""
    held = load_row(actor, project, "stories", story)
    return held.project, held.row


def may_edit(actor: Actor, held: Held) -> Decision:
    """Whoever may edit the project."""
    return policies.may_edit(actor, held.project)


def may_move_story(actor: Actor, held: tuple[Project, Story]) -> Decision:
    """Whoever may edit the project; the verb asks about each step."""
    return policies.may_edit(actor, held[0])


@office_page(load=load_section, may=may_edit)
def add(request: OfficeRequest, held: Held) -> HttpResponse:
    """Add a row."""
    return _form_page(request, held)


@office_page(load=load_row, may=may_edit)
def change(request: OfficeRequest, held: Held) -> HttpResponse:
    """Change a row."""
    return _form_page(request, held)


def _form_page(request: OfficeRequest, held: Held) -> HttpResponse:
    """The form of one row, sent or not."""
    project, section = held.project, held.section
    form = row_form(section, actor=request.actor, project=project, row=held.row, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, PROJECT, [project.pk]) as watch:
                actions.save_row(actor=request.actor, project=project, row=form.row())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("Saved."), watch)
            return to_page(request, project, section.key)
    heading = section.changing if held.row is not None else section.adding
    context = {"form": form, "project": project, "section": section, "row": held.row, "heading": heading}
    return render(request, "projects/row_form.html", context)


@require_POST
@office_page(load=load_row, may=may_edit)
def remove(request: OfficeRequest, held: Held) -> HttpResponse:
    """Take a row off."""
    with watching(request.actor, PROJECT, [held.project.pk]) as watch:
        actions.remove_row(actor=request.actor, project=held.project, row=held.row)
    say(request, _("Taken off the project."), watch)
    return to_page(request, held.project, held.section.key)


@require_POST
@office_page(load=load_news, may=policies.may_publish_news)
def publish_news(request: OfficeRequest, held: tuple[Project, News]) -> HttpResponse:
    """Show a piece of news, or take it back inside."""
    project, news = held
    public = request.POST.get("public") == "yes"
    with watching(request.actor, PROJECT, [project.pk]) as watch:
        actions.publish_news(actor=request.actor, project=project, news=news, public=public)
    said = (
        _("The piece of news is public with its project.") if public else _("The piece of news is internal.")
    )
    say(request, said, watch)
    return to_page(request, project, "news")


@require_POST
@office_page(load=load_story, may=may_move_story)
def move_story(request: OfficeRequest, held: tuple[Project, Story]) -> HttpResponse:
    """Send a story for review, publish it, or make it a draft again."""
    project, story = held
    target = request.POST.get("target", "")
    if target not in StoryState.values:
        raise Http404
    try:
        actions.move_story(actor=request.actor, project=project, story=story, target=target)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The story has moved on."))
    return to_page(request, project, "stories")
