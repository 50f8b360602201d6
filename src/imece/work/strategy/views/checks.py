"""The plan's checks: findings by severity, proposals, acceptance with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.services.accounts.doorway import office_page
from imece.work.strategy import actions, policies
from imece.work.strategy.forms.plans import AcceptForm
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.queries.findings import checked
from imece.work.strategy.views.answering import tried
from imece.work.strategy.views.findings import told
from imece.work.strategy.views.plans import frame

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.strategy.models import Plan


@office_page(load=reads.plan, may=policies.may_look)
def checks(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """What the checks find in the plan; inside only, whatever the plan's state."""
    result = checked(plan)
    language = get_language() or "tr"
    context = {
        **frame(request, plan, "checks"),
        "result": result,
        "groups": told(result.judged, language),
        "may_accept": policies.may_accept_finding(request.actor, plan),
    }
    return render(request, "strategy/checks.html", context)


@require_POST
@office_page(load=reads.plan, may=policies.may_accept_finding)
def accept(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Live with a finding, and say why."""
    form = AcceptForm(request.POST)
    form.is_valid()
    facts = {name: form.cleaned_data.get(name, "") for name in ("code", "place", "reason")}
    return tried(
        request,
        lambda: actions.accept_finding(actor=request.actor, plan=plan, **facts),
        _("The finding is accepted; the reason is kept for the auditor."),
        "checks",
        plan=plan.pk,
    )


@require_POST
@office_page(load=reads.plan, may=policies.may_accept_finding)
def take_up(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Withdraw an acceptance."""
    facts = {name: request.POST.get(name, "")[:200] for name in ("code", "place")}
    return tried(
        request,
        lambda: actions.take_up_finding(actor=request.actor, plan=plan, **facts),
        _("The finding is open again."),
        "checks",
        plan=plan.pk,
    )
