"""The words in which reports are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from imece.overview.reports.choices import ReportState

if TYPE_CHECKING:
    from imece.overview.reports.models import Report  # noqa: F401 -- named in the base below


class ReportQuerySet(models.QuerySet["Report"]):
    def kept(self) -> ReportQuerySet:
        """Not removed."""
        return self.filter(removed_at__isnull=True)

    def published(self) -> ReportQuerySet:
        """Shown to everybody, of offices that have public pages."""
        return self.kept().filter(state=ReportState.PUBLISHED, office__is_public=True)
