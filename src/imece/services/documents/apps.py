"""Tells Django about this app and names its verbs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_values, name_verbs


class DocumentsConfig(AppConfig):
    name = "imece.services.documents"
    label = "documents"

    def ready(self) -> None:
        """Words for the trail."""
        from imece.services.documents.models import Access  # noqa: PLC0415 -- models are ready only now

        labels = dict(Access.choices)
        name_values({"access": lambda code: labels.get(code, code)})
        name_verbs(
            {
                "documents.attached": _("File attached"),
                "documents.access_changed": _("Who sees the file changed"),
                "documents.taken_away": _("File taken away"),
                "documents.put_back": _("File put back"),
            }
        )
