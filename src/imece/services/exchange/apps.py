"""Tells Django about this app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Sheets in and out; knows no business."""

    name = "imece.services.exchange"
    label = "exchange"
    verbose_name = _("Import and export")

    def ready(self) -> None:
        """Name the verbs of the trail."""
        from imece.services.audit.verbs import name_verbs  # noqa: PLC0415 -- the audit app is loaded only now

        name_verbs(
            {
                "exchange.uploaded": _("Sheet uploaded"),
                "exchange.imported": _("Sheet imported"),
                "exchange.undone": _("Import undone"),
            }
        )
