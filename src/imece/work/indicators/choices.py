"""The closed vocabularies of indicators: how a figure behaves, where it comes from, how far it has come."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Nature(TextChoices):
    """What a figure is; it decides the formula of its performance."""

    FLOW = "flow", _("yearly flow")
    STOCK = "stock", _("stock or cumulative")
    MILESTONE = "milestone", _("milestone or deliverable")
    TEXT = "text", _("text, judged by a level")


class Direction(TextChoices):
    """Which way is better."""

    MORE = "more", _("more is better")
    LESS = "less", _("less is better")


class Accumulation(TextChoices):
    """How the values of periods make a year's value, and years the plan's."""

    SUM = "sum", _("sum")
    LATEST = "latest", _("latest value")
    MAXIMUM = "maximum", _("highest value")
    AVERAGE = "average", _("average")
    UNIQUE = "unique", _("each counted once over the whole span")


class Frequency(TextChoices):
    """How often an indicator is measured or reported."""

    MONTH = "month", _("every month")
    QUARTER = "quarter", _("every quarter")
    HALF = "half", _("every half-year")
    YEAR = "year", _("every year")


class UnitKind(TextChoices):
    """What a unit of measurement measures; the printed unit itself is free text."""

    COUNT = "count", _("count")
    PERSON = "person", _("persons")
    PERCENT = "percent", _("percent")
    MONEY = "money", _("money")
    HOUR = "hour", _("hours")
    DAY = "day", _("days")
    AREA = "area", _("area")
    LENGTH = "length", _("length")
    WEIGHT = "weight", _("weight of goods")
    TEXT = "text", _("text")
    OTHER = "other", _("other")


class Basis(TextChoices):
    """Which of the three stated values is meant."""

    LIVE = "live", _("live")
    APPROVED = "approved", _("approved")
    PUBLISHED = "published", _("published")


class ActualState(TextChoices):
    """How far the reported value of one period has come."""

    OPEN = "open", _("open")
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    APPROVED = "approved", _("approved")


class Source(TextChoices):
    """Where a value comes from: a hand or the records."""

    TYPED = "typed", _("declared by hand")
    COUNTED = "counted", _("counted from records")


class StepDecision(TextChoices):
    """What one step of the approval chain decided."""

    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned")


class Band(TextChoices):
    """The word that goes with the colour of a performance."""

    BEHIND = "behind", _("behind")
    PARTLY = "partly", _("partly")
    ON_TARGET = "on_target", _("on target")
    BEYOND = "beyond", _("beyond")


class Approver(TextChoices):
    """Who signs a step of the approval chain."""

    UNIT_HEAD = "unit_head", _("head of the reporting unit")
    COORDINATOR = "coordinator", _("strategy unit or head of office")
    TOP_MANAGER = "top_manager", _("top manager")
    MEMBER = "member", _("a named member")


# What a plan prints of an indicator and scores it by; the rest (who answers, how it is shown) stays the office's.
PLAN_FIELDS: Final = frozenset(
    {
        "name",
        "definition",
        "formula",
        "nature",
        "direction",
        "accumulation",
        "is_ratio",
        "unit_kind",
        "unit_label",
        "currency",
        "baseline",
        "baseline_year",
    }
)
