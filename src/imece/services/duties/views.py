"""The list of duties; giving, changing and finishing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.web.lists import listing
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.duties import actions, policies, queries
from imece.services.duties.forms import DutyFilter, DutyForm
from imece.services.duties.undoable import DUTY, FINISHED
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.duties.models import Duty

SORTS = {"due": ("due_on", "pk"), "title": ("title", "pk")}


@office_page(may=policies.may_see)
def duty_list(request: OfficeRequest) -> HttpResponse:
    """What is to be done in the office, by due date."""
    filters = DutyFilter(request.GET)
    duties = filters.narrow(queries.duties_of(request.actor), request.actor)
    context = {
        "filters": filters,
        "list": listing(duties, request, sorts=SORTS, default="due"),
        "may_open": policies.may_open(request.actor),
        "today": request.actor.today,
    }
    return render(request, "duties/list.html", context)


@office_page(may=policies.may_open)
def duty_add(request: OfficeRequest) -> HttpResponse:
    """Give a duty."""
    form = DutyForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        with watching(request.actor, DUTY) as watch:
            watch.made([actions.give_duty(actor=request.actor, **form.cleaned_data)])
        say(request, _("The duty is given."), watch)
        return redirect("duties:list", request.actor.office.slug)
    return render(request, "duties/form.html", {"form": form})


@office_page(load=queries.duty, may=policies.may_change)
def duty_change(request: OfficeRequest, duty: Duty) -> HttpResponse:
    """Change a duty."""
    form = DutyForm(request.POST or None, instance=duty, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        with watching(request.actor, DUTY, [duty.pk]) as watch:
            actions.change_duty(actor=request.actor, duty=duty, **form.cleaned_data)
        say(request, _("The change is saved."), watch)
        return redirect("duties:list", request.actor.office.slug)
    return render(request, "duties/form.html", {"form": form, "duty": duty})


@require_POST
@office_page(load=queries.duty, may=policies.may_finish)
def duty_finish(request: OfficeRequest, duty: Duty) -> HttpResponse:
    """Done (or, with `undo`, not done after all)."""
    reopens = "undo" in request.POST
    with watching(request.actor, FINISHED, [duty.pk]) as watch:
        (actions.reopen_duty if reopens else actions.finish_duty)(actor=request.actor, duty=duty)
    said = _("The duty is open again.") if reopens else _("Done: %(title)s") % {"title": duty.title}
    say(request, said, watch)
    return redirect("duties:list", request.actor.office.slug)
