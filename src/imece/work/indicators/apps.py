"""Tells Django about this app; names its verbs and hangs up its measure and its import."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "imece.work.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Everything that others find through registries."""
        from imece.services.audit.verbs import name_verbs  # noqa: PLC0415 -- models are ready only now
        from imece.services.exchange.kinds import register  # noqa: PLC0415
        from imece.services.measures.registry import hang_up  # noqa: PLC0415
        from imece.work.indicators import openings  # noqa: F401, PLC0415 -- registers what a new office gets
        from imece.work.indicators.imports import ACTUALS  # noqa: PLC0415
        from imece.work.indicators.measures import MilestoneDone  # noqa: PLC0415

        name_verbs(VERBS)
        hang_up(MilestoneDone())
        register(ACTUALS)


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
