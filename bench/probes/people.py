"""Sessions of the office's people, made directly, and the addresses of the pages that are measured."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Max
from django.urls import NoReverseMatch, reverse

from imece.services.accounts.choices import SECOND_FACTOR_ROLES
from imece.services.accounts.models import Membership, Office
from imece.work.activities.models import Activity
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, Indicator
from imece.work.strategy.models import Objective, Plan

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGES = {
    "home": ("backoffice:home", ()),
    "search": ("finding:search", ()),
    "activities": ("activities:list", ()),
    "activity_form": ("activities:new", ()),
    "activity": ("activities:detail", ("activity",)),
    "plan": ("strategy:plan", ("plan",)),
    "objective": ("strategy:objective", ("objective",)),
    "public_plan": ("portal:plan", ("plan",)),
    "public_objective": ("portal:objective", ("plan", "objective")),
    "public_projects": ("portal:projects", ()),
    "indicator": ("indicators:detail", ("indicator",)),
    "desk": ("indicators:desk", ()),
}


def measure(sessions: str = "1") -> dict[str, Any]:
    """`sessions` of the coordinator, the office's address and each page's path (None while a page is not there)."""
    office = Office.objects.order_by("pk")[0]
    seats = Membership.objects.filter(office=office).select_related("user").order_by("pk")
    give_second_factor(list(seats))
    keys = {seat.role: session_of(seat) for seat in reversed(seats)}
    coordinator = seats[0]
    known = {
        "activity": Activity.objects.aggregate(last=Max("pk"))["last"],
        "plan": Plan.objects.order_by("pk")[0].pk,
        "objective": Objective.objects.order_by("pk")[0].pk,
        "indicator": Indicator.objects.order_by("pk")[0].pk,
    }
    return {
        "office": office.slug,
        "sessions": [session_of(coordinator) for _number in range(int(sessions))],
        "roles": keys,
        "paths": {page: path_of(page, office, known) for page in PAGES},
        "plan_slug": Plan.objects.order_by("pk")[0].slug,
        "open_actuals": list(
            Actual.objects.filter(office=office, state=ActualState.OPEN)
            .order_by("pk")
            .values_list("pk", flat=True)
        ),
        "submitted_actuals": list(
            Actual.objects.filter(office=office, state=ActualState.SUBMITTED)
            .order_by("pk")
            .values_list("pk", flat=True)
        ),
    }


def give_second_factor(seats: list[Membership]) -> None:
    """Whoever needs a second step has set it up."""
    have = set(Authenticator.objects.values_list("user_id", flat=True))
    Authenticator.objects.bulk_create(
        Authenticator(user_id=seat.user_id, type=Authenticator.Type.TOTP, data={})
        for seat in seats
        if seat.role in SECOND_FACTOR_ROLES and seat.user_id not in have
    )


def session_of(seat: Membership) -> str:
    """The key of a new session of the person."""
    session = SessionStore()
    session["_auth_user_id"] = str(seat.user_id)
    session["_auth_user_backend"] = BACKEND
    session["_auth_user_hash"] = seat.user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def path_of(page: str, office: Office, known: dict[str, int]) -> str | None:
    """The path of a page; None when there is no such address yet."""
    name, arguments = PAGES[page]
    try:
        return reverse(name, kwargs={"office": office.slug, **{each: known[each] for each in arguments}})
    except NoReverseMatch:
        return None
