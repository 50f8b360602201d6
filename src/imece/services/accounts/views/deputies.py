"""Pages of vekâlet: who acts for whom, naming a deputy, acting and stopping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, policies, queries
from imece.services.accounts.doorway import ACTING_KEY, office_page
from imece.services.accounts.forms import ActingForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.accounts.models import Acting


@office_page(may=policies.may_enter)
def deputies(request: OfficeRequest) -> HttpResponse:
    """Deputyships that the actor may see, and those to take up now."""
    context = {
        "rows": [(acting, acting.state_on(request.actor.today)) for acting in queries.actings(request.actor)],
        "startable": queries.startable_actings(request.actor),
        "may_run": policies.may_run_office(request.actor),
    }
    return render(request, "accounts/deputies.html", context)


@office_page(may=policies.may_run_office)
def set_acting(request: OfficeRequest) -> HttpResponse:
    """Name a deputy."""
    form = ActingForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_acting(actor=request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The deputy was named."))
            return redirect("accounts:deputies", request.actor.office.slug)
    return render(request, "accounts/set_acting.html", {"form": form})


@require_POST
@office_page(load=queries.acting, may=policies.may_run_office)
def end_acting(request: OfficeRequest, acting: Acting) -> HttpResponse:
    """End a deputyship early."""
    actions.end_acting(actor=request.actor, acting=acting)
    messages.success(request, _("The deputyship was ended."))
    return redirect("accounts:deputies", request.actor.office.slug)


@require_POST
@office_page(load=queries.acting, may=policies.may_act_for)
def start_acting(request: OfficeRequest, acting: Acting) -> HttpResponse:
    """Begin to act for the absent member, in this office and this session."""
    acting = actions.start_acting(actor=request.actor, acting=acting)
    seats = request.session.get(ACTING_KEY, {})
    request.session[ACTING_KEY] = {**seats, request.actor.office.slug: acting.pk}
    messages.success(request, _("You now act for %(name)s.") % {"name": acting.principal.user})
    return redirect("accounts:deputies", request.actor.office.slug)


@require_POST
@office_page(may=policies.may_enter)
def stop_acting(request: OfficeRequest) -> HttpResponse:
    """Work in one's own name again."""
    actions.stop_acting(actor=request.actor)
    seats = request.session.get(ACTING_KEY, {})
    request.session[ACTING_KEY] = {
        slug: pk for slug, pk in seats.items() if slug != request.actor.office.slug
    }
    messages.success(request, _("You work in your own name again."))
    return redirect("accounts:deputies", request.actor.office.slug)
