"""The verbs of activities: the only writers of this app."""

from imece.work.activities.actions.changing import (
    cancel_activity,
    change_activity,
    put_back_activity,
    reinstate_activity,
    remove_activity,
)
from imece.work.activities.actions.files import (
    attach_documents,
    change_document_access,
    put_back_document,
    take_away_document,
)
from imece.work.activities.actions.kinds import (
    add_kind,
    rename_kind,
    restore_kind,
    retire_kind,
    sync_shared_kinds,
)
from imece.work.activities.actions.matching import (
    enter_for_name,
    forget_match,
    match_name,
    match_sure_names,
)
from imece.work.activities.actions.minutes import (
    MinutesFacts,
    SaidDecision,
    SaidItem,
    approve_minutes,
    write_minutes,
)
from imece.work.activities.actions.recording import (
    AlreadySent,
    copy_activity,
    record_activity,
    record_many,
    remove_many,
)

__all__ = [
    "AlreadySent",
    "MinutesFacts",
    "SaidDecision",
    "SaidItem",
    "add_kind",
    "approve_minutes",
    "attach_documents",
    "cancel_activity",
    "change_activity",
    "change_document_access",
    "copy_activity",
    "enter_for_name",
    "forget_match",
    "match_name",
    "match_sure_names",
    "put_back_activity",
    "put_back_document",
    "record_activity",
    "record_many",
    "reinstate_activity",
    "remove_activity",
    "remove_many",
    "rename_kind",
    "restore_kind",
    "retire_kind",
    "sync_shared_kinds",
    "take_away_document",
    "write_minutes",
]
