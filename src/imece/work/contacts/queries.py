"""Reads: one institution with what its page shows, lists, the institutions that a name surely means or may mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, IntegerField, Q, Value, When
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from imece.services.audit.queries import trail_of
from imece.services.reference.settling import region_name
from imece.services.search import queries as search
from imece.services.search.scopes import SHARED
from imece.work.contacts import policies
from imece.work.contacts.facts import NUMBER_LENGTHS
from imece.work.contacts.likeness import (
    NEAR_NAME,
    OTHER_FIGURE,
    OTHER_HEAD,
    OTHER_NUMBER,
    OTHER_PLACE,
    SAME_NAME,
    SAME_NUMBER,
    SAME_PLACE,
    Likeness,
    Profile,
    compare,
    profile,
    significant,
)
from imece.work.contacts.models import (
    FINDABLE,
    Institution,
    InstitutionName,
    LikePair,
    Merge,
    NameDecision,
    Standing,
)
from imece.work.contacts.wording import name_key, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet
    from django.utils.functional import _StrPromise

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
    from imece.services.audit.queries import TrailLine
    from imece.work.contacts.querysets import InstitutionQuerySet

NEAR_ENOUGH: Final = 0.7
MOST_NEAR: Final = 5
CANDIDATES: Final = 120
STEM: Final = 5
MOST_OPTIONS: Final = 10


def institution(actor: Actor, institution: int) -> Institution:
    """One institution of the register, merged ones as well."""
    found = (
        policies.visible_to(actor)
        .select_related("parent", "merged_into", "logo", "entered_by")
        .filter(pk=institution)
        .first()
    )
    if found is None:
        raise Http404
    found.seen_from = actor.office
    return found


def standing_institution(actor: Actor, institution: int) -> Institution:
    """One that is not merged away."""
    found = policies.visible_to(actor).standing().filter(pk=institution).first()
    if found is None:
        raise Http404
    return found


def bearers(keys: Iterable[str]) -> dict[str, set[int]]:
    """For each key of a name the institutions that bear it, in their own name or another one. Three questions."""
    wanted = {key for key in keys if key}
    found: dict[str, set[int]] = {key: set() for key in wanted}
    if not wanted:
        return found
    standing = Institution.objects.standing()
    for field in ("key", "key_en"):
        for key, pk in standing.filter(**{f"{field}__in": wanted}).values_list(field, "pk"):
            found[key].add(pk)
    others = InstitutionName.objects.filter(key__in=wanted, institution__merged_into__isnull=True)
    for key, pk in others.values_list("key", "institution_id"):
        found[key].add(pk)
    return found


def bearers_of(actor: Actor, typed: str) -> list[Institution]:
    """Those of the register that a person names: by "#12", else by their name or another one (at most ten)."""
    number = typed.strip().removeprefix("#")
    if typed.strip().startswith("#") and number.isascii() and number.isdigit() and len(number) < 12:
        return list(listed(actor).filter(pk=int(number)))
    key = name_key(typed)
    ids = bearers([key]).get(key, set())
    return list(listed(actor).filter(pk__in=ids).order_by("sort_key", "pk")[:10])


def sure_matches(office_id: int, names: Iterable[str]) -> dict[str, int]:
    """For each typed name the one institution that it surely means: as the office decided, else the only bearer.

    Names left as typed, unknown ones and those that several bear are missing.
    """
    keys = {name: name_key(name) for name in names}
    wanted = {key for key in keys.values() if key}
    decided = dict(
        NameDecision.objects.filter(office_id=office_id, key__in=wanted).values_list("key", "institution_id")
    )
    borne = bearers(wanted - decided.keys())
    sure: dict[str, int] = {}
    for name, key in keys.items():
        if key in decided:
            if decided[key] is not None:
                sure[name] = decided[key]
        elif len(borne.get(key, ())) == 1:
            (sure[name],) = borne[key]
    return sure


def name_of(actor: Actor, institution: int, name: int) -> tuple[Institution, InstitutionName]:
    """One other name of an institution, with it."""
    held = InstitutionName.objects.filter(pk=name, institution_id=institution).first()
    if held is None:
        raise Http404
    return standing_institution(actor, institution), held


def merge_of(actor: Actor, institution: int, merge: int) -> Merge:
    """One merge that an institution won."""
    found = (
        Merge.objects.select_related("winner", "loser")
        .filter(pk=merge, winner__in=policies.visible_to(actor).filter(pk=institution))
        .first()
    )
    if found is None:
        raise Http404
    return found


def listed(actor: Actor) -> InstitutionQuerySet:
    """Every standing institution."""
    return policies.visible_to(actor).standing()


def matching(text: str) -> Q:
    """The condition under which an institution is found by a typed text; in the words of the search, and written out.

    "Orhangazi Bld." finds whatever "Orhangazi Belediyesi" finds.
    """
    if not text.strip():
        return Q()
    asked = dict.fromkeys((text, " ".join(name_words(text))))
    found = [search.objects(FINDABLE, [SHARED], each) for each in asked]
    return reduce(or_, [Q(pk__in=each) for each in found if each is not None], Q(pk__in=[]))


def proposed(actor: Actor, text: str) -> list[Institution]:
    """Institutions for an input's list of proposals, the likeliest first."""
    if len(text.strip()) < 2:
        return []
    ids = [row.object_id for row in search.find(actor, text, kind=FINDABLE, shown=MOST_OPTIONS).rows]
    held = listed(actor).in_bulk(ids)
    return [held[pk] for pk in ids if pk in held]


