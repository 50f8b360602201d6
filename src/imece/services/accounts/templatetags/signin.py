"""What the pages of signing in ask about their own address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from imece.services.accounts import relying_party
from imece.services.accounts.provider_signin import ProviderAdapter

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.template import Context

register = template.Library()


@dataclass(frozen=True, slots=True)
class Place:
    """Whether passkeys work at this address; if not, the same page where they do (empty when unknown)."""

    is_a_name: bool
    by_name: str


@register.simple_tag(takes_context=True)
def passkey_place(context: Context) -> Place:
    """Whether the page was opened by a name."""
    request: HttpRequest = context["request"]
    return Place(relying_party.is_a_name(request), relying_party.address_by_name(request))


@register.simple_tag(takes_context=True)
def provider_links(context: Context) -> list[tuple[str, str]]:
    """Name and address of each configured provider of the institution's accounts; keeps the page that was asked for."""
    apps = ProviderAdapter().list_apps(None)
    after = context.get("redirect_field_value")
    query = f"?{urlencode({'next': after})}" if after else ""
    return [(app.name, reverse("openid_connect_login", args=[app.provider_id]) + query) for app in apps]
