"""Search rows for records that do not exist yet, so that a search over a million rows can be measured.

They stand for the projects, contacts and applications of apps to come, lead to the office's first page and are of a
kind of their own. As those apps add their steps, fewer of these are made.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import override

from imece.overview.seeding.material import Seeding, words, written
from imece.services.search import actions as search
from imece.services.search.actions import Found
from imece.services.search.models import Findable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from imece.services.accounts.models import Office

KIND = "seeding.filler"
OLDEST_DAYS = 5 * 365


def make(seeding: Seeding) -> int:
    """What lacks to the scale's number of search rows, shared out over the offices; how many were made."""
    offices = list(seeding.offices())
    lacking = max(0, seeding.scale.findables - Findable.objects.count())
    made = 0
    for place, office in enumerate(offices):
        share = lacking // len(offices) + (place < lacking % len(offices))
        made += written(search.row(found) for found in _founds(seeding, office, made, share))
    return made


def _founds(seeding: Seeding, office: Office, before: int, number: int) -> Iterator[Found]:
    chance = seeding.chance("filler", office.slug)
    stock = words()
    with override("tr"):
        home = reverse("backoffice:home", args=[office.slug])
    newest = date(seeding.scale.years[-1], 10, 31)
    for serial in range(before + 1, before + number + 1):
        yield Found(
            office_id=office.pk,
            kind=KIND,
            object_id=serial,
            title=f"{chance.choice(stock['themes'])} {chance.choice(stock['forms'])} {serial}",
            text=f"{chance.choice(stock['institutions'])} {chance.choice(stock['venues'])}",
            url=home,
            detail=office.name,
            day=newest - timedelta(chance.randrange(OLDEST_DAYS)),
        )
