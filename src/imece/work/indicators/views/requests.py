"""Asking units to report: making requests, cover letter, letter number, contact, reminder, withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.papers import actions as papers
from imece.services.papers.choices import PaperFormat
from imece.services.papers.queries import choices_of, chosen
from imece.work.indicators import policies, queries, tasks
from imece.work.indicators.actions import requests as actions
from imece.work.indicators.forms.office import ContactForm, LetterForm, RequestsForm
from imece.work.indicators.letters import KIND as LETTER_KIND
from imece.work.indicators.letters import cover_letter
from imece.work.indicators.queries import desk, due_units

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.values.period import Period
    from imece.work.indicators.models import ReportRequest


@office_page(load=queries.period, may=policies.may_request_for)
def make(request: OfficeRequest, period: Period) -> HttpResponse:
    """Choose units and a due date; one request goes to each."""
    units = due_units.units_to_ask(request.actor, period)
    form = RequestsForm(request.POST or None, units=[(row.unit.pk, row.label) for row in units])
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            made = actions.make_requests(
                actor=request.actor,
                period=period,
                due_on=facts["due_on"],
                note=facts["note"],
                unit_ids=facts["units"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            said = ngettext("%(count)d unit was asked.", "%(count)d units were asked.", len(made))
            messages.success(request, said % {"count": len(made)})
            return redirect("indicators:desk_of", request.actor.office.slug, period.key)
    return render(request, "indicators/ask.html", {"form": form, "period": period, "units": units})


@office_page(load=queries.report_request, may=policies.may_request)
def letter(request: OfficeRequest, asked: ReportRequest) -> HttpResponse:
    """The cover letter, made for paper."""
    actuals = desk.of_request(request.actor, asked)
    contents = [cover_letter(asked, actuals, get_language() or "tr")]
    ways = choices_of(request.actor, LETTER_KIND, formats=(PaperFormat.PDF, PaperFormat.WORD))
    return render(
        request, "indicators/letter.html", {"asked": asked, "papers": contents, "paper_choices": ways}
    )


@office_page(load=queries.period, may=policies.may_request_for)
def letters(request: OfficeRequest, period: Period) -> HttpResponse:
    """The cover letters of all requests about a period, each on a page of its own."""
    contents = [
        cover_letter(asked, actuals, get_language() or "tr")
        for asked, actuals in desk.requests_of(request.actor, period)
    ]
    return render(request, "indicators/letter.html", {"papers": contents, "period": period})


@office_page(load=queries.report_request, may=policies.may_request)
@require_POST
def letter_paper(request: OfficeRequest, asked: ReportRequest) -> HttpResponse:
    """The cover letter as PDF or Word, kept with its hash."""
    content = cover_letter(asked, desk.of_request(request.actor, asked), get_language() or "tr")
    paper_format, template = chosen(request.actor, LETTER_KIND, request.POST.get("format"))
    try:
        kept = papers.produce(
            actor=request.actor, content=content, paper_format=paper_format, about=asked, template=template
        )
    except Refused as no:
        messages.error(request, str(no))
        return redirect("indicators:request", request.actor.office.slug, asked.pk)
    return redirect("papers:show", request.actor.office.slug, kept.pk)


@office_page(load=queries.period, may=policies.may_request_for)
@require_POST
def letters_paper(request: OfficeRequest, period: Period) -> HttpResponse:
    """All cover letters of a period in one bundle; a job makes it."""
    kept = papers.order_paper(
        actor=request.actor,
        kind=LETTER_KIND,
        title=_("Cover letters, %(period)s") % {"period": period.label(get_language() or "tr")},
        paper_format=PaperFormat.BUNDLE,
        language=get_language() or "tr",
        options={"period": period.key},
    )
    tasks.make_letters.enqueue(kept.pk)
    return redirect("papers:show", request.actor.office.slug, kept.pk)


@office_page(load=queries.report_request, may=policies.may_request)
def keep_letter(request: OfficeRequest, asked: ReportRequest) -> HttpResponse:
    """The number and date that the letter got, and who receives the link."""
    letter_form = LetterForm(
        request.POST if "letter_no" in request.POST else None,
        initial={"letter_no": asked.letter_no, "letter_date": asked.letter_date},
    )
    contact_form = ContactForm(
        request.POST if "email" in request.POST else None,
        initial={"name": asked.contact_name, "email": asked.contact_email},
    )
    if letter_form.is_bound and letter_form.is_valid():
        actions.record_letter(actor=request.actor, request=asked, **letter_form.cleaned_data)
        messages.success(request, _("Number and date are kept."))
        return redirect("indicators:request", request.actor.office.slug, asked.pk)
    if contact_form.is_bound and contact_form.is_valid():
        actions.change_contact(
            actor=request.actor, request=asked, contact=actions.Contact(**contact_form.cleaned_data)
        )
        messages.success(request, _("The request goes to the new contact; earlier links no longer work."))
        return redirect("indicators:request", request.actor.office.slug, asked.pk)
    context = {"asked": asked, "letter_form": letter_form, "contact_form": contact_form}
    return render(request, "indicators/keep_letter.html", context)


@office_page(load=queries.report_request, may=policies.may_request)
@require_POST
def remind(request: OfficeRequest, asked: ReportRequest) -> HttpResponse:
    """Mail the contact again."""
    try:
        actions.remind(actor=request.actor, request=asked)
    except Refused as no:
        messages.error(request, str(no))
    else:
        messages.success(request, _("The reminder is in the outbox."))
    return redirect("indicators:request", request.actor.office.slug, asked.pk)


@office_page(load=queries.report_request, may=policies.may_request)
@require_POST
def withdraw(request: OfficeRequest, asked: ReportRequest) -> HttpResponse:
    """Take the request back."""
    actions.withdraw_request(actor=request.actor, request=asked)
    messages.success(request, _("The request is withdrawn; what was entered stays."))
    return redirect("indicators:desk_of", request.actor.office.slug, asked.period.key)
