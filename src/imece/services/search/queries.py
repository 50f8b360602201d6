"""Finding: by word stems and beginnings, in the same way on both databases, quick over a million rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.db.models import Q

from imece.ground.values import clock, turkish
from imece.services.search import index, scopes
from imece.services.search.models import SHARED_OFFICE, Findable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models.expressions import RawSQL

    from imece.services.accounts.actor import Actor
    from imece.services.search.index import Facts, Met
    from imece.services.search.scopes import Scope

EXACT_TO: Final = 10_000
CANDIDATES: Final = 500
SHOWN: Final = 30
PUBLIC_MOST: Final = 5_000
UNDATED_DAYS: Final = 3650
TITLES_KEPT: Final = 16_384


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the best rows, how many there are, and whether the number stops at 10 000."""

    rows: list[Findable]
    total: int
    is_more: bool


EMPTY = Answer([], 0, is_more=False)


def find(actor: Actor, text: str, *, kind: str = "", shown: int = SHOWN) -> Answer:
    """The actor's rows that have every word of the text, best first."""
    scope = scopes.of_actor(actor)
    if kind:
        scope = replace(scope, marks=[*scope.marks, [scopes.kind_word(kind)]])
    return in_office(actor, search(scope, text, shown))


def in_office(actor: Actor, answer: Answer) -> Answer:
    """Rows of the whole installation get the address in the actor's own office."""
    for row in answer.rows:
        if row.office_id is None:
            row.url = row.url.replace(f"/o/{SHARED_OFFICE}/", f"/o/{actor.office.slug}/", 1)
    return answer


def find_public(office_ids: Sequence[int], text: str, *, shown: int = SHOWN) -> Answer:
    """Public rows of these offices."""
    return search(scopes.of_public(office_ids), text, shown)


def known(actor: Actor, records: Sequence[tuple[str, int]]) -> list[Findable]:
    """The rows of these records (kind, id) that the actor may find, in the same order."""
    wanted = Q(pk__in=[])
    for kind, object_id in records:
        wanted |= Q(kind=kind, object_id=object_id)
    scope = scopes.of_actor(actor)
    rows = {
        (row.kind, row.object_id): row
        for row in Findable.objects.filter(wanted, Q(office_id__in=scope.offices) | Q(office_id__isnull=True))
        if all(set(row.words.split()).intersection(group) for group in scope.marks)
    }
    found = [rows[record] for record in dict.fromkeys(records) if record in rows]
    return in_office(actor, Answer(found, len(found), is_more=False)).rows


def objects(kind: str, office_ids: Iterable[int], text: str) -> RawSQL | None:
    """The ids of the records of one kind in these offices that have every word, as a subquery for `pk__in`.

    For the search inside a list, whose own queryset holds the rights. None when the text has no searchable word.
    """
    scope = scopes.Scope(sorted(office_ids), [[scopes.kind_word(kind)]])
    question = index.question_of(scope, text)
    return None if question is None else index.objects(question)


def public_objects(kind: str, office_ids: Iterable[int], text: str) -> list[int]:
    """The ids of the public records of one kind that have every word of the text, at most the newest few thousand."""
    scope = scopes.of_public(sorted(office_ids))
    scope = replace(scope, marks=[*scope.marks, [scopes.kind_word(kind)]])
    questions = [index.question_of(scope, text, beginnings_of_all=each) for each in (False, True)]
    for question in dict.fromkeys(questions):
        found = index.newest_objects(question, PUBLIC_MOST) if question else []
        if found:
            return found
    return []


def search(scope: Scope, text: str, shown: int) -> Answer:
    """Ask the index for the newest 500 rows and how many there are up to 10 001; rank those rows, read the best."""
    met = met_by(scope, text)
    if met is None:
        return EMPTY
    best = best_of(met.newest, text)[:shown]
    rows = Findable.objects.defer("words").in_bulk(best)
    return Answer(
        [rows[pk] for pk in best if pk in rows], min(met.total, EXACT_TO), is_more=met.total > EXACT_TO
    )


def met_by(scope: Scope, text: str) -> Met | None:
    """What the index meets. Only the last word is still being typed: the others are first looked up whole."""
    questions = [index.question_of(scope, text, beginnings_of_all=each) for each in (False, True)]
    for question in dict.fromkeys(questions):
        met = index.ask(question, CANDIDATES, EXACT_TO + 1) if question else None
        if met and met.total:
            return met
    return None


def best_of(found: Sequence[Facts], text: str) -> list[int]:
    """The row ids, best first."""
    terms, today = turkish.query_terms(text), clock.today()
    ranked = [(*rank(title, day, terms, today), pk) for pk, title, day in found]
    return [pk for _hits, _nearness, pk in sorted(ranked, reverse=True)]


def rank(title: str, day: date | None, terms: Sequence[tuple[str, str]], today: date) -> tuple[int, int]:
    """Words in the title first, then what happened lately."""
    words = words_of(title)
    hits = sum(
        3 if f" {whole} " in words else 2 if f" {stem}" in words or f" {whole}" in words else 0
        for stem, whole in terms
    )
    return hits, -abs((today - day).days) if day else -UNDATED_DAYS


@lru_cache(TITLES_KEPT)
def words_of(title: str) -> str:
    """The search form of a title; a search at each letter ranks the same titles again and again."""
    return f" {turkish.search_form(title)} "
