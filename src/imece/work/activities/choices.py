"""Choices of activities: our part in it, how exactly the date is known, and the axes of participants."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

HOME_COUNTRY: Final = "TR"


class Part(models.TextChoices):
    """What the office did."""

    ORGANISED = "organised", _("Organised by us")
    ATTENDED = "attended", _("Attended by us")
    HOSTED = "hosted", _("Hosted by us")


class Precision(models.TextChoices):
    """How exactly the date is known; a document may name only the month or the year."""

    DAY = "day", _("exact days")
    MONTH = "month", _("month known")
    YEAR = "year", _("year known")


class MinutesState(models.TextChoices):
    """How far the minutes of a meeting have come."""

    DRAFT = "draft", _("Minutes being written")
    APPROVED = "approved", _("Minutes approved and locked")


MEETING_KINDS: Final = frozenset({"meeting", "workshop", "conference", "protocol_review"})
"""Kinds of activities that have minutes; an office's own kinds may have them too."""


class Axis(models.TextChoices):
    """One way of dividing the participants."""

    SEX = "sex", _("Sex")
    AGE = "age", _("Age band")
    TARGET_GROUP = "target_group", _("Target group")


class Sex(models.TextChoices):
    """Participants by sex; who is in neither row is unknown, not zero."""

    WOMEN = "women", _("Women")
    MEN = "men", _("Men")


class AgeBand(models.TextChoices):
    """Participants by age."""

    UNDER_18 = "under_18", _("Under 18")
    YOUTH = "youth", _("18–29")
    ADULT = "adult", _("30–64")
    SENIOR = "senior", _("65 and over")


class TargetGroup(models.TextChoices):
    """For whom: disadvantaged groups and youth come first."""

    YOUTH = "youth", _("Young people")
    WOMEN = "women", _("Women")
    DISABLED = "disabled", _("People with disabilities")
    MIGRANTS = "migrants", _("Migrants and people under protection")
    UNEMPLOYED = "unemployed", _("Unemployed people")
    RURAL = "rural", _("Rural population and farmers")
    CHILDREN = "children", _("Children")
    ELDERLY = "elderly", _("Elderly people")
    PUBLIC_STAFF = "public_staff", _("Public staff")
    TEACHERS = "teachers", _("Teachers")
    ENTREPRENEURS = "entrepreneurs", _("Entrepreneurs")
    NGO = "ngo", _("Civil society")
    HEADMEN = "headmen", _("Neighbourhood headmen")
    PUBLIC = "public", _("General public")


AXIS_CODES: dict[str, type[models.TextChoices]] = {
    Axis.SEX: Sex,
    Axis.AGE: AgeBand,
    Axis.TARGET_GROUP: TargetGroup,
}
