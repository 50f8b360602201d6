"""Who sees plans, writes them, adopts, publishes and updates them, and who keeps the budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.accounts.choices import Role
from imece.work.strategy.choices import PlanState
from imece.work.strategy.models import Goal, Objective, ObjectiveIndicator, ObjectiveNote, Plan, UnitBudget

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.strategy.querysets import LinkQuerySet, PlanQuerySet

NOT_OURS = _("This plan belongs to another office and can only be read.")
VERBATIM = _("An adopted plan is kept as it was decided; it changes only by an update.")


def visible_plans(actor: Actor) -> PlanQuerySet:
    """Plans of the own office and of offices that granted a look; the holder of a link sees none."""
    if actor.link is not None:
        return Plan.objects.none()
    return Plan.objects.kept().filter(actor.sees()).select_related("office")


def adopted_plans(actor: Actor) -> PlanQuerySet:
    """The own office's adopted plans; what a granted office does is not shown as one's own."""
    return visible_plans(actor).filter(office_id=actor.office_id, state=PlanState.ADOPTED)


def removed_plans(actor: Actor) -> PlanQuerySet:
    """Removed plans that the actor may put back."""
    if not actor.is_coordinator:
        return Plan.objects.none()
    return Plan.objects.filter(office_id=actor.office_id, removed_at__isnull=False).select_related("office")


def visible_goals(actor: Actor) -> QuerySet[Goal]:
    """Goals of visible plans."""
    return Goal.objects.filter(plan__in=visible_plans(actor)).select_related("plan__office")


def visible_objectives(actor: Actor) -> QuerySet[Objective]:
    """Objectives of visible plans."""
    return Objective.objects.filter(goal__plan__in=visible_plans(actor)).select_related(
        "goal__plan__office", "responsible_unit"
    )


def visible_notes(actor: Actor) -> QuerySet[ObjectiveNote]:
    """Risks, findings and needs of visible plans."""
    return ObjectiveNote.objects.filter(objective__goal__plan__in=visible_plans(actor)).select_related(
        "objective__goal__plan__office"
    )


def visible_links(actor: Actor) -> LinkQuerySet:
    """Indicators in their places in visible plans."""
    return ObjectiveIndicator.objects.filter(objective__goal__plan__in=visible_plans(actor)).select_related(
        "objective__goal__plan__office", "indicator"
    )


def visible_budgets(actor: Actor) -> QuerySet[UnitBudget]:
    """Budgets of the own and of granted offices; a unit's contact sees those of the unit's branch."""
    if actor.link is not None:
        return UnitBudget.objects.none()
    if actor.role == Role.UNIT_CONTACT:
        return UnitBudget.objects.filter(office_id=actor.office_id, unit_id__in=actor.unit_ids)
    return UnitBudget.objects.filter(actor.sees())


def may_look(actor: Actor, *_things: object) -> Decision:
    """What was loaded through `visible_*` may be read, by unit contacts too."""
    return ALLOWED


def may_follow_plan(actor: Actor) -> Decision:
    """How the whole plan stands is for staff, viewers, auditors and the top manager; contacts report their units' part."""
    seat = actor.seat
    if actor.link is None and (
        actor.is_staff
        or actor.is_auditor
        or actor.role == Role.VIEWER
        or (seat is not None and seat.is_top_manager)
    ):
        return ALLOWED
    return refused(_("How the whole plan stands is for the office and who oversees it."))


def _as_staff(actor: Actor) -> Decision:
    return ALLOWED if actor.is_staff else refused(_("Only coordinators and experts can change plans."))


def _as_coordinator(actor: Actor) -> Decision:
    return ALLOWED if actor.is_coordinator else refused(_("Only the coordinator can do this."))


def _as_owner(actor: Actor, plan: Plan) -> Decision:
    return ALLOWED if actor.owns(plan.office_id) else refused(NOT_OURS)


def _while_written(plan: Plan) -> Decision:
    return refused(VERBATIM) if plan.is_adopted else ALLOWED


def _once_adopted(plan: Plan) -> Decision:
    if plan.is_adopted:
        return ALLOWED
    return refused(_("A plan in preparation is simply edited; updates are for adopted plans."))


def may_create_plan(actor: Actor) -> Decision:
    """Plans are begun by the office's staff."""
    return _as_staff(actor)


