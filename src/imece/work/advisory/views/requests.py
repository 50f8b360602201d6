"""Advisory requests: list, one, putting down, answering, the yearly table, the panels of institutions and people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import office_page
from imece.work.advisory import actions, exports, policies, queries
from imece.work.advisory.filters import DEFAULT_SORT, SORTS, RequestFilter
from imece.work.advisory.forms import AnswerForm, RequestForm
from imece.work.advisory.forms.requests import named
from imece.work.advisory.models import AdvisoryRequest
from imece.work.advisory.queries import Summary
from imece.work.advisory.views.shown import list_page, order_of
from imece.work.advisory.workflow import REQUEST
from imece.work.contacts.queries import standing_institution
from imece.work.people import queries as people
from imece.work.people.policies import may_open as may_open_person

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.contacts.models import Institution
    from imece.work.people.models import Person

FIRST_YEAR, LAST_YEAR = 1990, 2100


def to_page(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """Back to the request's page."""
    return redirect("advisory:request", office=request.actor.office.slug, advice=asked.pk)


@office_page(may=policies.may_look)
def request_list(request: OfficeRequest) -> HttpResponse:
    """The list; htmx gets the table alone."""
    actor = request.actor
    filters = RequestFilter(request.GET, actor=actor)
    context = {
        "filters": filters,
        "list": listing(filters.narrow(queries.listed(actor)), request, sorts=SORTS, default=DEFAULT_SORT),
        "may_record": policies.may_record(actor),
        "may_export": policies.may_export(actor),
        "year": actor.today.year,
        "today": actor.today,
    }
    return list_page(request, "list", context)


@office_page(may=policies.may_export)
def export(request: OfficeRequest, file_format: str) -> HttpResponse:
    """What the list shows, in the same order, as a sheet; people stand in it as numbers."""
    filters = RequestFilter(request.GET, actor=request.actor)
    order = order_of(request, SORTS, DEFAULT_SORT)
    return exports.request_response(
        filters.narrow(queries.listed(request.actor)).order_by(*order), file_format
    )


