"""The panels that lead from a period and from a plan to their reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from imece.overview.reports import policies

if TYPE_CHECKING:
    from imece.ground.rules.decision import Decision


def of_period(place: Any) -> str:
    """The address of the report on a period; `place` has an office and a period."""
    return reverse("reports:of_period", args=[place.office.slug, place.period.key])


def of_plan(plan: Any) -> str:
    """The address of the reports on a plan, for the plan's own office."""
    return reverse("reports:of_plan", args=[plan.office.slug, plan.pk])


def of_actual(actual: Any) -> str:
    """The address of the dossier's panel of one figure, for the figure's own office."""
    return reverse("reports:dossier", args=[actual.office.slug, actual.pk])


def of_institution(institution: Any) -> str:
    """The address of the way to the briefing note on an institution, in the reader's office."""
    return reverse("reports:of_institution", args=[institution.seen_from.slug, institution.pk])


def may_see_dossier(actor: Any, actual: Any) -> bool:
    """Members of the office who see the figure."""
    return bool(actor.owns(actual.office_id)) and actor.link is None


def may_see(actor: Any, place: Any) -> Decision | bool:
    """Members of the office; beside a granted office's plan no panel hangs, as its address is another's."""
    return actor.owns(place.office.pk) and policies.may_see_list(actor)
