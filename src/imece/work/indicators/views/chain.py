"""The approval chain of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.work.indicators import policies
from imece.work.indicators.actions.chain import lay_chain
from imece.work.indicators.forms.chain import ChainForm
from imece.work.indicators.queries.desk import chain_steps

if TYPE_CHECKING:
    from django.http import HttpResponse


@office_page(may=policies.may_lay_chain)
def chain(request: OfficeRequest) -> HttpResponse:
    """Who signs, in which order."""
    form = ChainForm(request.POST or None, actor=request.actor, steps=chain_steps(request.actor))
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            lay_chain(actor=request.actor, steps=form.facts())
        except Refused as no:
            refusal = str(no)
        else:
            messages.success(request, _("The approval chain is laid."))
            return redirect("indicators:desk", request.actor.office.slug)
    return render(request, "indicators/chain.html", {"form": form, "refusal": refusal})
