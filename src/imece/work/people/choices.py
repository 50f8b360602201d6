"""Choices of people: why their data may be held, how they are reached, what they speak."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """Why the office may hold the data: the grounds of article 5 of the law on personal data (KVKK)."""

    DUTY = "duty", _("Public duty or legal obligation")
    LAW = "law", _("Provided for by law")
    CONTRACT = "contract", _("Contract or protocol")
    MADE_PUBLIC = "made_public", _("Made public by the person")
    CLAIM = "claim", _("Needed for a right")
    INTEREST = "interest", _("Legitimate interest")
    CONSENT = "consent", _("Explicit consent")


class PointKind(models.TextChoices):
    """How a person is reached."""

    MAIL = "mail", _("E-mail")
    PHONE = "phone", _("Telephone")
    MOBILE = "mobile", _("Mobile telephone")
    ADDRESS = "address", _("Address")


class Use(models.TextChoices):
    """Whether a way to reach a person belongs to the work or to the private life."""

    WORK = "work", _("at work")
    PRIVATE = "private", _("private")


class Language(models.TextChoices):
    """Languages in which one writes to partners."""

    TURKISH = "tr", _("Turkish")
    ENGLISH = "en", _("English")
    GERMAN = "de", _("German")
    FRENCH = "fr", _("French")
    ITALIAN = "it", _("Italian")
    SPANISH = "es", _("Spanish")
    ARABIC = "ar", _("Arabic")
    RUSSIAN = "ru", _("Russian")
    BULGARIAN = "bg", _("Bulgarian")
    GREEK = "el", _("Greek")
    POLISH = "pl", _("Polish")
    ROMANIAN = "ro", _("Romanian")


POINTS: Final = (
    (PointKind.MAIL, Use.WORK),
    (PointKind.PHONE, Use.WORK),
    (PointKind.MOBILE, Use.WORK),
    (PointKind.ADDRESS, Use.WORK),
    (PointKind.MAIL, Use.PRIVATE),
    (PointKind.PHONE, Use.PRIVATE),
)
"""The ways that forms and sheets offer; each person has one of each at most."""
