"""The minutes of a meeting as a paper, with each decision, who does it and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.paper.content import (
    Column,
    Facts,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Signatures,
    Table,
    Tone,
)
from imece.services.papers.kinds import PaperKind

if TYPE_CHECKING:
    from imece.ground.paper.content import Block
    from imece.work.activities.models import Activity, MeetingDecision, Minutes

KIND: Final = "minutes"
KIND_OF_MINUTES: Final = PaperKind(
    KIND,
    gettext_lazy("Minutes"),
    {
        "office": gettext_lazy("office"),
        "meeting": gettext_lazy("meeting"),
        "date": gettext_lazy("date"),
        "chair": gettext_lazy("chaired by"),
        "present": gettext_lazy("present"),
        "absent": gettext_lazy("excused"),
    },
    {
        "decisions": {
            "number": gettext_lazy("number"),
            "decision": gettext_lazy("decision"),
            "owner": gettext_lazy("owner"),
            "due_on": gettext_lazy("due date"),
            "state": gettext_lazy("state"),
        }
    },
)


def minutes_paper(activity: Activity, minutes: Minutes, language: str) -> Paper:
    """Head, agenda, decisions, signatures; a draft says that it is one."""
    with override(language):
        title = str(activity.said("title", language))
        blocks: list[Block] = []
        if not minutes.is_locked:
            blocks.append(Notice(_("Draft: these minutes are not approved yet."), Tone.WARNING))
        blocks.append(
            Facts(
                (
                    (_("Date"), activity.when.shown(language)),
                    (_("Place"), activity.place_shown),
                    (_("Chaired by"), minutes.chair),
                    (_("Present"), minutes.present),
                    (_("Excused"), minutes.absent),
                )
            )
        )
        for place, item in enumerate(minutes.items.all(), start=1):
            blocks.append(Heading(f"{place}. {item.title}", 2))
            if item.discussion:
                blocks.append(Paragraph(item.discussion))
        blocks += _decisions(list(minutes.decisions.all()))
        blocks.append(Signatures(((minutes.chair, "", _("Chaired by")), ("", "", _("Minutes taken by")))))
        return Paper(
            kind=KIND,
            title=_("Minutes"),
            subtitle=f"{title} · {activity.office.said('name', language)}",
            language=language,
            blocks=tuple(blocks),
            day=activity.first,
            values=(
                ("office", str(activity.office.said("name", language))),
                ("meeting", title),
                ("date", activity.when.shown(language)),
                ("chair", minutes.chair),
                ("present", minutes.present),
                ("absent", minutes.absent),
            ),
            is_sample=activity.office.is_sample,
        )


def _decisions(rows: list[MeetingDecision]) -> list[Block]:
    if not rows:
        return [Paragraph(_("No decisions were taken."))]
    columns = (
        Column("#", 0.4, key="number"),
        Column(_("Decision"), 4, key="decision"),
        Column(_("Owner"), 1.8, key="owner"),
        Column(_("Due date"), 1.2, key="due_on"),
        Column(_("State"), 1, key="state"),
    )
    cells = tuple(
        (place, row.text, str(row.owner.user) if row.owner else "", row.due_on, _state(row))
        for place, row in enumerate(rows, start=1)
    )
    return [Heading(_("Decisions"), 2), Table(columns, cells, name="decisions")]


def _state(row: MeetingDecision) -> str:
    if row.duty is None:
        return _("not a duty yet")
    return _("done") if row.duty.done_at else _("open duty")
