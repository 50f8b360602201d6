"""allauth's forms with our words: labels of the glossary, no placeholders, help where it helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from imece.services.accounts.directory_signin import AWAY, STRANGER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

ANY_CODE = _("The six digits of the app, or one of your recovery codes.")
GOOD_PASSWORD = _("At least 10 characters; several words are easier to remember than signs.")


DIRECTORY_SAYS = {
    AWAY: _(
        "The directory of your institution does not answer. Try again later; whoever has a password of İmece's own "
        "can use that."
    ),
    STRANGER: _(
        "Your institution's account is right, but no office has invited you to İmece yet. Ask the coordinator of "
        "your office for an invitation to this address."
    ),
}


class OurWords:
    """Gives fields their label and help by name; what is not named keeps its label."""

    labels: ClassVar[Mapping[str, str | _StrPromise]] = {}
    helps: ClassVar[Mapping[str, str | _StrPromise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = getattr(self, "fields", {})
        for name, field in fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(OurWords, account.LoginForm):
    """E-mail (or the name in the institution's directory) and password."""

    labels = {
        "login": _("e-mail"),
        "password": _("password"),
        "remember": _("keep me signed in on this device for two weeks"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.IMECE_DIRECTORY is not None:
            name = forms.CharField(label=_("e-mail or user name of the institution"), max_length=254)
            name.widget.attrs["autocomplete"] = "username"
            self.fields["login"] = name
            self.order_fields(["login", "password", "remember"])

    def clean(self) -> dict[str, Any] | None:
        """Why not: wrong, or the directory is away, or nobody has invited whom the directory knows."""
        try:
            said: dict[str, Any] | None = super().clean()  # type: ignore[no-untyped-call]  # allauth's is untyped
        except forms.ValidationError:
            for word, sentence in DIRECTORY_SAYS.items():
                if getattr(self.request, word, False):
                    raise forms.ValidationError(sentence) from None
            raise
        return said


class ResetPasswordForm(OurWords, account.ResetPasswordForm):
    """The address that gets a link."""

    labels = {"email": _("e-mail")}


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):
    """The new password behind the link."""

    labels = {"password1": _("new password"), "password2": _("new password once more")}
    helps = {"password1": GOOD_PASSWORD}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):
    """The present password and the new one."""

    labels = {
        "oldpassword": _("present password"),
        "password1": _("new password"),
        "password2": _("new password once more"),
    }
    helps = {"password1": GOOD_PASSWORD}


class ReauthenticateForm(OurWords, account.ReauthenticateForm):
    """The password once more."""

    labels = {"password": _("password")}


class ActivateForm(OurWords, totp.ActivateTOTPForm):
    """The first code of the app."""

    labels = {"code": _("code of the app")}


class SecondStepForm(OurWords, second_step.AuthenticateForm):
    """The code at sign-in."""

    labels = {"code": _("code")}
    helps = {"code": ANY_CODE}


class SecondStepAgainForm(OurWords, second_step.ReauthenticateForm):
    """The code once more."""

    labels = {"code": _("code")}
    helps = {"code": ANY_CODE}
