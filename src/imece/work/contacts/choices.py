"""Choices of the register: kinds of institutions and kinds of their other names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstitutionKind(models.TextChoices):
    """What an institution is."""

    METROPOLITAN = "metropolitan", _("Metropolitan municipality")
    MUNICIPALITY = "municipality", _("Municipality")
    GOVERNORSHIP = "governorship", _("Governorship")
    DISTRICT_GOVERNORSHIP = "district_gov", _("District governorship")
    CENTRAL = "central", _("Ministry or central public body")
    PROVINCIAL = "provincial", _("Provincial or district directorate")
    AGENCY = "agency", _("Development agency")
    UNIVERSITY = "university", _("University")
    SCHOOL = "school", _("School or training centre")
    CHAMBER = "chamber", _("Chamber, exchange or union")
    CIVIL_SOCIETY = "civil_society", _("Association, foundation or other civil society")
    COOPERATIVE = "cooperative", _("Cooperative")
    FIRM = "firm", _("Company")
    EU_INSTITUTION = "eu", _("European Union institution")
    INTERNATIONAL = "international", _("International organisation")
    MISSION = "mission", _("Embassy, consulate or mission")
    FOREIGN_AUTHORITY = "foreign", _("Municipality or region abroad")
    MEDIA = "media", _("Media")
    OTHER = "other", _("Other")


class NameKind(models.TextChoices):
    """What another name of an institution is."""

    SHORT = "short", _("Short name")
    FORMER = "former", _("Former name")
    SPELLING = "spelling", _("Other spelling")
    TRANSLATION = "translation", _("Name in another language")
