"""Tells Django about this app and names its verb."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_verbs


class UndoingConfig(AppConfig):
    name = "imece.services.undoing"
    label = "undoing"

    def ready(self) -> None:
        """Words for the trail."""
        name_verbs({"undoing.taken_back": _("took the last change back")})