def may_edit_plan(actor: Actor, plan: Plan) -> Decision:
    """Staff, while the plan is in preparation."""
    return first_refusal(
        lambda: _as_staff(actor), lambda: _as_owner(actor, plan), lambda: _while_written(plan)
    )


def may_annotate(actor: Actor, plan: Plan) -> Decision:
    """What is not the plan's own word (translations, the meaning of a printed percentage, links to activities)."""
    return first_refusal(lambda: _as_staff(actor), lambda: _as_owner(actor, plan))


def may_remove_plan(actor: Actor, plan: Plan) -> Decision:
    """A coordinator, as long as the public does not see the plan."""

    def unseen() -> Decision:
        if plan.published_at is None:
            return ALLOWED
        return refused(_("The plan is public; withdraw it from the public pages first."))

    return first_refusal(lambda: _as_coordinator(actor), lambda: _as_owner(actor, plan), unseen)


def may_restore_plan(actor: Actor, plan: Plan) -> Decision:
    """Whoever may remove a plan may put it back."""
    return first_refusal(lambda: _as_coordinator(actor), lambda: _as_owner(actor, plan))


def may_adopt(actor: Actor, plan: Plan) -> Decision:
    """The coordinator enters the decision by which the plan was adopted."""
    return first_refusal(
        lambda: _as_coordinator(actor), lambda: _as_owner(actor, plan), lambda: _while_written(plan)
    )


def may_publish(actor: Actor, plan: Plan) -> Decision:
    """The coordinator; that a plan in preparation has no errors is seen by the verb, which reads the whole plan."""

    def unpublished() -> Decision:
        return ALLOWED if plan.published_at is None else refused(_("The plan is public already."))

    return first_refusal(lambda: _as_coordinator(actor), lambda: _as_owner(actor, plan), unpublished)


def may_withdraw(actor: Actor, plan: Plan) -> Decision:
    """The coordinator takes a plan from the public pages."""

    def published() -> Decision:
        return refused(_("The plan is not public.")) if plan.published_at is None else ALLOWED

    return first_refusal(lambda: _as_coordinator(actor), lambda: _as_owner(actor, plan), published)


def may_update_plan(actor: Actor, plan: Plan) -> Decision:
    """The coordinator enters an update of an adopted plan, with its decision."""
    return first_refusal(
        lambda: _as_coordinator(actor), lambda: _as_owner(actor, plan), lambda: _once_adopted(plan)
    )


def may_accept_finding(actor: Actor, plan: Plan) -> Decision:
    """Staff accept findings with a reason; that an error cannot be accepted is seen by the verb."""
    return may_annotate(actor, plan)


def may_edit_budget(actor: Actor) -> Decision:
    """Appropriation and spending are kept by the office's staff."""
    return ALLOWED if actor.is_staff else refused(_("Only coordinators and experts can enter budgets."))


def may_see_budgets(actor: Actor, *_things: object) -> Decision:
    """Every member; what is in the table `visible_budgets` decides."""
    return ALLOWED


def may_link_activity(actor: Actor, activity: Activity) -> Decision:
    """Staff of the office say which objectives an activity serves."""
    if not actor.is_staff:
        return refused(_("Only coordinators and experts can do this."))
    return ALLOWED if actor.owns(activity.office_id) else refused(NOT_OURS)


# The same questions, asked of what belongs to a plan.


def may_edit_goal(actor: Actor, goal: Goal) -> Decision:
    """As the goal's plan."""
    return may_edit_plan(actor, goal.plan)


def may_annotate_goal(actor: Actor, goal: Goal) -> Decision:
    """As the goal's plan."""
    return may_annotate(actor, goal.plan)


def may_edit_objective(actor: Actor, objective: Objective) -> Decision:
    """As the objective's plan."""
    return may_edit_plan(actor, objective.goal.plan)


def may_annotate_objective(actor: Actor, objective: Objective) -> Decision:
    """As the objective's plan."""
    return may_annotate(actor, objective.goal.plan)


def may_edit_note(actor: Actor, note: ObjectiveNote) -> Decision:
    """As the note's plan."""
    return may_edit_plan(actor, note.objective.goal.plan)


def may_edit_link(actor: Actor, link: ObjectiveIndicator) -> Decision:
    """As the plan in which the indicator has its place."""
    return may_edit_plan(actor, link.objective.goal.plan)
