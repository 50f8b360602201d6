"""Twenty rows and nothing else, in the shell of the staff and in the public one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from imece.ground.web.pages import public_page
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.accounts.models import Membership
from imece.services.accounts.policies import may_enter

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ROWS = 20


@office_page(may=may_enter)
def staff(request: OfficeRequest) -> HttpResponse:
    """The rows for a signed-in member."""
    rows = Membership.objects.order_by("-id").values("id", "title", "role")[:ROWS]
    return render(request, "bench/staff.html", {"rows": rows})


@public_page
def public(request: HttpRequest) -> HttpResponse:
    """The rows for everybody."""
    rows = Membership.objects.order_by("-id").values("id", "title", "role")[:ROWS]
    return render(request, "bench/public.html", {"rows": rows})
