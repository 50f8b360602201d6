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
    from datetime import date

    from imece.services.accounts.actor import Actor

EXACT_TO: Final = 10_000
CANDIDATES: Final = 500
SHOWN: Final = 50
UNDATED_DAYS: Final = 3650

SQLITE = {
    "ids": "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s",
    "objects": "SELECT object_id FROM search_findable WHERE id IN "
    "(SELECT rowid FROM search_words WHERE search_words MATCH %s)",
}
POSTGRESQL = {
    "ids": "SELECT id FROM search_findable WHERE terms @@ to_tsquery('simple', %s) LIMIT %s",
    "objects": "SELECT object_id FROM search_findable WHERE terms @@ to_tsquery('simple', %s)",
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
    """Ask the index once for at most 10 001 rows: so many there are; rank the newest 500 of them, read the best."""
    met: list[int] = []
    for beginnings_of_all in (
        False,
        True,
    ):  # only the last word is still being typed: the others are looked up whole
        question = in_index_words(marks, text, beginnings_of_all=beginnings_of_all)
        if question is None:
            return EMPTY
        met = numbers("ids", question, EXACT_TO + 1)
        if met:
            break
    if not met:
        return EMPTY
    best = best_of(met[:CANDIDATES], text)[:shown]
    rows = Findable.objects.defer("words").in_bulk(best)
    return Answer(
        [rows[pk] for pk in best if pk in rows], min(len(met), EXACT_TO), is_more=len(met) > EXACT_TO
    )


def numbers(which: str, question: str, most: int) -> list[int]:
    """One question to the index of this database."""
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        cursor.execute(statements[which], [question, most])
        return [row[0] for row in cursor.fetchall()]


def in_index_words(marks: list[list[str]], text: str, *, beginnings_of_all: bool = True) -> str | None:
    """The question in the database's own syntax; every part is made of [0-9a-z], so nothing can be smuggled in.

    A beginning costs the index far more than a whole word; without `beginnings_of_all` only the last word is one.
    """
    terms = turkish.query_terms(text)
    if not terms:
        return None
    sqlite = connection.vendor == "sqlite"
    either, both, beginning = (" OR ", " AND ", "*") if sqlite else (" | ", " & ", ":*")
    groups = [either.join(group) for group in marks]
    for place, term in enumerate(terms):
        if beginnings_of_all or place == len(terms) - 1:
            groups.append(either.join(f"{word}{beginning}" for word in beginnings(*term)))
        else:
            groups.append(either.join(dict.fromkeys(term)))
    return both.join(f"({group})" for group in groups)


def beginnings(stem: str, whole: str) -> list[str]:
    """What a word of a row may begin with; the whole word adds nothing where it begins with its own stem."""
    return [stem] if whole.startswith(stem) else [stem, whole]


def best_of(ids: Sequence[int], text: str) -> list[int]:
    """The row ids, best first; of the rows only what ranks them is read."""
    terms, today = turkish.query_terms(text), clock.today()
    facts = Findable.objects.filter(pk__in=ids).values_list("pk", "title", "day")
    ranked = [(*rank(title, day, terms, today), pk) for pk, title, day in facts]
    return [pk for _hits, _nearness, pk in sorted(ranked, reverse=True)]


def rank(title: str, day: date | None, terms: Sequence[tuple[str, str]], today: date) -> tuple[int, int]:
    """Words in the title first, then what happened lately."""
    words = turkish.search_form(title).split()
    hits = sum(
        3 if whole in words else 2 if any(word.startswith((stem, whole)) for word in words) else 0
        for stem, whole in terms
    )
    return hits, -abs((today - day).days) if day else -UNDATED_DAYS
