"""The question to the full-text index, in the words of each database: one statement for each purpose.

Every word of the index carries its office ("o7s12xegit", "0007xegit"), so a question about an office never meets
another's rows and reads one list where there were two. PostgreSQL's also carry a stretch of 8192 row numbers: stretches
are asked from the newest on and only until enough was met.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models.expressions import RawSQL

from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from imece.services.search.scopes import Scope

    Facts = tuple[int, str, date | None]

# "@" stands for the stretch; the stretches are counted down to 0.
STRETCHES = (
    "(SELECT replace(%s, '@', stretch::text)::tsquery AS question"
    " FROM generate_series((SELECT max(id) >> 13 FROM search_words), 0, -1) AS stretch) AS stretches"
    " CROSS JOIN LATERAL (SELECT id FROM search_words WHERE terms @@ question) AS met"
)
POSTGRESQL = {
    "newest": f"WITH found AS MATERIALIZED (SELECT met.id FROM {STRETCHES} LIMIT %s), "  # noqa: S608 -- constants
    "newest AS (SELECT id FROM found ORDER BY id DESC LIMIT %s) "
    "SELECT id, title, day, (SELECT count(*) FROM found) FROM newest JOIN search_findable USING (id)",
    "objects": "SELECT object_id FROM search_findable WHERE id IN "  # noqa: S608 -- constants
    f"(SELECT met.id FROM {STRETCHES})",
    "newest_objects": "SELECT object_id FROM search_findable WHERE id IN "  # noqa: S608 -- constants
    f"(SELECT met.id FROM {STRETCHES} LIMIT %s)",
}
SQLITE = {
    "newest": "SELECT id, title, day FROM search_findable WHERE id IN "
    "(SELECT -rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid LIMIT %s)",
    "total": "SELECT count(*) FROM (SELECT 1 FROM search_words WHERE search_words MATCH %s LIMIT %s)",
    "objects": "SELECT object_id FROM search_findable WHERE id IN "
    "(SELECT -rowid FROM search_words WHERE search_words MATCH %s)",
    "newest_objects": "SELECT object_id FROM search_findable WHERE id IN "
    "(SELECT -rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid LIMIT %s)",
}


@dataclass(frozen=True, slots=True)
class Met:
    """What the index knows: title and day of the newest rows, and how many there are up to the limit."""

    newest: Sequence[Facts]
    total: int


def ask(question: str, most: int, limit: int) -> Met:
    """The newest rows, at most so many, and how many there are, counted no further than the limit."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL["newest"], [question, limit, most])
            rows = cursor.fetchall()
            return Met([row[:3] for row in rows], rows[0][3] if rows else 0)
        cursor.execute(SQLITE["newest"], [question, most])
        rows = cursor.fetchall()
        if len(rows) < most:
            return Met(rows, len(rows))
        cursor.execute(SQLITE["total"], [question, limit])
        return Met(rows, cursor.fetchone()[0])


def objects(question: str) -> RawSQL:
    """The ids of the records behind all rows of a question, as a subquery for `pk__in`."""
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    return RawSQL(statements["objects"], [question])  # noqa: S611 -- a constant statement; the question is a parameter


def newest_objects(question: str, most: int) -> list[int]:
    """The ids of the records behind the newest rows of a question."""
    statements = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        cursor.execute(statements["newest_objects"], [question, most])
        return [row[0] for row in cursor.fetchall()]


def question_of(scope: Scope, text: str, *, beginnings_of_all: bool = True) -> str | None:
    """The question in the database's own syntax; every part is made of [0-9a-z], so nothing can be smuggled in.

    A beginning costs the index far more than a whole word; without `beginnings_of_all` only the last word is one. None
    when the text has no searchable word or no office may be read.
    """
    terms = turkish.query_terms(text)
    if not terms or not scope.offices:
        return None
    sqlite = connection.vendor == "sqlite"
    either, both, beginning = (" OR ", " AND ", "*") if sqlite else (" | ", " & ", ":*")
    groups = [list(group) for group in scope.marks]
    for place, term in enumerate(terms):
        if beginnings_of_all or place == len(terms) - 1:
            groups.append([f"{word}{beginning}" for word in beginnings(*term)])
        else:
            groups.append(list(dict.fromkeys(term)))
    return both.join(f"({either.join(in_offices(group, scope.offices, sqlite))})" for group in groups)


def in_offices(words: Iterable[str], offices: Sequence[int], sqlite: bool) -> list[str]:  # noqa: FBT001
    """The words as the index holds them, for each office."""
    return [
        f"{office:04d}x{word}" if sqlite else f"o{office}s@x{word}" for office in offices for word in words
    ]


def beginnings(stem: str, whole: str) -> list[str]:
    """What a word of a row may begin with; the whole word adds nothing where it begins with its own stem."""
    return [stem] if whole.startswith(stem) else [stem, whole]
