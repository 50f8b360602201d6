"""Investments: the board with problems and visits beside it, the list, one lead and its moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import office_page
from imece.work.activities.policies import may_record as may_record_activity
from imece.work.advisory import actions, exports, policies, queries
from imece.work.advisory.filters import DEFAULT_LEAD_SORT, LEAD_SORTS, LeadFilter
from imece.work.advisory.forms import LeadForm, MoveForm
from imece.work.advisory.models import Lead
from imece.work.advisory.views.shown import list_page, order_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest

SHOWN = 10


def to_page(request: OfficeRequest, lead: Lead) -> HttpResponse:
    """Back to the investment's page."""
    return redirect("advisory:lead", office=request.actor.office.slug, lead=lead.pk)


@office_page(may=policies.may_see_investors)
def investors(request: OfficeRequest) -> HttpResponse:
    """The board of investments, open problems, latest visits."""
    actor = request.actor
    filters = LeadFilter(request.GET, actor=actor)
    problems = queries.open_problems(actor)
    context = {
        "filters": filters,
        "board": queries.board(actor, filters.narrow(queries.listed_leads(actor))),
        "problems": problems[:SHOWN],
        "problem_count": problems.count(),
        "visits": queries.listed_visits(actor)[:SHOWN],
        "may_keep": policies.may_keep_leads(actor),
        "may_visit": may_record_activity(actor),
        "today": actor.today,
    }
    return list_page(request, "investors", context)


@office_page(may=policies.may_see_investors)
def lead_list(request: OfficeRequest) -> HttpResponse:
    """The investments as a list; htmx gets the table alone."""
    actor = request.actor
    filters = LeadFilter(request.GET, actor=actor)
    found = filters.narrow(queries.listed_leads(actor))
    context = {
        "filters": filters,
        "list": listing(found, request, sorts=LEAD_SORTS, default=DEFAULT_LEAD_SORT),
        "may_keep": policies.may_keep_leads(actor),
    }
    return list_page(request, "leads", context)


@office_page(may=policies.may_see_investors)
def export(request: OfficeRequest, file_format: str) -> HttpResponse:
    """What the list shows, in the same order, as a sheet."""
    filters = LeadFilter(request.GET, actor=request.actor)
    order = order_of(request, LEAD_SORTS, DEFAULT_LEAD_SORT)
    return exports.lead_response(
        filters.narrow(queries.listed_leads(request.actor)).order_by(*order), file_format
    )


@office_page(load=queries.lead, may=policies.may_open_lead)
def detail(request: OfficeRequest, lead: Lead) -> HttpResponse:
    """One investment with its moves and the next one."""
    return _detail(request, lead, MoveForm(actor=request.actor, lead=lead))


def _detail(request: OfficeRequest, lead: Lead, form: MoveForm) -> HttpResponse:
    context = {
        "lead": lead,
        "form": form,
        "may_change": policies.may_change_lead(request.actor, lead),
        "trail": queries.trail(request.actor, lead),
    }
    return render(request, "advisory/lead.html", context)


@office_page(may=policies.may_keep_leads)
def new(request: OfficeRequest) -> HttpResponse:
    """Enter one."""
    asked = {"institution": request.GET.get("institution", "")[:250]}
    form = LeadForm(request.POST or None, actor=request.actor, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.enter_lead(actor=request.actor, facts=form.facts(), once=form.cleaned_data["once"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The investment is entered."))
            return to_page(request, made)
    return render(request, "advisory/lead_form.html", {"form": form})


@office_page(load=queries.lead, may=policies.may_change_lead)
def edit(request: OfficeRequest, lead: Lead) -> HttpResponse:
    """Change one."""
    form = LeadForm(request.POST or None, actor=request.actor, lead=lead)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_lead(
                actor=request.actor, lead=lead, facts=form.facts(), seen=form.cleaned_data["revision"] or 0
            )
        except Refused as no:
            form.add_error(None, str(no))
            form.stand_at(Lead.objects.values_list("revision", flat=True).get(pk=lead.pk))
        else:
            messages.success(request, _("The changes are saved."))
            return to_page(request, lead)
    return render(request, "advisory/lead_form.html", {"form": form, "lead": lead})


@require_POST
@office_page(load=queries.lead, may=policies.may_change_lead)
def move(request: OfficeRequest, lead: Lead) -> HttpResponse:
    """One move of the table."""
    form = MoveForm(request.POST, actor=request.actor, lead=lead)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.move_lead(
                actor=request.actor, lead=lead, move=said["move"], day=said["day"], note=said["note"]
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The investment is moved on."))
            return to_page(request, lead)
    return _detail(request, lead, form)
