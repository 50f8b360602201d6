"""Tells Django about this app and names its verbs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import KnownList, know
from imece.services.accounts import handover
from imece.services.audit.verbs import name_verbs


class DutiesConfig(AppConfig):
    name = "imece.services.duties"
    label = "duties"

    def ready(self) -> None:
        """Words for the trail; the yearly duties of a new office; what a leaving member hands over."""
        from imece.services.duties import forms, policies, undoable, yearly  # noqa: PLC0415 -- models are ready only now
        from imece.services.undoing.kinds import register  # noqa: PLC0415 -- models are ready only now

        know(
            KnownList(
                "duties:list",
                _("Duties"),
                lambda _actor, said: forms.DutyFilter(said),
                policies.may_see,
                ("due", "title"),
            )
        )
        register(undoable.DUTY, undoable.FINISHED)
        handover.offer("duties", yearly.HANDOVER)
        name_verbs(
            {
                "duties.given": _("Duty given"),
                "duties.changed": _("Duty changed"),
                "duties.finished": _("Duty finished"),
                "duties.reopened": _("Duty reopened"),
                "duties.handed_over": _("Duties handed over"),
                "duties.yearly_opened": _("Yearly duties opened"),
            }
        )
