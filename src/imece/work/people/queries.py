"""Reads: one person with all that the page shows, lists, those that may be the same, segments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.http import Http404, QueryDict

from imece.ground.values import turkish
from imece.ground.web.known_lists import known_list
from imece.services.accounts.policies import visible_units
from imece.services.audit.models import Entry
from imece.work.activities.policies import visible_to as visible_activities
from imece.work.contacts.policies import visible_tags
from imece.work.contacts.policies import visible_to as visible_institutions
from imece.work.people import policies
from imece.work.people.likeness import LIKE_ENOUGH, SAME, likeness, words
from imece.work.people.models import ContactPoint, Person, Role, point_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.work.activities.models import Activity
    from imece.work.activities.querysets import ActivityQuerySet
    from imece.work.contacts.models import Institution, Tag
    from imece.work.people.models import Segment
    from imece.work.people.querysets import PersonQuerySet

TRAIL_LENGTH: Final = 50
MOST_ALIKE: Final = 5
MOST_CANDIDATES: Final = 400
MOST_SUGGESTIONS: Final = 10
PEOPLE_LIST: Final = "people:list"


def person(actor: Actor, person: int) -> Person:
    """One visible person with roles, ways and tags; an erased one as well, told by its token."""
    found = listed(policies.visible_to(actor)).prefetch_related("tags").filter(pk=person).first()
    if found is None:
        raise Http404
    return found


def role(actor: Actor, person: int, role: int) -> Role:
    """One role of a visible person."""
    found = (
        Role.objects.filter(pk=role, person_id=person, person__in=policies.visible_to(actor))
        .select_related("person", "institution")
        .first()
    )
    if found is None:
        raise Http404
    return found


def segment(actor: Actor, segment: int) -> Segment:
    """One segment of the office."""
    found = policies.visible_segments(actor).filter(pk=segment).first()
    if found is None:
        raise Http404
    return found


def listed(people: PersonQuerySet) -> PersonQuerySet:
    """With all that a row of a list shows."""
    roles = Role.objects.select_related("institution")
    return people.select_related("unit", "office").prefetch_related(
        Prefetch("roles", roles), Prefetch("points", ContactPoint.objects.order_by("pk"))
    )


def matching(text: str) -> Q:
    """The condition under which a typed text finds a person: each word in the name, a role or a mail address."""
    conditions = []
    for word in turkish.fold(text).split()[:8]:
        roles = Role.objects.filter(person_id=OuterRef("pk"), folded__contains=word)
        mails = ContactPoint.objects.filter(
            person_id=OuterRef("pk"), kind="mail", use="work", key__contains=word
        )
        conditions.append(Q(folded__contains=word) | Exists(roles) | Exists(mails))
    return reduce(and_, conditions, Q())


def alike(
    actor: Actor, name: str, points: Mapping[tuple[str, str], str], besides: Person | None = None
) -> list[tuple[Person, int]]:
    """Visible people who may be the same, the surest first: the same mail or telephone, or a name that is alike."""
    keys = {(kind, point_key(kind, value)) for (kind, _use), value in points.items() if value}
    reached = reduce(or_, (Q(kind=kind, key=key) for kind, key in keys if key), Q(pk__in=[]))
    kept = policies.visible_to(actor).kept().exclude(pk__in=[besides.pk] if besides else [])
    same_way = set(
        ContactPoint.objects.filter(reached, kind__in=("mail", "phone", "mobile")).values_list(
            "person_id", flat=True
        )
    )
    near = reduce(or_, (Q(folded__contains=word) for word in words(name) if len(word) > 1), Q(pk__in=[]))
    beginnings = reduce(
        or_, (Q(folded__startswith=word[:3]) for word in words(name) if len(word) > 2), Q(pk__in=[])
    )
    candidates = kept.filter(near | beginnings | Q(pk__in=same_way)).order_by("-changed_at", "pk")[
        :MOST_CANDIDATES
    ]
    scored = [
        (one, SAME if one.pk in same_way else score)
        for one in listed(candidates)
        if (score := likeness(name, one.name)) >= LIKE_ENOUGH or one.pk in same_way
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].sort_key, pair[0].pk))[:MOST_ALIKE]


def activities_of(actor: Actor, person: Person) -> ActivityQuerySet:
    """The activities in which the person took part that this actor sees, newest first."""
    return (
        visible_activities(actor)
        .filter(attendances__person_id=person.pk)
        .select_related("kind", "office")
        .order_by("-first", "-pk")
    )


def took_part(actor: Actor, activity: Activity) -> list[tuple[Person, str]]:
    """The people of an activity that this actor sees, with what they came as."""
    seen = policies.visible_to(actor).filter(attendances__activity_id=activity.pk)
    roles = dict(activity.attendances.values_list("person_id", "role"))
    return [(one, roles[one.pk]) for one in listed(seen).in_order()]


def of_institution(actor: Actor, institution: Institution) -> list[tuple[Person, Role]]:
    """The office's people in an institution: who is there today first, main contacts before others."""
    roles = (
        Role.objects.filter(institution=institution, person__in=policies.visible_to(actor).kept())
        .select_related("person", "institution")
        .order_by("person__sort_key", "pk")
    )
    today = actor.today
    ordered = sorted(roles, key=lambda each: (not each.is_open_on(today), not each.is_main))
    return [(each.person, each) for each in ordered]


