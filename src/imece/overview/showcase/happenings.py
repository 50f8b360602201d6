"""The demo offices' activities from their sheets, some with sample documents; what lies ahead of today is left out."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Final

from imece.overview.showcase import samples
from imece.overview.showcase.reading import activity_rows, listed
from imece.work.activities import actions
from imece.work.activities.choices import Axis, Sex
from imece.work.activities.facts import Facts
from imece.work.activities.models import ActivityKind

if TYPE_CHECKING:
    from imece.overview.showcase.people import Place

SOURCE: Final = "örnek veri"
RECENT_YEARS: Final = 2  # only what indicators count carries documents; old lists never had any


def record(place: Place) -> None:
    """Put down everything but what arrives late, and attach documents where the data file says so."""
    chosen = [facts for facts in past(place) if facts.title not in place.facts["activities"]["late"]]
    made = actions.record_many(actor=place.actor("expert"), many=chosen, source=SOURCE)
    kinds = set(place.facts["activities"]["evidence"])
    shape = cycle((samples.paper, samples.paper, samples.photo))
    for activity in made:
        if activity.kind.code in kinds and activity.first.year > place.calendar.year - RECENT_YEARS:
            actions.attach_documents(
                actor=place.actor("expert"), activity=activity, uploads=[next(shape)(activity.title)]
            )


def record_late(place: Place) -> None:
    """Put down what was forgotten until its period was approved: it waits as a late arrival."""
    for facts in past(place):
        if facts.title in place.facts["activities"]["late"]:
            actions.record_activity(actor=place.actor("expert"), facts=facts)


def past(place: Place) -> list[Facts]:
    """The sheet's happenings that have begun by today."""
    kinds = {kind.code: kind for kind in ActivityKind.objects.filter(office__isnull=True)}
    found = [facts_of(place, row, kinds) for row in activity_rows(place.office.slug)]
    return [facts for facts in found if facts.when.first <= place.calendar.today]


def facts_of(place: Place, row: dict[str, str], kinds: dict[str, ActivityKind]) -> Facts:
    """One line of the sheet."""
    total = int(row["participants"]) if row["participants"] else None
    return Facts(
        kind=kinds[row["kind"]],
        part=row["part"],
        title=row["title"],
        when=place.calendar.when(row["when"]),
        country=row["country"],
        province=row["province"],
        place=row["place"],
        unit=place.units[place.facts["activities"]["unit"]],
        participants=total,
        divisions=divisions(row, total),
        institutions=tuple(listed(row["institutions"])),
        translations={"en": {"title": row["title_en"]}},
    )


def divisions(row: dict[str, str], total: int | None) -> dict[tuple[str, str], int]:
    """Women and men where the sheet counts them; the whole meeting for each group that it was for."""
    if total is None:
        return {}
    found: dict[tuple[str, str], int] = {
        (Axis.TARGET_GROUP.value, group): total for group in listed(row["target_groups"])
    }
    if row["women"]:
        women = int(row["women"])
        found |= {(Axis.SEX.value, Sex.WOMEN.value): women, (Axis.SEX.value, Sex.MEN.value): total - women}
    return found
