"""How the office's papers look and who signs them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.paper.pdf import render_pdf
from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.documents.serving import framed
from imece.services.exchange.writing import XLSX_MIME
from imece.services.papers import actions, policies, queries
from imece.services.papers.circular import circular
from imece.services.papers.exports import signatories_workbook
from imece.services.papers.forms import EmblemForm, EndForm, LetterheadForm, SignatoryForm
from imece.services.papers.models import OfficeTemplate

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.papers.models import FunderEmblem, Signatory


@office_page(may=policies.may_see_looks)
def looks(request: OfficeRequest) -> HttpResponse:
    """Letterhead, signatories, emblems and templates on one page."""
    actor = request.actor
    templates = OfficeTemplate.objects.in_use().filter(office_id=actor.office_id).select_related("file")
    context = {
        "letterhead": queries.letterhead_of(actor.office_id),
        "versions": policies.letterheads_visible_to(actor)[:10],
        "signatories": policies.signatories_visible_to(actor).select_related("unit"),
        "emblems": policies.emblems_visible_to(actor).filter(retired_at__isnull=True),
        "templates": [(template, queries.kind_title(template.kind)) for template in templates],
        "may_set": policies.may_set_looks(actor),
        "today": actor.today,
    }
    return render(request, "papers/looks.html", context)


@office_page(may=policies.may_set_looks)
def letterhead_edit(request: OfficeRequest) -> HttpResponse:
    """Change the letterhead; a new version is kept."""
    present = queries.letterhead_of(request.actor.office_id)
    form = LetterheadForm(request.POST or None, request.FILES or None, present=present)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        logo, without_logo = facts.pop("logo"), facts.pop("without_logo")
        try:
            actions.save_letterhead(
                actor=request.actor,
                facts=actions.LetterheadFacts(**facts),
                logo=logo,
                without_logo=without_logo,
            )
        except Refused as reason:
            form.add_error("logo", str(reason))
        else:
            messages.success(request, _("The letterhead is saved; papers made from now on carry it."))
            return _to_looks(request)
    return _form(request, form, _("Letterhead"))


@office_page(may=policies.may_see_looks)
def letterhead_sample(request: OfficeRequest) -> HttpResponse:
    """The circular of signatures in the present look, shown and not kept."""
    content = circular(request.actor, get_language() or "tr")
    emblems = (
        policies.emblems_visible_to(request.actor).filter(retired_at__isnull=True).select_related("image")
    )
    look = queries.look_of(request.actor.office, content.language, emblems)
    made = FileResponse(
        BytesIO(render_pdf(content, look)), content_type="application/pdf", filename="ornek.pdf"
    )
    return cast("HttpResponse", framed(made))  # the doorway's type is narrower than what it lets through


@office_page(may=policies.may_see_looks)
def signatories_sheet(request: OfficeRequest) -> HttpResponse:
    """The circular of signatures as a sheet, those whose authority is over included."""
    rows = policies.signatories_visible_to(request.actor).select_related("unit")
    made = FileResponse(
        signatories_workbook(rows),
        as_attachment=True,
        filename=f"{_('Circular of signatures')}.xlsx",
        content_type=XLSX_MIME,
    )
    return cast("HttpResponse", made)  # the doorway's type is narrower than what it lets through


@office_page(may=policies.may_set_looks)
def signatory_add(request: OfficeRequest) -> HttpResponse:
    """Note who may sign."""
    form = SignatoryForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_signatory(actor=request.actor, facts=actions.SignatoryFacts(**form.cleaned_data))
        except Refused as reason:
            form.add_error("ends_on", str(reason))
        else:
            messages.success(request, _("The signatory is added."))
            return _to_looks(request)
    return _form(request, form, _("Add a signatory"))


@office_page(load=queries.signatory, may=policies.may_end_signatory)
def signatory_end(request: OfficeRequest, signatory: Signatory) -> HttpResponse:
    """End an authority to sign on a day."""
    form = EndForm(request.POST or None, initial={"last_day": request.actor.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_signatory(
                actor=request.actor, signatory=signatory, last_day=form.cleaned_data["last_day"]
            )
        except Refused as reason:
            form.add_error("last_day", str(reason))
        else:
            messages.success(request, _("The authority to sign is ended."))
            return _to_looks(request)
    return _form(request, form, _("End the authority of %(name)s to sign") % {"name": signatory.name})


@office_page(may=policies.may_set_looks)
def emblem_add(request: OfficeRequest) -> HttpResponse:
    """Keep a funder's emblem."""
    form = EmblemForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        image = facts.pop("image")
        try:
            actions.add_emblem(actor=request.actor, facts=actions.EmblemFacts(**facts), image=image)
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("The emblem is kept."))
            return _to_looks(request)
    return _form(request, form, _("Add a funder’s emblem"))


@require_POST
@office_page(load=queries.emblem, may=policies.may_retire)
def emblem_retire(request: OfficeRequest, emblem: FunderEmblem) -> HttpResponse:
    """Put an emblem away."""
    actions.retire_emblem(actor=request.actor, emblem=emblem)
    messages.success(request, _("The emblem is put away; papers that carry it stay as they are."))
    return _to_looks(request)


def _form(request: OfficeRequest, form: object, heading: str) -> HttpResponse:
    return render(request, "papers/form.html", {"form": form, "heading": heading})


def _to_looks(request: OfficeRequest) -> HttpResponse:
    return redirect("papers:looks", request.actor.office.slug)
