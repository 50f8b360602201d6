"""The verbs of people: the only writers of this app."""

from imece.work.people.actions.attending import put_down_attendance
from imece.work.people.actions.erasing import erase_person, told_about, withdraw_consent
from imece.work.people.actions.persons import change_person, enter_many, enter_person, take_back_many
from imece.work.people.actions.roles import add_role, change_role, remove_role
from imece.work.people.actions.segments import note_export, remove_segment, save_segment

__all__ = [
    "add_role",
    "change_person",
    "change_role",
    "enter_many",
    "enter_person",
    "erase_person",
    "note_export",
    "put_down_attendance",
    "remove_role",
    "remove_segment",
    "save_segment",
    "take_back_many",
    "told_about",
    "withdraw_consent",
]
