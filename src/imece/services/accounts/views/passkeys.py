"""Pages of passkeys: add, rename and remove one's own; sign in with one; prove with one that it is still oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allauth.account.decorators import reauthentication_required
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.flows import auto_generate_recovery_codes
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, passkeys, relying_party, second_factor
from imece.services.accounts.doorway import member_page
from imece.services.accounts.forms import NewPasskeyForm, PasskeyNameForm

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.forms import Form
    from django.http import HttpRequest, HttpResponse

    from imece.services.accounts.doorway import MemberRequest

    View = Callable[..., HttpResponse]


def asks_again(view: View) -> View:
    """First ask once more who it is, unless they have just said so."""
    return cast("View", reauthentication_required(app="allauth.mfa")(view))


@never_cache
@member_page
@asks_again
def add_passkey(request: MemberRequest) -> HttpResponse:
    """Make a passkey with the browser; whoever has no recovery codes yet gets them next."""
    if not relying_party.is_a_name(request):
        return render(request, "accounts/passkeys/number.html")
    form = NewPasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_passkey(person=request.user, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("The passkey was added. From now on you can sign in with it alone."))
            has_new_codes = auto_generate_recovery_codes(request) is not None
            return redirect("mfa_view_recovery_codes" if has_new_codes else "mfa_index")
    options = passkeys.begin_registration(request.user)
    return render(request, "accounts/passkeys/add.html", {"form": form, "options": options})


@member_page
@asks_again
def rename_passkey(request: MemberRequest, passkey: int) -> HttpResponse:
    """Give a passkey another name."""
    own = get_object_or_404(passkeys.of(request.user), pk=passkey)
    form = PasskeyNameForm(request.POST or None, initial={"name": str(own)})
    if request.method == "POST" and form.is_valid():
        actions.rename_passkey(person=request.user, passkey=own, name=form.cleaned_data["name"])
        messages.success(request, _("The passkey has its new name."))
        return redirect("mfa_index")
    return render(request, "accounts/passkeys/rename.html", {"form": form, "passkey": own})


@member_page
@asks_again
def remove_passkey(request: MemberRequest, passkey: int) -> HttpResponse:
    """Ask, then take a passkey away; the last one stays while the role needs it."""
    own = get_object_or_404(passkeys.of(request.user), pk=passkey)
    decision = second_factor.may_give_up(request.user, own)
    if request.method == "POST" and decision.allowed:
        actions.remove_passkey(person=request.user, passkey=own)
        messages.success(request, _("The passkey was removed. Delete it on the device too."))
        return redirect("mfa_index")
    context = {"passkey": own, "decision": decision, "is_last": passkeys.of(request.user).count() == 1}
    return render(request, "accounts/passkeys/remove.html", context)


class PasskeyLogin(webauthn.LoginWebAuthnView):
    """Signing in with a passkey alone; goes on to the page that was asked for."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The challenge; asking for it counts too, since each writes a session."""
        flood = ratelimit.consume_or_429(request, app="allauth.mfa", action="webauthn_login", limit_get=True)
        return flood or super().get(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        """In, as the person whose passkey it is."""
        passkey: Authenticator = form.cleaned_data["credential"]
        login = Login(user=passkey.user, redirect_url=get_next_redirect_url(self.request))
        return perform_passwordless_login(self.request, passkey, login)


class PasskeyAgain(webauthn.ReauthenticateWebAuthnView):
    """A passkey once more; what failed is said on the same page."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """Say it and let them try again."""
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, str(sentence))
        return self.render_to_response(self.get_context_data(form=form))