REASONS: Final[dict[str, _StrPromise]] = {
    SAME_NUMBER: _("the same official number"),
    SAME_NAME: _("the same name, written otherwise"),
    NEAR_NAME: _("nearly the same words"),
    SAME_PLACE: _("the same province"),
    OTHER_PLACE: _("another place"),
    OTHER_NUMBER: _("another official number"),
    OTHER_HEAD: _("another kind of body"),
    OTHER_FIGURE: _("another figure in the name"),
}


def reasons_in_words(codes: Iterable[str]) -> str:
    """Why two are alike, for people."""
    return ", ".join(str(REASONS[code]) for code in codes if code in REASONS)


@dataclass(frozen=True, slots=True)
class Near:
    """One of the register that a typed name may mean."""

    institution: Institution
    likeness: Likeness

    @property
    def percent(self) -> int:
        """How alike, for people."""
        return round(self.likeness.score * 100)

    @property
    def why(self) -> str:
        """The reasons, for people."""
        return reasons_in_words(self.likeness.reasons)


def near(sought: Profile, but: int | None = None) -> list[Near]:
    """The likest of the register, best first; by a number, the whole name or its rare words. Three questions."""
    return near_many([sought], but)[0]


def near_many(many: Sequence[Profile], but: int | None = None) -> list[list[Near]]:
    """The same for several at once, by the same three questions."""
    candidates = _candidates(many, but)
    others: dict[int, list[str]] = {one.pk: [] for one in candidates}
    rows = InstitutionName.objects.filter(institution_id__in=others).order_by("pk")
    for pk, name in rows.values_list("institution_id", "name"):
        others[pk].append(name)
    known = [(one, profile_of(one, others[one.pk])) for one in candidates]
    found = []
    for sought in many:
        scored = [Near(one, compare(sought, held)) for one, held in known]
        good = [each for each in scored if each.likeness.score >= NEAR_ENOUGH]
        good.sort(key=lambda each: (-each.likeness.score, each.institution.sort_key, each.institution.pk))
        found.append(good[:MOST_NEAR])
    return found


def profile_of(institution: Institution, others: Iterable[str] = ()) -> Profile:
    """An institution as it is compared."""
    return profile(
        (institution.name, institution.name_en, *others),
        country=institution.country,
        province=institution.province,
        numbers={field: getattr(institution, field) for field in NUMBER_LENGTHS},
    )


