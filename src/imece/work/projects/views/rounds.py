"""Collection rounds: asking institutions for their projects, and reviewing what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.services.exchange.writing import XLSX_MIME, SheetColumn, workbook
from imece.services.papers import actions as papers
from imece.services.papers.choices import PaperFormat
from imece.work.projects import round_policies, rounds, tasks
from imece.work.projects.actions import answering, collecting
from imece.work.projects.forms.rounds import ContactForm, InviteForm, RoundForm
from imece.work.projects.round_letters import KIND

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.projects.models import CollectionRound, RoundAnswer, RoundInvitation


@office_page(may=round_policies.may_see_rounds)
def round_list(request: OfficeRequest) -> HttpResponse:
    """Every round with how far it has come."""
    context = {
        "rounds": rounds.rounds(request.actor),
        "may_collect": round_policies.may_collect(request.actor),
    }
    return render(request, "projects/rounds/list.html", context)


@office_page(may=round_policies.may_collect)
def new(request: OfficeRequest) -> HttpResponse:
    """Begin a round."""
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = collecting.open_round(actor=request.actor, facts=form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return _to_round(request, asked)
    return render(request, "projects/rounds/form.html", {"form": form})


@office_page(load=rounds.one_round, may=round_policies.may_change)
def edit(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """Change what the letters say."""
    initial = {name: getattr(asked, name) for name in collecting.FIELDS}
    form = RoundForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        collecting.change_round(actor=request.actor, asked=asked, facts=form.cleaned_data)
        messages.success(request, _("The changes are saved."))
        return _to_round(request, asked)
    return render(request, "projects/rounds/form.html", {"form": form, "asked": asked})


@office_page(load=rounds.one_round, may=round_policies.may_see)
def show(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """Whom the round asks, who is late, what waits for review."""
    invitations = rounds.invitations(asked)
    context = {
        "asked": asked,
        "invitations": invitations,
        "late": [one for one in invitations if one.answered_at is None],
        "may_change": round_policies.may_change(request.actor, asked),
        "may_collect": round_policies.may_collect(request.actor),
        "is_late": asked.due_on < request.actor.today,
        "invite": InviteForm(actor=request.actor),
    }
    return render(request, "projects/rounds/show.html", context)


@require_POST
@office_page(load=rounds.one_round, may=round_policies.may_change)
def invite(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """Ask more institutions."""
    form = InviteForm(request.POST, actor=request.actor)
    if form.is_valid():
        made = collecting.invite(actor=request.actor, asked=asked, institutions=form.cleaned_data["names"])
        told = ngettext("%(count)d institution is asked.", "%(count)d institutions are asked.", len(made))
        messages.success(request, told % {"count": len(made)})
    else:
        messages.error(request, " ".join(str(error) for error in form.errors.get("names", [])))
    return _to_round(request, asked)


@office_page(load=rounds.invitation, may=round_policies.may_change_invitation)
def contact(request: OfficeRequest, invitation: RoundInvitation) -> HttpResponse:
    """Who receives the link of one institution, and sending it anew."""
    form = ContactForm(request.POST or None, initial={"person": invitation.person, "email": invitation.email})
    if request.method == "POST" and form.is_valid():
        held = collecting.change_contact(actor=request.actor, invitation=invitation, **form.cleaned_data)
        if "send" in request.POST and held.email:
            collecting.send_links(actor=request.actor, asked=invitation.round, only=held)
            messages.success(request, _("The link is on its way."))
        return _to_round(request, invitation.round)
    return render(request, "projects/rounds/contact.html", {"form": form, "invitation": invitation})


@require_POST
@office_page(load=rounds.one_round, may=round_policies.may_change)
def send(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """Send the links that have not gone yet, or remind those who have not answered."""
    if request.POST.get("what") == "reminders":
        sent = collecting.remind(actor=request.actor, asked=asked)
    else:
        sent = collecting.send_links(actor=request.actor, asked=asked)
    told = ngettext("%(count)d letter is on its way.", "%(count)d letters are on their way.", sent)
    messages.success(request, told % {"count": sent})
    return _to_round(request, asked)


@require_POST
@office_page(load=rounds.one_round, may=round_policies.may_change)
def close(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """End the round."""
    collecting.close_round(actor=request.actor, asked=asked)
    messages.success(request, _("The round is closed; its links no longer open."))
    return _to_round(request, asked)


@require_POST
@office_page(load=rounds.one_round, may=round_policies.may_change)
def letters(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """The cover letters to all institutions in one bundle; a job makes it."""
    kept = papers.order_paper(
        actor=request.actor,
        kind=KIND,
        title=_("Letters: %(round)s") % {"round": asked.title},
        paper_format=PaperFormat.BUNDLE,
        language=get_language() or "tr",
        options={"round": asked.pk},
    )
    tasks.make_round_letters.enqueue(kept.pk)
    return redirect("papers:show", request.actor.office.slug, kept.pk)


@office_page(load=rounds.invitation, may=round_policies.may_fetch_sheet)
def sheet(request: OfficeRequest, invitation: RoundInvitation) -> HttpResponse:
    """The institution's projects as a sheet to be filled in; it comes back through the import."""
    columns = [SheetColumn(heading) for heading in rounds.sheet_headings()]
    notices = [_("Correct the cells that are wrong, add rows for missing projects, and send the sheet back.")]
    stream = workbook(rounds.sheet_rows(invitation), columns, title=_("Projects"), notices=notices)
    name = f"{invitation.institution}.xlsx"
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX_MIME)
    response.headers["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", response)


@require_POST
@office_page(load=rounds.one_round, may=round_policies.may_collect_of)
def confirmations(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    """Take over every answer that changes nothing."""
    count = answering.take_confirmations(actor=request.actor, invitations=rounds.invitations(asked))
    told = ngettext("%(count)d project is confirmed.", "%(count)d projects are confirmed.", count)
    messages.success(request, told % {"count": count})
    return _to_round(request, asked)


@office_page(load=rounds.answer, may=round_policies.may_decide)
def review(request: OfficeRequest, answer: RoundAnswer) -> HttpResponse:
    """What came back beside what stands, field by field."""
    if request.method == "POST":
        note = request.POST.get("note", "")
        try:
            if request.POST.get("decision") == "refuse":
                answering.refuse_answer(actor=request.actor, answer=answer, note=note)
            else:
                fields = request.POST.getlist("field")
                answering.take_answer(actor=request.actor, answer=answer, fields=fields, note=note)
        except Refused as no:
            messages.error(request, str(no))
        else:
            messages.success(request, _("The answer is decided."))
            return _to_round(request, answer.invitation.round)
    context = {"answer": answer, "differences": rounds.differences(answer, get_language() or "tr")}
    return render(request, "projects/rounds/review.html", context)


def _to_round(request: OfficeRequest, asked: CollectionRound) -> HttpResponse:
    return redirect("projects:round", request.actor.office.slug, asked.pk)
