"""Finding: by word stems and beginnings, in the same way on both databases, quick over a million rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.db.models.expressions import RawSQL

from imece.ground.values import clock, turkish
from imece.services.search import scopes
from imece.services.search.models import Findable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from imece.services.accounts.actor import Actor

EXACT_TO: Final = 10_000
CANDIDATES: Final = 1_000
SHOWN: Final = 50

SQLITE = {
    "count": "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH %s LIMIT %s)",
    "ids": "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s",
    "objects": "SELECT object_id FROM search_findable WHERE id IN "
    "(SELECT rowid FROM search_words WHERE search_words MATCH %s)",
}
POSTGRESQL = {
    "count": "SELECT count(*) FROM (SELECT 1 FROM search_findable "
    "WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s) LIMIT %s) AS met",
    "ids": "SELECT id FROM search_findable WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s) LIMIT %s",
    "objects": "SELECT object_id FROM search_findable WHERE to_tsvector('simple', words) @@ to_tsquery('simple', %s)",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: the best rows, how many there are, and whether the number stops at 10 000."""

    rows: list[Findable]
    total: int
    is_more: bool


EMPTY = Answer([], 0, is_more=False)


def find(actor: Actor, text: str, *, kind: str = "", shown: int = SHOWN) -> Answer:
    """The actor's rows that have every word of the text, best first."""
    marks = scopes.of_actor(actor)
    if kind:
        marks = [*marks, [scopes.kind_word(kind)]]
    return search(marks, text, shown)


def find_public(office_ids: Sequence[int], text: str, *, shown: int = SHOWN) -> Answer:
    """Public rows of these offices."""
    return search(scopes.of_public(office_ids), text, shown) if office_ids else EMPTY


def matching_ids(marks: list[list[str]], text: str, most: int) -> list[int] | None:
    """Row ids that match, newest first where that is cheap; None when the text has no searchable word."""
    question = in_index_words(marks, text)
    return None if question is None else numbers("ids", question, most)


def objects(kind: str, office_ids: Iterable[int], text: str) -> RawSQL | None:
    """The ids of the records of one kind in these offices that have every word, as a subquery for `pk__in`.

    For the search inside a list, whose own queryset holds the rights. None when the text has no searchable word.
    """
    offices = [scopes.office_word(office_id) for office_id in sorted(office_ids)]
    question = in_index_words([offices, [scopes.kind_word(kind)]], text)
    if question is None:
        return None
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    return RawSQL(statements["objects"], [question])  # noqa: S611 -- a constant statement; the question is a parameter


def search(marks: list[list[str]], text: str, shown: int) -> Answer:
    """Count to 10 000, take at most 1 000 candidates, rank those."""
    question = in_index_words(marks, text)
    if question is None:
        return EMPTY
    total = numbers("count", question, EXACT_TO + 1)[0]
    if not total:
        return EMPTY
    candidates = Findable.objects.filter(pk__in=numbers("ids", question, CANDIDATES)).defer("words")
    best = sorted(candidates, key=lambda row: rank(row, text), reverse=True)[:shown]
    return Answer(best, min(total, EXACT_TO), is_more=total > EXACT_TO)


def numbers(which: str, question: str, most: int) -> list[int]:
    """One question to the index of this database."""
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        cursor.execute(statements[which], [question, most])
        return [row[0] for row in cursor.fetchall()]


def in_index_words(marks: list[list[str]], text: str) -> str | None:
    """The question in the database's own syntax; every part is made of [0-9a-z], so nothing can be smuggled in."""
    terms = turkish.query_terms(text)
    if not terms:
        return None
    sqlite = connection.vendor == "sqlite"
    either, both, beginning = (" OR ", " AND ", "*") if sqlite else (" | ", " & ", ":*")
    groups = [either.join(group) for group in marks]
    groups += [either.join(f"{word}{beginning}" for word in dict.fromkeys(term)) for term in terms]
    return both.join(f"({group})" for group in groups)


def rank(row: Findable, text: str) -> tuple[int, float, int]:
    """Words in the title first, then what happened lately."""
    title = turkish.search_form(row.title).split()
    hits = sum(
        3 if whole in title else 2 if any(word.startswith((stem, whole)) for word in title) else 0
        for stem, whole in turkish.query_terms(text)
    )
    age = abs((clock.today() - row.day).days) if row.day else 3650
    return hits, -age, row.pk
