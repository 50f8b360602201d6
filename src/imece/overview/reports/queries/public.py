"""What the public sees of reports: published ones of offices with public pages, as they were approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.overview.reports.models import Report

if TYPE_CHECKING:
    from imece.services.accounts.models import Office


def published_reports(office: Office) -> list[Report]:
    """The office's published reports, the newest first, without their content."""
    return list(Report.objects.published().filter(office=office).defer("content").order_by("-last", "-pk"))


def published_report(office: str, report: int) -> Report | None:
    """One published report; None when there is no such one."""
    return (
        Report.objects.published()
        .filter(office__slug=office, pk=report)
        .select_related("published_paper__file")
        .defer("content")
        .first()
    )
