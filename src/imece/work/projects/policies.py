"""Who sees, records, changes, moves, publishes and removes projects, and who keeps the list of funders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import ALLOWED, Decision, first_refusal, refused
from imece.services.accounts.choices import Role
from imece.work.projects.choices import StoryState
from imece.work.projects.models import CollectionRound, Funder, FundingProgramme, Project, TeamMember

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.projects.models import News, Story
    from imece.work.projects.querysets import FunderQuerySet, ProgrammeQuerySet, ProjectQuerySet


def seen_by(actor: Actor) -> Q:
    """The condition under which an actor sees a project; only single-valued lookups and subqueries, so no row doubles."""
    if actor.link is not None:
        return Q(pk__in=[])
    if actor.role != Role.UNIT_CONTACT:
        return actor.sees()
    own = Q(unit_id__in=actor.unit_ids)
    if actor.seat is not None:
        own |= Q(pk__in=TeamMember.objects.filter(member_id=actor.seat.pk).values("project_id"))
    return Q(office_id=actor.office_id) & own


def visible_to(actor: Actor) -> ProjectQuerySet:
    """Kept projects of the own office or of granted ones; a unit contact sees the unit's and those they work on."""
    return Project.objects.kept().filter(seen_by(actor))


def removed_of(actor: Actor) -> ProjectQuerySet:
    """Removed projects that the actor may put back."""
    if actor.link is not None or not actor.is_staff:
        return Project.objects.none()
    return Project.objects.filter(removed_at__isnull=False, office_id=actor.office_id)


def visible_funders(actor: Actor) -> FunderQuerySet:
    """Shared funders and the own office's, also the retired ones."""
    return Funder.objects.known_to(actor.office_id)


def visible_programmes(actor: Actor) -> ProgrammeQuerySet:
    """Shared programmes and the own office's, also the retired ones."""
    return FundingProgramme.objects.known_to(actor.office_id)


def may_look(actor: Actor) -> Decision:
    """Every member may open the lists; what is in them `visible_to` decides."""
    return ALLOWED


def may_open(actor: Actor, project: Project) -> Decision:
    """What was loaded through `visible_to` may be opened."""
    return ALLOWED


def may_open_many(actor: Actor, projects: object) -> Decision:
    """The same for several at once."""
    return ALLOWED


def may_record(actor: Actor) -> Decision:
    """The staff of the office keep the bank."""
    if actor.link is not None:
        return refused(_("Sign in to record projects."))
    if actor.is_staff:
        return ALLOWED
    return refused(_("Your role reads projects; experts and the coordinator record them."))


def may_record_for(actor: Actor, unit: Unit | None) -> Decision:
    """The unit must be the office's own."""
    if unit is None or unit.office_id == actor.office_id:
        return ALLOWED
    return refused(_("This unit belongs to another office."))


def may_edit(actor: Actor, project: Project) -> Decision:
    """Staff: all of the own office. A granted project is only read."""
    return first_refusal(lambda: _is_own(actor, project), lambda: may_record(actor))


def may_edit_row(actor: Actor, held: tuple[Project, Model]) -> Decision:
    """A row belongs to its project."""
    return may_edit(actor, held[0])


def may_remove(actor: Actor, project: Project) -> Decision:
    """A record made by mistake is removed; it can be put back. A public one is taken inside first."""
    return first_refusal(
        lambda: may_edit(actor, project),
        lambda: (
            refused(_("This project is public. Take it back inside first.")) if project.is_public else ALLOWED
        ),
    )


def may_confirm(actor: Actor, project: Project) -> Decision:
    """Whoever may edit it says that it is still right."""
    return may_edit(actor, project)


def may_publish(actor: Actor, project: Project) -> Decision:
    """The coordinator approves what becomes public; only what has support is shown."""
    return first_refusal(
        lambda: may_edit(actor, project),
        lambda: ALLOWED if actor.is_coordinator else refused(_("Only the coordinator publishes projects.")),
        lambda: refused(_("It is already public.")) if project.is_public else ALLOWED,
        lambda: (
            ALLOWED
            if project.is_supported
            else refused(_("Only projects that were granted support are published."))
        ),
    )


def may_withdraw(actor: Actor, project: Project) -> Decision:
    """The coordinator takes a public project back inside."""
    return first_refusal(
        lambda: may_edit(actor, project),
        lambda: (
            ALLOWED
            if actor.is_coordinator
            else refused(_("Only the coordinator takes projects back inside."))
        ),
        lambda: ALLOWED if project.is_public else refused(_("It is not public.")),
    )


def may_publish_news(actor: Actor, held: tuple[Project, News]) -> Decision:
    """The staff publish news of their projects, or take them back."""
    return may_edit(actor, held[0])


def may_send_story(actor: Actor, held: tuple[Project, Story]) -> Decision:
    """A draft is sent for review by whoever may edit it."""
    return first_refusal(
        lambda: may_edit(actor, held[0]),
        lambda: (
            ALLOWED if held[1].state == StoryState.DRAFT else refused(_("It was already sent for review."))
        ),
    )


def may_publish_story(actor: Actor, held: tuple[Project, Story]) -> Decision:
    """Another person than the writer reads it and publishes it."""
    project, story = held

    def by_another() -> Decision:
        if story.written_by_id is not None and story.written_by_id == actor.person_id:
            return refused(_("Another person than its writer publishes a story."))
        return ALLOWED

    return first_refusal(
        lambda: may_edit(actor, project),
        lambda: ALLOWED if story.state == StoryState.REVIEW else refused(_("It does not wait for review.")),
        by_another,
    )


def may_return_story(actor: Actor, held: tuple[Project, Story]) -> Decision:
    """A story in review or published goes back to being a draft."""
    return first_refusal(
        lambda: may_edit(actor, held[0]),
        lambda: refused(_("It is a draft already.")) if held[1].state == StoryState.DRAFT else ALLOWED,
    )


def may_see_trail(actor: Actor, project: Project) -> Decision:
    """The trail names people: it stays inside the office."""
    return _is_own(actor, project)


def may_see_funders(actor: Actor) -> Decision:
    """Every member may read the register of funders."""
    return ALLOWED


def may_manage_funders(actor: Actor, thing: Funder | FundingProgramme | None = None) -> Decision:
    """The coordinator keeps the office's own funders and programmes; shared ones are the same for all offices."""
    if not actor.is_coordinator or actor.link is not None:
        return refused(_("Only the coordinator changes the list of funders."))
    if thing is not None and thing.office_id != actor.office_id:
        return refused(_("This one is shared by all offices and cannot be changed."))
    return ALLOWED


def _is_own(actor: Actor, project: Project) -> Decision:
    if actor.link is None and actor.owns(project.office_id):
        return ALLOWED
    return refused(_("This project belongs to another office; you can read it only."))


def visible_rounds(actor: Actor) -> QuerySet[CollectionRound]:
    """The own office's rounds, for its staff and auditors; a link's holder reads none of the lists."""
    if actor.link is not None or not (actor.is_staff or actor.is_auditor):
        return CollectionRound.objects.none()
    return CollectionRound.objects.filter(office_id=actor.office_id)
