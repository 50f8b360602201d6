"""Tells Django about this app; names its verbs and hangs up its measure and its import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from imece.services.accounts.actor import Actor
    from imece.services.comments.subjects import Subject


class IndicatorsConfig(AppConfig):
    name = "imece.work.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Everything that others find through registries."""
        from imece.ground.web.known_lists import KnownList, know  # noqa: PLC0415 -- models are ready only now
        from imece.services.accounts.policies import may_read_as_staff, visible_units  # noqa: PLC0415
        from imece.services.audit.verbs import name_changes, name_values, name_verbs  # noqa: PLC0415
        from imece.services.comments.subjects import take_up  # noqa: PLC0415
        from imece.services.exchange.kinds import register  # noqa: PLC0415
        from imece.services.measures.registry import hang_up  # noqa: PLC0415
        from imece.services.papers.kinds import offer  # noqa: PLC0415 -- models are ready only now
        from imece.services.undoing import kinds as undoing  # noqa: PLC0415
        from imece.work.indicators import openings, undoable  # noqa: F401, PLC0415 -- registers what a new office gets
        from imece.work.indicators.forms.office import IndicatorFilter  # noqa: PLC0415
        from imece.work.indicators.imports import ACTUALS  # noqa: PLC0415
        from imece.work.indicators.letters import KIND_OF_LETTER  # noqa: PLC0415 -- as above
        from imece.work.indicators.measures import MilestoneDone  # noqa: PLC0415
        from imece.work.indicators.policies import visible_actuals, visible_indicators  # noqa: PLC0415
        from imece.work.indicators.views import indicators  # noqa: PLC0415

        undoing.register(undoable.INDICATOR, undoable.ACTUAL, undoable.STEP)
        know(
            KnownList(
                "indicators:list",
                _("Indicators"),
                lambda actor, said: IndicatorFilter(said, units=list(visible_units(actor))),
                may_read_as_staff,
                indicators.SORTS,
                {"q": _("Search"), "year": _("Year")},
            )
        )
        for place, kind, page, rows in (
            ("indicator", "indicators.indicator", "detail", visible_indicators),
            ("actual", "indicators.actual", "inspect", visible_actuals),
        ):
            take_up(subject(place, kind, page, rows))
        offer(KIND_OF_LETTER)
        name_verbs(VERBS)
        name_changes(CHANGES)
        name_values({"indicators.indicator:measure": measure_said})
        hang_up(MilestoneDone())
        register(ACTUALS)


def measure_said(code: str) -> str:
    """What a measure is called; its code when no app hangs it up any more."""
    from imece.services.measures.registry import is_known, measure  # noqa: PLC0415 -- as in `ready`

    return str(measure(code).title) if is_known(code) else code


def subject(place: str, kind: str, page: str, rows: Callable[[Actor], QuerySet[Any]]) -> Subject:
    """What can be talked about here: an indicator, or one of its figures."""
    from imece.services.comments.subjects import Subject  # noqa: PLC0415 -- models are ready only now

    related = ("office",) if place == "indicator" else ("office", "indicator")
    return Subject(
        kind,
        lambda actor: rows(actor).select_related(*related),
        lambda one: reverse(f"indicators:{page}", args=[one.office.slug, one.pk]),
        lambda one: one.office,
        place,
    )


CHANGES = {
    "done_on": _("done on"),
    "filters": _("filters"),
    "frozen_hash": _("fingerprint of the frozen evidence"),
    "step": _("step"),
    "steps": _("steps"),
    "weight": _("weight"),
}

VERBS = {
    "indicators.chain_laid": _("Approval steps laid"),
    "indicators.indicator_created": _("Indicator created"),
    "indicators.indicator_changed": _("Indicator changed"),
    "indicators.indicator_retired": _("Indicator no longer used"),
    "indicators.indicator_used_again": _("Indicator in use again"),
    "indicators.target_set": _("Target set"),
    "indicators.measure_bound": _("Measure bound"),
    "indicators.step_added": _("Milestone step added"),
    "indicators.step_changed": _("Milestone step changed"),
    "indicators.step_done": _("Milestone step done"),
    "indicators.step_undone": _("Milestone step not done after all"),
    "indicators.request_made": _("Unit asked to report"),
    "indicators.request_reminded": _("Reminder sent"),
    "indicators.request_withdrawn": _("Request withdrawn"),
    "indicators.letter_recorded": _("Letter number kept"),
    "indicators.contact_changed": _("Contact of the request changed"),
    "indicators.actual_opened": _("Actual opened"),
    "indicators.actual_drafted": _("Actual saved as draft"),
    "indicators.actual_cleared": _("Draft of the actual emptied"),
    "indicators.actual_submitted": _("Actual submitted"),
    "indicators.actual_withdrawn": _("Submission taken back"),
    "indicators.step_approved": _("Step approved"),
    "indicators.actual_approved": _("Actual approved and frozen"),
    "indicators.actual_returned": _("Actual returned"),
    "indicators.actual_taken_up_again": _("Approved actual taken up again"),
    "indicators.actual_published": _("Actual published"),
    "indicators.corrected": _("Corrections entered"),
    "indicators.period_closed": _("Period closed"),
    "indicators.period_reopened": _("Period reopened"),
}
