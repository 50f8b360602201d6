"""Pages of a plan through time: its versions, an update, and the time machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from imece.services.accounts.doorway import office_page
from imece.work.strategy import actions, policies
from imece.work.strategy.forms.plans import DayForm
from imece.work.strategy.forms.updates import UpdateForm
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.queries.history import scores_as_of, version_on
from imece.work.strategy.sentences import plan_sentence
from imece.work.strategy.views.answering import done, posted, sent
from imece.work.strategy.views.plans import frame

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.strategy.models import Plan


@office_page(load=reads.plan, may=policies.may_look)
def versions(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The plan as adopted and each update, with what changed."""
    context = {**frame(request, plan, "versions"), "versions": list(plan.versions.order_by("-number"))}
    return render(request, "strategy/versions.html", context)


@office_page(load=reads.plan, may=policies.may_update_plan)
def update(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Enter an update with its decision."""
    form = UpdateForm(reads.links_of_plan(plan), plan, sent(request))
    if posted(request, form, lambda: actions.update_plan(actor=request.actor, plan=plan, facts=form.facts())):
        said = _("The update is entered; the old targets stay in force for the days before it.")
        return done(request, said, "versions", plan=plan.pk)
    context = {**frame(request, plan, "versions"), "form": form, "years": list(plan.years)}
    return render(request, "strategy/update.html", context)


@office_page(load=reads.plan, may=policies.may_look)
def as_of(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The plan as it stood on any day."""
    form = DayForm(request.GET or None)
    chosen = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    day = _inside(plan, chosen or request.actor.today)
    basis = reads.basis_of(request.GET.get("basis"))
    standing = scores_as_of(plan, day, basis)
    context = {
        **frame(request, plan, "as_of"),
        "form": form if form.is_bound else DayForm(initial={"day": day}),
        "day": day,
        "basis": basis,
        "version": version_on(plan, day),
        "standing": standing,
        "sentence": plan_sentence(standing),
    }
    return render(request, "strategy/as_of.html", context)


def _inside(plan: Plan, day: date) -> date:
    """A day of the plan: the nearest one."""
    last = plan.begins.replace(year=plan.last_year, month=12, day=31)
    return min(max(day, plan.begins), last)
