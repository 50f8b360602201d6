"""An office's own templates: upload, check mark by mark, choose fields, try out, put away."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.documents.serving import send
from imece.services.papers import actions, kinds, policies, queries
from imece.services.papers.filling import check_of, offered_by, tried
from imece.services.papers.forms import TemplateUploadForm, mapping_form

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.papers.models import OfficeTemplate


@office_page(may=policies.may_set_looks)
def template_add(request: OfficeRequest) -> HttpResponse:
    """Upload a template; its marks are checked at once."""
    form = TemplateUploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            template = actions.upload_template(
                actor=request.actor,
                kind=form.cleaned_data["kind"],
                title=form.cleaned_data["title"],
                upload=form.cleaned_data["file"],
            )
        except Refused as reason:
            form.add_error("file", str(reason))
        else:
            return redirect("papers:template", request.actor.office.slug, template.pk)
    context = {
        "form": form,
        "heading": _("Upload a template"),
        "subtitle": _("A Word file with marks, or an Excel form whose cells are filled."),
        "submit": _("Upload and check"),
        "offered": [(kind, offered_by(kind)) for kind in kinds.all_kinds()],
    }
    return render(request, "papers/template_add.html", context)


@office_page(load=queries.template, may=policies.may_set_looks)
def template_show(request: OfficeRequest, template: OfficeTemplate) -> HttpResponse:
    """The check: each mark with its field; unknown ones are named one by one."""
    content = _content(template)
    check = check_of(template, content)
    offered = offered_by(kinds.find_kind(template.kind))[0]
    form = mapping_form(request.POST or None, template, check.asked, offered)
    if request.method == "POST" and form.is_valid():
        try:
            template = actions.map_template(actor=request.actor, template=template, mapping=form.mapping())
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, _("The fields are saved."))
            return redirect("papers:template", request.actor.office.slug, template.pk)
    context = {
        "template": template,
        "kind_title": queries.kind_title(template.kind),
        "check": check,
        "form": form,
        "may_retire": policies.may_retire(request.actor, template),
    }
    return render(request, "papers/template.html", context)


@office_page(load=queries.template, may=policies.may_set_looks)
def template_file(request: OfficeRequest, template: OfficeTemplate) -> HttpResponse:
    """The template as it was uploaded."""
    if template.file is None:
        raise Http404
    return cast(
        "HttpResponse", send(template.file)
    )  # the doorway's type is narrower than what it lets through


@office_page(load=queries.template, may=policies.may_set_looks)
def template_try(request: OfficeRequest, template: OfficeTemplate) -> HttpResponse:
    """The template filled with sample values, as a download."""
    try:
        made = tried(template, _content(template))
    except Refused as reason:
        messages.error(request, str(reason))
        return redirect("papers:template", request.actor.office.slug, template.pk)
    file = template.file
    name = _("Tried out – %(name)s") % {"name": file.name if file else ""}
    response = FileResponse(BytesIO(made), as_attachment=True, filename=name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", response)  # as above


@require_POST
@office_page(load=queries.template, may=policies.may_retire)
def template_retire(request: OfficeRequest, template: OfficeTemplate) -> HttpResponse:
    """Put a template away."""
    actions.retire_template(actor=request.actor, template=template)
    messages.success(request, _("The template is put away; papers made with it stay as they are."))
    return redirect("papers:looks", request.actor.office.slug)


def _content(template: OfficeTemplate) -> bytes:
    if template.file is None:
        raise Http404
    return queries.bytes_of(template.file)
