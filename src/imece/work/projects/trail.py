"""The verbs of projects as the audit trail says them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

VERBS: Final = {
    "projects.recorded": _("recorded the project"),
    "projects.changed": _("changed the project"),
    "projects.confirmed": _("confirmed that the project is right"),
    "projects.moved": _("changed the status of the project"),
    "projects.published": _("published the project"),
    "projects.withdrawn": _("took the project back inside"),
    "projects.removed": _("removed the project"),
    "projects.payments_listed": _("took in a list of payments"),
    "projects.round_opened": _("opened a collection round"),
    "projects.round_changed": _("changed a collection round"),
    "projects.round_asked": _("asked institutions in a collection round"),
    "projects.round_sent": _("sent the links of a collection round"),
    "projects.round_closed": _("closed a collection round"),
    "projects.round_answered": _("answered a collection round"),
    "projects.answer_taken": _("took over what an institution answered"),
    "projects.answer_refused": _("did not take over what an institution answered"),
    "projects.put_back": _("put the project back"),
    "projects.row_added": _("added to the project"),
    "projects.row_changed": _("changed a part of the project"),
    "projects.row_removed": _("took a part off the project"),
    "projects.news_published": _("published a piece of news"),
    "projects.news_withdrawn": _("took a piece of news back inside"),
    "projects.story_moved": _("moved the story on"),
    "projects.funder_added": _("added a funder"),
    "projects.funder_changed": _("changed a funder"),
    "projects.funder_retired": _("retired a funder or programme"),
    "projects.funder_restored": _("offered a funder or programme again"),
    "projects.programme_added": _("added a funding programme"),
}
