"""Pages of the office itself: settings, grants, the audit trail and the auditors' looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts import actions, policies, queries
from imece.services.accounts.doorway import office_page
from imece.services.accounts.forms import GrantForm, LooksFilter, OfficeForm, TrailFilter
from imece.services.audit import queries as audit

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.accounts.models import Grant

BY_TIME = {"time": ("pk",)}


@office_page(may=policies.may_run_office)
def settings(request: OfficeRequest) -> HttpResponse:
    """Name, place, languages, letterhead of the office."""
    form = OfficeForm(request.POST or None, office=request.actor.office)
    if request.method == "POST" and form.is_valid():
        actions.change_office(actor=request.actor, facts=form.facts())
        messages.success(request, _("The settings were saved."))
        return redirect("accounts:settings", request.actor.office.slug)
    return render(request, "accounts/settings.html", {"form": form})


@office_page(may=policies.may_read_as_staff)
def grants(request: OfficeRequest) -> HttpResponse:
    """Who may read our records, whose records we may read."""
    today = request.actor.today
    context = {
        "given": [(grant, grant.state_on(today)) for grant in queries.grants_given(request.actor)],
        "held": [(grant, grant.state_on(today)) for grant in queries.grants_held(request.actor)],
        "may_run": policies.may_run_office(request.actor),
    }
    return render(request, "accounts/grants.html", context)


@office_page(may=policies.may_run_office)
def give_grant(request: OfficeRequest) -> HttpResponse:
    """Let another office read."""
    form = GrantForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_grant(actor=request.actor, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The permission was given."))
            return redirect("accounts:grants", request.actor.office.slug)
    return render(request, "accounts/give_grant.html", {"form": form})


@require_POST
@office_page(load=queries.grant, may=policies.may_revoke_grant)
def revoke_grant(request: OfficeRequest, grant: Grant) -> HttpResponse:
    """Take a permission back."""
    actions.revoke_grant(actor=request.actor, grant=grant)
    messages.success(request, _("The permission was revoked."))
    return redirect("accounts:grants", request.actor.office.slug)


@office_page(may=policies.may_read_trail)
def trail(request: OfficeRequest) -> HttpResponse:
    """Everything that happened in the office, by person, verb and day."""
    filters = TrailFilter(request.GET, actor=request.actor)
    entries = filters.narrow(audit.trail_of_office(request.actor.office_id))
    page = listing(entries, request, sorts=BY_TIME, default="-time")
    context = {"filters": filters, "page": page, "lines": audit.lines(page.rows), "tab": "trail"}
    return render(request, "accounts/office_trail.html", context)


@office_page(may=policies.may_read_trail)
def looks(request: OfficeRequest) -> HttpResponse:
    """Every page an auditor looked at."""
    filters = LooksFilter(request.GET, actor=request.actor)
    entries = filters.narrow(audit.looks_in_office(request.actor.office_id))
    page = listing(entries, request, sorts=BY_TIME, default="-time")
    context = {"filters": filters, "page": page, "lines": audit.lines(page.rows), "tab": "looks"}
    return render(request, "accounts/office_trail.html", context)
