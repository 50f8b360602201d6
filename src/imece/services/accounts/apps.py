"""Tells Django about this app and names what can happen in it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "imece.services.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Name the verbs and the changes of the trail."""
        from imece.services.audit.verbs import name_changes, name_verbs  # noqa: PLC0415 -- models come first

        name_verbs(VERBS)
        name_changes(
            {"letterhead": _("letterhead"), "name_en": _("English name"), "successor": _("successor")}
        )


VERBS = {
    "accounts.absence_set": _("changed their absence"),
    "accounts.second_step_reset": _("took a lost second step away"),
    "accounts.acting_ended": _("ended a deputyship"),
    "accounts.acting_set": _("named a deputy"),
    "accounts.acting_started": _("began to act for an absent member"),
    "accounts.acting_stopped": _("stopped acting for an absent member"),
    "accounts.administrator_named": _("named an administrator of the installation"),
    "accounts.demo_entered": _("entered the demonstration"),
    "accounts.grant_given": _("gave another office permission to read"),
    "accounts.grant_revoked": _("revoked a permission to read"),
    "accounts.invitation_accepted": _("accepted the invitation"),
    "accounts.invitation_withdrawn": _("withdrew an invitation"),
    "accounts.invited": _("invited a person"),
    "accounts.looked": _("looked at a page"),
    "accounts.member_changed": _("changed a member"),
    "accounts.member_ended": _("ended a membership"),
    "accounts.office_changed": _("changed the office's settings"),
    "accounts.office_opened": _("opened the office"),
    "accounts.own_settings_changed": _("changed their own settings"),
    "accounts.unit_added": _("added a unit"),
    "accounts.unit_changed": _("changed a unit"),
    "accounts.unit_reopened": _("took a unit back into use"),
    "accounts.unit_retired": _("retired a unit"),
}
