"""Addresses of this app."""

from __future__ import annotations

from typing import Final

from django.urls import path

from imece.work.strategy.views import (
    budgets,
    checks,
    exchange,
    history,
    objectives,
    plans,
    simulation,
    structure,
)

OFFICE: Final = "o/<slug:office>/"
PLANS: Final = f"{OFFICE}plans/"
PLAN: Final = f"{PLANS}<int:plan>/"
GOAL: Final = f"{PLANS}goals/<int:goal>/"
OBJECTIVE: Final = f"{PLANS}objectives/<int:objective>/"
NOTE: Final = f"{PLANS}notes/<int:note>/"
LINK: Final = f"{PLANS}indicators/<int:link>/"

app_name = "strategy"
urlpatterns = [
    path(PLANS, plans.plan_list, name="plans"),
    path(f"{PLANS}standing/", plans.standing, name="standing"),
    path(f"{PLANS}new/", plans.new, name="plan_new"),
    path(f"{PLANS}import/", exchange.import_plan, name="import"),
    path(f"{PLANS}import/accept/", exchange.import_accept, name="import_accept"),
    path(f"{PLANS}documents/<int:document>/", plans.document, name="document"),
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}structure/", structure.structure, name="structure"),
    path(f"{PLAN}manage/", plans.manage, name="manage"),
    path(f"{PLAN}edit/", plans.edit, name="plan_edit"),
    path(f"{PLAN}annotate/", plans.annotate, name="annotate"),
    path(f"{PLAN}adopt/", plans.adopt, name="adopt"),
    path(f"{PLAN}publish/", plans.publish, name="publish"),
    path(f"{PLAN}withdraw/", plans.withdraw, name="withdraw"),
    path(f"{PLAN}remove/", plans.remove, name="plan_remove"),
    path(f"{PLAN}restore/", plans.restore, name="plan_restore"),
    path(f"{PLAN}versions/", history.versions, name="versions"),
    path(f"{PLAN}update/", history.update, name="update"),
    path(f"{PLAN}as-of/", history.as_of, name="as_of"),
    path(f"{PLAN}what-if/", simulation.simulation, name="simulation"),
    path(f"{PLAN}checks/", checks.checks, name="checks"),
    path(f"{PLAN}checks/accept/", checks.accept, name="accept"),
    path(f"{PLAN}checks/take-up/", checks.take_up, name="take_up"),
    path(f"{PLAN}export/xlsx/", exchange.export_xlsx, name="export_xlsx"),
    path(f"{PLAN}export/json/", exchange.export_json, name="export_json"),
    path(f"{PLAN}goals/new/", structure.goal_new, name="goal_new"),
    path(f"{GOAL}edit/", structure.goal_edit, name="goal_edit"),
    path(f"{GOAL}remove/", structure.goal_remove, name="goal_remove"),
    path(f"{GOAL}move/", structure.goal_move, name="goal_move"),
    path(f"{GOAL}percent/", structure.percent, name="percent"),
    path(f"{GOAL}objectives/new/", structure.objective_new, name="objective_new"),
    path(OBJECTIVE, objectives.objective, name="objective"),
    path(f"{OBJECTIVE}print/", objectives.objective_print, name="objective_print"),
    path(f"{OBJECTIVE}indicators/", objectives.indicators, name="indicators"),
    path(f"{OBJECTIVE}live/", objectives.live, name="live"),
    path(f"{OBJECTIVE}weights/", objectives.weights, name="weights"),
    path(f"{OBJECTIVE}targets/", objectives.targets, name="targets"),
    path(f"{OBJECTIVE}edit/", structure.objective_edit, name="objective_edit"),
    path(f"{OBJECTIVE}remove/", structure.objective_remove, name="objective_remove"),
    path(f"{OBJECTIVE}move/", structure.objective_move, name="objective_move"),
    path(f"{OBJECTIVE}notes/new/", structure.note_new, name="note_new"),
    path(f"{NOTE}edit/", structure.note_edit, name="note_edit"),
    path(f"{NOTE}remove/", structure.note_remove, name="note_remove"),
    path(f"{OBJECTIVE}indicators/new/", structure.link_new, name="link_new"),
    path(f"{LINK}edit/", structure.link_edit, name="link_edit"),
    path(f"{LINK}remove/", structure.link_remove, name="link_remove"),
    path(f"{LINK}move/", structure.link_move, name="link_move"),
    path(f"{OFFICE}budgets/", budgets.budgets, name="budgets"),
    path(f"{OFFICE}budgets/import/", budgets.budget_file, name="budget_file"),
    path(
        f"{OFFICE}activities/<int:activity>/objectives/",
        objectives.activity_objectives,
        name="activity_objectives",
    ),
]
