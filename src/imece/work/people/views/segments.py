"""Segments: named, live lists of people with their numbers and an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.known_lists import kept_of, known_list
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import office_page
from imece.work.people import actions, exports, policies, queries
from imece.work.people.filters import DEFAULT_SORT, SORTS
from imece.work.people.forms import SegmentForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.ground.web.known_lists import KnownList
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.people.models import Segment


def known() -> KnownList:
    """The list whose filters become segments."""
    found = known_list(queries.PEOPLE_LIST)
    if found is None:
        raise LookupError(queries.PEOPLE_LIST)
    return found


def in_words(actor: Actor, segment: Segment) -> list[str]:
    """What the segment's filter says."""
    return [f"{chip.label}: {chip.value}" for chip in known().form(actor, QueryDict(segment.query)).chips()]


@office_page(may=policies.may_see_segments)
def segment_list(request: OfficeRequest) -> HttpResponse:
    """All segments with their numbers of today."""
    found = [(one, reach, in_words(request.actor, one)) for one, reach in queries.segments(request.actor)]
    return render(request, "people/segments.html", {"segments": found})


@office_page(may=policies.may_keep_segments)
def new(request: OfficeRequest) -> HttpResponse:
    """Name what the list's address asks for; the address is read anew, so nothing made up is kept."""
    kept = kept_of(known(), request.actor, request.GET.urlencode())
    form = SegmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.save_segment(
                actor=request.actor,
                view=queries.PEOPLE_LIST,
                query=kept.query,
                name=said["name"],
                purpose=said["purpose"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The segment is saved; whoever fits later belongs to it."))
            return redirect("people:segment", office=request.actor.office.slug, segment=made.pk)
    return render(request, "people/new_segment.html", {"form": form, "chips": kept.chips})


@office_page(load=queries.segment, may=policies.may_open_segment)
def show(request: OfficeRequest, segment: Segment) -> HttpResponse:
    """Whom a segment finds today."""
    people = queries.members_of(request.actor, segment)
    context = {
        "segment": segment,
        "words": in_words(request.actor, segment),
        "reach": queries.reach(people),
        "list": listing(people, request, sorts=SORTS, default=DEFAULT_SORT),
        "today": request.actor.today,
        "may_export": policies.may_export(request.actor),
        "may_keep": policies.may_keep_segments(request.actor, segment),
    }
    return render(request, "people/segment.html", context)


Asked = tuple["Segment", str]


def load_export(actor: Actor, segment: int, file_format: str) -> Asked:
    """A segment, and as what it goes out."""
    return queries.segment(actor, segment), file_format


def may_export(actor: Actor, asked: Asked) -> Decision:
    """As other exports of people."""
    return policies.may_export_segment(actor, asked[0])


@require_POST
@office_page(load=load_export, may=may_export)
def export(request: OfficeRequest, asked: Asked) -> HttpResponse:
    """Those of a segment whom one may write to, as a sheet; the trail says who took it."""
    segment, file_format = asked
    people = queries.members_of(request.actor, segment).writable().in_order()
    answer = exports.list_response(people, file_format, segment.name, request.actor.today)
    actions.note_export(actor=request.actor, number=people.count(), what=segment.name)
    return answer


@require_POST
@office_page(load=queries.segment, may=policies.may_keep_segments)
def remove(request: OfficeRequest, segment: Segment) -> HttpResponse:
    """Forget a segment."""
    actions.remove_segment(actor=request.actor, segment=segment)
    messages.success(request, _("The segment is removed; the people stay."))
    return redirect("people:segments", office=request.actor.office.slug)
