"""Who sees and keeps advisory requests, investor visits and leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.accounts.choices import Role
from imece.work.activities import policies as activities
from imece.work.advisory.models import AdvisoryRequest, InvestorVisit, Lead, Problem

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.activities.models import Activity
    from imece.work.advisory.querysets import LeadQuerySet, RequestQuerySet


def visible_to(actor: Actor) -> RequestQuerySet:
    """Kept requests of the own office; a unit contact only the own unit's. Never under a grant: people ask in trust."""
    if actor.link is not None:
        return AdvisoryRequest.objects.none()
    own = AdvisoryRequest.objects.kept().filter(office_id=actor.office_id)
    return own.filter(unit_id__in=actor.unit_ids) if actor.role == Role.UNIT_CONTACT else own


def visible_visits(actor: Actor) -> QuerySet[InvestorVisit]:
    """Visits whose activity the actor sees, of the own office only: what a firm says is said in trust."""
    if actor.link is not None:
        return InvestorVisit.objects.none()
    return InvestorVisit.objects.filter(
        activity__in=activities.visible_to(actor), activity__office_id=actor.office_id
    )


def visible_problems(actor: Actor) -> QuerySet[Problem]:
    """The problems of visible visits."""
    return Problem.objects.filter(office_id=actor.office_id, visit__in=visible_visits(actor))


def visible_leads(actor: Actor) -> LeadQuerySet:
    """Leads are trade secrets of others: the staff, readers and auditors of the own office."""
    if actor.link is not None or not actor.reads_as_staff:
        return Lead.objects.none()
    return Lead.objects.filter(office_id=actor.office_id)


def may_look(actor: Actor) -> Decision:
    """Every member may open the list of requests; what is in it `visible_to` decides."""
    return refused(_("Sign in to see advisory requests.")) if actor.link is not None else ALLOWED


def may_open(actor: Actor, request: AdvisoryRequest) -> Decision:
    """What was loaded through `visible_to` may be opened."""
    return ALLOWED


def may_record(actor: Actor) -> Decision:
    """Whoever writes puts requests down: the staff for the office, a unit contact for the own unit."""
    if actor.link is not None or not actor.may_write:
        return refused(_("Your role reads; experts, the coordinator and unit contacts put requests down."))
    if not actor.is_staff and not actor.unit_ids:
        return refused(_("You belong to no unit yet; ask the coordinator to set your unit."))
    return ALLOWED


def may_record_for(actor: Actor, unit: Unit | None) -> Decision:
    """Whether the actor may put a request down under that unit."""
    if actor.is_staff or (unit is not None and unit.pk in actor.unit_ids):
        return ALLOWED
    return refused(_("You can put down requests of your own unit only."))


def may_change_request(actor: Actor, request: AdvisoryRequest) -> Decision:
    """Answering and changing: whoever may put such a request down."""
    return first_refusal(
        lambda: may_record(actor),
        lambda: (
            ALLOWED
            if actor.owns(request.office_id) and (actor.is_staff or request.unit_id in actor.unit_ids)
            else refused(_("This request belongs to another unit."))
        ),
    )


def may_export(actor: Actor) -> Decision:
    """The yearly table and the list as a sheet are for whoever reads the whole office."""
    if actor.link is None and actor.reads_as_staff:
        return ALLOWED
    return refused(_("The summary of the whole office is for its staff."))


def may_see_investors(actor: Actor) -> Decision:
    """Leads and problems are for whoever reads the whole office."""
    if actor.link is None and actor.reads_as_staff:
        return ALLOWED
    return refused(_("Investor relations are for the staff of the office."))


def may_keep_leads(actor: Actor) -> Decision:
    """The staff enter leads."""
    if actor.link is None and actor.is_staff:
        return ALLOWED
    return refused(_("Only experts and the coordinator enter investments."))


def may_open_lead(actor: Actor, lead: Lead) -> Decision:
    """What was loaded through `visible_leads` may be opened."""
    return may_see_investors(actor)


def may_change_lead(actor: Actor, lead: Lead) -> Decision:
    """The staff of the lead's own office."""
    return first_refusal(
        lambda: may_keep_leads(actor),
        lambda: (
            ALLOWED
            if actor.owns(lead.office_id)
            else refused(_("This investment belongs to another office."))
        ),
    )


def may_see_visit(actor: Actor, activity: Activity) -> Decision:
    """Members of the activity's own office."""
    if actor.link is None and actor.owns(activity.office_id):
        return ALLOWED
    return refused(_("What a firm says at a visit stays in the office."))


def may_keep_visit(actor: Actor, activity: Activity) -> Decision:
    """Whoever may edit the activity."""
    return first_refusal(lambda: may_see_visit(actor, activity), lambda: activities.may_edit(actor, activity))


def may_change_problem(actor: Actor, problem: Problem) -> Decision:
    """Whoever may edit the visit's activity."""
    return may_keep_visit(actor, problem.visit.activity)
