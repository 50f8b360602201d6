"""The verbs of advice and investors: the only writers of this app."""

from imece.work.advisory.actions.leads import change_lead, enter_lead, move_lead
from imece.work.advisory.actions.requests import (
    answer_request,
    change_request,
    close_request,
    record_request,
    remove_request,
    reopen_request,
)
from imece.work.advisory.actions.visits import (
    add_problem,
    change_problem,
    end_problem,
    reopen_problem,
    write_visit,
)

__all__ = [
    "add_problem",
    "answer_request",
    "change_lead",
    "change_problem",
    "change_request",
    "close_request",
    "end_problem",
    "enter_lead",
    "move_lead",
    "record_request",
    "remove_request",
    "reopen_problem",
    "reopen_request",
    "write_visit",
]
