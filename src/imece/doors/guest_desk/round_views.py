"""Answering a collection round by a signed link: the institution's projects, and the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import get_language

from imece.doors.guest_desk.entrance import round_page
from imece.ground.rules.decision import Refused
from imece.work.projects import round_policies, rounds
from imece.work.projects.actions import answering
from imece.work.projects.forms.rounds import AnswerSheet

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from imece.services.accounts.actor import Actor


@round_page
def projects(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """Each project with "right as it stands" or corrections, and room for missing ones."""
    invitation = rounds.invitation_of(actor)
    sheet = AnswerSheet(actor, invitation, request.POST if request.method == "POST" else None)
    refused = str(round_policies.may_answer(actor, invitation).reason or "")
    if request.method == "POST" and not refused and sheet.is_valid():
        try:
            answering.send_answers(
                actor=actor,
                invitation=invitation,
                said=sheet.said(),
                sender=sheet.sender.cleaned_data["sender"],
            )
        except Refused as no:
            refused = str(no)
        else:
            return redirect("guest_desk:projects_receipt", token)
    context = {
        "invitation": invitation,
        "office": actor.office,
        "sheet": sheet,
        "refused": refused,
        "token": token,
    }
    return render(request, "guest_desk/projects.html", context)


@round_page
def receipt(request: HttpRequest, actor: Actor, token: str) -> HttpResponse:
    """What was sent, when, under which hash."""
    invitation = rounds.invitation_of(actor)
    answers = [
        (answer, rounds.differences(answer, get_language() or "tr"))
        for answer in invitation.answers.select_related("project").order_by("pk")
    ]
    context = {"invitation": invitation, "office": actor.office, "answers": answers, "token": token}
    return render(request, "guest_desk/projects_receipt.html", context)
