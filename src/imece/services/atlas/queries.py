"""Reads: an office's official shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from imece.services.atlas import policies
from imece.services.atlas.models import OfficialShapes

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor


def shapes(actor: Actor, shapes: int) -> OfficialShapes:
    """One of the office's, or 404."""
    found = policies.visible_to(actor).filter(pk=shapes).first()
    if found is None:
        raise Http404
    return found


def official(office_slug: str, province: str) -> OfficialShapes | None:
    """The shapes that an office's maps of a province show; None where it has none."""
    if not office_slug:
        return None
    return OfficialShapes.objects.filter(office__slug=office_slug, province=province).first()
