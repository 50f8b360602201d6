"""Formats and states of papers."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperFormat(models.TextChoices):
    """What a paper is kept as."""

    PDF = "pdf", _("PDF")
    WORD = "word", _("Word")
    EXCEL = "excel", _("Excel")
    BUNDLE = "bundle", _("Bundle of letters")


class PaperState(models.TextChoices):
    """How far a paper has come; the moves between are in `workflow`."""

    QUEUED = "queued", _("Waiting its turn")
    PRODUCING = "producing", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Not made")


class TemplateForm(models.TextChoices):
    """What an office's own template is."""

    WORD = "word", _("Word template")
    EXCEL = "excel", _("Excel form")


class PaperLanguage(models.TextChoices):
    """The languages that papers are made in."""

    TURKISH = "tr", _("Turkish")
    ENGLISH = "en", _("English")


ENDED: Final = (PaperState.READY, PaperState.FAILED)
MIME: Final = {
    PaperFormat.PDF: "application/pdf",
    PaperFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PaperFormat.BUNDLE: "application/zip",
}
ENDINGS: Final = {
    PaperFormat.PDF: "pdf",
    PaperFormat.WORD: "docx",
    PaperFormat.EXCEL: "xlsx",
    PaperFormat.BUNDLE: "zip",
}
