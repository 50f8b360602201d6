"""What a person may ask for: the consent taken back, a file of all that is held, being erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.work.people import actions, exports, policies, queries
from imece.work.people.forms import EraseForm, WithdrawForm
from imece.work.people.views.persons import to_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest
    from imece.work.people.models import Person


@office_page(load=queries.person, may=policies.may_change)
def withdraw(request: OfficeRequest, person: Person) -> HttpResponse:
    """Put down that the consent was taken back."""
    form = WithdrawForm(request.POST or None, initial={"day": request.actor.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_consent(actor=request.actor, person=person, day=form.cleaned_data["day"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Put down. Nobody writes to this person any more."))
            return to_page(request, person)
    return render(request, "people/withdraw.html", {"form": form, "person": person})


@office_page(load=queries.person, may=policies.may_erase)
def erase(request: OfficeRequest, person: Person) -> HttpResponse:
    """Erase, with the reason, after saying what goes and what stays."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.erase_person(actor=request.actor, person=person, reason=form.cleaned_data["reason"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The person is erased; a number stands in their place."))
            return to_page(request, person)
    return render(request, "people/erase.html", {"form": form, "person": person})


@require_POST
@office_page(load=queries.person, may=policies.may_tell)
def file(request: OfficeRequest, person: Person) -> HttpResponse:
    """Everything that is held about the person, as a sheet for them; asking for it is noted."""
    return exports.file_of(person, actions.told_about(actor=request.actor, person=person))