def people_named(actor: Actor, text: str) -> list[Person]:
    """Proposals for a field that asks for people."""
    if len(turkish.fold(text).strip()) < 2:
        return []
    return list(
        listed(policies.visible_to(actor).kept().filter(matching(text)).in_order()[:MOST_SUGGESTIONS])
    )


def institution_names(actor: Actor, text: str) -> list[str]:
    """Names of the register that hold the words of the text."""
    said = [word for word in turkish.fold(text).split() if len(word) > 1]
    if not said:
        return []
    found = visible_institutions(actor).standing()
    for word in said[:5]:
        found = found.filter(Q(key__contains=word) | Q(key_en__contains=word))
    return list(found.in_order().values_list("name", flat=True)[:MOST_SUGGESTIONS])


def units(actor: Actor) -> list[Unit]:
    """The units that this actor may put a person under."""
    found = visible_units(actor).filter(is_active=True)
    return list(found if actor.is_staff else found.filter(pk__in=actor.unit_ids))


def tags(actor: Actor) -> list[Tag]:
    """The office's tags that people carry."""
    return list(visible_tags(actor).filter(people__isnull=False).distinct().order_by("key", "pk"))


def trail(actor: Actor, person: Person) -> list[Entry]:
    """What happened to the record, newest first; inside the office and for whoever sees all of it."""
    if not actor.reads_as_staff or not actor.owns(person.office_id):
        return []
    return list(Entry.objects.of(person)[:TRAIL_LENGTH])


@dataclass(frozen=True, slots=True)
class Reach:
    """How many a segment finds, how many of them may be written to, and how many have a mail address for it."""

    found: int
    writable: int
    with_mail: int


def members_of(actor: Actor, segment: Segment) -> PersonQuerySet:
    """Whom a segment finds today: the filter read anew by the list's own form."""
    known = known_list(segment.view)
    if known is None:
        return Person.objects.none()
    form: Any = known.form(actor, QueryDict(segment.query))
    narrowed: PersonQuerySet = form.narrow(listed(policies.visible_to(actor)))
    return narrowed


def reach(people: PersonQuerySet) -> Reach:
    """The three numbers of a segment in one question."""
    mails = ContactPoint.objects.filter(person_id=OuterRef("pk"), kind="mail")
    told = people.annotate(has_mail=Exists(mails)).aggregate(
        found=Count("pk"),
        writable=Count("pk", filter=Q(withdrawn_on__isnull=True)),
        with_mail=Count("pk", filter=Q(withdrawn_on__isnull=True, has_mail=True)),
    )
    return Reach(told["found"], told["writable"], told["with_mail"])


def segments(actor: Actor) -> list[tuple[Segment, Reach]]:
    """The office's segments with their numbers of today."""
    return [(one, reach(members_of(actor, one))) for one in policies.visible_segments(actor)[:50]]


def by_token(people: Iterable[Person]) -> dict[str, Person]:
    """People by the key of a form."""
    return {str(each.pk): each for each in people}
