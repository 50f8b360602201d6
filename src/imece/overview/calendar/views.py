"""The calendar's pages, one entry as a file, and the address for calendar programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from imece.ground.values import clock
from imece.ground.web.pages import Entrance, declare
from imece.overview.calendar import feeds, sources
from imece.overview.calendar.entries import Month, agenda, clipped
from imece.overview.calendar.forms import CalendarFilter
from imece.overview.calendar.icalendar_text import calendar_text
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.accounts.policies import may_enter

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from imece.overview.calendar.entries import Entry
    from imece.services.accounts.actor import Actor

TYPE = "text/calendar; charset=utf-8"


@office_page(may=may_enter)
def month(request: OfficeRequest) -> HttpResponse:
    """A month as a picture of weeks or as a list of days; the whole page, or the month alone for htmx."""
    actor = request.actor
    today = actor.today
    shown = Month.from_key(request.GET.get("month", "")) or Month.of(today)
    form = CalendarFilter(request.GET, actor=actor)
    answer = sources.ask(actor, form.wanted(*shown.span))
    context = {
        "month": shown,
        "weeks": shown.weeks(answer.entries, today),
        "is_cut": answer.is_cut,
        "filters": form,
        "today": today,
        **listed(clipped(answer.entries, shown.first, shown.last), shown.first, shown.last),
        **ways(request, shown, Month.of(today)),
    }
    template = "calendar/month.html" if request.htmx else "calendar/page.html"  # type: ignore[attr-defined]
    return render(request, template, context)


def listed(entries: list[Entry], first: date, last: date) -> dict[str, Any]:
    """The days' list, and beside it what is known only by its month."""
    return {
        "agenda": agenda(entries, first, last),
        "vague": [entry for entry in entries if not entry.is_exact],
    }


def ways(request: OfficeRequest, shown: Month, present: Month) -> dict[str, str]:
    """Query strings of the months beside this one and of the two looks, keeping the filters."""
    is_agenda = request.GET.get("view") == "agenda"

    def query(view: str, to: Month | None) -> str:
        if to is None:
            return ""
        words = request.GET.copy()
        words.pop("view", None)
        words["month"] = to.key
        if view == "agenda":
            words["view"] = view
        return f"?{words.urlencode()}"

    now = "agenda" if is_agenda else "month"
    return {
        "look": now,
        "before": query(now, shown.moved(-1)),
        "after": query(now, shown.moved(1)),
        "present": query(now, present),
        "as_month": query("month", shown),
        "as_agenda": query("agenda", shown),
    }


@office_page(may=may_enter)
def entry_file(request: OfficeRequest, source: str, key: int) -> HttpResponse:
    """One entry for the reader's own calendar program."""
    entry = sources.find(request.actor, source, key)
    if entry is None:
        raise Http404
    text = calendar_text([entry], office=request.actor.office, title=entry.title, site=site())
    response = HttpResponse(text, content_type=TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{entry.uid}.ics"'
    return response


@office_page(may=may_enter)
def subscription(request: OfficeRequest) -> HttpResponse:
    """Whether the person has an address for calendar programs, and what can be done with it."""
    return render(request, "calendar/subscription.html", subscription_context(request.actor))


@office_page(may=feeds.may_have_feed)
@require_POST
def make(request: OfficeRequest) -> HttpResponse:
    """Make the address; this answer is the only one that shows it."""
    address = feeds.make_feed(actor=request.actor)
    response = render(
        request, "calendar/subscription.html", {**subscription_context(request.actor), "address": address}
    )
    patch_cache_control(response, private=True, no_store=True)
    return response


@office_page(may=feeds.may_have_feed)
@require_POST
def shut(request: OfficeRequest) -> HttpResponse:
    """Shut the address."""
    feeds.shut_feed(actor=request.actor)
    messages.success(request, _("The calendar address is shut. Programs that used it find nothing any more."))
    return redirect("calendar:subscription", request.actor.office.slug)


def subscription_context(actor: Actor) -> dict[str, Any]:
    """What the page of the address shows."""
    return {"link": feeds.open_feed(actor), "may_have": feeds.may_have_feed(actor)}


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of the address's owner, with the rights of this moment; 410 when the address is no longer open."""
    link = feeds.link_of(token)
    if link is not None and feeds.asks_too_often(link):
        return HttpResponse(
            _("Asked too often. Try again in an hour."),
            status=429,
            content_type="text/plain; charset=utf-8",
        )
    owner = feeds.owner_of(link) if link else None
    if owner is None:
        return HttpResponse(
            _("This calendar address no longer works. Make a new one on the calendar's page."),
            status=410,
            content_type="text/plain; charset=utf-8",
        )
    wanted = feeds.wanted_of(clock.today(owner.office.time_zone), mine="mine" in request.GET)
    entries = sources.ask(owner, wanted).entries
    title = f"İmece · {owner.office.said('name')}"
    response = HttpResponse(
        calendar_text(entries, office=owner.office, title=title, site=site()), content_type=TYPE
    )
    patch_cache_control(response, private=True, max_age=300)
    response.headers["X-Robots-Tag"] = "noindex"
    set_response_etag(response)
    answered = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return answered or response


declare(feed, Entrance(kind="link"))


def site() -> str:
    """The installation's address without a slash behind."""
    return str(settings.IMECE_BASE_URL).rstrip("/")