def _candidates(many: Sequence[Profile], but: int | None) -> list[Institution]:
    names = {words for sought in many for words in sought.names}
    stems = sorted({word[:STEM] for words in names for word in significant(words) if len(word) > 2})
    keys = [" ".join(sorted(words)) for words in names]
    surely = reduce(
        or_,
        [Q(**{field: number}) for sought in many for field, number in sought.numbers],
        Q(key__in=keys) | Q(key_en__in=keys),
    )
    hits = _hits(stems, "key")
    own = Institution.objects.standing().exclude(pk__in=[but] if but else []).annotate(hits=hits)
    found = list(
        own.filter(surely | _any(stems, "key") | _any(stems, "key_en")).order_by("-hits", "pk")[:CANDIDATES]
    )
    aliased = InstitutionName.objects.filter(Q(key__in=keys) | _any(stems, "key")).annotate(hits=hits)
    ids = aliased.order_by("-hits", "pk").values_list("institution_id", flat=True)[:CANDIDATES]
    met = {one.pk for one in found}
    missing = {pk for pk in ids if pk not in met and pk != but}
    return found + (list(Institution.objects.standing().filter(pk__in=missing)) if missing else [])


def _any(stems: Iterable[str], field: str) -> Q:
    return reduce(or_, [Q(**{f"{field}__contains": stem}) for stem in stems], Q(pk__in=[]))


def _hits(stems: Sequence[str], field: str) -> Any:
    """How many of the stems a key holds."""
    if not stems:
        return Value(0)
    counted: list[Any] = [
        Case(
            When(**{f"{field}__contains": stem}, then=Value(1)), default=Value(0), output_field=IntegerField()
        )
        for stem in stems[:12]
    ]
    return reduce(lambda one, other: one + other, counted)


def sought(name: str, name_en: str = "", province: str = "", country: str = "TR") -> Profile:
    """A typed name as it is compared with the register."""
    return profile((name, name_en), country=country, province=province)


def sought_near(office: Office, name: str) -> Profile:
    """A name typed in an office: people leave out their own place ("Ziraat Odası" in Orhangazi)."""
    own = [region_name("", office.district).partition(" / ")[0], region_name(office.province, "")]
    return profile((name, *(f"{place} {name}" for place in own if place)))


def standings(actor: Actor, institution: Institution) -> list[Standing]:
    """What the own office keeps about an institution and about those merged into it, its own first."""
    taken_in = Institution.objects.filter(merged_into=institution).values("pk")
    rows = (
        policies.visible_standings(actor)
        .filter(Q(institution=institution) | Q(institution__in=taken_in))
        .select_related("institution", "responsible__user")
        .prefetch_related("tags")
        .order_by("pk")
    )
    return sorted(rows, key=lambda row: row.institution_id != institution.pk)


def standing_of(actor: Actor, institution: Institution) -> Standing | None:
    """What the own office keeps about it."""
    held = policies.visible_standings(actor).filter(institution=institution)
    return held.select_related("responsible").prefetch_related("tags").first()


def merges(institution: Institution) -> QuerySet[Merge]:
    """What was merged into it and not taken back."""
    return Merge.objects.filter(winner=institution, undone_at__isnull=True).select_related("loser")


def tags_of(actor: Actor, ids: Iterable[int]) -> dict[int, list[str]]:
    """The own office's tags of these institutions."""
    held: dict[int, list[str]] = {}
    rows = policies.visible_standings(actor).filter(institution_id__in=list(ids), tags__isnull=False)
    for pk, name in rows.order_by("tags__key").values_list("institution_id", "tags__name"):
        held.setdefault(pk, []).append(name)
    return held


def trail(actor: Actor, institution: Institution) -> list[TrailLine]:
    """What happened to the record, newest first; nothing for whoever may not see it."""
    return trail_of(institution) if policies.may_see_trail(actor, institution).allowed else []


def pairs(actor: Actor) -> QuerySet[LikePair]:
    """The pairs that wait for a person's judgement."""
    held = policies.visible_to(actor).standing().values("pk")
    return LikePair.objects.filter(differ_at__isnull=True, first__in=held, second__in=held).select_related(
        "first", "second"
    )


def pair(actor: Actor, pair: int) -> LikePair:
    """One pair of the register."""
    found = (
        LikePair.objects.filter(pk=pair, first__in=policies.visible_to(actor))
        .select_related("first", "second")
        .first()
    )
    if found is None:
        raise Http404
    return found
