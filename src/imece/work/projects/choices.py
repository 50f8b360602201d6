"""Choices of projects: who pays, what our part is, how far it has come, what it is about, who takes part."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from imece.work.activities.choices import HOME_COUNTRY, TargetGroup

HOME_CURRENCY: Final = "TRY"


class FunderKind(models.TextChoices):
    """What kind of body gives the money."""

    EU = "eu", _("European Union")
    NATIONAL = "national", _("National fund")
    AGENCY = "agency", _("Development agency")
    MINISTRY = "ministry", _("Ministry")
    BANK = "bank", _("Bank")
    EMBASSY = "embassy", _("Embassy")
    INTERNATIONAL = "international", _("International organisation")
    MUNICIPALITY = "municipality", _("Municipality")
    FOUNDATION = "foundation", _("Foundation")
    OTHER = "other", _("Other")


ABROAD_FUNDERS: Final = frozenset(
    {FunderKind.EU, FunderKind.BANK, FunderKind.EMBASSY, FunderKind.INTERNATIONAL}
)


class Part(models.TextChoices):
    """What the office is to the project."""

    FUND = "fund", _("We fund it")
    LEAD = "lead", _("We lead it")
    TAKE_PART = "take_part", _("We take part")
    FOLLOW = "follow", _("We follow it")


class Status(models.TextChoices):
    """How far a project has come."""

    IDEA = "idea", _("Idea")
    PREPARED = "prepared", _("In preparation")
    APPLIED = "applied", _("Applied")
    AWARDED = "awarded", _("Support granted")
    RUNNING = "running", _("Running")
    SUSPENDED = "suspended", _("Suspended")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")
    REJECTED = "rejected", _("Rejected")


SUPPORTED: Final = (Status.AWARDED, Status.RUNNING, Status.SUSPENDED, Status.COMPLETED)
"""Money was promised: what the counts of grants and projects take in."""


class Access(models.TextChoices):
    """Who sees a project."""

    INTERNAL = "internal", _("Internal")
    PUBLIC = "public", _("Public")


class PartnerRole(models.TextChoices):
    """What an institution is to the project."""

    LEAD = "lead", _("Lead beneficiary")
    CO_BENEFICIARY = "co_beneficiary", _("Co-beneficiary")
    ASSOCIATE = "associate", _("Associate")
    FUNDER_CONTACT = "funder_contact", _("Contact at the funder")
    SUPPLIER = "supplier", _("Contractor")


class Axis(models.TextChoices):
    """One list by which projects are found."""

    THEME = "theme", _("Theme")
    TARGET_GROUP = "target_group", _("Target group")
    SDG = "sdg", _("Sustainable development goal")


class Theme(models.TextChoices):
    """What a project is about."""

    ENVIRONMENT = "environment", _("Environment")
    CLIMATE = "climate", _("Climate")
    ENERGY = "energy", _("Energy")
    WATER = "water", _("Water and waste water")
    WASTE = "waste", _("Waste and recycling")
    TRANSPORT = "transport", _("Transport")
    SMART_CITY = "smart_city", _("Smart city")
    URBAN = "urban", _("Urban development")
    INFRASTRUCTURE = "infrastructure", _("Infrastructure")
    DISASTER = "disaster", _("Disaster preparedness")
    CULTURE = "culture", _("Culture and arts")
    HERITAGE = "heritage", _("Cultural heritage")
    TOURISM = "tourism", _("Tourism")
    EDUCATION = "education", _("Education")
    YOUTH = "youth", _("Youth")
    SPORT = "sport", _("Sport")
    HEALTH = "health", _("Health")
    INCLUSION = "inclusion", _("Social inclusion")
    WOMEN = "women", _("Equality of women and men")
    MIGRATION = "migration", _("Migration")
    EMPLOYMENT = "employment", _("Employment")
    ENTERPRISE = "enterprise", _("Enterprise and investment")
    INNOVATION = "innovation", _("Research and innovation")
    RURAL = "rural", _("Agriculture and rural development")
    PARTICIPATION = "participation", _("Democracy and participation")
    CAPACITY = "capacity", _("Institutional capacity")
    TWINNING = "twinning", _("Twinning and co-operation between towns")
    OTHER = "other", _("Other")


class Sdg(models.TextChoices):
    """The seventeen goals of the United Nations."""

    NO_POVERTY = "01", _("1 – No poverty")
    ZERO_HUNGER = "02", _("2 – Zero hunger")
    HEALTH = "03", _("3 – Good health and well-being")
    EDUCATION = "04", _("4 – Quality education")
    EQUALITY = "05", _("5 – Gender equality")
    WATER = "06", _("6 – Clean water and sanitation")
    ENERGY = "07", _("7 – Affordable and clean energy")
    WORK = "08", _("8 – Decent work and economic growth")
    INDUSTRY = "09", _("9 – Industry, innovation and infrastructure")
    INEQUALITIES = "10", _("10 – Reduced inequalities")
    CITIES = "11", _("11 – Sustainable cities and communities")
    CONSUMPTION = "12", _("12 – Responsible consumption and production")
    CLIMATE = "13", _("13 – Climate action")
    LIFE_BELOW_WATER = "14", _("14 – Life below water")
    LIFE_ON_LAND = "15", _("15 – Life on land")
    PEACE = "16", _("16 – Peace, justice and strong institutions")
    PARTNERSHIPS = "17", _("17 – Partnerships for the goals")


AXIS_CODES: Final[dict[str, type[models.TextChoices]]] = {
    Axis.THEME: Theme,
    Axis.TARGET_GROUP: TargetGroup,
    Axis.SDG: Sdg,
}


class StepKind(models.TextChoices):
    """What a line of the timetable is."""

    PACKAGE = "package", _("Work package")
    ACTIVITY = "activity", _("Activity")
    MILESTONE = "milestone", _("Milestone")


class MoneySource(models.TextChoices):
    """Who pays a part of the project."""

    GRANT = "grant", _("Grant")
    OWN = "own", _("Own")
    PARTNER = "partner", _("Partner")
    THIRD_PARTY = "third_party", _("Third party")


class Contribution(models.TextChoices):
    """How a part is paid."""

    CASH = "cash", _("Cash")
    IN_KIND = "in_kind", _("In kind")


class DutyKind(models.TextChoices):
    """What the funder asks of us."""

    REPORT = "report", _("Report")
    PAYMENT_REQUEST = "payment_request", _("Payment request")
    DELIVERABLE = "deliverable", _("Deliverable")
    VISIBILITY = "visibility", _("Visibility")
    AUDIT = "audit", _("Audit")
    ARCHIVE = "archive", _("Keep the records until")
    OTHER = "other", _("Other")


class FileKind(models.TextChoices):
    """What a file of a project is."""

    APPLICATION = "application", _("Application")
    CONTRACT = "contract", _("Contract")
    REPORT = "report", _("Report")
    DELIVERABLE = "deliverable", _("Deliverable")
    VISIBILITY = "visibility", _("Visibility material")
    PHOTO = "photo", _("Photo")
    OTHER = "other", _("Other")


class StoryState(models.TextChoices):
    """How far a story has come; nobody publishes their own."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("Waiting for review")
    PUBLISHED = "published", _("Published")


__all__ = [
    "ABROAD_FUNDERS", "AXIS_CODES", "HOME_COUNTRY", "HOME_CURRENCY", "SUPPORTED", "Access", "Axis", "Contribution",
    "DutyKind", "FileKind", "FunderKind", "MoneySource", "Part", "PartnerRole", "Sdg", "Status", "StepKind",
    "StoryState", "TargetGroup", "Theme",
]  # fmt: skip
