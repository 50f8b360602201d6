"""From facts to rows: the one place where an activity's columns, divisions, institutions and search text are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused
from imece.services.search.actions import Found
from imece.work.activities.models import (
    FINDABLE,
    LONGEST_INSTITUTION,
    Activity,
    ActivityInstitution,
    Participation,
    folded_name,
)
from imece.work.activities.participants import RefusedDivision, settled
from imece.work.activities.whereabouts import place_name
from imece.work.contacts import queries as register

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
    from imece.work.activities.facts import Facts

PLAIN: Final = (
    "part", "title", "summary", "country", "province", "district", "place", "letter_no", "letter_date",
)  # fmt: skip
LOCATION: Final = ("country", "province", "district")
BATCH: Final = 1000


def written(activity: Activity, facts: Facts) -> Activity:
    """Put the facts into the columns; refuses participants whose division exceeds the whole."""
    for name in PLAIN:
        setattr(activity, name, getattr(facts, name))
    activity.kind = facts.kind
    activity.unit = facts.unit
    activity.first, activity.last = facts.when.first, facts.when.last
    activity.precision = facts.when.precision
    activity.participants = counted(facts)
    activity.translations = {
        language: {field: text for field, text in texts.items() if text}
        for language, texts in facts.translations.items()
        if any(texts.values())
    }
    activity.derive()
    return activity


def counted(facts: Facts) -> int | None:
    """The number of participants by the rules of `participants.settled`."""
    try:
        return settled(facts.participants, facts.divisions)[0]
    except RefusedDivision as no:
        raise Refused(no.sentence) from no


def participations(activity: Activity, facts: Facts) -> list[Participation]:
    """Unsaved rows, one for each known number."""
    return [
        Participation(activity_id=activity.pk, axis=axis, code=code, number=number)
        for (axis, code), number in facts.divisions.items()
    ]


def sure(office_id: int, many: Iterable[Facts]) -> dict[str, int]:
    """For the names in these facts the institutions of the register that they surely mean, asked once for all."""
    names = {name for facts in many for name in unlike(facts.institutions).values()}
    return register.sure_matches(office_id, names) if names else {}


def institutions(activity: Activity, facts: Facts, known: Mapping[str, int]) -> list[ActivityInstitution]:
    """Unsaved rows, each institution once whatever its spelling, linked where `known` (of `sure`) says to which."""
    return [
        ActivityInstitution(activity_id=activity.pk, name=name, folded=folded, institution_id=known.get(name))
        for folded, name in unlike(facts.institutions).items()
    ]


def unlike(names: Iterable[str]) -> dict[str, str]:
    """Names by what makes them the same; the first spelling stays."""
    kept: dict[str, str] = {}
    for name in names:
        clean = " ".join(name.split())[:LONGEST_INSTITUTION]
        folded = folded_name(clean)
        if folded:
            kept.setdefault(folded, clean)
    return kept


def findable(activity: Activity, office: Office, names: Sequence[str]) -> Found:
    """What the search shows of an activity and finds it by. Its address and words are Turkish first."""
    with override("tr"):
        place = place_name(activity)
        detail = " · ".join(part for part in (str(activity.kind), activity.when_shown, place) if part)
        url = reverse("activities:detail", kwargs={"office": office.slug, "activity": activity.pk})
    other = [text for texts in activity.translations.values() for text in texts.values()]
    return Found(
        office_id=activity.office_id,
        kind=FINDABLE,
        object_id=activity.pk,
        title=activity.title,
        text=" ".join((activity.summary, place, activity.letter_no, *names, *other)),
        url=url,
        detail=detail[:300],
        day=activity.first,
        unit_id=activity.unit_id,
    )


def check_belongings(actor: Actor, many: Iterable[Facts]) -> None:
    """Kinds, units and people must be the office's own; whoever sends other ids is refused."""
    office_id = actor.office_id
    for facts in many:
        if facts.kind.office_id not in (None, office_id):
            raise Refused(_("This kind belongs to another office."))
        if facts.unit is not None and facts.unit.office_id != office_id:
            raise Refused(_("This unit belongs to another office."))
        if any(member.office_id != office_id for member in facts.people):
            raise Refused(_("A person responsible must be a member of the office."))
