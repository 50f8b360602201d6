"""Whole addresses, as they stand in files that travel: without them a row would lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

if TYPE_CHECKING:
    from imece.work.projects.models import Project


def site() -> str:
    """The installation's address without a slash behind."""
    return str(settings.IMECE_BASE_URL).rstrip("/")


def whole(name: str, *args: object, language: str = "tr") -> str:
    """The whole address of a page in a language."""
    with override(language):
        return site() + reverse(name, args=args)


def page_of(project: Project) -> str:
    """Where people read the project; called while Turkish is the language of the moment (`reading.facts_of`)."""
    return site() + reverse("portal:project", args=[project.pk])
