"""The verbs of reports: begin, write, submit, return, approve (freezes), publish, take up again, remind."""

from imece.overview.reports.actions.beginning import begin_report, remove_report, renew_drafts
from imece.overview.reports.actions.deciding import (
    approve_report,
    publish_report,
    return_report,
    submit_report,
    take_back_report,
    take_up_report,
    withdraw_report,
)
from imece.overview.reports.actions.reminding import remind_units
from imece.overview.reports.actions.writing import Written, write_texts

__all__ = [
    "Written",
    "approve_report",
    "begin_report",
    "publish_report",
    "remind_units",
    "remove_report",
    "renew_drafts",
    "return_report",
    "submit_report",
    "take_back_report",
    "take_up_report",
    "withdraw_report",
    "write_texts",
]
