"""The list of kinds and the office's own ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.work.activities import actions, policies, queries
from imece.work.activities.forms import KindForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.models import ActivityKind


def to_list(request: OfficeRequest) -> HttpResponse:
    """Back to the list of kinds."""
    return redirect("activities:kinds", office=request.actor.office.slug)


@office_page(may=policies.may_manage_kinds)
def kinds(request: OfficeRequest) -> HttpResponse:
    """Every kind; a form adds an own one."""
    form = KindForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_kind(
                actor=request.actor, name=form.cleaned_data["name"], translations=form.translations()
            )
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The kind is added."))
            return to_list(request)
    found = list(policies.visible_kinds(request.actor))
    own = [kind for kind in found if kind.office_id is not None]
    shared = [kind for kind in found if kind.office_id is None and kind.is_active]
    return render(request, "activities/kinds.html", {"form": form, "own": own, "shared": shared})


@office_page(load=queries.kind, may=policies.may_manage_kinds)
def rename(request: OfficeRequest, kind: ActivityKind) -> HttpResponse:
    """Change the names of an own kind."""
    form = KindForm(request.POST or None, actor=request.actor, kind=kind)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rename_kind(
                actor=request.actor,
                kind=kind,
                name=form.cleaned_data["name"],
                translations=form.translations(),
            )
        except Refused as no:
            form.add_error("name", str(no))
        else:
            messages.success(request, _("The kind is renamed."))
            return to_list(request)
    return render(request, "activities/kind_form.html", {"form": form, "kind": kind})


@require_POST
@office_page(load=queries.kind, may=policies.may_manage_kinds)
def retire(request: OfficeRequest, kind: ActivityKind) -> HttpResponse:
    """Offer an own kind no more."""
    actions.retire_kind(actor=request.actor, kind=kind)
    messages.success(request, _("The kind is offered no more; its records stay."))
    return to_list(request)


@require_POST
@office_page(load=queries.kind, may=policies.may_manage_kinds)
def restore(request: OfficeRequest, kind: ActivityKind) -> HttpResponse:
    """Offer a retired kind again."""
    actions.restore_kind(actor=request.actor, kind=kind)
    messages.success(request, _("The kind is offered again."))
    return to_list(request)
