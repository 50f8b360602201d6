"""Roles of people and kinds of offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date


class OfficeKind(models.TextChoices):
    """What kind of institution the office belongs to; sets menu, vocabulary, approval chain and duties."""

    MUNICIPALITY = "municipality", _("Municipality")
    GOVERNORSHIP = "governorship", _("Governorship bureau")
    DISTRICT = "district", _("District centre")
    AGENCY = "agency", _("Development agency")
    SCHEME = "scheme", _("Grant scheme")


class Role(models.TextChoices):
    """What a member does in an office."""

    COORDINATOR = "coordinator", _("Coordinator")
    EXPERT = "expert", _("Expert")
    UNIT_CONTACT = "unit_contact", _("Unit contact")
    VIEWER = "viewer", _("Viewer")
    AUDITOR = "auditor", _("Auditor")


class SpanState(models.TextChoices):
    """How a dated right (deputyship, grant) stands on a day."""

    AHEAD = "ahead", _("not begun")
    OPEN = "open", _("holds")
    OVER = "over", _("over")

    @classmethod
    def on(cls, day: date, first: date, last: date | None, *, stopped: bool) -> SpanState:
        """The state on that day of a span that may have no last day and may have been stopped."""
        if stopped or (last is not None and last < day):
            return cls.OVER
        return cls.OPEN if first <= day else cls.AHEAD


STAFF_ROLES = frozenset({Role.COORDINATOR, Role.EXPERT})
WRITING_ROLES = frozenset({Role.COORDINATOR, Role.EXPERT, Role.UNIT_CONTACT})
SECOND_FACTOR_ROLES = frozenset({Role.COORDINATOR, Role.EXPERT, Role.AUDITOR})
