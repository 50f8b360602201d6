"""One open project, one district, stories: the bank's pages of one thing, and the files that belong to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from imece.doors.portal.answering import FRESH_FOR, portal_page, shown
from imece.overview.bank import drawing, pages
from imece.overview.bank.finding import answer
from imece.overview.bank.showing import addresses, sentence_of
from imece.overview.bank.tallies import Tally
from imece.services.documents.serving import send
from imece.services.reference import places

if TYPE_CHECKING:
    from django.http import HttpRequest

    from imece.work.projects.models import ProjectFile

MOST_IN_DISTRICT: Final = 50


@portal_page
def project(request: HttpRequest, project: int) -> HttpResponse:
    """A published project: what, where, with whom, paid by whom."""
    found = pages.open_project(project)
    address = request.build_absolute_uri(request.path)
    context = {
        "project": found,
        "topics": pages.topics(found),
        "photos": pages.photos(found),
        "papers": pages.papers(found),
        "funded": pages.funded(found),
        "machine_facts": pages.facts_for_machines(found, address),
        "bank_url": reverse("portal:projects"),
    }
    return shown(request, "portal/project.html", context, office=found.office)


@portal_page
def square_code(request: HttpRequest, project: int) -> HttpResponse:
    """The address of the project's page as a QR code; the same in every language."""
    found = pages.open_project(project)
    with override(settings.LANGUAGE_CODE):
        address = request.build_absolute_uri(reverse("portal:project", args=[found.pk]))
    return HttpResponse(pages.square_code(address), content_type="image/svg+xml")


@portal_page
def file(request: HttpRequest, project: int, file: int) -> HttpResponse:
    """An open file of a published project."""
    return sent(pages.open_file(project, file), small=False)


@portal_page
def photo(request: HttpRequest, project: int, file: int) -> HttpResponse:
    """The small form of an open photo."""
    return sent(pages.open_file(project, file), small=True)


@portal_page
def emblem(request: HttpRequest, project: int) -> HttpResponse:
    """The emblem of the project's funder, as the office keeps it."""
    kept = pages.emblem_of(pages.open_project(project))
    if kept is None or kept.image is None:
        raise Http404
    response = send(kept.image, small=True)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return cast("HttpResponse", response)


def sent(held: ProjectFile, *, small: bool) -> HttpResponse:
    """A file that everybody may keep for a while."""
    response = send(held.document, small=small)
    response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return cast("HttpResponse", response)


@portal_page
def district(request: HttpRequest, district: str) -> HttpResponse:
    """A district: its projects, what they come to, and against how many inhabitants."""
    here = pages.district_of(district)
    query = QueryDict(f"province={here.province}&district={here.code}&size=100")
    found = answer(query)
    is_known = found.asked.chosen.get("district") == here.code
    total = found.total if is_known else Tally()
    context = {
        "district": here,
        "province": places.province(here.province),
        "total": total,
        "rows": found.rows()[:MOST_IN_DISTRICT] if is_known else [],
        "sentence": sentence_of(found) if is_known else "",
        "all_url": f"{reverse('portal:projects')}?province={here.province}&district={here.code}",
        "drawn": drawing.province_map(
            answer(QueryDict(f"province={here.province}")),
            here.province,
            addresses(found, reverse("portal:projects")),
        ),
        "sample_word": _("sample"),
        "per_ten_thousand": pages.per_inhabitants(total.count, here.population, 10_000),
        "per_person": pages.per_inhabitants(total.amount, here.population, 1),
    }
    return shown(request, "portal/district.html", context)


@portal_page
def stories(request: HttpRequest) -> HttpResponse:
    """Published stories of good practice."""
    return shown(request, "portal/stories.html", {"stories": pages.open_stories()})


@portal_page
def story(request: HttpRequest, story: int) -> HttpResponse:
    """One of them."""
    found = pages.open_story(story)
    return shown(
        request, "portal/story.html", {"story": found, "project": found.project}, office=found.project.office
    )
