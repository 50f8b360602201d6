"""What the search knows of plans and objectives; kept in the transaction of the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import override

from imece.services.search import actions as search
from imece.services.search.actions import Found
from imece.work.strategy.models import Objective

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.work.strategy.models import Plan

PLAN: Final = "strategy.plan"
OBJECTIVE: Final = "strategy.objective"


def find_plan(plan: Plan) -> None:
    """Keep the plan and all its objectives in the search."""
    objectives = Objective.objects.filter(goal__plan=plan).prefetch_related("notes")
    search.keep([_plan(plan), *(_objective(plan, objective) for objective in objectives)])


def find_objective(plan: Plan, objective: Objective) -> None:
    """Keep one objective in the search."""
    search.keep([_objective(plan, objective)])


def find_objectives(plan: Plan, objectives: QuerySet[Objective]) -> None:
    """Keep some of the plan's objectives in the search."""
    search.keep([_objective(plan, objective) for objective in objectives.prefetch_related("notes")])


def forget_plan(plan: Plan) -> None:
    """Take the plan and its objectives out of the search."""
    search.forget(PLAN, [plan.pk])
    search.forget(OBJECTIVE, Objective.objects.filter(goal__plan=plan).values_list("pk", flat=True))


def forget_objectives(ids: list[int]) -> None:
    """Take objectives out of the search."""
    search.forget(OBJECTIVE, ids)


def _plan(plan: Plan) -> Found:
    return Found(
        office_id=plan.office_id,
        kind=PLAN,
        object_id=plan.pk,
        title=plan.title,
        text=plan.translations.get("en", {}).get("title", ""),
        detail=f"{plan.first_year}–{plan.last_year}",
        url=_address("strategy:plan", plan, {"plan": plan.pk}),
        is_public=plan.published_at is not None,
        for_all=True,
    )


def _objective(plan: Plan, objective: Objective) -> Found:
    said = [objective.translations.get("en", {}).get("title", "")]
    said += [note.text for note in objective.notes.all()]
    return Found(
        office_id=plan.office_id,
        kind=OBJECTIVE,
        object_id=objective.pk,
        title=f"{objective.number} {objective.title}",
        text=" ".join(said),
        detail=plan.title,
        url=_address("strategy:objective", plan, {"objective": objective.pk}),
        unit_id=objective.responsible_unit_id,
        is_public=plan.published_at is not None,
        for_all=True,
    )


def _address(name: str, plan: Plan, ids: dict[str, int]) -> str:
    """The address without a language; the reader's language is put before it when it is followed."""
    with override("tr"):
        return reverse(name, kwargs={"office": plan.office.slug, **ids})
