"""The verbs of projects: the only writers of this app."""

from imece.work.projects.actions.changing import (
    change_many,
    change_project,
    confirm_project,
    put_back_project,
    remove_project,
)
from imece.work.projects.actions.files import (
    FileFacts,
    add_files,
    change_file_access,
    put_back_file,
    take_away_file,
)
from imece.work.projects.actions.funding import (
    add_funder,
    add_programme,
    change_funder,
    switch,
    sync_shared_funders,
)
from imece.work.projects.actions.moving import move_project, publish_project, withdraw_project
from imece.work.projects.actions.recording import AlreadySent, record_many, record_project, remove_many
from imece.work.projects.actions.rows import move_story, publish_news, remove_row, save_row

__all__ = [
    "AlreadySent",
    "FileFacts",
    "add_files",
    "add_funder",
    "add_programme",
    "change_file_access",
    "change_funder",
    "change_many",
    "change_project",
    "confirm_project",
    "move_project",
    "move_story",
    "publish_news",
    "publish_project",
    "put_back_file",
    "put_back_project",
    "record_many",
    "record_project",
    "remove_many",
    "remove_project",
    "remove_row",
    "save_row",
    "switch",
    "sync_shared_funders",
    "take_away_file",
    "withdraw_project",
]
