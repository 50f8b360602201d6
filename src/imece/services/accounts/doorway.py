"""How a page is entered: load through `visible_to`, ask `may`, then do. Part of the app's face."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Model, OuterRef, Q
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from imece.ground.questions.prepared import Prepared
from imece.ground.values import clock
from imece.ground.web.pages import Entrance, declare
from imece.services.accounts import second_factor
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import WRITING_ROLES, Role
from imece.services.accounts.models import Acting, Membership, User
from imece.services.audit import actions as audit
from imece.services.audit.queries import LOOKED

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from imece.ground.rules.decision import Decision

Params = ParamSpec("Params")
ACTING_KEY = "acting"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class OfficeRequest(HttpRequest):
    """A request inside an office: `actor` is set by the doorway."""

    actor: Actor
    user: User


class MemberRequest(HttpRequest):
    """A request of any signed-in person, outside an office."""

    user: User


def actor_in(request: HttpRequest, slug: str) -> Actor:
    """The signed-in person as an actor of the office with that address; `Http404` when they have no seat there."""
    user = cast("User", request.user)
    membership = next(iter(SEAT.ask(person=user.pk, slug=slug)), None)
    if membership is None:
        raise Http404
    membership.user = user
    if not membership.is_open_on(clock.today(membership.office.time_zone)):
        raise Http404
    actor = Actor(
        office=membership.office,
        role=Role(membership.role),
        name=str(user),
        person_id=user.pk,
        membership=membership,
        has_second_factor=getattr(membership, "has_second_factor", False),
        has_other_offices=getattr(membership, "has_other_offices", False),
    )
    acting_id = request.session.get(ACTING_KEY, {}).get(slug)
    if acting_id:
        actor.acting = acting_of(actor, acting_id)
    if actor.acting is not None:
        actor.role = Role(actor.acting.principal.role)
    return actor


def seats_of(person: int, slug: str) -> QuerySet[Membership]:
    """The person's seat in the office of that address (there is one at most), with what the doorway asks about it."""
    return (
        Membership.objects.select_related("office", "unit")
        .annotate(has_second_factor=second_factor.has_one("user_id"), has_other_offices=Exists(other_seats()))
        .filter(user_id=person, office__slug=slug)
    )


def other_seats() -> QuerySet[Membership]:
    """The person's seats in other offices, as a question inside the one for this seat."""
    seats = Membership.objects.filter(user_id=OuterRef("user_id"))
    return seats.exclude(office_id=OuterRef("office_id"))


SEAT = Prepared(seats_of, person=int, slug=str)


def acting_of(actor: Actor, acting_id: int) -> Acting | None:
    """The deputyship that the session names, if it holds today and the principal's own seat is still open."""
    if actor.membership is None or actor.is_auditor:
        return None
    return (
        Acting.objects.open_on(actor.today)
        .select_related("principal__user", "principal__unit")
        .filter(
            Q(principal__starts_on__isnull=True) | Q(principal__starts_on__lte=actor.today),
            Q(principal__ends_on__isnull=True) | Q(principal__ends_on__gte=actor.today),
            pk=acting_id,
            deputy_id=actor.membership.pk,
            principal__user__is_active=True,
            principal__role__in=WRITING_ROLES,
        )
        .first()
    )


def log_look(request: HttpRequest, actor: Actor, thing: object) -> None:
    """Write an auditor's look to the trail: which page, and which record when the page shows one."""
    record = thing if isinstance(thing, Model) else None
    audit.record(actor.signature, LOOKED, record, note=request.path[:500])


def to_second_factor(request: HttpRequest) -> HttpResponse:
    """Send somebody whose role needs a second step to where it is set up."""
    messages.info(request, _("Your role signs in with a second step. Set it up now; it takes two minutes."))
    return redirect("mfa_index")


def office_page(
    *, may: Callable[..., Decision], load: Callable[..., Any] | None = None
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponseBase]]:
    """A page of an office: `load(actor, **kwargs)` fetches through `visible_to`, `may(actor[, thing])` decides.

    The view gets `(request)` or `(request, thing)`. Nobody signed in → login; no seat or unseen → 404;
    a "no" → 403 with its reason. An auditor sends no form at all, and each look is written to the trail.
    """

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def enter(request: HttpRequest, office: str, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = actor_in(request, office)
            inside = cast("OfficeRequest", request)
            inside.actor = actor
            if second_factor.is_missing(request, role=actor.role, present=actor.has_second_factor):
                return to_second_factor(request)
            if actor.is_auditor and request.method not in SAFE_METHODS:
                raise PermissionDenied(_("An auditor reads and changes nothing."))
            things = (load(actor, **kwargs),) if load is not None else ()
            decision = may(actor, *things)
            if not decision.allowed:
                raise PermissionDenied(str(decision.reason))
            if actor.is_auditor:
                log_look(request, actor, things[0] if things else None)
            return view(inside, *things) if things or not kwargs else view(inside, **kwargs)

        return declare(enter, Entrance(kind="office", may=may, load=load))

    return wrap


def member_page(
    view: Callable[Concatenate[MemberRequest, Params], HttpResponse],
) -> Callable[..., HttpResponseBase]:
    """A page for any signed-in person (office switch, own settings)."""

    @wraps(view)
    def enter(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return view(cast("MemberRequest", request), *args, **kwargs)

    return declare(enter, Entrance(kind="member"))


def administrator_page(
    view: Callable[Concatenate[MemberRequest, Params], HttpResponse],
) -> Callable[..., HttpResponseBase]:
    """A page for the administrator of the installation; nobody else learns that it is there."""

    @wraps(view)
    def enter(request: HttpRequest, *args: Params.args, **kwargs: Params.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.is_administrator:
            raise Http404
        if second_factor.is_missing(request, role=None, present=second_factor.is_set_up(request.user.pk)):
            return to_second_factor(request)
        return view(cast("MemberRequest", request), *args, **kwargs)

    return declare(enter, Entrance(kind="administrator"))
