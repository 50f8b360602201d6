"""What stands in the head and at the foot of every page for outsiders, whichever door it belongs to."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _


def site_menu(path: str) -> list[dict[str, object]]:
    """The parts of the public site, in the head of each of its pages."""
    parts = [
        (_("Performance"), reverse("portal:offices")),
        (_("Projects"), reverse("portal:projects")),
        (_("Stories"), reverse("portal:stories")),
        (_("Open data"), reverse("open_data:page")),
    ]
    inmost = max((url for _label, url in parts if path.startswith(url)), key=len, default="")
    return [{"label": label, "url": url, "current": url == inmost} for label, url in parts]


def foot_links() -> list[dict[str, str]]:
    """What stands at the foot of every public page."""
    return [
        {"label": _("Accessibility"), "url": reverse("portal:accessibility")},
        {"label": _("Privacy"), "url": reverse("portal:privacy")},
        {"label": _("Credits"), "url": reverse("portal:credits")},
        {"label": _("Sign in"), "url": reverse("account_login")},
    ]
