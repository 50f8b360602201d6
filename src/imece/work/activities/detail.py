"""What the page of one activity shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from imece.work.activities import policies, queries
from imece.work.activities.choices import AXIS_CODES, Axis
from imece.work.activities.whereabouts import place_name

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.forms import DocumentsForm
    from imece.work.activities.models import Activity


def page_of(actor: Actor, activity: Activity, form: DocumentsForm) -> dict[str, Any]:
    """The template's context: facts, divisions, documents, decisions with their reasons, trail."""
    return {
        "activity": activity,
        "title": activity.said("title"),
        "summary": activity.said("summary"),
        "place": place_name(activity),
        "divisions": divisions(activity),
        "documents": list(queries.documents(activity)),
        "trail": queries.trail(actor, activity),
        "form": form,
        "language": get_language() or "tr",
        "may": {
            "edit": policies.may_edit(actor, activity),
            "copy": policies.may_copy(actor, activity),
            "cancel": policies.may_cancel(actor, activity),
            "reinstate": policies.may_reinstate(actor, activity),
            "remove": policies.may_remove(actor, activity),
            "publish": policies.may_publish(actor, activity),
        },
        "is_own": actor.owns(activity.office_id),
    }


def divisions(activity: Activity) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """Each way of dividing with its numbers; None is unknown. Axes of which nothing is known are left out."""
    known = {(row.axis, row.code): row.number for row in activity.participations.all()}
    shown = []
    for axis, label in Axis.choices:
        rows = [(str(name), known.get((axis, code))) for code, name in AXIS_CODES[axis].choices]
        if axis == Axis.TARGET_GROUP:
            rows = [row for row in rows if row[1] is not None]
        if any(number is not None for _name, number in rows):
            shown.append((str(label), rows))
    return shown
