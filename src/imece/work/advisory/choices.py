"""Choices of advisory requests, investor visits and investment leads."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Asker(models.TextChoices):
    """Who asked."""

    INSTITUTION = "institution", _("An institution")
    PERSON = "person", _("A person we know")
    CITIZEN = "citizen", _("A citizen (no name is kept)")


class Channel(models.TextChoices):
    """How the request came."""

    VISIT = "visit", _("In person")
    PHONE = "phone", _("By telephone")
    MAIL = "mail", _("By e-mail")
    LETTER = "letter", _("By official letter")
    ONLINE = "online", _("Online meeting or form")
    EVENT = "event", _("At an event")


class Topic(models.TextChoices):
    """What it was about."""

    FUNDS = "funds", _("Calls and funds")
    IDEA = "idea", _("Project idea")
    WRITING = "writing", _("Writing an application")
    PARTNERS = "partners", _("Finding partners")
    MOBILITY = "mobility", _("Youth, volunteering and mobility")
    MANAGEMENT = "management", _("Running a project and reporting")
    TWINNING = "twinning", _("Twinning and foreign relations")
    INVESTMENT = "investment", _("Investment and incentives")
    OTHER = "other", _("Other")


class RequestState(models.TextChoices):
    """How far a request has come."""

    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class ProblemArea(models.TextChoices):
    """What stands in an investor's way."""

    SITE = "site", _("Land or site")
    PERMITS = "permits", _("Permits and licences")
    INFRASTRUCTURE = "infrastructure", _("Energy, water and roads")
    WORKFORCE = "workforce", _("Workforce")
    FINANCE = "finance", _("Finance and incentives")
    TRADE = "trade", _("Customs and exports")
    OTHER = "other", _("Other")


class ProblemState(models.TextChoices):
    """What became of a problem."""

    OPEN = "open", _("Open")
    SOLVED = "solved", _("Solved")
    UNSOLVED = "unsolved", _("Not solvable by us")


class Stage(models.TextChoices):
    """How far an investment has come."""

    LEAD = "lead", _("Lead")
    SITE = "site", _("Looking for a site")
    PERMITS = "permits", _("Permits")
    DECISION = "decision", _("Decision")
    CONCLUDED = "concluded", _("Concluded")
    LOST = "lost", _("Lost")


class Sector(models.TextChoices):
    """Branches of the economy, coarse enough to be told at a first meeting."""

    AGRICULTURE = "agriculture", _("Agriculture and food")
    TEXTILE = "textile", _("Textile and leather")
    MACHINERY = "machinery", _("Machinery and metal")
    AUTOMOTIVE = "automotive", _("Automotive")
    CHEMISTRY = "chemistry", _("Chemistry and plastics")
    ENERGY = "energy", _("Energy and environment")
    ICT = "ict", _("Information technology")
    TOURISM = "tourism", _("Tourism and culture")
    LOGISTICS = "logistics", _("Logistics")
    HEALTH = "health", _("Health")
    EDUCATION = "education", _("Education and youth")
    PUBLIC = "public", _("Public administration")
    SOCIAL = "social", _("Social services")
    OTHER = "other", _("Other")


OPEN_STAGES: Final = (Stage.LEAD, Stage.SITE, Stage.PERMITS, Stage.DECISION)
