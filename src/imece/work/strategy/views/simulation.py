"""The page "what if": a scenario in the address, scored on the server, kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render

from imece.services.accounts.doorway import office_page
from imece.work.strategy import policies
from imece.work.strategy.forms.simulation import VALUE, WEIGHT, ScenarioForm
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.queries.standing import full_standing
from imece.work.strategy.sentences import effect_sentence
from imece.work.strategy.simulation import simulate
from imece.work.strategy.views.plans import frame

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.strategy.models import Plan
    from imece.work.strategy.simulation import MovedIndicator, MovedObjective

MOST_EFFECTS = 12


@office_page(load=reads.plan, may=policies.may_look)
def simulation(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Move actuals and weights and see the scores; the address always says the whole scenario."""
    year = reads.year_of(plan, request.GET.get("year"), request.actor.today.year)
    basis = reads.basis_of(request.GET.get("basis"))
    standing = full_standing(plan, year, basis)
    form = ScenarioForm(request.GET.dict(), standing.objectives)
    address = f"{request.path}?{form.address(year, basis)}"
    is_fragment = "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers
    if not is_fragment and request.GET and not form.errors and request.get_full_path() != address:
        return redirect(address)
    found = simulate(standing, form.scenario)
    context = {
        **frame(request, plan, "simulation"),
        "simulation": found,
        "groups": [
            (goal, [(each, cells_of(form, each)) for each in goal.objectives]) for goal in found.goals
        ],
        "effects": [effect_sentence(effect) for effect in found.effects[:MOST_EFFECTS]],
        "is_empty": form.scenario.is_empty,
        "errors": form.errors,
        "address": request.build_absolute_uri(address),
        "year": year,
        "basis": basis,
        "years": list(plan.years),
    }
    template = "strategy/simulation_panel.html" if is_fragment else "strategy/simulation.html"
    response = render(request, template, context)
    if is_fragment:
        response["HX-Push-Url"] = address
    return response


def cells_of(
    form: ScenarioForm, objective: MovedObjective
) -> list[tuple[MovedIndicator, list[dict[str, Any]]]]:
    """Each indicator with its two inputs."""
    return [
        (
            row,
            [
                {
                    "name": f"{letter}{row.standing.link.pk}",
                    "text": form.text(letter, row.standing.link.pk),
                    "error": form.errors.get(f"{letter}{row.standing.link.pk}", ""),
                }
                for letter in (VALUE, WEIGHT)
            ],
        )
        for row in objective.indicators
    ]
