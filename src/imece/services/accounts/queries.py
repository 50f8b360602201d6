"""Reads of offices, members, units, deputies, grants and invitations; each list in a few queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused
from imece.ground.values import clock, turkish
from imece.services.accounts import policies, tokens
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Acting, Grant, Invitation, Membership, Office, Unit, User

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from imece.services.accounts.querysets import InvitationQuerySet

WHAT_THEY_CAN: Final = {
    Role.COORDINATOR: _("sees how the plan stands, approves figures, runs the office"),
    Role.EXPERT: _("enters activities and figures, keeps the plan"),
    Role.UNIT_CONTACT: _("reports the figures of the unit, with evidence"),
    Role.VIEWER: _("looks at everything, changes nothing"),
    Role.AUDITOR: _("checks figures and their evidence; every look is logged"),
}
TOP_MANAGER_CAN: Final = _("signs the last step of the approval chain")
UNIT_HEAD_CAN: Final = _("approves the figures of the unit")
ADMINISTRATOR_CAN: Final = _("opens offices")


NO_SEAT: Final = _("The person who began this no longer works here in that role. Begin it again.")


def actor_again(*, person_id: int | None, office_id: int, acting_id: int | None = None) -> Actor:
    """A person as an actor of an office today, for a job that goes on without a session. Raises `Refused`."""
    membership = (
        Membership.objects.select_related("office", "unit", "user")
        .filter(user_id=person_id or 0, office_id=office_id)
        .first()
    )
    if membership is None or not membership.is_open_on(clock.today(membership.office.time_zone)):
        raise Refused(NO_SEAT)
    actor = Actor(
        office=membership.office,
        role=Role(membership.role),
        name=str(membership.user),
        person_id=membership.user_id,
        membership=membership,
    )
    if acting_id is not None:
        actor.acting = (
            Acting.objects.open_on(actor.today)
            .select_related("principal__user", "principal__unit")
            .filter(pk=acting_id, deputy_id=membership.pk)
            .first()
        )
        if actor.acting is None:
            raise Refused(NO_SEAT)
        actor.role = Role(actor.acting.principal.role)
    return actor


# -- one thing, through what the actor may see ------------------------------------------------------------------


def member(actor: Actor, member: int) -> Membership:
    """A member of the office that the actor may see; `Http404` otherwise."""
    return get_object_or_404(policies.visible_members(actor), pk=member)


def unit(actor: Actor, unit: int) -> Unit:
    """A unit of the office; `Http404` otherwise."""
    return get_object_or_404(policies.visible_units(actor).select_related("parent"), pk=unit)


def acting(actor: Actor, acting: int) -> Acting:
    """A deputyship of the office that the actor may see; `Http404` otherwise."""
    return get_object_or_404(policies.visible_actings(actor), pk=acting)


def grant(actor: Actor, grant: int) -> Grant:
    """A grant that the office gave or holds; `Http404` otherwise."""
    return get_object_or_404(policies.visible_grants(actor), pk=grant)


def invitation(actor: Actor, invitation: int) -> Invitation:
    """An invitation of the office; `Http404` for whoever is not its coordinator."""
    return get_object_or_404(policies.visible_invitations(actor), pk=invitation)


# -- lists -------------------------------------------------------------------------------------------------------


def members(actor: Actor) -> list[Membership]:
    """The open members first, in Turkish order of names; then those whose seat is closed."""
    seats = list(policies.visible_members(actor))
    return sorted(
        seats, key=lambda seat: (not seat.is_open_on(actor.today), turkish.sort_key(str(seat.user)))
    )


def open_members(actor: Actor) -> QuerySet[Membership]:
    """Members whose seat is open today."""
    return (
        Membership.objects.open_on(actor.today)
        .filter(office_id=actor.office_id)
        .select_related("user", "unit")
        .order_by("user__name", "pk")
    )


def waiting_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations that were neither used nor withdrawn, also expired ones (they can be sent anew)."""
    waiting = policies.visible_invitations(actor).filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    return waiting.order_by("-created_at", "-pk")


@dataclass
class UnitNode:
    """A unit in the tree: how deep it stands, and how many open members it has."""

    unit: Unit
    depth: int
    members: int
    children: list[UnitNode] = field(default_factory=list)


def unit_tree(actor: Actor) -> list[UnitNode]:
    """The office's units as a tree, brothers in Turkish order; one query."""
    today = actor.today
    is_open = (
        Q(members__user__is_active=True)
        & (Q(members__starts_on__isnull=True) | Q(members__starts_on__lte=today))
        & (Q(members__ends_on__isnull=True) | Q(members__ends_on__gte=today))
    )
    units = policies.visible_units(actor).annotate(open_members=Count("members", filter=is_open))
    nodes = {
        unit.pk: UnitNode(unit, unit.path.count("/") - 1, unit.open_members)
        for unit in units.order_by("sort_key")
    }
    roots: list[UnitNode] = []
    for node in nodes.values():
        above = nodes.get(node.unit.parent_id) if node.unit.parent_id else None
        (above.children if above else roots).append(node)
    return roots


def flat_tree(nodes: list[UnitNode]) -> list[UnitNode]:
    """The nodes of a tree in reading order."""
    return [found for node in nodes for found in (node, *flat_tree(node.children))]


