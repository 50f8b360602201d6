"""Who reads the register, who enters and changes institutions, who merges them, who keeps notes about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.work.contacts.models import Institution, NameDecision, Standing, Tag

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.querysets import InstitutionQuerySet


def visible_to(actor: Actor) -> InstitutionQuerySet:
    """The register is one for the installation: every member reads it; the holder of a signed link does not."""
    if actor.link is not None:
        return Institution.objects.none()
    return Institution.objects.all()


def visible_standings(actor: Actor) -> QuerySet[Standing]:
    """What the own office keeps about institutions; never another office's, not under a grant either."""
    if actor.link is not None or not actor.reads_as_staff:
        return Standing.objects.none()
    return Standing.objects.filter(office_id=actor.office_id)


def visible_tags(actor: Actor) -> QuerySet[Tag]:
    """The tags of the own office."""
    if actor.link is not None or not actor.reads_as_staff:
        return Tag.objects.none()
    return Tag.objects.filter(office_id=actor.office_id)


def visible_decisions(actor: Actor) -> QuerySet[NameDecision]:
    """What the own office decided about names."""
    if actor.link is not None or not actor.reads_as_staff:
        return NameDecision.objects.none()
    return NameDecision.objects.filter(office_id=actor.office_id)


def may_look(actor: Actor) -> Decision:
    """Every member of an office reads the register."""
    if actor.link is not None:
        return refused(_("Sign in to see the register of institutions."))
    return ALLOWED


def may_enter(actor: Actor) -> Decision:
    """Coordinators and experts of any office enter institutions."""
    if actor.link is not None or not actor.is_staff:
        return refused(_("Your role reads the register; experts and the coordinator enter institutions."))
    return ALLOWED


def may_change(actor: Actor, institution: Institution) -> Decision:
    """Coordinators and experts of any office change what an institution is; the trail says who did."""
    return first_refusal(
        lambda: may_enter(actor),
        lambda: (
            refused(_("This institution was merged into another; change that one."))
            if institution.merged_into_id
            else ALLOWED
        ),
    )


def may_keep_notes(actor: Actor, institution: Institution) -> Decision:
    """The staff keep their own office's note, tags and contact for an institution."""
    return may_change(actor, institution)


def may_merge(actor: Actor, institution: Institution | None = None) -> Decision:
    """Merging moves records of every office: coordinators only."""
    if actor.link is not None or not actor.is_coordinator:
        return refused(_("Only a coordinator merges institutions or takes a merge back."))
    if institution is not None and institution.merged_into_id:
        return refused(_("This institution was merged into another already."))
    return ALLOWED


def may_judge_pairs(actor: Actor) -> Decision:
    """Whoever may change institutions says that two of them are not the same."""
    return may_enter(actor)


def may_match(actor: Actor) -> Decision:
    """The staff of the office decide which institution a typed name means."""
    if actor.link is not None or not actor.is_staff:
        return refused(_("Experts and the coordinator match names to the register."))
    return ALLOWED


def may_see_trail(actor: Actor, _institution: Institution) -> Decision:
    """The trail of a shared record names people of other offices: only the staff and auditors read it."""
    if actor.is_staff or actor.is_auditor:
        return ALLOWED
    return refused(_("Experts, the coordinator and auditors read the trail."))
