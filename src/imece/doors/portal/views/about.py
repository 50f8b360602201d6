"""Pages about the site itself: who made its parts, who can use it, what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from imece.doors.portal.answering import portal_page, shown
from imece.services.reference.credits import credits_list

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@portal_page
def credits_page(request: HttpRequest) -> HttpResponse:
    """What İmece ships but did not make."""
    return shown(
        request, "portal/credits.html", {"credits": credits_list(), "version": settings.IMECE_VERSION}
    )


@portal_page
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return shown(request, "portal/accessibility.html")


@portal_page
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of visitors and of people at work, and the cookies."""
    return shown(request, "portal/privacy.html")
