"""What collection rounds compare: an institution's projects as the columns of an inventory, and how an answer differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.ground.values.money import Money
from imece.work.activities.choices import Precision
from imece.work.contacts.queries import sure_matches
from imece.work.projects import policies, round_policies
from imece.work.projects.days import typed
from imece.work.projects.inventory import columns
from imece.work.projects.models import Place, Project
from imece.work.projects.models.project import folded_name
from imece.work.projects.models.rounds import AnswerState, CollectionRound, RoundAnswer, RoundInvitation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor

ASKED: Final = ("title", "dates", "end", "status", "total", "grant", "own", "partners", "website", "summary")
"""What an institution may correct of a project."""
ADDED: Final = (
    "title",
    "dates",
    "end",
    "status",
    "programme",
    "district",
    "total",
    "grant",
    "partners",
    "summary",
)
"""What it says of one that the bank does not have."""
MOST_PROJECTS: Final = 200


class Difference(NamedTuple):
    """One column of an answer beside what stands in the bank now."""

    key: str
    label: str
    ours: str
    theirs: str
    moved: bool  # ours changed since the answer was sent


def labels() -> dict[str, str]:
    """Column key → label."""
    return {column.key: str(column.label) for column in columns.INVENTORY}


def rounds(actor: Actor) -> QuerySet[CollectionRound]:
    """The rounds of the office with how many institutions are asked, have answered and wait for review."""
    waiting = Q(invitations__answers__state=AnswerState.WAITING)
    return policies.visible_rounds(actor).annotate(
        asked=Count("invitations", distinct=True),
        answered=Count("invitations", filter=Q(invitations__answered_at__isnull=False), distinct=True),
        waiting=Count("invitations__answers", filter=waiting, distinct=True),
    )


def one_round(actor: Actor, collection: int) -> CollectionRound:
    """One visible round, or `Http404`."""
    found = rounds(actor).select_related("office").filter(pk=collection).first()
    if found is None:
        raise Http404
    return found


def invitation(actor: Actor, collection: int, invited: int) -> RoundInvitation:
    """One institution of a visible round."""
    seen = policies.visible_rounds(actor)
    found = (
        RoundInvitation.objects.filter(pk=invited, round_id=collection, round__in=seen)
        .select_related("round__office", "institution")
        .first()
    )
    if found is None:
        raise Http404
    return found


def answer(actor: Actor, collection: int, answer: int) -> RoundAnswer:
    """One answer of a visible round."""
    found = (
        RoundAnswer.objects.filter(
            pk=answer, invitation__round_id=collection, invitation__round__in=policies.visible_rounds(actor)
        )
        .select_related("invitation__round__office", "invitation__institution", "project")
        .first()
    )
    if found is None:
        raise Http404
    return found


def invitations(asked: CollectionRound) -> list[RoundInvitation]:
    """Its institutions with their answers."""
    answers = RoundAnswer.objects.select_related("project").order_by("pk")
    return list(
        asked.invitations.select_related("institution")
        .prefetch_related(Prefetch("answers", answers))
        .order_by("institution__sort_key", "pk")
    )


def invitation_of(actor: Actor) -> RoundInvitation:
    """The one invitation of a link, or `Http404`."""
    key = round_policies.invitation_of_link(actor)
    found = (
        RoundInvitation.objects.filter(pk=key, round__office_id=actor.office_id)
        .select_related("round__office", "institution")
        .first()
        if key is not None
        else None
    )
    if found is None:
        raise Http404
    return found


def projects_of(invited: RoundInvitation) -> list[Project]:
    """The office's projects in which the institution takes part: linked to the register, or by its very name."""
    institution = invited.institution
    named = {folded_name(name) for name in (institution.name, institution.name_en) if name}
    mine = (
        Project.objects.kept()
        .filter(office_id=invited.round.office_id)
        .filter(Q(partners__institution_id=institution.pk) | Q(partners__folded__in=named))
    )
    return list(
        mine.distinct()
        .prefetch_related("partners", "places")
        .select_related("programme", "funder")
        .order_by("-sort_day", "-pk")[:MOST_PROJECTS]
    )


def as_said(project: Project, language: str = "tr") -> dict[str, str]:
    """A project as an institution would type it into the columns of an inventory: read back, it says the same."""
    with override(language):
        return {
            "title": project.title,
            "dates": typed(project.start, Precision(project.start_precision), language),
            "end": typed(project.end, Precision(project.end_precision), language),
            "status": str(project.get_status_display()),
            "total": _money(project.total, language),
            "grant": _money(project.grant, language),
            "own": _money(project.own, language),
            "partners": "; ".join(row.name for row in project.partners.all()),
            "website": project.website,
            "summary": project.summary,
        }


def differences(answered: RoundAnswer, language: str = "tr") -> list[Difference]:
    """What an answer says beside what stands in the bank now."""
    named = labels()
    present: Mapping[str, str] = as_said(answered.project, language) if answered.project else {}
    return [
        Difference(
            key,
            named.get(key, key),
            present.get(key, ""),
            theirs,
            bool(answered.project) and present.get(key, "") != answered.ours.get(key, ""),
        )
        for key, theirs in answered.said.items()
    ]


def places_shown(project: Project) -> str:
    """Its places in one line."""
    return ", ".join(str(place) for place in project.places.all())


def sheet_rows(invited: RoundInvitation) -> list[list[Any]]:
    """The rows of the prefilled sheet: the columns of an inventory, so that it comes back through the import."""
    rows = []
    for project in projects_of(invited):
        said = as_said(project)
        place: Place | None = next(iter(project.places.all()), None)
        rows.append(
            [
                project.source_code or project.code,
                *(said[key] for key in ASKED),
                str(place) if place else "",
            ]
        )
    return rows


def sheet_headings() -> list[str]:
    """Their headings."""
    named = labels()
    return [named["code"], *(named[key] for key in ASKED), _("Place")]


def _money(money: Money | None, language: str) -> str:
    return money.format(language) if money is not None else ""


def surely_meant(actor: Actor, names: Iterable[str]) -> dict[str, int]:
    """Typed names → the institution of the register that each surely means."""
    return sure_matches(actor.office_id, names)
