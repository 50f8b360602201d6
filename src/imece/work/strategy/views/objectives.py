"""Pages of one objective: its card, on paper too, its weights and its targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _

from imece.services.accounts.doorway import office_page
from imece.work.indicators.choices import Basis
from imece.work.indicators.undoable import INDICATOR
from imece.work.strategy import actions, policies
from imece.work.strategy.forms.grids import ObjectivesForm, TargetsForm, WeightsForm
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.queries.live import live_rows
from imece.work.strategy.queries.standing import objective_standing
from imece.work.strategy.sentences import objective_sentence
from imece.work.strategy.undoable import LINK
from imece.work.strategy.views.answering import Doing, done, posted, sent
from imece.work.strategy.views.plans import frame

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.activities.models import Activity
    from imece.work.strategy.models import Objective


def _card(request: OfficeRequest, objective: Objective) -> dict[str, Any]:
    plan = objective.goal.plan
    year = reads.year_of(plan, request.GET.get("year"), request.actor.today.year)
    basis = reads.basis_of(request.GET.get("basis"))
    standing = objective_standing(objective, year, basis, years=plan.years)
    return {
        **frame(request, plan, "structure"),
        "objective": objective,
        "standing": standing,
        "sentence": objective_sentence(standing, year),
        "targets": reads.targets_by_year(standing, plan),
        "costs": reads.costs_of(objective),
        "notes": reads.notes_of(objective),
        "year": year,
        "basis": basis,
        "years": list(plan.years),
        "activities": reads.activities_of(request.actor, objective),
    }


@office_page(load=reads.objective, may=policies.may_look)
def objective(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """The objective card in full."""
    return render(request, "strategy/objective.html", _card(request, objective))


@office_page(load=reads.objective, may=policies.may_look)
def objective_print(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """The objective card on paper."""
    return render(request, "strategy/objective_print.html", _card(request, objective))


@office_page(load=reads.objective, may=policies.may_look)
def indicators(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """The objective's indicators as bars: what the overview opens in place, and a page of its own."""
    year = reads.year_of(objective.goal.plan, request.GET.get("year"), request.actor.today.year)
    basis = reads.basis_of(request.GET.get("basis"))
    standing = objective_standing(objective, year, basis)
    context = {"objective": objective, "standing": standing, "year": year, "basis": basis}
    if request.headers.get("HX-Request"):
        return render(request, "strategy/indicators_panel.html", context)
    sentence = objective_sentence(standing, year)
    return render(request, "strategy/indicators.html", {**context, "sentence": sentence})


@office_page(load=reads.objective, may=policies.may_look)
def live(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """What the records say now, counted when it is looked at."""
    year = reads.year_of(objective.goal.plan, request.GET.get("year"), request.actor.today.year)
    context = {
        "objective": objective,
        "plan": objective.goal.plan,
        "year": year,
        "rows": live_rows(objective, year, request.actor.today),
        "basis": Basis.LIVE,
    }
    template = "strategy/live_panel.html" if request.headers.get("HX-Request") else "strategy/live.html"
    return render(request, template, context)


@office_page(load=reads.objective, may=policies.may_edit_objective)
def weights(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """The effects of the indicators on the objective."""
    form = WeightsForm(reads.links_of(objective), sent(request))

    def act() -> None:
        actions.set_weights(actor=request.actor, objective=objective, weights=form.weights())

    keys = objective.indicators.present().values_list("pk", flat=True)
    doing = Doing(request, LINK, objective.goal.plan, keys)
    if doing.posted(form, act):
        return doing.done(_("The weights were saved."), "objective", objective=objective.pk)
    context = {**frame(request, objective.goal.plan, "structure"), "form": form, "objective": objective}
    return render(request, "strategy/weights.html", context)


@office_page(load=reads.objective, may=policies.may_annotate_objective)
def targets(request: OfficeRequest, objective: Objective) -> HttpResponse:
    """The targets of the indicators, year by year."""
    plan = objective.goal.plan
    form = TargetsForm(reads.links_of(objective), plan, sent(request))

    def act() -> None:
        actions.set_targets(actor=request.actor, objective=objective, targets=form.targets())

    keys = objective.indicators.present().values_list("indicator_id", flat=True)
    doing = Doing(request, INDICATOR, plan, keys)
    if doing.posted(form, act):
        return doing.done(_("The targets were saved."), "objective", objective=objective.pk)
    context = {**frame(request, plan, "structure"), "form": form, "objective": objective}
    return render(request, "strategy/targets.html", {**context, "years": list(plan.years)})


@office_page(load=reads.activity, may=policies.may_look)
def activity_objectives(request: OfficeRequest, activity: Activity) -> HttpResponse:
    """Which objectives an activity serves: the panel on its page, and a page of its own."""
    may = policies.may_link_activity(request.actor, activity)
    served = reads.objectives_of_activity(request.actor, activity)
    choosable = reads.choosable_objectives(request.actor)
    form = ObjectivesForm(choosable, sent(request), initial={"objectives": [row.pk for row in served]})

    def act() -> None:
        chosen = list(form.cleaned_data["objectives"])
        actions.set_objectives(actor=request.actor, activity=activity, objectives=chosen)

    if posted(request, form, act):
        return done(request, _("Saved."), "activity_objectives", activity=activity.pk)
    context = {"activity": activity, "served": served, "may": may, "form": form}
    template = (
        "strategy/activity_panel.html" if request.headers.get("HX-Request") else "strategy/activity.html"
    )
    return render(request, template, context)
