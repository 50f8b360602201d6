"""From facts to rows: the one place where a project's columns, topics, partners, places and search text are made."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from imece.ground.rules.decision import Refused
from imece.ground.values.numbers import round_half_up
from imece.services.search.actions import Found
from imece.work.contacts.queries import sure_matches
from imece.work.projects.choices import AXIS_CODES
from imece.work.projects.models import FINDABLE, Partner, Place, Project, Topic
from imece.work.projects.whereabouts import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
    from imece.work.projects.facts import Facts, SaidPartner, SaidPlace

PLAIN: Final = (
    "title", "acronym", "code", "part", "funder", "programme", "awarded_on", "extended_end", "objectives", "summary",
    "website", "is_loan", "unit", "objective", "source", "source_code",
)  # fmt: skip
DAYS: Final = ("start", "start_precision", "end", "end_precision")
MONEY: Final = {
    "currency": "currency", "total_amount": "total", "grant_amount": "grant", "own_contribution": "own", "rate": "rate",
    "rate_day": "rate_day", "rate_origin": "rate_origin",
}  # fmt: skip
PLACES: Final = {"total_amount": 2, "grant_amount": 2, "own_contribution": 2, "rate": 8}
SHOWN: Final = (*PLAIN, *DAYS, *MONEY, "translations")
BATCH: Final = 1000


def written(project: Project, facts: Facts) -> Project:
    """Put the facts into the columns; refuses days and rates that do not fit together."""
    for name in PLAIN:
        setattr(project, name, getattr(facts, name))
    for name in DAYS:
        setattr(project, name, getattr(facts.days, name))
    for column, name in MONEY.items():
        value = getattr(facts.money, name)
        setattr(
            project, column, round_half_up(value, PLACES[column]) if isinstance(value, Decimal) else value
        )
    if facts.programme is not None:
        project.funder = facts.funder or facts.programme.funder
        project.is_loan = facts.is_loan or facts.programme.is_loan
    project.translations = {
        language: {field: text for field, text in texts.items() if text}
        for language, texts in facts.translations.items()
        if any(texts.values())
    }
    project.derive()
    check_fit(project)
    return project


def check_fit(project: Project) -> None:
    """What the database would refuse, as sentences."""
    if project.start and project.last_day and project.last_day < project.start:
        raise Refused(_("The project ends before it begins."))
    if project.extended_end and project.end and project.extended_end < project.end:
        raise Refused(_("The extended end lies before the end."))
    if project.rate is not None and project.rate_day is None:
        raise Refused(_("A rate needs the day on which it was valid."))
    amounts = (project.total_amount, project.grant_amount, project.own_contribution)
    if any(value is not None and value < 0 for value in amounts):
        raise Refused(_("An amount is never less than zero."))


def topics(project: Project, said: Mapping[str, Iterable[str]]) -> list[Topic]:
    """Unsaved rows, each known code once."""
    return [
        Topic(project_id=project.pk, axis=axis, code=code)
        for axis, codes in said.items()
        for code in dict.fromkeys(codes)
        if code in AXIS_CODES[axis].values
    ]


def partners(project: Project, said: Iterable[SaidPartner], register: Mapping[str, int]) -> list[Partner]:
    """Unsaved rows, each institution once in a role; linked to the register where the name is surely known."""
    rows: dict[tuple[str, str], Partner] = {}
    for one in said:
        name = " ".join(one.name.split())[:250]
        known = one.institution_id or register.get(one.name)
        row = Partner(
            project_id=project.pk, name=name, role=one.role, country=one.country, institution_id=known
        )
        row.derive()
        if row.folded:
            rows.setdefault((row.folded, row.role), row)
    return list(rows.values())


def places(project: Project, said: Iterable[SaidPlace]) -> list[Place]:
    """Unsaved rows, each place once."""
    return [
        Place(
            project_id=project.pk,
            country=one.country,
            province=one.province,
            district=one.district,
            name=one.name[:200],
        )
        for one in dict.fromkeys(said)
    ]


def register_of(actor: Actor, many: Iterable[Facts]) -> dict[str, int]:
    """Typed names of partners → the institution that each surely means."""
    names = {one.name for facts in many for one in facts.partners or () if one.institution_id is None}
    return sure_matches(actor.office_id, names) if names else {}


def findable(project: Project, office: Office, names: Sequence[str], spots: Sequence[Place]) -> Found:
    """What the search shows of a project and finds it by. Its address and words are Turkish first."""
    with override("tr"):
        where = [place_name(spot) for spot in spots]
        who = str(project.programme or project.funder or "")
        detail = " · ".join(part for part in (who, project.when_shown, ", ".join(where[:2])) if part)
        url = f"{_addresses(office.slug)}{project.pk}/"
        funder = str(project.funder or "")
    other = [text for texts in project.translations.values() for text in texts.values()]
    return Found(
        office_id=project.office_id,
        kind=FINDABLE,
        object_id=project.pk,
        title=project.title,
        text=" ".join(
            (
                project.acronym,
                project.code,
                project.summary,
                project.objectives,
                who,
                funder,
                *where,
                *names,
                *other,
            )
        ),
        url=url,
        detail=detail[:300],
        day=project.start,
        unit_id=project.unit_id,
        is_public=project.is_public,
    )


@lru_cache(maxsize=200)
def _addresses(office: str) -> str:
    """Where the addresses of an office's projects begin: asked for once, not for each of 100 000 rows."""
    return reverse("projects:detail", kwargs={"office": office, "project": 0}).removesuffix("0/")


def check_belongings(actor: Actor, many: Iterable[Facts]) -> None:
    """Funders, programmes, units and objectives must be shared or the office's own; whoever sends other ids is refused."""
    office_id = actor.office_id
    for facts in many:
        if facts.funder is not None and facts.funder.office_id not in (None, office_id):
            raise Refused(_("This funder belongs to another office."))
        if facts.programme is not None and facts.programme.office_id not in (None, office_id):
            raise Refused(_("This programme belongs to another office."))
        if facts.unit is not None and facts.unit.office_id != office_id:
            raise Refused(_("This unit belongs to another office."))
        if facts.objective is not None and facts.objective.goal.plan.office_id != office_id:
            raise Refused(_("This objective belongs to another office."))
