"""The office's own projects on the map: also those that are not open, for whoever may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse

from imece.overview.bank.finding import answer_for
from imece.overview.bank.showing import addresses, drawn, sentence_for_staff, tabs
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.atlas.policies import may_bring
from imece.work.projects.policies import may_look

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.overview.bank.finding import Answer

# What the list of projects calls the filters that the map has too.
OF_THE_LIST: Final = {"target_group": "group"}
ONLY_HERE: Final = {"amount", "office"}


@office_page(may=may_look)
def office_map(request: OfficeRequest) -> HttpResponse:
    """Provinces, districts and partner countries, coloured by the office's projects."""
    slug = request.actor.office.slug
    found = answer_for(request.actor, request.GET)
    here = reverse("bank:map", args=[slug])
    context = {
        "found": found,
        "asked": found.asked,
        "drawn": drawn(found, addresses(found, here), slug),
        "tabs": tabs(found, here),
        "here": here,
        "up_url": f"{here}?{found.asked.without('province')}" if "province" in found.asked.chosen else "",
        "sentence": sentence_for_staff(found),
        "list_url": list_url(slug, found),
        "may_bring": may_bring(request.actor),
    }
    return render(request, "bank/office_map.html", context)


def list_url(slug: str, found: Answer) -> str:
    """The same question in the list of projects."""
    said = {
        OF_THE_LIST.get(facet, facet): value
        for facet, value in found.asked.chosen.items()
        if facet not in ONLY_HERE
    }
    said |= {"q": found.searched} if found.searched else {}
    return f"{reverse('projects:list', args=[slug])}?{urlencode(said)}".removesuffix("?")
