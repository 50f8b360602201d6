"""Official shapes: what the office has, bringing a file, going back to hexagons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.atlas import actions, policies, queries
from imece.services.atlas.forms import ShapesForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.atlas.models import OfficialShapes


@office_page(may=policies.may_bring)
def shapes(request: OfficeRequest) -> HttpResponse:
    """The office's shapes and the form for new ones."""
    form = ShapesForm(request.POST or None, request.FILES or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.bring_shapes(
                actor=request.actor, province=said["province"], upload=said["file"], source=said["source"]
            )
        except Refused as no:
            form.add_error("file", str(no))
        else:
            messages.success(request, _("The maps of this province now show these shapes."))
            return redirect("atlas:shapes", office=request.actor.office.slug)
    return render(request, "atlas/shapes.html", {"form": form, "held": policies.visible_to(request.actor)})


@require_POST
@office_page(load=queries.shapes, may=policies.may_bring)
def put_away(request: OfficeRequest, shapes: OfficialShapes) -> HttpResponse:
    """Show hexagons again."""
    actions.put_away_shapes(actor=request.actor, shapes=shapes)
    messages.success(request, _("The maps of this province show hexagons again."))
    return redirect("atlas:shapes", office=request.actor.office.slug)