@office_page(load=queries.request, may=policies.may_open)
def detail(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """One request, with the field for its answer while it is open."""
    return _detail(request, asked, AnswerForm(initial={"day": request.actor.today}))


def _detail(request: OfficeRequest, asked: AdvisoryRequest, form: AnswerForm) -> HttpResponse:
    actor = request.actor
    context = {
        "asked": asked,
        "form": form,
        "trail": queries.trail(actor, asked),
        "may": {
            "change": policies.may_change_request(actor, asked),
            **{name: REQUEST.may(name, actor, asked) for name in REQUEST.moves},
        },
        "today": actor.today,
    }
    return render(request, "advisory/detail.html", context)


@office_page(may=policies.may_record)
def new(request: OfficeRequest) -> HttpResponse:
    """Put one down, answered at once or not."""
    asked = {name: request.GET[name][:250] for name in ("institution", "person") if request.GET.get(name)}
    kind = {"asker": "institution"} if "institution" in asked else {"asker": "person"} if asked else {}
    form = RequestForm(request.POST or None, actor=request.actor, initial={**asked, **kind})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = actions.record_request(
                actor=request.actor, facts=form.facts(), answer=said["answer"], once=said["once"]
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The request is put down."))
            return to_page(request, made)
    return render(request, "advisory/form.html", {"form": form})


@office_page(load=queries.request, may=policies.may_change_request)
def edit(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """Change one."""
    form = RequestForm(request.POST or None, actor=request.actor, request=asked)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_request(
                actor=request.actor,
                request=asked,
                facts=form.facts(),
                seen=form.cleaned_data["revision"] or 0,
            )
        except Refused as no:
            form.add_error(None, str(no))
            form.stand_at(AdvisoryRequest.objects.values_list("revision", flat=True).get(pk=asked.pk))
        else:
            messages.success(request, _("The changes are saved."))
            return to_page(request, asked)
    return render(request, "advisory/form.html", {"form": form, "asked": asked})


@require_POST
@office_page(load=queries.request, may=policies.may_change_request)
def answer(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """Answer one."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.answer_request(actor=request.actor, request=asked, answer=said["answer"], day=said["day"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The answer is kept."))
            return to_page(request, asked)
    return _detail(request, asked, form)


@require_POST
@office_page(load=queries.request, may=policies.may_change_request)
def close(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """Nothing more to do."""
    return _move(request, asked, "close")


@require_POST
@office_page(load=queries.request, may=policies.may_change_request)
def reopen(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """It goes on."""
    return _move(request, asked, "reopen")


def _move(request: OfficeRequest, asked: AdvisoryRequest, name: str) -> HttpResponse:
    verb = actions.close_request if name == "close" else actions.reopen_request
    try:
        verb(actor=request.actor, request=asked)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(
            request, _("The request is closed.") if name == "close" else _("The request is open again.")
        )
    return to_page(request, asked)


@require_POST
@office_page(load=queries.request, may=policies.may_change_request)
def remove(request: OfficeRequest, asked: AdvisoryRequest) -> HttpResponse:
    """Take away one that was put down by mistake."""
    actions.remove_request(actor=request.actor, request=asked)
    messages.success(request, _("The request is removed."))
    return redirect("advisory:list", office=request.actor.office.slug)


def load_year(actor: Actor, year: int) -> Summary:
    """The yearly table of a year that a calendar may name."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return queries.summary(actor, year)


def may_see_year(actor: Actor, _found: Summary) -> Decision:
    """Whoever reads the whole office."""
    return policies.may_export(actor)


@office_page(may=policies.may_export)
def this_year(request: OfficeRequest) -> HttpResponse:
    """The way to the current year."""
    return redirect("advisory:year", office=request.actor.office.slug, year=request.actor.today.year)


@office_page(load=load_year, may=may_see_year)
def year_page(request: OfficeRequest, found: Summary) -> HttpResponse:
    """The yearly table on the screen."""
    return render(request, "advisory/year.html", {"found": found, "years": queries.years(request.actor)})


@office_page(load=load_year, may=may_see_year)
def year_sheet(request: OfficeRequest, found: Summary) -> HttpResponse:
    """The yearly table as a sheet."""
    return exports.summary_response(found)


@office_page(may=policies.may_record)
def person_options(request: OfficeRequest) -> HttpResponse:
    """People for the field's list of proposals."""
    found = people.people_named(request.actor, request.GET.get("person", "")[:100])
    return render(request, "advisory/options.html", {"options": [named(one) for one in found]})


@office_page(may=policies.may_record)
def institution_options(request: OfficeRequest) -> HttpResponse:
    """Names of the register for the field's list of proposals."""
    names = people.institution_names(request.actor, request.GET.get("institution", "")[:100])
    return render(request, "advisory/options.html", {"options": names})


def may_look_in(actor: Actor, _institution: Institution) -> Decision:
    """Every member; what is shown is the office's own."""
    return policies.may_look(actor)


@office_page(load=standing_institution, may=may_look_in)
def of_institution(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """Advice and investment with an institution: the panel of its page, and a page of its own."""
    context = {
        "institution": institution,
        "may_record": policies.may_record(request.actor),
        **queries.of_institution(request.actor, institution.pk),
    }
    part = "_panel" if request.headers.get("HX-Request") else ""
    return render(request, f"advisory/of_institution{part}.html", context)


@office_page(load=people.person, may=may_open_person)
def of_person(request: OfficeRequest, person: Person) -> HttpResponse:
    """The requests of a person: the panel of their page, and a page of its own."""
    found = queries.listed(request.actor).filter(person_id=person.pk).order_by("-asked_on", "-pk")
    context = {
        "person": person,
        "requests": found,
        "may_record": policies.may_record(request.actor),
        "typed": named(person),
    }
    part = "_panel" if request.headers.get("HX-Request") else ""
    return render(request, f"advisory/of_person{part}.html", context)
