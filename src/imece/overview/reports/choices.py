"""What reports there are, how far one has come, in which languages it speaks."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportKind(models.TextChoices):
    """The reports that are written, approved and kept."""

    MONITORING = "monitoring", _("Monitoring report")
    EVALUATION = "evaluation", _("Evaluation report")
    UNIT = "unit", _("Unit report")
    PROGRAMME = "programme", _("Performance programme")
    CHAPTER = "chapter", _("Chapter of the activity report")


class ReportState(models.TextChoices):
    """How far a report has come."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published to everybody")


class ReportLanguage(models.TextChoices):
    """The languages of a report."""

    TURKISH = "tr", _("Turkish")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Turkish and English side by side")

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that the report speaks, the first one leading."""
        return ("tr", "en") if self is ReportLanguage.BOTH else (self.value,)


class Origin(models.TextChoices):
    """Where a narrative's text comes from."""

    NOTHING = "nothing", _("not written yet")
    RECORDS = "records", _("draft – from records")
    PERSON = "person", _("written or confirmed by a person")


OPEN_STATES: Final = (ReportState.DRAFT, ReportState.RETURNED)
FROZEN_STATES: Final = (ReportState.APPROVED, ReportState.PUBLISHED)
WITH_PLAN: Final = frozenset(
    {ReportKind.MONITORING, ReportKind.EVALUATION, ReportKind.PROGRAMME, ReportKind.CHAPTER}
)
EXPLAINED: Final = frozenset({ReportKind.MONITORING, ReportKind.EVALUATION, ReportKind.UNIT})
"""Kinds in which every deviation must be explained by a person."""
