"""Names to match with the register, and the activities with one institution as a panel on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.work.activities import actions, matching, policies, queries
from imece.work.activities.forms import NameForm
from imece.work.contacts.choices import InstitutionKind
from imece.work.contacts.policies import may_look, may_match
from imece.work.contacts.queries import institution as load_institution

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.work.contacts.models import Institution, NameDecision

PANEL_SHOWN = 15


def may_forget(actor: Actor, _decision: NameDecision) -> Decision:
    """Whoever decides about names."""
    return may_match(actor)


def may_see_panel(actor: Actor, _institution: Institution) -> Decision:
    """Whoever reads the register sees those activities with it that they may see."""
    return may_look(actor)


def to_names(request: OfficeRequest) -> HttpResponse:
    """Back to the names that wait."""
    return redirect("activities:names", office=request.actor.office.slug)


@office_page(may=may_match)
def names(request: OfficeRequest) -> HttpResponse:
    """The names that wait, each with whom it may mean; sending one decides about it."""
    form = NameForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.decide()
        except Refused as no:
            messages.error(request, str(no))
        else:
            messages.success(request, said)
        return to_names(request)
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    if part:
        return render(
            request, "activities/names_panel.html", {"total": len(matching.unmatched(request.actor))}
        )
    shown, total = matching.waiting(request.actor)
    context = {
        "form": form,
        "waiting": shown,
        "total": total,
        "decided": matching.decided(request.actor),
        "kinds": InstitutionKind.choices,
    }
    return render(request, "activities/names.html", context)


@require_POST
@office_page(may=may_match)
def names_sure(request: OfficeRequest) -> HttpResponse:
    """Link every name that is sure by now."""
    count = actions.match_sure_names(actor=request.actor)
    text = ngettext("%(count)d name is linked.", "%(count)d names are linked.", count) % {"count": count}
    messages.success(request, text if count else _("No further name is sure."))
    return to_names(request)


@require_POST
@office_page(load=matching.decision, may=may_forget)
def name_forget(request: OfficeRequest, decision: NameDecision) -> HttpResponse:
    """Take a decision back."""
    actions.forget_match(actor=request.actor, decision=decision)
    messages.success(request, _("The decision is taken back; the name waits again."))
    return to_names(request)


@office_page(load=load_institution, may=may_see_panel)
def of_institution(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """The activities with an institution, the latest first."""
    found = queries.with_institution(request.actor, institution)
    context = {
        "institution": institution,
        "rows": list(found.order_by("-first", "-pk")[:PANEL_SHOWN]),
        "total": found.count(),
        "may_record": policies.may_record(request.actor),
    }
    part = request.htmx and not request.htmx.boosted  # type: ignore[attr-defined]  # set by django-htmx
    return render(
        request, "activities/of_institution_panel.html" if part else "activities/of_institution.html", context
    )
