"""Tells Django about this app; listens for changed figures, hangs up its verbs, its measure and its panels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_changes, name_verbs

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.services.comments.subjects import Subject
    from imece.work.strategy.models import Plan

CHANGES = {
    "bands": _("bands"),
    "costs_by_year": _("estimated cost by year"),
    "finding": _("finding"),
    "need": _("need"),
    "objective": _("objective"),
    "responsible_unit_id": _("responsible unit"),
    "risk": _("risk"),
    "weight": _("weight"),
}

VERBS = {
    "strategy.plan_created": _("began the plan"),
    "strategy.plan_changed": _("changed the plan"),
    "strategy.plan_annotated": _("changed what stands beside the plan"),
    "strategy.plan_removed": _("removed the plan"),
    "strategy.plan_restored": _("put the plan back"),
    "strategy.plan_adopted": _("entered the decision that adopted the plan"),
    "strategy.plan_published": _("published the plan"),
    "strategy.plan_withdrawn": _("took the plan from the public pages"),
    "strategy.plan_updated": _("entered an update of the plan"),
    "strategy.plan_imported": _("imported the plan"),
    "strategy.plan_exported": _("exported the plan"),
    "strategy.goal_added": _("added a goal"),
    "strategy.goal_changed": _("changed a goal"),
    "strategy.goal_removed": _("removed a goal"),
    "strategy.percent_labelled": _("said what the printed percentage means"),
    "strategy.objective_added": _("added an objective"),
    "strategy.objective_changed": _("changed an objective"),
    "strategy.objective_removed": _("removed an objective"),
    "strategy.note_added": _("added a risk, finding or need"),
    "strategy.note_changed": _("changed a risk, finding or need"),
    "strategy.note_removed": _("removed a risk, finding or need"),
    "strategy.moved": _("changed the order"),
    "strategy.indicator_linked": _("put an indicator into an objective"),
    "strategy.indicator_renumbered": _("changed the number of an indicator"),
    "strategy.indicator_unlinked": _("took an indicator out of an objective"),
    "strategy.weights_set": _("set weights"),
    "strategy.targets_set": _("set targets"),
    "strategy.finding_accepted": _("accepted a finding with a reason"),
    "strategy.finding_taken_up": _("took up an accepted finding again"),
    "strategy.budget_set": _("entered a budget"),
    "strategy.budget_removed": _("removed a budget"),
    "strategy.activity_linked": _("said which objectives an activity serves"),
}


class StrategyConfig(AppConfig):
    name = "imece.work.strategy"
    label = "strategy"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        from imece.ground.ui import panels  # noqa: PLC0415 -- hung up when apps are ready
        from imece.services.comments.subjects import take_up  # noqa: PLC0415 -- models are ready only now
        from imece.services.measures import registry  # noqa: PLC0415 -- models are ready only now
        from imece.services.undoing.kinds import register  # noqa: PLC0415 -- models are ready only now
        from imece.work.indicators.signals import figures_changed  # noqa: PLC0415 -- models are ready only now
        from imece.work.strategy import measures, panel, policies, undoable  # noqa: PLC0415 -- models are ready only now

        name_verbs(VERBS)
        name_changes(CHANGES)
        registry.hang_up(measures.SavingsRate())
        panels.hang("activity", "strategy", _("Objectives served"), panel.address, panel.may_see)
        panels.hang("home", "strategy", _("How the plan stands"), panel.home_address, panel.may_see_home)
        take_up(subject("plan", policies.visible_plans, lambda plan: plan))
        take_up(subject("objective", policies.visible_objectives, lambda objective: objective.goal.plan))
        register(*undoable.KINDS)
        figures_changed.connect(rescore, dispatch_uid="strategy.rescore")


def subject(page: str, rows: Callable[[Actor], QuerySet[Any]], plan_of: Callable[[Any], Plan]) -> Subject:
    """What can be talked about here: a plan or an objective, each on its page."""
    from imece.services.comments.subjects import Subject  # noqa: PLC0415 -- models are ready only now

    return Subject(
        f"strategy.{page}",
        rows,
        lambda one: reverse(f"strategy:{page}", args=[plan_of(one).office.slug, one.pk]),
        lambda one: plan_of(one).office,
        page,
    )


def rescore(sender: object, *, indicator_ids: frozenset[int], period: Period, **_: Any) -> None:
    """Kept figures changed: rescore inside the same transaction."""
    from imece.work.strategy import scoring  # noqa: PLC0415 -- models are ready only now

    scoring.rescore(indicator_ids, period)
