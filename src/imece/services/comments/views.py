"""What is said about a record: the thread as a page and as a panel, changing, removing, members to mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused, require
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.comments import actions, policies, queries
from imece.services.comments.forms import CommentForm
from imece.services.comments.undoable import COMMENT
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say, way_back

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.comments.models import Comment
    from imece.services.comments.queries import Thread

LONGEST_NAME = 60


def is_fragment(request: OfficeRequest) -> bool:
    """Whether htmx asks for the panel alone."""
    return bool(request.htmx and not request.htmx.boosted)  # type: ignore[attr-defined]  # set by django-htmx


def context_of(request: OfficeRequest, found: Thread, form: CommentForm) -> dict[str, Any]:
    """What the thread shows, each comment with what the actor may do with it."""
    lines = [
        (one, policies.may_edit(request.actor, one).allowed, policies.may_remove(request.actor, one).allowed)
        for one in found.comments
    ]
    return {
        "thread": found,
        "lines": lines,
        "form": form,
        "may_write": policies.may_say(request.actor, found),
        "is_unread": queries.unread_in(request.actor, found).exists(),
    }


@office_page(load=queries.thread, may=policies.may_read)
def thread(request: OfficeRequest, found: Thread) -> HttpResponse:
    """The thread; a POST says something."""
    form, back = CommentForm(request.POST or None, prefix="comment"), None
    if request.method == "POST":
        require(policies.may_say(request.actor, found))
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, COMMENT) as watch:
                said = actions.say(actor=request.actor, thread=found, body=form.cleaned_data["body"])
                watch.made([said])
                watch.give_up_if(said.mentioned.exists())
        except Refused as no:
            form.add_error("body", str(no))
        else:
            if not is_fragment(request):
                say(request, _("Your comment is there."), watch)
                return redirect(
                    "comments:thread", request.actor.office.slug, found.subject.label, found.thing.pk
                )
            form, back = CommentForm(prefix="comment"), way_back(request.actor, watch)
    template = "comments/panel.html" if is_fragment(request) else "comments/thread.html"
    return render(request, template, {**context_of(request, found, form), "back": back})


@require_POST
@office_page(load=queries.thread, may=policies.may_say)
def read(request: OfficeRequest, found: Thread) -> HttpResponse:
    """The actor has read the thread; then to the record."""
    actions.mark_read(actor=request.actor, thread=found)
    return redirect(found.address)


@office_page(load=queries.comment, may=policies.may_edit)
def change(request: OfficeRequest, comment: Comment) -> HttpResponse:
    """Other words for one's own comment."""
    found = queries.thread_of(request.actor, comment)
    form = CommentForm(request.POST or None, initial={"body": comment.body}, prefix="comment")
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, COMMENT, [comment.pk]) as watch:
                changed = actions.change(
                    actor=request.actor, comment=comment, thread=found, body=form.cleaned_data["body"]
                )
                watch.give_up_if(changed.mentioned.exists())
        except Refused as no:
            form.add_error("body", str(no))
        else:
            say(request, _("The change is saved."), watch)
            return redirect(found.address)
    return render(request, "comments/change.html", {"thread": found, "form": form})


@require_POST
@office_page(load=queries.comment, may=policies.may_remove)
def remove(request: OfficeRequest, comment: Comment) -> HttpResponse:
    """Take a comment's words off the page."""
    with watching(request.actor, COMMENT, [comment.pk]) as watch:
        actions.remove(actor=request.actor, comment=comment)
    say(request, _("The comment is removed; that it was there stays to be seen."), watch)
    return redirect(queries.thread_of(request.actor, comment).address)


@office_page(load=queries.thread, may=policies.may_read)
def people(request: OfficeRequest, found: Thread) -> HttpResponse:
    """Members to mention whose name begins as typed."""
    beginning = request.GET.get("q", "")[:LONGEST_NAME]
    seats = (
        queries.proposals(request.actor, found, beginning) if policies.may_say(request.actor, found) else []
    )
    return render(request, "comments/people.html", {"seats": seats})


@office_page(may=policies.may_read)
def news(request: OfficeRequest) -> HttpResponse:
    """Records where something new was said to the actor."""
    template = "comments/news_panel.html" if is_fragment(request) else "comments/news.html"
    return render(request, template, {"news": queries.news(request.actor)})
