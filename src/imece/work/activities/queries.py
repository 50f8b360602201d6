"""Reads: one activity with all that its page shows, lists, the search inside them, what forms choose from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q
from django.http import Http404

from imece.ground.values import turkish
from imece.services.accounts.models import Office
from imece.services.accounts.policies import visible_members, visible_units
from imece.services.audit.models import Entry
from imece.services.documents.models import Document
from imece.services.search import queries as search
from imece.work.activities import policies
from imece.work.activities.models import (
    FINDABLE,
    Activity,
    ActivityInstitution,
    ActivityKind,
    Minutes,
    folded_name,
)
from imece.work.contacts import queries as register

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership, Unit
    from imece.work.activities.querysets import ActivityQuerySet
    from imece.work.contacts.models import Institution

MOST_SUGGESTIONS: Final = 10
TRAIL_LENGTH: Final = 50


def activity(actor: Actor, activity: int) -> Activity:
    """One visible activity with its kind, unit, office, people, institutions and divisions."""
    found = listed(actor).prefetch_related("people__user", "participations").filter(pk=activity).first()
    if found is None:
        raise Http404
    return found


def removed_activity(actor: Actor, activity: int) -> Activity:
    """One removed activity that the actor may put back (one that stands already is found as well: undoing twice is no error)."""
    found = policies.removed_of(actor).filter(pk=activity).first() or (
        policies.visible_to(actor).filter(pk=activity).first()
    )
    if found is None:
        raise Http404
    return found


def document_of(actor: Actor, activity: int, document: int) -> tuple[Activity, Document]:
    """One document of a visible activity, with it."""
    owner = policies.visible_to(actor).filter(pk=activity).first()
    held = Document.objects.about(owner).filter(pk=document).first() if owner else None
    if owner is None or held is None:
        raise Http404
    return owner, held


def taken_document_of(actor: Actor, activity: int, document: int) -> tuple[Activity, Document]:
    """The same for a document that was taken away."""
    owner = policies.visible_to(actor).filter(pk=activity).first()
    label = Activity._meta.label_lower
    held = (
        Document.objects.filter(pk=document, about_type=label, about_id=activity).first() if owner else None
    )
    if owner is None or held is None:
        raise Http404
    return owner, held


def kind(actor: Actor, kind: int) -> ActivityKind:
    """One shared or own kind."""
    found = policies.visible_kinds(actor).filter(pk=kind).first()
    if found is None:
        raise Http404
    return found


def minutes_of(activity: Activity) -> Minutes | None:
    """The minutes of a meeting with agenda and decisions, each with its duty; None while nobody has begun."""
    return (
        Minutes.objects.filter(activity=activity)
        .prefetch_related("items", "decisions__owner__user", "decisions__duty")
        .first()
    )


def meeting(actor: Actor, **named: int) -> Activity:
    """One visible meeting; other kinds of activities have no minutes and are not found."""
    found = activity(actor, **named)
    if not found.has_minutes:
        raise Http404
    return found


def listed(actor: Actor) -> ActivityQuerySet:
    """Every visible activity with all that a row of a list shows."""
    return (
        policies.visible_to(actor).select_related("kind", "unit", "office").prefetch_related("institutions")
    )


def matching(actor: Actor, text: str) -> Q:
    """The condition under which an activity is found by a typed text; the same words as in the search of everything."""
    if not text.strip():
        return Q()
    found = search.objects(FINDABLE, actor.readable_office_ids, text)
    return Q(pk__in=[]) if found is None else Q(pk__in=found)


def documents(activity: Activity) -> QuerySet[Document]:
    """The documents of an activity."""
    return Document.objects.about(activity)


def trail(actor: Actor, activity: Activity) -> list[Entry]:
    """What happened to the record, newest first; nothing for whoever may not see it."""
    if not policies.may_see_trail(actor, activity).allowed:
        return []
    return list(Entry.objects.of(activity)[:TRAIL_LENGTH])


def institution_names(actor: Actor, text: str) -> list[str]:
    """Names of the register that the text may mean, then names already used in visible activities that contain it."""
    folded = " ".join(turkish.fold(text).split())
    if len(folded) < 2:
        return []
    seen = policies.visible_to(actor).filter(office_id=actor.office_id)
    names = (
        ActivityInstitution.objects.filter(activity__in=seen, folded__contains=folded)
        .order_by("folded")
        .values_list("folded", "name")[: MOST_SUGGESTIONS * 20]
    )
    used = dict(names)
    registered = {folded_name(one.name): one.name for one in register.proposed(actor, text)}
    return list(
        {**registered, **{key: name for key, name in used.items() if key not in registered}}.values()
    )[:MOST_SUGGESTIONS]


def with_institution(actor: Actor, institution: Institution) -> ActivityQuerySet:
    """The visible activities that name an institution of the register."""
    linked = ActivityInstitution.objects.filter(institution=institution)
    return listed(actor).filter(pk__in=linked.values("activity_id"))


def years(actor: Actor) -> list[int]:
    """The years in which the own office has visible activities, newest first."""
    own = policies.visible_to(actor).filter(office_id=actor.office_id)
    return [day.year for day in own.dates("first", "year", order="DESC")]


def readable_offices(actor: Actor) -> list[Office]:
    """The own office and those that granted a look, own first."""
    if len(actor.readable_office_ids) == 1:
        return [actor.office]
    others = Office.objects.filter(pk__in=actor.readable_office_ids - {actor.office_id}).order_by("name")
    return [actor.office, *others]


@dataclass(frozen=True, slots=True)
class Belongings:
    """What the forms of an office choose from, by primary key; read once for any number of rows."""

    kinds: dict[str, ActivityKind]
    units: dict[str, Unit]
    members: dict[str, Membership]


def belongings(actor: Actor, *, members: bool = True) -> Belongings:
    """The kinds, units and people that this actor may choose; a unit contact only their own units and seat."""
    units = visible_units(actor).filter(is_active=True)
    if not actor.is_staff:
        units = units.filter(pk__in=actor.unit_ids)
    seats = visible_members(actor).order_by("user__name") if members else []
    return Belongings(
        kinds={str(each.pk): each for each in ActivityKind.objects.of_office(actor.office_id)},
        units={str(each.pk): each for each in units},
        members={str(each.pk): each for each in seats if each.is_open_on(actor.today)},
    )
