"""One thing for a page: fetched through what the actor sees, or 404."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from imece.overview.reports import policies
from imece.overview.reports.queries.assembling import material_of

if TYPE_CHECKING:
    from imece.overview.reports.models import Report
    from imece.overview.reports.queries.material import Line, Material
    from imece.services.accounts.actor import Actor


RECORD_PAPERS: Final = ("card", "activities", "briefing")


class Asked(NamedTuple):
    """One indicator of a report."""

    report: Report
    material: Material
    line: Line


def report(actor: Actor, report: int) -> Report:
    """A visible report."""
    found: Report = get_object_or_404(policies.visible_to(actor), pk=report)
    return found


def line_of_report(actor: Actor, report: int, indicator: int) -> Asked:
    """One indicator of a visible report."""
    found: Report = get_object_or_404(policies.visible_to(actor), pk=report)
    material = material_of(actor, found, notes=True)
    line = material.line_of(indicator) if material is not None else None
    if material is None or line is None:
        raise Http404
    return Asked(found, material, line)


def paper_kind(actor: Actor, kind: str) -> str:
    """A paper that is made from records."""
    if kind not in RECORD_PAPERS:
        raise Http404
    return kind
