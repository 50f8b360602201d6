"""Everything that can be done with offices, units, people, deputies and grants; nobody else writes these tables."""

from imece.services.accounts.actions.acting import end_acting, set_acting, start_acting, stop_acting
from imece.services.accounts.actions.grants import GrantFacts, give_grant, revoke_grant
from imece.services.accounts.actions.invitations import (
    InvitationFacts,
    Invited,
    accept_invitation,
    come_in,
    invite,
    withdraw_invitation,
)
from imece.services.accounts.actions.members import SeatFacts, change_member, end_membership
from imece.services.accounts.actions.offices import NewOffice, OfficeFacts, change_office, open_office
from imece.services.accounts.actions.passkeys import add_passkey, remove_passkey, rename_passkey
from imece.services.accounts.actions.people import (
    change_own_settings,
    choose_theme,
    enter_demo,
    name_administrator,
    note_directory_login,
    note_provider_login,
    set_absence,
)
from imece.services.accounts.actions.units import add_unit, change_unit, reopen_unit, retire_unit

__all__ = [
    "GrantFacts",
    "InvitationFacts",
    "Invited",
    "NewOffice",
    "OfficeFacts",
    "SeatFacts",
    "accept_invitation",
    "add_passkey",
    "add_unit",
    "change_member",
    "change_office",
    "change_own_settings",
    "change_unit",
    "choose_theme",
    "come_in",
    "end_acting",
    "end_membership",
    "enter_demo",
    "give_grant",
    "invite",
    "name_administrator",
    "note_directory_login",
    "note_provider_login",
    "open_office",
    "remove_passkey",
    "rename_passkey",
    "reopen_unit",
    "retire_unit",
    "revoke_grant",
    "set_absence",
    "set_acting",
    "start_acting",
    "stop_acting",
    "withdraw_invitation",
]
