"""Institutions that look like one: the pairs found, judging them, merging two, taking a merge back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.work.contacts import actions, policies, queries, tasks
from imece.work.contacts.detail import comparison
from imece.work.contacts.forms import MergeForm
from imece.work.contacts.models import Institution, LikePair, LikeSearch, Merge
from imece.work.contacts.views.records import to_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor


def may_judge(actor: Actor, _pair: LikePair) -> Decision:
    """Whoever changes institutions."""
    return policies.may_judge_pairs(actor)


def may_undo(actor: Actor, record: Merge) -> Decision:
    """Coordinators."""
    return policies.may_merge(actor, record.winner)


@office_page(may=policies.may_judge_pairs)
def doubles(request: OfficeRequest) -> HttpResponse:
    """The pairs that wait for judgement, the likeliest first."""
    page = listing(queries.pairs(request.actor), request, sorts={"score": ("score", "pk")}, default="-score")
    context = {
        "list": page,
        "last": LikeSearch.objects.order_by("-pk").first(),
        "may_merge": policies.may_merge(request.actor),
        "pairs": [(pair, queries.reasons_in_words(pair.reasons)) for pair in page.rows],
    }
    return render(request, "contacts/doubles.html", context)


@require_POST
@office_page(may=policies.may_judge_pairs)
def search(request: OfficeRequest) -> HttpResponse:
    """Look the register through, as a job."""
    asked = actions.ask_for_search(actor=request.actor)
    tasks.search_doubles.enqueue(asked.pk)
    messages.success(
        request, _("The register is being looked through. The pairs will stand here in a moment.")
    )
    return redirect("contacts:doubles", office=request.actor.office.slug)


@require_POST
@office_page(load=queries.pair, may=may_judge)
def set_apart(request: OfficeRequest, pair: LikePair) -> HttpResponse:
    """Not the same."""
    actions.set_apart(actor=request.actor, first=pair.first, second=pair.second)
    messages.success(request, _("Remembered: these are two institutions."))
    return redirect("contacts:doubles", office=request.actor.office.slug)


@office_page(load=queries.institution, may=policies.may_merge)
def merge(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """Choose the other one, compare both, merge: the page's institution stays."""
    asked = request.POST if request.method == "POST" else (request.GET if "other" in request.GET else None)
    form = MergeForm(asked, actor=request.actor, institution=institution)
    other = form.found if form.is_bound and form.is_valid() else None
    if request.method == "POST" and other is not None and request.POST.get("sure"):
        try:
            actions.merge(actor=request.actor, winner=institution, loser=other)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("Merged. What belonged to the other one is here now; it can be taken back.")
            )
            return to_page(request, institution)
    context = {
        "form": form,
        "institution": institution,
        "other": other,
        "rows": comparison(institution, other) if other else [],
    }
    return render(request, "contacts/merge.html", context)


@require_POST
@office_page(load=queries.merge_of, may=may_undo)
def merge_undo(request: OfficeRequest, record: Merge) -> HttpResponse:
    """Take a merge back."""
    try:
        actions.undo_merge(actor=request.actor, record=record)
    except Refused as no:
        messages.error(request, str(no))
        return to_page(request, record.winner)
    messages.success(request, _("The merge is taken back; both institutions stand in the register again."))
    return to_page(request, record.loser)
