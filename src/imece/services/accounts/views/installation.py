"""Pages of the administrator: the offices of the installation, opening one in two steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts import actions, kinds, queries
from imece.services.accounts.choices import OfficeKind
from imece.services.accounts.doorway import administrator_page
from imece.services.accounts.forms import NewOfficeForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import MemberRequest

SORTS = {"name": ("name", "pk"), "opened": ("created_at", "pk")}


@administrator_page
def offices(request: MemberRequest) -> HttpResponse:
    """Every office of the installation."""
    page = listing(queries.offices(), request, sorts=SORTS, default="name")
    return render(request, "accounts/installation/offices.html", {"page": page})


@administrator_page
def open_office(request: MemberRequest) -> HttpResponse:
    """Kind first (`?kind=…`), then name and first coordinator."""
    kind = request.GET.get("kind", "")
    if kind not in OfficeKind.values:
        profiles = kinds.profiles().values()
        return render(request, "accounts/installation/choose_kind.html", {"profiles": profiles})
    form = NewOfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = actions.open_office(administrator=request.user, facts=form.facts(OfficeKind(kind)))
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("%(office)s is open.") % {"office": invited.invitation.office})
            return redirect("accounts:installation")
    return render(
        request, "accounts/installation/open_office.html", {"form": form, "profile": kinds.profile(kind)}
    )
