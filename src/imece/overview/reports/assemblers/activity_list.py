"""The yearly activity list: by kind and day, with totals; what a small office hands in on its first day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Align, Column, Facts, Heading, Notice, Paper, Paragraph, Table
from imece.overview.reports.assemblers.voice import NOTHING, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.paper.content import Block, Cell
    from imece.services.accounts.models import Office
    from imece.work.activities.models import Activity
    from imece.work.activities.yearly import YearList

KIND = "activity_list"


def assemble(year: YearList, office: Office, voice: Voice) -> Paper:
    """A table of sums by kind and month, then the activities of each kind by day."""
    blocks: list[Block] = [
        Facts(
            (
                (voice(_("Year")), str(year.year)),
                (voice(_("Activities")), year.tally.total),
                (
                    voice(_("Participants as far as known")),
                    year.tally.participants if year.tally.participants_known else NOTHING,
                ),
            )
        )
    ]
    if year.kinds:
        blocks += [Heading(voice(_("By kind and month")), 1), month_table(year, voice)]
    else:
        blocks.append(Paragraph(voice(_("No activity was recorded in this year."))))
    if year.cancelled:
        blocks.append(
            Notice(voice(_("Cancelled activities, not counted above: %(count)s."), count=year.cancelled))
        )
    for row in year.kinds:
        blocks.append(Heading(f"{voice.of(row.kind, 'name')} ({row.tally.total})", 1))
        blocks.append(activity_table(voice, row.activities, name=f"kind_{row.kind.code}"))
    return Paper(
        kind=KIND,
        title=voice.title(_("Yearly list of activities")),
        subtitle=voice.of(office, "name"),
        period=str(year.year),
        language=voice.leading,
        blocks=tuple(blocks),
        values=(
            ("office", voice.of(office, "name")),
            ("year", str(year.year)),
            ("activities", year.tally.total),
            ("participants", year.tally.participants if year.tally.participants_known else None),
        ),
        is_sample=office.is_sample,
        is_wide=True,
    )


def month_table(year: YearList, voice: Voice) -> Table:
    """How many of each kind in each month."""
    columns = (
        Column(voice(_("Kind")), 3),
        *(Column(name[:3], 0.6, Align.END) for name in year.month_names(voice.leading)),
        Column(voice(_("Month not known")), 1, Align.END),
        Column(voice(_("Total")), 0.8, Align.END),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (voice.of(row.kind, "name"), *row.tally.in_order, row.tally.total) for row in year.kinds
    )
    total: tuple[Cell, ...] = (voice(_("Total")), *year.tally.in_order, year.tally.total)
    return Table(columns, rows, total=total, name="months")


def activity_table(
    voice: Voice, activities: Iterable[Activity], name: str, *, kind_said: bool = False
) -> Table:
    """Activities by day: when, what, where, with whom, how many; the kind where no heading says it."""
    columns = (
        Column(voice(_("Date")), 1.4),
        Column(voice(_("Activity")), 4),
        *((Column(voice(_("Kind")), 1.4),) if kind_said else ()),
        Column(voice(_("Place")), 1.8),
        Column(voice(_("Institutions")), 2),
        Column(voice(_("Participants")), 1, Align.END),
    )
    rows = tuple(
        (
            activity.when.shown(voice.leading),
            voice.of(activity, "title"),
            *((voice.of(activity.kind, "name"),) if kind_said else ()),
            activity.place_shown or NOTHING,
            ", ".join(str(institution) for institution in activity.institutions.all()) or NOTHING,
            voice(_("unknown")) if activity.participants is None else activity.participants,
        )
        for activity in activities
    )
    return Table(columns, rows, name=name)
