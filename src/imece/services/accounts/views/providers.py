"""The two addresses of the institution's account: away to the provider, and back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.core.internal import ratelimit
from allauth.socialaccount.providers.openid_connect import views as openid
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from requests import RequestException

from imece.ground.web.pages import public_page
from imece.services.accounts.provider_signin import not_understood, refusal

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LANGUAGE_KEY: Final = "provider_language"
# What a provider's broken answer raises inside the protocol.
NONSENSE: Final = (ValueError, KeyError, TypeError, AttributeError)


def flood(request: HttpRequest) -> HttpResponse | None:
    """The same limit as for passwords."""
    return ratelimit.consume_or_429(request, app="allauth.account", action="login", limit_get=True)


@require_GET
@never_cache
@public_page
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Away to the provider; a provider that does not answer is said, and the password still works."""
    many = flood(request)
    if many:
        return many
    request.session[LANGUAGE_KEY] = get_language()
    try:
        answer: HttpResponse = openid.login(request, provider_id)
    except (RequestException, *NONSENSE):
        away = _("The sign-in of your institution does not answer. Try again later, or use your password.")
        return refusal(request, away, status=503)
    return answer


@require_GET
@never_cache
@public_page
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider, in the language of the page that was left."""
    with override(request.session.get(LANGUAGE_KEY)):
        many = flood(request)
        if many:
            return many
        try:
            answer: HttpResponse = openid.callback(request, provider_id)
        except NONSENSE:
            return refusal(request, not_understood())
        return answer
