"""Pages of the tree of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, kinds, policies, queries
from imece.services.accounts.doorway import office_page
from imece.services.accounts.forms import UnitForm
from imece.services.accounts.undoable import UNIT, branch_of
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.accounts.models import Unit


@office_page(may=policies.may_read_as_staff)
def units(request: OfficeRequest) -> HttpResponse:
    """The tree of units."""
    context = {
        "tree": queries.unit_tree(request.actor),
        "may_run": policies.may_run_office(request.actor),
        "profile": kinds.profile(request.actor.office),
    }
    return render(request, "accounts/units.html", context)


@office_page(may=policies.may_run_office)
def add_unit(request: OfficeRequest) -> HttpResponse:
    """A new unit."""
    form = UnitForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, UNIT) as watch:
                watch.made([actions.add_unit(actor=request.actor, **form.cleaned_data)])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The unit was added."), watch)
            return redirect("accounts:units", request.actor.office.slug)
    return render(request, "accounts/unit_form.html", {"form": form})


@office_page(load=queries.unit, may=policies.may_run_office)
def change_unit(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Rename or move a unit."""
    form = UnitForm(request.POST or None, actor=request.actor, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, UNIT, branch_of(unit)) as watch:
                actions.change_unit(actor=request.actor, unit=unit, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The unit was changed."), watch)
            return redirect("accounts:units", request.actor.office.slug)
    return render(request, "accounts/unit_form.html", {"form": form, "unit": unit})


@require_POST
@office_page(load=queries.unit, may=policies.may_run_office)
def retire_unit(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Take a unit out of use."""
    with watching(request.actor, UNIT, [unit.pk]) as watch:
        actions.retire_unit(actor=request.actor, unit=unit)
    say(request, _("The unit was retired; its records stay."), watch)
    return redirect("accounts:units", request.actor.office.slug)


@require_POST
@office_page(load=queries.unit, may=policies.may_run_office)
def reopen_unit(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Take a retired unit back into use."""
    with watching(request.actor, UNIT, [unit.pk]) as watch:
        actions.reopen_unit(actor=request.actor, unit=unit)
    say(request, _("The unit is in use again."), watch)
    return redirect("accounts:units", request.actor.office.slug)
