"""Tells Django about this app, and the trail about its verbs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_verbs


class AtlasConfig(AppConfig):
    name = "imece.services.atlas"
    label = "atlas"

    def ready(self) -> None:
        """Name what the trail tells."""
        name_verbs(
            {
                "atlas.shapes_brought": _("brought official shapes of districts"),
                "atlas.shapes_put_away": _("put official shapes of districts away"),
            }
        )
