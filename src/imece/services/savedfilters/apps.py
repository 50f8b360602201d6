"""Tells Django about this app and names its verbs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_verbs


class SavedFiltersConfig(AppConfig):
    name = "imece.services.savedfilters"
    label = "savedfilters"

    def ready(self) -> None:
        """Words for the trail, and what can be taken back."""
        from imece.services.savedfilters.undoable import SAVED_FILTER  # noqa: PLC0415 -- models are ready only now
        from imece.services.undoing.kinds import register  # noqa: PLC0415 -- models are ready only now

        register(SAVED_FILTER)
        name_verbs(
            {
                "savedfilters.saved": _("saved a filter"),
                "savedfilters.renamed": _("renamed a saved filter"),
                "savedfilters.moved": _("moved a saved filter"),
                "savedfilters.removed": _("removed a saved filter"),
            }
        )
