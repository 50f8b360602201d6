"""The theme of a page: light, dark, or as the person's system says; a person's choice, or a visitor's cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

COOKIE: Final = "theme"
A_YEAR: Final = 60 * 60 * 24 * 365


class Theme(TextChoices):
    """What a person can choose."""

    SYSTEM = "system", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


def theme_of(request: HttpRequest) -> str:
    """The signed-in person's theme, else that of the browser's cookie, else as the system says."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        return str(getattr(user, "theme", Theme.SYSTEM))
    kept = request.COOKIES.get(COOKIE, "")
    return kept if kept in Theme.values else Theme.SYSTEM


def keep_theme(request: HttpRequest, response: HttpResponse, theme: str) -> None:
    """Remember the theme in the browser, also for the pages before signing in."""
    response.set_cookie(
        COOKIE, theme, max_age=A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
    )
