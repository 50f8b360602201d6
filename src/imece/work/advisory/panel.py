"""The panels this app hangs up: a visit's interview on its activity, advice and investment with an institution or a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from django.urls import reverse

from imece.services.accounts.kinds import profile
from imece.work.advisory import policies
from imece.work.advisory.models import InvestorVisit

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity
    from imece.work.contacts.models import Institution
    from imece.work.people.models import Person

KINDS_OF_VISIT: Final = frozenset({"visit", "meeting"})


def uses_investors(actor: Actor) -> bool:
    """Whether the kind of office works with investors."""
    return "advisory:investors" in profile(actor.office).menu


def visit_address(thing: object) -> str:
    """The address of the interview's panel for an activity."""
    activity = cast("Activity", thing)
    return reverse("advisory:visit_panel", args=[activity.office.slug, activity.pk])


def may_see_visit(actor: object, thing: object) -> bool:
    """Where the office works with investors: at its visits and meetings; elsewhere only where an interview is kept."""
    someone, activity = cast("Actor", actor), cast("Activity", thing)
    if not policies.may_see_visit(someone, activity):
        return False
    if uses_investors(someone) and activity.kind.code in KINDS_OF_VISIT:
        return True
    return InvestorVisit.objects.filter(pk=activity.pk).exists()


def institution_address(actor: object, thing: object) -> str:
    """The address of the panel for an institution, in the office of who looks."""
    slug = cast("Actor", actor).office.slug
    return reverse("advisory:of_institution", args=[slug, cast("Institution", thing).pk])


def may_see_institution(actor: object, thing: object) -> bool:
    """Every member sees what the own office may show them."""
    return policies.may_look(cast("Actor", actor)).allowed


def person_address(thing: object) -> str:
    """The address of the panel for a person."""
    person = cast("Person", thing)
    return reverse("advisory:of_person", args=[person.office.slug, person.pk])


def may_see_person(actor: object, thing: object) -> bool:
    """Whoever sees the person."""
    return policies.may_look(cast("Actor", actor)).allowed
