"""The bank as it stands: read once, kept in the process, read anew when something was done to a project.

What is kept are keys, codes, amounts and words; titles and texts are read from the database for the rows of a page
only, so that nothing withdrawn can be shown. Whether something was done is asked of the trail (`audit`): its newest
number, at each look. A large bank is read anew at most twice a minute; its counts may be that old.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final

from django.db.models import Max, Q

from imece.overview.bank.tallies import Index
from imece.services.accounts.models import Office
from imece.services.audit.models import Entry
from imece.work.projects.choices import HOME_COUNTRY
from imece.work.projects.models import Funder, FundingProgramme, Partner, Place, Project, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal
    from typing import Any

    from imece.work.projects.querysets import ProjectQuerySet

    Row = tuple[
        int, Decimal | None, int, int | None, int | None, str, date | None, date | None, str, str
    ]  # as `read` asks for it

LARGE: Final = 3_000  # projects; below it the bank is read anew at once
LARGE_RESTS: Final = 30.0  # seconds
OLDEST: Final = 300.0  # seconds after which it is read anew in any case (rates, loads by command)
ABOUT: Final = Q(thing_type__startswith="projects.") | Q(
    thing_type__in=["accounts.office", "exchange.run", "undoing.offer"]
)
BANDS: Final = (  # lira; the last has no upper end
    ("1", 0, 100_000),
    ("2", 100_000, 1_000_000),
    ("3", 1_000_000, 10_000_000),
    ("4", 10_000_000, 100_000_000),
    ("5", 100_000_000, None),
)
MOST_YEARS: Final = 60
Values = tuple[str, str, int]


@dataclass(slots=True)
class Bank:
    """Open projects as an index, and the names that filters show."""

    index: Index
    funders: dict[str, Funder]
    programmes: dict[str, FundingProgramme]
    offices: dict[str, Office]
    words: Counter[str]
    ordered_words: list[str]
    seen: int  # number of the trail's newest entry when it was read
    read_at: float
    answers: dict[object, object] = field(default_factory=dict)  # what pages work out of it, by question


_kept: Bank | None = None
_reading: Final = Lock()


def bank() -> Bank:
    """The bank, as new as it has to be."""
    global _kept  # noqa: PLW0603 -- kept in the process on purpose; a lock guards its making
    kept = _kept
    if kept is not None and is_new_enough(kept):
        return kept
    with _reading:
        if _kept is None or _kept is kept:
            _kept = read(Project.objects.public())
        return _kept


def forget() -> None:
    """Drop what is kept; for tests, where the database begins anew."""
    global _kept  # noqa: PLW0603 -- see above
    _kept = None


def is_new_enough(kept: Bank) -> bool:
    """Whether nothing was done to a project since, or it is too early to read a large bank again."""
    age = time.monotonic() - kept.read_at
    if age > OLDEST:
        return False
    newest = newest_entry()
    if newest == kept.seen:
        return True
    if not Entry.objects.filter(ABOUT, pk__gt=kept.seen).exists():
        kept.seen = newest
        return True
    return len(kept.index.keys) >= LARGE and age < LARGE_RESTS


def newest_entry() -> int:
    """The number of the newest entry of the trail."""
    return Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0


def read(projects: ProjectQuerySet) -> Bank:
    """Read the codes of these projects: eight questions, however many they are."""
    seen = newest_entry()
    rows = list(
        projects.order_by("-start", "-pk").values_list(
            "pk",
            "grant_try",
            "office_id",
            "funder_id",
            "programme_id",
            "status",
            "start",
            "last_day",
            "sort_key",
            "folded_title",
        )
    )
    words = Counter(word for row in rows for word in row[9].split() if word.isalnum())
    named = sorted(rows, key=lambda row: (row[8], row[0]))
    dear = sorted(rows, key=lambda row: (row[1] is None, -(row[1] or 0), -row[0]))
    index = Index.of(
        [(row[0], None if row[1] is None else int(row[1])) for row in rows],
        values_of(rows, projects.order_by().values("pk")),
        {"title": [row[0] for row in named], "amount": [row[0] for row in dear]},
    )
    return Bank(
        index=index,
        funders={str(each.pk): each for each in Funder.objects.filter(pk__in={row[3] for row in rows})},
        programmes={
            str(each.pk): each
            for each in FundingProgramme.objects.filter(pk__in={row[4] for row in rows}).select_related(
                "funder"
            )
        },
        offices={each.slug: each for each in Office.objects.filter(pk__in={row[2] for row in rows})},
        words=words,
        ordered_words=sorted(words),
        seen=seen,
        read_at=time.monotonic(),
    )


def values_of(rows: Sequence[Row], open_ones: Any) -> Iterator[Values]:
    """Every (facet, value, project) of these projects."""
    slugs = dict(Office.objects.filter(pk__in={row[2] for row in rows}).values_list("pk", "slug"))
    for row in rows:
        yield "office", slugs[row[2]], row[0]
        yield from own_values(row)
    yield from place_values(open_ones)
    partners = Partner.objects.filter(project_id__in=open_ones).exclude(country__in=["", HOME_COUNTRY])
    for pk, country in partners.values_list("project_id", "country"):
        yield "country", country, pk
    topics = Topic.objects.filter(project_id__in=open_ones).values_list("project_id", "axis", "code")
    for pk, axis, code in topics:
        yield axis, code, pk


def own_values(row: Row) -> Iterator[Values]:
    """What a project says of itself: status, band of the grant, funder, programme, every year it touches."""
    pk, amount, _office, funder, programme, status, start, last_day, *_names = row
    yield "status", status, pk
    yield "amount", band_of(amount), pk
    if funder is not None:
        yield "funder", str(funder), pk
    if programme is not None:
        yield "programme", str(programme), pk
    if start is not None:
        last = min((last_day or start).year, start.year + MOST_YEARS)
        for year in range(start.year, last + 1):
            yield "year", str(year), pk


def place_values(open_ones: Any) -> Iterator[Values]:
    """Where projects work: province and district, or a country abroad."""
    places = Place.objects.filter(project_id__in=open_ones)
    for pk, country, province, district in places.values_list(
        "project_id", "country", "province", "district"
    ):
        if country != HOME_COUNTRY:
            yield "country", country, pk
        elif province:
            yield "province", province, pk
            if district:
                yield "district", district, pk


def band_of(amount: Decimal | None) -> str:
    """The code of the band of an amount in lira; "0" where it is not known."""
    if amount is None:
        return "0"
    return next(code for code, _least, most in BANDS if most is None or amount < most)
