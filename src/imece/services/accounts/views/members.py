"""Pages of members and invitations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, handover, policies, queries
from imece.services.accounts.choices import Role
from imece.services.accounts.doorway import office_page
from imece.services.accounts.forms import AbsenceForm, EndForm, InvitationForm, SeatForm
from imece.services.accounts.undoable import MEMBER
from imece.services.audit.queries import trail_of
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.services.accounts.models import Invitation, Membership


@office_page(may=policies.may_read_as_staff)
def members(request: OfficeRequest) -> HttpResponse:
    """Who belongs to the office, and who is invited."""
    context = {
        "seats": [(seat, seat.is_open_on(request.actor.today)) for seat in queries.members(request.actor)],
        "invitations": queries.waiting_invitations(request.actor),
        "may_run": policies.may_run_office(request.actor),
    }
    return render(request, "accounts/members.html", context)


@office_page(load=queries.member, may=policies.may_read_member)
def member(request: OfficeRequest, seat: Membership) -> HttpResponse:
    """One member: seat, deputies, what waits on them, what happened."""
    context = {
        "seat": seat,
        "is_open": seat.is_open_on(request.actor.today),
        "own": seat.user_id == request.actor.person_id,
        "actings": queries.actings_of(request.actor, seat),
        "handover": handover.handover_of(seat),
        "may_change": policies.may_change_member(request.actor, seat),
        "trail": trail_of(seat),
    }
    return render(request, "accounts/member.html", context)


@office_page(load=queries.member, may=policies.may_change_member)
def change_member(request: OfficeRequest, seat: Membership) -> HttpResponse:
    """Change a member's role, unit, flags, last day."""
    form = SeatForm(request.POST or None, actor=request.actor, seat=seat)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, MEMBER, [seat.pk]) as watch:
                actions.change_member(actor=request.actor, seat=seat, facts=form.facts())
                watch.give_up_if(form.facts().role == Role.AUDITOR)  # deputyships ended with it
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The member was changed."), watch)
            return redirect("accounts:member", request.actor.office.slug, seat.pk)
    return render(request, "accounts/change_member.html", {"form": form, "seat": seat})


@office_page(load=queries.member, may=policies.may_change_member)
def end_membership(request: OfficeRequest, seat: Membership) -> HttpResponse:
    """The handover list, then the end of a membership."""
    form = EndForm(request.POST or None, actor=request.actor, seat=seat)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_membership(actor=request.actor, seat=seat, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The membership ends on the day you chose."))
            return redirect("accounts:members", request.actor.office.slug)
    context = {"form": form, "seat": seat, "handover": handover.handover_of(seat)}
    return render(request, "accounts/end_membership.html", context)


@office_page(may=policies.may_run_office)
def invite(request: OfficeRequest) -> HttpResponse:
    """Invite somebody by mail."""
    form = InvitationForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            invited = actions.invite(actor=request.actor, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            sent_to = {"address": invited.invitation.email}
            messages.success(request, _("The invitation is on its way to %(address)s.") % sent_to)
            return redirect("accounts:members", request.actor.office.slug)
    return render(request, "accounts/invite.html", {"form": form})


@require_POST
@office_page(load=queries.invitation, may=policies.may_run_office)
def withdraw_invitation(request: OfficeRequest, invitation: Invitation) -> HttpResponse:
    """Take an invitation back."""
    actions.withdraw_invitation(actor=request.actor, invitation=invitation)
    messages.success(request, _("The invitation was withdrawn; its link opens nothing any more."))
    return redirect("accounts:members", request.actor.office.slug)


@office_page(may=policies.may_be_absent)
def absence(request: OfficeRequest) -> HttpResponse:
    """Say when one's own seat is empty."""
    seat = request.actor.membership
    initial = {"absent_from": seat.absent_from, "absent_until": seat.absent_until} if seat else None
    form = AbsenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_absence(actor=request.actor, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Your absence was noted."))
            return redirect("accounts:profile")
    return render(request, "accounts/absence.html", {"form": form})
