"""Tells Django about this app and names its verbs."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import name_verbs


class ContactsConfig(AppConfig):
    name = "imece.work.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        name_verbs(
            {
                "contacts.entered": _("entered the institution"),
                "contacts.changed": _("changed the institution"),
                "contacts.names_changed": _("changed the other names"),
                "contacts.standing_changed": _("changed the office's note"),
                "contacts.merged": _("merged another institution into it"),
                "contacts.merge_undone": _("took a merge back"),
                "contacts.not_the_same": _("said that two institutions are not the same"),
                "contacts.name_decided": _("decided what a typed name means"),
            }
        )
