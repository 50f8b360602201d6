"""Taking the last change back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.addresses import own_address
from imece.services.accounts.doorway import office_page
from imece.services.undoing import actions, policies, queries
from imece.services.undoing.doorway import after_undoing

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.undoing.models import Offer


@require_POST
@office_page(load=queries.offer, may=policies.may_take_back)
def undo(request: OfficeRequest, offer: Offer) -> HttpResponse:
    """Put back what the person changed a moment ago, and return to where they were."""
    here = own_address(request, request.POST.get("next", ""))
    try:
        actions.take_back(actor=request.actor, offer=offer)
    except Refused as no:
        messages.error(request, str(no))
        return redirect(here or "/")
    messages.success(request, _("Undone: everything is as it was before."))
    return redirect(after_undoing(request.actor, offer, here))
