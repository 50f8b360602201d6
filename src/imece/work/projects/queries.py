"""Reads: one project with all that its page shows, lists, the search inside them, what forms choose from, what is public."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Prefetch, Q
from django.http import Http404

from imece.services.accounts.models import Office
from imece.services.accounts.policies import visible_members, visible_units
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.services.search import queries as search
from imece.work.projects import policies
from imece.work.projects.models import (
    FINDABLE,
    Funder,
    FunderDuty,
    FundingProgramme,
    Output,
    Project,
    ProjectFile,
    TeamMember,
)
from imece.work.strategy.policies import visible_objectives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership, Unit
    from imece.work.projects.querysets import ProjectQuerySet
    from imece.work.strategy.models import Objective

TRAIL_LENGTH: Final = 50
MOST_COMPARED: Final = 3


def open_projects() -> ProjectQuerySet:
    """Every published project with what a public page or an export shows of it; no office's internal one ever."""
    return (
        Project.objects.public()
        .select_related("office", "funder", "programme")
        .prefetch_related("partners", "places", "topics")
    )


def project(actor: Actor, project: int) -> Project:
    """One visible project with what its first page shows: where, with whom, when, what came of it, what is told of it."""
    outputs = Prefetch("outputs", Output.objects.select_related("indicator"))
    return _found(listed(actor).prefetch_related("topics", "steps", outputs, "news", "stories"), project)


def project_inside(actor: Actor, project: int) -> Project:
    """One visible project with what its second page shows: people, money, what the funder asks for, history."""
    team = Prefetch("team", TeamMember.objects.select_related("member__user"))
    duties = Prefetch("funder_duties", FunderDuty.objects.select_related("owner__user"))
    rows = policies.visible_to(actor).select_related("office", "unit", "funder", "programme")
    return _found(
        rows.prefetch_related(team, duties, "budget_lines", "co_financing", "status_steps"), project
    )


def _found(rows: ProjectQuerySet, pk: int) -> Project:
    found = rows.select_related("objective").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def plain_project(actor: Actor, project: int) -> Project:
    """One visible project by itself, for verbs and forms."""
    found = (
        policies.visible_to(actor)
        .select_related("office", "unit", "funder", "programme__funder", "objective")
        .filter(pk=project)
        .first()
    )
    if found is None:
        raise Http404
    return found


def removed_project(actor: Actor, project: int) -> Project:
    """One removed project that the actor may put back (one that stands already is found as well: undoing twice is no error)."""
    found = policies.removed_of(actor).filter(pk=project).first() or (
        policies.visible_to(actor).filter(pk=project).first()
    )
    if found is None:
        raise Http404
    return found


def listed(actor: Actor) -> ProjectQuerySet:
    """Every visible project with all that a row of a list shows."""
    return (
        policies.visible_to(actor)
        .select_related("office", "unit", "funder", "programme")
        .prefetch_related("partners", "places")
    )


def compared(actor: Actor, ids: Sequence[int]) -> list[Project]:
    """Two or three visible projects beside each other, in the order asked for."""
    found = {one.pk: one for one in listed(actor).prefetch_related("topics").filter(pk__in=ids)}
    return [found[pk] for pk in dict.fromkeys(ids) if pk in found][:MOST_COMPARED]


def matching(actor: Actor, text: str) -> Q:
    """The condition under which a project is found by a typed text; the same words as in the search of everything."""
    if not text.strip():
        return Q()
    found = search.objects(FINDABLE, actor.readable_office_ids, text)
    return Q(pk__in=[]) if found is None else Q(pk__in=found)


def files(project: Project) -> list[ProjectFile]:
    """Its files that are not taken away, newest first, current versions before older ones."""
    held = ProjectFile.objects.filter(project=project, document__removed_at__isnull=True)
    return list(held.select_related("document").order_by("replaced_by_id", "-pk"))


def document_of(actor: Actor, project: int, document: int) -> tuple[Project, Document]:
    """One document of a visible project, with it."""
    owner = plain_project(actor, project)
    held = Document.objects.about(owner).filter(pk=document).first()
    if held is None:
        raise Http404
    return owner, held


def taken_document_of(actor: Actor, project: int, document: int) -> tuple[Project, Document]:
    """The same for a document that was taken away."""
    owner = plain_project(actor, project)
    held = Document.objects.filter(
        pk=document, about_type=Project._meta.label_lower, about_id=owner.pk
    ).first()
    if held is None:
        raise Http404
    return owner, held


def funder(actor: Actor, funder: int) -> Funder:
    """One shared or own funder."""
    found = policies.visible_funders(actor).filter(pk=funder).first()
    if found is None:
        raise Http404
    return found


def programme(actor: Actor, programme: int) -> FundingProgramme:
    """One shared or own programme."""
    found = policies.visible_programmes(actor).select_related("funder").filter(pk=programme).first()
    if found is None:
        raise Http404
    return found


def funders_with_programmes(actor: Actor) -> list[tuple[Funder, list[FundingProgramme], int]]:
    """The register: each funder, its programmes, and how many visible projects it pays."""
    under: dict[int, list[FundingProgramme]] = {}
    for one in policies.visible_programmes(actor):
        under.setdefault(one.funder_id, []).append(one)
    numbers = Counter(policies.visible_to(actor).order_by().values_list("funder_id", flat=True))
    return [(one, under.get(one.pk, []), numbers[one.pk]) for one in policies.visible_funders(actor)]


def trail(actor: Actor, project: Project) -> list[Entry]:
    """What happened to the record, newest first; nothing for whoever may not see it."""
    if not policies.may_see_trail(actor, project).allowed:
        return []
    return list(Entry.objects.of(project)[:TRAIL_LENGTH])


def readable_offices(actor: Actor) -> list[Office]:
    """The own office and those that granted a look, own first."""
    if len(actor.readable_office_ids) == 1:
        return [actor.office]
    others = Office.objects.filter(pk__in=actor.readable_office_ids - {actor.office_id}).order_by("name")
    return [actor.office, *others]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What the forms of an office choose from; read once for any number of rows."""

    funders: dict[int, Funder]
    programmes: dict[int, FundingProgramme]
    units: dict[str, Unit]
    objectives: dict[str, Objective]


def belongings(actor: Actor, *, objectives: bool = True) -> Belongings:
    """The funders, programmes, units and objectives that this actor may choose."""
    programmes = FundingProgramme.objects.of_office(actor.office_id).select_related("funder")
    goals = visible_objectives(actor).filter(goal__plan__office_id=actor.office_id) if objectives else []
    return Belongings(
        funders={one.pk: one for one in Funder.objects.of_office(actor.office_id)},
        programmes={one.pk: one for one in programmes},
        units={str(one.pk): one for one in visible_units(actor).filter(is_active=True)},
        objectives={str(one.pk): one for one in goals},
    )


def members(actor: Actor) -> dict[str, Membership]:
    """The people of the office who are there today, by key."""
    seats = visible_members(actor).order_by("user__name", "pk")
    return {str(seat.pk): seat for seat in seats if seat.is_open_on(actor.today)}
