"""The minutes of a meeting: read, written, approved, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.services.papers import actions as papers
from imece.services.papers.choices import PaperFormat
from imece.services.papers.queries import choices_of, chosen
from imece.work.activities import actions, policies, queries
from imece.work.activities.forms.minutes import MinutesSheet
from imece.work.activities.minutes_paper import minutes_paper

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.models import Activity


@office_page(load=queries.meeting, may=policies.may_open)
def minutes(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """The minutes with the state of each decision."""
    context = {
        "activity": activity,
        "title": activity.said("title"),
        "minutes": queries.minutes_of(activity),
        "may_write": policies.may_write_minutes(request.actor, activity),
        "may_approve": policies.may_approve_minutes(request.actor, activity),
        "today": request.actor.today,
    }
    return render(request, "activities/minutes.html", context)


@office_page(load=queries.meeting, may=policies.may_write_minutes)
def write(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Write the draft."""
    sheet = MinutesSheet(
        request.actor, queries.minutes_of(activity), request.POST if request.method == "POST" else None
    )
    if request.method == "POST" and sheet.is_valid():
        try:
            actions.write_minutes(
                actor=request.actor, activity=activity, facts=sheet.facts(), revision=sheet.revision
            )
        except Refused as no:
            sheet.head.add_error(None, str(no))
        else:
            messages.success(request, _("The minutes are saved as a draft."))
            return to_minutes(request, activity)
    return render(
        request,
        "activities/minutes_form.html",
        {"activity": activity, "title": activity.said("title"), "sheet": sheet},
    )


@office_page(load=queries.meeting, may=policies.may_approve_minutes)
@require_POST
def approve(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Lock them; every decision becomes a duty."""
    try:
        actions.approve_minutes(actor=request.actor, activity=activity)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The minutes are approved; each decision is now a duty of its owner."))
    return to_minutes(request, activity)


@office_page(load=queries.meeting, may=policies.may_open)
def paper(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """The minutes on paper: on the screen, or kept as PDF or Word."""
    found = queries.minutes_of(activity)
    if found is None:
        raise Http404
    content = minutes_paper(activity, found, get_language() or "tr")
    if request.method == "POST":
        paper_format, template = chosen(request.actor, content.kind, request.POST.get("format"))
        try:
            kept = papers.produce(
                actor=request.actor,
                content=content,
                paper_format=paper_format,
                about=activity,
                template=template,
            )
        except Refused as no:
            messages.error(request, str(no))
        else:
            return redirect("papers:show", request.actor.office.slug, kept.pk)
    ways = choices_of(request.actor, content.kind, formats=(PaperFormat.PDF, PaperFormat.WORD))
    context = {"activity": activity, "paper": content, "paper_choices": ways}
    return render(request, "activities/minutes_paper.html", context)


def to_minutes(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Back to the minutes."""
    return redirect("activities:minutes", request.actor.office.slug, activity.pk)
