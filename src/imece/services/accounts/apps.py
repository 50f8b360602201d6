"""Tells Django about this app and names what can happen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import QueryDict

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.forms.trail import LooksFilter


PROVINCE_DIGITS = 2


def form_of(form: type[LooksFilter]) -> Callable[[Actor, QueryDict], LooksFilter]:
    """How a filter of the trail is made for an actor."""
    return lambda actor, said: form(said, actor=actor)


class AccountsConfig(AppConfig):
    name = "imece.services.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Name the verbs and the changes of the trail."""
        from imece.ground.web.known_lists import KnownList, know  # noqa: PLC0415 -- models come first
        from imece.services.accounts.forms.trail import LooksFilter, TrailFilter  # noqa: PLC0415
        from imece.services.accounts.policies import may_read_trail  # noqa: PLC0415
        from imece.services.accounts.undoable import MEMBER, UNIT  # noqa: PLC0415
        from imece.services.audit.verbs import name_changes, name_values, name_verbs  # noqa: PLC0415
        from imece.services.undoing.kinds import register  # noqa: PLC0415

        for view, label, form in (
            ("accounts:trail", _("Audit trail"), TrailFilter),
            ("accounts:looks", _("Looks of auditors"), LooksFilter),
        ):
            know(KnownList(view, label, form_of(form), may_read_trail, ("time",)))
        name_verbs(VERBS)
        register(UNIT, MEMBER)
        name_values({"accounts.office:district": place_said, "accounts.office:province": place_said})
        name_changes(
            {"letterhead": _("letterhead"), "name_en": _("English name"), "successor": _("successor")}
        )


def place_said(code: str) -> str:
    """The name of a province or district; the code where there is none of it."""
    from imece.services.reference import places  # noqa: PLC0415 -- data files are read only when asked

    try:
        return (places.district if len(code) > PROVINCE_DIGITS else places.province)(code).name
    except KeyError:
        return code


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
    "accounts.app_set_up": _("set up an authenticator app"),
    "accounts.app_switched_off": _("switched the authenticator app off"),
    "accounts.codes_made": _("made new recovery codes"),
    "accounts.directory_login": _("signed in with the directory's password"),
    "accounts.provider_login": _("signed in with the institution's account"),
    "accounts.passkey_added": _("added a passkey"),
    "accounts.passkey_removed": _("removed a passkey"),
    "accounts.passkey_renamed": _("renamed a passkey"),
    "accounts.password_changed": _("changed the password"),
    "accounts.unit_added": _("added a unit"),
    "accounts.unit_changed": _("changed a unit"),
    "accounts.unit_reopened": _("took a unit back into use"),
    "accounts.unit_retired": _("retired a unit"),
}
