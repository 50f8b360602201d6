"""Pages of a person: joining by invitation, own settings, the demonstration's entrance."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.account import views as account
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.ui.themes import keep_theme, theme_of
from imece.ground.web.addresses import own_address
from imece.ground.web.lists import whole_number
from imece.ground.web.pages import public_page
from imece.services.accounts import actions, queries
from imece.services.accounts.demo import is_demo
from imece.services.accounts.doorway import member_page
from imece.services.accounts.forms import JoinForm, OwnSettingsForm, ThemeForm
from imece.services.accounts.second_factor import is_set_up
from imece.services.accounts.signin import sign_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from imece.services.accounts.doorway import MemberRequest
    from imece.services.accounts.models import Invitation


@never_cache
@public_page
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind an invitation's link: a new person joins with a password, a known one signs in first."""
    invitation = queries.invitation_behind(token)
    person = queries.person_at(invitation.email) if invitation else None
    if invitation is None or (person is not None and not person.is_active):
        return render(request, "accounts/invitation_gone.html", status=410)
    if person is None and not request.user.is_authenticated:
        return join_as_new(request, token, invitation)
    if person is None or request.user != person:
        return render(request, "accounts/invitation_other.html", {"invitation": invitation})
    if request.method == "POST":
        seat = actions.accept_invitation(token=token, person=request.user)
        messages.success(request, _("Welcome to %(office)s.") % {"office": seat.office})
        return redirect(sign_in(request, person))
    return render(request, "accounts/invitation_known.html", {"invitation": invitation})


def join_as_new(request: HttpRequest, token: str, invitation: Invitation) -> HttpResponse:
    """A person without an account chooses name and password and is signed in."""
    form = JoinForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            seat = actions.accept_invitation(token=token, name=said["name"], password=said["password"])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Welcome to %(office)s.") % {"office": seat.office})
            return redirect(sign_in(request, seat.user))
    return render(request, "accounts/invitation_new.html", {"form": form, "invitation": invitation})


@member_page
def own_settings(request: MemberRequest) -> HttpResponse:
    """Own name and language, seats, password and second step."""
    form = OwnSettingsForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_own_settings(person=request.user, **form.cleaned_data)
        with override(form.cleaned_data["language"]):
            messages.success(request, _("Your settings were saved."))
            return redirect("accounts:profile")
    seats, second_step = queries.seats_of(request.user), is_set_up(request.user.pk)
    return render(
        request, "accounts/own_settings.html", {"form": form, "seats": seats, "second_step": second_step}
    )


@never_cache
@public_page
def theme(request: HttpRequest) -> HttpResponse:
    """Choose light or dark, for oneself or, before signing in, for this browser; then back to the page one came from."""
    form = ThemeForm(request.POST or None, initial={"theme": theme_of(request)})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["theme"]
        if request.user.is_authenticated:
            actions.choose_theme(person=request.user, theme=chosen)
        response = redirect(own_address(request, request.GET.get("next", "")) or "accounts:theme")
        keep_theme(request, response, chosen)
        return response
    return render(request, "accounts/theme.html", {"form": form})


@require_POST
@public_page
def enter_as(request: HttpRequest) -> HttpResponse:
    """One click into the demonstration as one of its people; outside of it this address does not exist."""
    if not is_demo(request):
        raise Http404
    person = queries.demo_person(whole_number(request.POST.get("person"), 0, least=0))
    actions.enter_demo(person=person)
    return redirect(sign_in(request, person))


@member_page
def change_password(request: MemberRequest) -> HttpResponse:
    """allauth's page; who came with the institution's account has no password here and first asks for one by mail."""
    if not request.user.has_usable_password():
        messages.info(request, _("You have no password in İmece yet. Ask here for a link to choose one."))
        return redirect("account_reset_password")
    return cast("HttpResponse", account.password_change(request))
