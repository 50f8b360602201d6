"""Forms whose one real field, the passkey's answer, is filled by the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.accounts import passkeys
from imece.services.accounts.actions.passkeys import LONGEST_NAME

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

NO_ANSWER = {
    "required": _("No passkey was sent. Press the button and follow what the device asks."),
    "invalid": _("The passkey was not accepted. Try once more, or sign in another way."),
}


class PasskeyNameForm(forms.Form):
    """How the person calls a passkey."""

    name = forms.CharField(
        label=_("name of the passkey"),
        max_length=LONGEST_NAME,
        help_text=_("So that you know it again in the list: the office's computer, my phone."),
    )


class NewPasskeyForm(PasskeyNameForm):
    """A passkey that the browser has just made."""

    credential = forms.JSONField(widget=forms.HiddenInput, error_messages=NO_ANSWER)

    def clean_credential(self) -> dict[str, Any]:
        """Checked against what this session asked for."""
        return passkeys.registered(self.cleaned_data["credential"])


class Answered:
    """allauth's forms of a used passkey, safe against every other byte."""

    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = getattr(self, "fields", {})
        fields["credential"].error_messages |= NO_ANSWER

    def clean_credential(self) -> Authenticator:
        """The passkey behind the answer."""
        check = super().clean_credential  # type: ignore[misc]  # allauth's form comes after this class
        found: Authenticator = passkeys.guarded(self.cleaned_data["credential"], check)
        return found


class PasskeyLoginForm(Answered, webauthn.LoginWebAuthnForm):
    """Signing in with a passkey alone."""


class PasskeySecondStepForm(Answered, webauthn.AuthenticateWebAuthnForm):
    """A passkey after the password."""


class PasskeyAgainForm(Answered, webauthn.ReauthenticateWebAuthnForm):
    """A passkey once more, before something that matters."""
