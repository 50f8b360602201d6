"""One institution: its page, entering, changing, other names, the office's note, the logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.documents.serving import send
from imece.services.exchange.sending import streamed
from imece.work.contacts import actions, policies, queries
from imece.work.contacts.detail import page_of
from imece.work.contacts.forms import InstitutionForm, LogoForm, NameForm, StandingForm
from imece.work.contacts.models import Institution, InstitutionName

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor


def to_page(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """To the institution's page."""
    return redirect("contacts:detail", office=request.actor.office.slug, institution=institution.pk)


def may_open(actor: Actor, _institution: Institution) -> Decision:
    """Whoever reads the register."""
    return policies.may_look(actor)


def may_change_name(actor: Actor, held: tuple[Institution, InstitutionName]) -> Decision:
    """Whoever may change the institution."""
    return policies.may_change(actor, held[0])


@office_page(load=queries.institution, may=may_open)
def detail(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """Everything about one institution; a merged one leads to the one that took it in."""
    if institution.merged_into is not None:
        messages.info(
            request,
            _("“%(loser)s” was merged into this institution.") % {"loser": institution.name},
        )
        return to_page(request, institution.merged_into)
    return render(request, "contacts/detail.html", page_of(request.actor, institution))


@office_page(may=policies.may_enter)
def new(request: OfficeRequest) -> HttpResponse:
    """Enter one, after looking at those that are near."""
    form = InstitutionForm(
        request.POST or None, actor=request.actor, initial={"name": request.GET.get("name", "")[:250]}
    )
    if request.method == "POST" and form.is_valid():
        try:
            institution = actions.enter_institution(actor=request.actor, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The institution is in the register, for all offices."))
            return to_page(request, institution)
    return render(request, "contacts/form.html", {"form": form})


@office_page(load=queries.institution, may=policies.may_change)
def edit(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """Change one."""
    form = InstitutionForm(request.POST or None, actor=request.actor, institution=institution)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_institution(
                actor=request.actor,
                institution=institution,
                facts=form.facts(),
                seen_revision=form.cleaned_data["revision"],
            )
        except Refused as no:
            form.refuse_change(no)
        else:
            messages.success(request, _("The changes are saved."))
            return to_page(request, institution)
    return render(request, "contacts/form.html", {"form": form, "institution": institution})


@office_page(load=queries.institution, may=policies.may_change)
def name_add(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """Another name."""
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_name(actor=request.actor, institution=institution, name=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The name is added; entries with it find the institution."))
            return to_page(request, institution)
    context = {"form": form, "institution": institution, "heading": _("Add another name")}
    return render(request, "contacts/simple_form.html", context)


@require_POST
@office_page(load=queries.name_of, may=may_change_name)
def name_remove(request: OfficeRequest, held: tuple[Institution, InstitutionName]) -> HttpResponse:
    """Take another name away."""
    actions.remove_name(actor=request.actor, institution=held[0], name=held[1])
    messages.success(request, _("The name is taken away."))
    return to_page(request, held[0])


@office_page(load=queries.institution, may=policies.may_keep_notes)
def standing(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """The office's own note, tags and contact."""
    held = queries.standing_of(request.actor, institution)
    form = StandingForm(request.POST or None, actor=request.actor, held=held)
    if request.method == "POST" and form.is_valid():
        try:
            actions.keep_standing(actor=request.actor, institution=institution, **form.kept())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The note of your office is saved. No other office sees it."))
            return to_page(request, institution)
    context = {"form": form, "institution": institution, "heading": _("Note of the office")}
    return render(request, "contacts/simple_form.html", context)


@office_page(load=queries.institution, may=policies.may_change)
def logo_change(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """A logo, or none."""
    form = LogoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_logo(
                actor=request.actor, institution=institution, upload=form.cleaned_data["logo"] or None
            )
        except Refused as no:
            form.add_error("logo", str(no))
        else:
            messages.success(request, _("The changes are saved."))
            return to_page(request, institution)
    context = {"form": form, "institution": institution, "heading": _("Logo")}
    return render(request, "contacts/simple_form.html", context)


@office_page(load=queries.institution, may=may_open)
def logo(request: OfficeRequest, institution: Institution) -> HttpResponse:
    """The logo's small form; it belongs to the shared identity, so every member sees it."""
    if institution.logo is None or institution.logo.removed_at is not None:
        raise Http404
    return streamed(send(institution.logo, small=True))
