"""The register of funders and programmes, and an office's own ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.work.projects import actions, policies, queries
from imece.work.projects.forms import FunderForm, ProgrammeForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.projects.models import Funder, FundingProgramme


def may_add_under(actor: Actor, funder: Funder) -> Decision:
    """Whoever keeps the list adds programmes under any funder that it shows."""
    return policies.may_manage_funders(actor)


def to_register(request: OfficeRequest) -> HttpResponse:
    """Back to the register."""
    return redirect("projects:funders", office=request.actor.office.slug)


@office_page(may=policies.may_see_funders)
def funders(request: OfficeRequest) -> HttpResponse:
    """Every funder with its programmes and projects; adding an own one."""
    may_manage = policies.may_manage_funders(request.actor)
    context = {"register": queries.funders_with_programmes(request.actor), "may_manage": may_manage}
    return render(request, "projects/funders.html", context)


@office_page(may=policies.may_manage_funders)
def add_funder(request: OfficeRequest) -> HttpResponse:
    """Add an own funder."""
    form = FunderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_funder(actor=request.actor, values=form.values())
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The funder is added."))
            return to_register(request)
    return render(request, "projects/funder_form.html", {"form": form, "heading": _("New funder")})


@office_page(load=queries.funder, may=policies.may_manage_funders)
def change_funder(request: OfficeRequest, funder: Funder) -> HttpResponse:
    """Change an own funder."""
    form = FunderForm(request.POST or None, funder=funder)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_funder(actor=request.actor, funder=funder, values=form.values())
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The changes are saved."))
            return to_register(request)
    return render(request, "projects/funder_form.html", {"form": form, "heading": _("Change the funder")})


@office_page(load=queries.funder, may=may_add_under)
def add_programme(request: OfficeRequest, funder: Funder) -> HttpResponse:
    """Add an own programme under a funder."""
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_programme(actor=request.actor, funder=funder, values=form.values())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The programme is added."))
            return to_register(request)
    heading = _("New programme of %(funder)s") % {"funder": funder}
    return render(request, "projects/funder_form.html", {"form": form, "heading": heading})


@require_POST
@office_page(load=queries.funder, may=policies.may_manage_funders)
def switch_funder(request: OfficeRequest, funder: Funder) -> HttpResponse:
    """Offer an own funder no more, or again."""
    actions.switch(actor=request.actor, thing=funder, on=not funder.is_active)
    return to_register(request)


@require_POST
@office_page(load=queries.programme, may=policies.may_manage_funders)
def switch_programme(request: OfficeRequest, programme: FundingProgramme) -> HttpResponse:
    """Offer an own programme no more, or again."""
    actions.switch(actor=request.actor, thing=programme, on=not programme.is_active)
    return to_register(request)
