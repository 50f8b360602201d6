"""Signing in and the second step: the part of allauth that İmece uses. No sign-up, no management of addresses.

The names are allauth's own, since its views look each other up by them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path

from imece.ground.web.pages import Entrance, declare
from imece.services.accounts.views import passkeys, people, providers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase
    from django.urls import URLPattern

    View = Callable[..., HttpResponseBase]


def everybody(view: View) -> View:
    """One of allauth's pages that needs no one signed in (it checks by itself what it needs)."""
    return declare(view, Entrance(kind="public"))


def signed_in(view: View) -> View:
    """One of allauth's pages of a signed-in person."""
    return declare(login_required(view), Entrance(kind="member"))


urlpatterns: list[URLPattern] = [
    path("login/", everybody(account.login), name="account_login"),
    path("logout/", everybody(account.logout), name="account_logout"),
    path("inactive/", everybody(account.account_inactive), name="account_inactive"),
    path("reauthenticate/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("password/change/", people.change_password, name="account_change_password"),
    path("password/reset/", everybody(account.password_reset), name="account_reset_password"),
    path("password/reset/done/", everybody(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        everybody(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        everybody(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("2fa/", signed_in(second_step.index), name="mfa_index"),
    path("2fa/authenticate/", everybody(second_step.authenticate), name="mfa_authenticate"),
    path("2fa/reauthenticate/", signed_in(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("2fa/trust/", everybody(second_step.trust), name="mfa_trust"),
    path("2fa/totp/activate/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("2fa/totp/deactivate/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("2fa/recovery-codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("provider/<slug:provider_id>/", providers.leave, name="openid_connect_login"),
    path("passkey/login/", everybody(passkeys.PasskeyLogin.as_view()), name="mfa_login_webauthn"),
    path("passkey/again/", signed_in(passkeys.PasskeyAgain.as_view()), name="mfa_reauthenticate_webauthn"),
    path(
        "2fa/recovery-codes/generate/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/recovery-codes/download/",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]

# Without a language: providers compare the address letter by letter.
callback_urls: list[URLPattern] = [
    path("account/provider/<slug:provider_id>/back/", providers.come_back, name="openid_connect_callback"),
]