def actings(actor: Actor) -> QuerySet[Acting]:
    """Deputyships, the latest first."""
    return policies.visible_actings(actor).order_by("-last", "-pk")


def actings_of(actor: Actor, seat: Membership) -> QuerySet[Acting]:
    """Deputyships of one member, as the absent one or as the deputy."""
    return actings(actor).filter(Q(principal=seat) | Q(deputy=seat))


def startable_actings(actor: Actor) -> QuerySet[Acting]:
    """Deputyships that the actor can take up now."""
    if actor.membership is None or actor.is_auditor:
        return Acting.objects.none()
    return (
        Acting.objects.open_on(actor.today)
        .filter(deputy_id=actor.membership.pk, principal__in=open_members(actor).order_by())
        .select_related("principal__user", "principal__unit")
    )


def grants_given(actor: Actor) -> QuerySet[Grant]:
    """Who may read this office's records."""
    return (
        policies.visible_grants(actor)
        .filter(giver_id=actor.office_id)
        .order_by(F("revoked_at").desc(nulls_first=True), "-pk")
    )


def grants_held(actor: Actor) -> QuerySet[Grant]:
    """Whose records this office may read."""
    return (
        policies.visible_grants(actor)
        .filter(receiver_id=actor.office_id)
        .order_by(F("revoked_at").desc(nulls_first=True), "-pk")
    )


def possible_receivers(actor: Actor) -> QuerySet[Office]:
    """Other offices of the installation that could be let read: their names are no secret between offices."""
    return (
        Office.objects.exclude(pk=actor.office_id)
        .filter(is_sample=actor.office.is_sample)
        .order_by("name", "pk")
    )


def offices() -> QuerySet[Office]:
    """Every office of the installation with the number of its coordinators, for the administrator."""
    coordinators = Count(
        "memberships", filter=Q(memberships__role=Role.COORDINATOR, memberships__user__is_active=True)
    )
    return Office.objects.annotate(coordinators=coordinators)


def seats_of(person: User) -> list[Membership]:
    """The person's open seats in all offices, by the offices' names."""
    seats = Membership.objects.filter(user=person).select_related("office", "unit", "user")
    open_seats = [seat for seat in seats if seat.is_open_on(clock.today(seat.office.time_zone))]
    return sorted(open_seats, key=lambda seat: turkish.sort_key(seat.office.name))


def invitation_behind(token: str) -> Invitation | None:
    """The invitation that a link opens now; None for every link that opens nothing."""
    invitations: InvitationQuerySet = Invitation.objects.open_at(clock.now())
    return invitations.select_related("office", "unit").filter(token_hash=tokens.hashed(token)).first()


def person_at(email: str) -> User | None:
    """The person with that address."""
    return User.objects.filter(email=User.objects.normalise(email)).first()


def trail_people(actor: Actor) -> list[tuple[str, str]]:
    """Choices of the trail's filter: everybody who is or was a member."""
    people = Membership.objects.filter(office_id=actor.office_id).values_list(
        "user_id", "user__name", "user__email"
    )
    named = [(str(pk), name or email) for pk, name, email in people]
    return sorted(named, key=lambda choice: turkish.sort_key(choice[1]))


# -- the demonstration -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody a visitor of the demonstration can enter as."""

    person_id: int
    name: str
    role_label: str
    can: str


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """A sample office and its people, coordinators first."""

    office: Office
    people: list[DemoPerson]


def demo_people() -> list[DemoOffice]:
    """Who can be entered as, grouped by sample office; two queries."""
    seats = demo_seats(clock.today())
    grouped: dict[Office, list[DemoPerson]] = {}
    for seat in sorted(
        seats, key=lambda seat: (turkish.sort_key(seat.office.name), rank(seat), str(seat.user))
    ):
        grouped.setdefault(seat.office, []).append(
            DemoPerson(seat.user_id, str(seat.user), seat.get_role_display(), what_they_can(seat))
        )
    return [DemoOffice(office, people) for office, people in grouped.items()]


def demo_person(person_id: int) -> User:
    """The demonstration's person of that number; `Http404` for everybody else."""
    seat = demo_seats(clock.today()).filter(user_id=person_id).first()
    if seat is None:
        raise Http404
    return seat.user


def demo_seats(day: date) -> QuerySet[Membership]:
    """Open seats in sample offices, of people who sit nowhere else."""
    elsewhere = Membership.objects.filter(office__is_sample=False).values("user_id")
    return (
        Membership.objects.open_on(day)
        .filter(office__is_sample=True)
        .exclude(user_id__in=elsewhere)
        .select_related("office", "user")
    )


def rank(seat: Membership) -> int:
    """The order of roles on the demonstration's first page."""
    return list(Role).index(Role(seat.role))


def what_they_can(seat: Membership) -> str:
    """One line about what a visitor can try as this member."""
    if seat.user.is_administrator:
        return f"{WHAT_THEY_CAN[Role(seat.role)]}; {ADMINISTRATOR_CAN}"
    if seat.is_top_manager:
        return str(TOP_MANAGER_CAN)
    return str(UNIT_HEAD_CAN if seat.is_unit_head else WHAT_THEY_CAN[Role(seat.role)])
