"""The briefing note (bilgi notu): one page for the governor or mayor on an objective, unit, place, institution, country.

One page must stay one page: the number of lines and the length of each are limited here, and what is left out is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Align, Bullets, Column, Facts, Heading, Paper, Paragraph, Table
from imece.overview.reports.assemblers import parts
from imece.overview.reports.assemblers.voice import NOTHING, Voice, figure, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from imece.ground.paper.content import Block, Cell
    from imece.overview.reports.queries.activities import Happened
    from imece.overview.reports.queries.material import Line, ObjectiveLines
    from imece.services.accounts.models import Office

KIND: Final = "briefing"
MOST_ACTIVITIES: Final = 4
LONGEST: Final = 80
LONGEST_TITLE: Final = 120


@dataclass(frozen=True, slots=True)
class Brief:
    """What the note tells: its subject in words, the activities, and for an objective or a unit how its figures stand."""

    office: Office
    subject: str
    day: date
    happened: Happened
    lines: tuple[Line, ...] = ()
    objective: ObjectiveLines | None = None
    duties: tuple[tuple[str, date | None], ...] = ()
    is_sample: bool = False


def most(voice: Voice) -> int:
    """How many rows a table may have: fewer where every row says everything twice."""
    return 3 if voice.is_double else MOST_ACTIVITIES


def most_points(voice: Voice) -> int:
    """How many points a list may have."""
    return 2 if voice.is_double else 3


def assemble(brief: Brief, voice: Voice) -> Paper:
    """Subject, figures, what is late, the newest activities, what to know."""
    blocks: list[Block] = [Facts(tuple(facts(brief, voice)))]
    blocks += figures(brief, voice)
    blocks += newest(brief, voice)
    blocks += points(brief, voice)
    return Paper(
        kind=KIND,
        title=voice.title(_("Briefing note")),
        subtitle=cut(brief.subject, LONGEST_TITLE),
        language=voice.leading,
        blocks=tuple(blocks),
        day=brief.day,
        values=(
            ("office", voice.of(brief.office, "name")),
            ("subject", brief.subject),
            ("activities", brief.happened.count),
            ("participants", brief.happened.participants),
        ),
        is_sample=brief.is_sample,
    )


def facts(brief: Brief, voice: Voice) -> list[tuple[str, Cell]]:
    """The few numbers that a reader looks for first."""
    rows: list[tuple[str, Cell]] = []
    if brief.objective is not None:
        thing = brief.objective.objective
        rows.append(
            (
                voice(_("Responsible unit")),
                cut(str(thing.responsible_unit or thing.responsible_text or NOTHING)),
            )
        )
        rows.append(
            (
                voice(_("Performance of the objective")),
                parts.score_words(voice, brief.objective.standing.score),
            )
        )
    rows += [
        (voice(_("Activities")), brief.happened.count),
        (
            voice(_("Participants as far as known")),
            voice(_("unknown")) if brief.happened.participants is None else brief.happened.participants,
        ),
        (voice(_("Institutions worked with")), brief.happened.institutions),
    ]
    return rows


def figures(brief: Brief, voice: Voice) -> list[Block]:
    """The indicators furthest from their target first; how many are left out is said."""
    if not brief.lines:
        return []
    ordered = sorted(brief.lines, key=lambda line: (not line.standing.is_late, -(line.standing.gain or 0)))
    columns = (
        Column(voice(_("No.")), 0.7),
        Column(voice(_("Performance indicator")), 4),
        Column(voice(_("Target")), 1, Align.END),
        Column(voice(_("Actual")), 1, Align.END),
        Column(voice(_("How it stands")), 1.2),
    )
    rows = tuple(
        (
            line.standing.link.number,
            cut(voice.of(line.indicator, "name")),
            figure(line.standing.target),
            short_value(line),
            parts.band_word(voice, line),
        )
        for line in ordered[: most(voice)]
    )
    return [
        Heading(voice(_("Indicators")), 2),
        Table(columns, rows, name="indicators"),
        *left_out(len(ordered) - most(voice), voice),
    ]


def short_value(line: Line) -> Cell:
    """The actual, never longer than a line."""
    value = parts.value_cell(line)
    return cut(value) if isinstance(value, str) else value


def newest(brief: Brief, voice: Voice) -> list[Block]:
    """The newest activities."""
    if not brief.happened.newest:
        return [Paragraph(voice(_("No activity is recorded about this.")))]
    columns = (
        Column(voice(_("Date")), 1.4),
        Column(voice(_("Activity")), 4),
        Column(voice(_("Place")), 1.8),
    )
    rows = tuple(
        (row.when.shown(voice.leading), cut(voice.of(row, "title")), cut(row.place_shown or NOTHING, 32))
        for row in brief.happened.newest[: most(voice)]
    )
    return [
        Heading(voice(_("Newest activities")), 2),
        Table(columns, rows, name="activities"),
        *left_out(brief.happened.count - len(rows), voice),
    ]


def points(brief: Brief, voice: Voice) -> list[Block]:
    """Risks of the objective, or the duties of the unit."""
    risks = brief.objective.noted("risk") if brief.objective is not None else ()
    blocks: list[Block] = []
    if risks:
        said = tuple(cut(voice.of(note, "text")) for note in risks[: most_points(voice)])
        blocks += [Heading(voice(_("Risks")), 2), Bullets(said)]
    if brief.duties:
        said = tuple(f"{cut(title)} ({voice.day(due)})" for title, due in brief.duties[: most_points(voice)])
        blocks += [Heading(voice(_("What is to be done")), 2), Bullets(said)]
    return blocks


def left_out(count: int, voice: Voice) -> Sequence[Block]:
    """That there is more than one page can hold."""
    if count <= 0:
        return ()
    return (Paragraph(voice(_("%(count)s more are not shown here."), count=number(count))),)


def cut(text: str, longest: int = LONGEST) -> str:
    """A text of at most so many letters in one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rpartition(' ')[0] or line[: longest - 1]}…"
