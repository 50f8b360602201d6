"""The verbs of the register."""

from imece.work.contacts.actions.decisions import decide_name
from imece.work.contacts.actions.entering import (
    add_name,
    bearer_of_number,
    change_institution,
    enter_institution,
    enter_many,
    find_again,
    remove_name,
    set_logo,
)
from imece.work.contacts.actions.likes import ask_for_search, search_doubles, set_apart
from imece.work.contacts.actions.merging import merge, undo_merge
from imece.work.contacts.actions.sheets import change_back, change_some, take_out
from imece.work.contacts.actions.standing import keep_standing

__all__ = [
    "add_name",
    "ask_for_search",
    "bearer_of_number",
    "change_back",
    "change_institution",
    "change_some",
    "decide_name",
    "enter_institution",
    "enter_many",
    "find_again",
    "keep_standing",
    "merge",
    "remove_name",
    "search_doubles",
    "set_apart",
    "set_logo",
    "take_out",
    "undo_merge",
]
