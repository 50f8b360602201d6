"""Where a signed-in person arrives, and the home page of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override

from imece.doors.backoffice.home import waiting_for
from imece.doors.backoffice.palette import Choice, parts
from imece.doors.backoffice.shell import offices
from imece.ground.values import clock
from imece.services.accounts.doorway import MemberRequest, OfficeRequest, member_page, office_page
from imece.services.accounts.models import Membership
from imece.services.accounts.policies import may_enter

if TYPE_CHECKING:
    from django.http import HttpResponse


@member_page
def start(request: MemberRequest) -> HttpResponse:
    """To the home of the only office, or to a choice; in the person's own language."""
    seats = list(Membership.objects.open_on(clock.today()).filter(user=request.user).select_related("office"))
    with override(request.user.language):
        if len(seats) == 1:
            return redirect(reverse("backoffice:home", args=[seats[0].office.slug]))
        if not seats and request.user.is_administrator:
            return redirect(reverse("accounts:installation"))
        return render(request, "backoffice/start.html", {"seats": seats})


LONGEST = 200


@office_page(may=may_enter)
def palette(request: OfficeRequest) -> HttpResponse:
    """What can be gone to, done or found: a page of its own, or the lines alone for the window over a page."""
    text = request.GET.get("q", "")[:LONGEST].strip()
    seats = [
        Choice(one["name"], one["url"], "building-community")
        for one in offices(request.actor)
        if not one["current"]
    ]
    found = parts(request.actor, request, text, seats)
    context = {"parts": found, "count": sum(len(part.choices) for part in found), "text": text}
    template = "backoffice/palette_lines.html" if request.htmx else "backoffice/palette.html"  # type: ignore[attr-defined]
    return render(request, template, context)


@office_page(may=may_enter)
def shortcuts(request: OfficeRequest) -> HttpResponse:
    """Which keys do what."""
    return render(request, "backoffice/shortcuts.html")


@office_page(may=may_enter)
def home(request: OfficeRequest) -> HttpResponse:
    """What waits for me."""
    return render(
        request, "backoffice/home.html", {"waiting": waiting_for(request.actor), "actor": request.actor}
    )
