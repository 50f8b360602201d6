"""Tells Django about this app and names its verbs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_verbs


class DutiesConfig(AppConfig):
    name = "imece.services.duties"
    label = "duties"

    def ready(self) -> None:
        """Words for the trail."""
        name_verbs(
            {
                "duties.given": _("Duty given"),
                "duties.changed": _("Duty changed"),
                "duties.finished": _("Duty finished"),
                "duties.reopened": _("Duty reopened"),
                "duties.handed_over": _("Duties handed over"),
            }
        )
