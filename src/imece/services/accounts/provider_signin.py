"""Signing in with the institution's account (OpenID Connect): allauth walks the round trip, we decide who comes in.

A person is found by the verified e-mail address at every sign-in; no account, token or link of the provider is kept.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.services.accounts import actions, second_factor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from allauth.socialaccount.models import SocialApp, SocialLogin
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

logger = logging.getLogger(__name__)


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Providers come from the settings alone; only known and invited people come in."""

    def list_apps(
        self, request: HttpRequest | None, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The configured providers; rows of the database cannot add one."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Put the person behind the verified address in the place of whom allauth would make."""
        if sociallogin.state.get("process") != "login":
            refuse(request, not_understood())
        claims, proof = claims_of(sociallogin.account.extra_data)
        settings = sociallogin.provider.app.settings
        email = verified_email(claims, settings)
        if not email:
            refuse(request, _("The institution's account did not give a verified e-mail address."))
        try:
            person = actions.come_in(email=email)
        except Refused as no:
            refuse(request, str(no))
        if person is None:
            refuse(request, nobody_invited())
        second_factor.vouch(request, person.pk if has_second_step(proof, settings) else None)
        sociallogin.user = person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        """One page for everything that goes wrong on the way."""
        if exception is not None:
            logger.warning("a provider refused or was not understood: %s", type(exception).__name__)
        refuse(request, not_understood())


class SecondStep(AuthenticateStage):
    """Our second step, unless the provider has done it."""

    def handle(self) -> tuple[HttpResponseBase | None, bool]:
        """Pass who was vouched for."""
        person = self.login.user
        if person is not None and second_factor.vouched_by_provider(self.request, person.pk):
            return None, True
        answer: tuple[HttpResponseBase | None, bool] = super().handle()
        return answer


def claims_of(said: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What the provider says of the person, and its proof of signing in; nothing when both speak of different people."""
    proof = said.get("id_token") or {}
    person = said.get("userinfo") or proof
    if proof and person.get("sub") != proof.get("sub"):
        return {}, {}
    return person, proof


def verified_email(claims: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """The address, when the provider says it is verified and may speak for its domain; else empty."""
    email = claims.get("email")
    if not isinstance(email, str) or "@" not in email:
        return ""
    is_verified = claims.get("email_verified") in (True, "true") or settings["trust_email"]
    domains = settings["domains"]
    is_own = not domains or email.rpartition("@")[2].lower() in domains
    return email if is_verified and is_own else ""


def has_second_step(proof: Mapping[str, Any], settings: Mapping[str, Any]) -> bool:
    """Whether the proof names (`amr`, `acr`) a way of signing in that was configured to count as a second step."""
    methods = proof.get("amr")
    named = {*(methods if isinstance(methods, list) else [methods]), proof.get("acr")}
    return any(way in named for way in settings["second_step"])


def nobody_invited() -> str:
    """The sentence for somebody whom no office knows."""
    return _(
        "Your institution's account is right, but no office has invited you to İmece yet. Ask the coordinator of "
        "your office for an invitation to this address."
    )


def not_understood() -> str:
    """The sentence for a round trip that did not end well."""
    return _("Signing in with the institution's account did not work. Try once more, or use your password.")


def refusal(request: HttpRequest, sentence: str, status: int = 403) -> HttpResponse:
    """The page that says why not, with the way back to signing in."""
    return render(request, "accounts/provider_refused.html", {"sentence": sentence}, status=status)


def refuse(request: HttpRequest, sentence: str) -> NoReturn:
    """End allauth's way here."""
    raise ImmediateHttpResponse(refusal(request, sentence))
