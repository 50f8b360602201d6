"""The evidence dossier of one figure as an indexed paper: what an auditor takes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import (
    Align,
    Bullets,
    Column,
    Facts,
    Heading,
    Notice,
    Paper,
    Paragraph,
    Table,
    Tone,
)
from imece.ground.values.period import periods_said
from imece.overview.reports.assemblers.voice import NOTHING, Voice, figure
from imece.overview.reports.queries.material import inspect_address
from imece.work.indicators.choices import ActualState, Source, StepDecision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.ground.paper.content import Block, Cell
    from imece.work.indicators.queries.dossier import Inspection

KIND: Final = "evidence_dossier"


def assemble(shown: Inspection, voice: Voice) -> Paper:
    """Figure, formula, records, documents with hashes, corrections, approval trail."""
    actual = shown.actual
    indicator = actual.indicator
    sections: list[tuple[str, list[Block]]] = [
        (voice(_("The figure")), figure_blocks(shown, voice)),
        (voice(_("How it is scored")), formula_blocks(shown, voice)),
        (voice(_("Records behind the figure")), record_blocks(shown, voice)),
        (voice(_("Documents and their hashes")), document_blocks(shown, voice)),
        (voice(_("Corrections of earlier periods")), correction_blocks(shown, voice)),
        (voice(_("Trail of approval")), trail_blocks(shown, voice)),
    ]
    blocks: list[Block] = []
    for place, (title, body) in enumerate(sections, start=1):
        blocks += [Heading(f"{place}. {title}", 1), *body]
    return Paper(
        kind=KIND,
        title=voice.title(_("Evidence dossier")),
        subtitle=f"{voice.of(indicator, 'name')} · {voice.of(actual.office, 'name')}",
        period=voice.period(actual.period),
        language=voice.leading,
        blocks=tuple(blocks),
        day=actual.last,
        values=(
            ("office", voice.of(actual.office, "name")),
            ("indicator", voice.of(indicator, "name")),
            ("period", voice.period(actual.period)),
            ("value", figure(actual.approved_value if actual.is_approved else actual.value)),
            ("hash", actual.frozen_hash),
        ),
        is_sample=actual.office.is_sample,
        has_contents=True,
    )


def figure_blocks(shown: Inspection, voice: Voice) -> list[Block]:
    """The three values apart, the hash over all, the address."""
    actual = shown.actual
    rows: list[tuple[str, Cell]] = [
        (voice(_("Indicator")), voice.of(actual.indicator, "name")),
        (voice(_("Period")), voice.period(actual.period)),
        (voice(_("Where the value comes from")), voice(Source(actual.source).label)),
        (voice(_("State")), voice(ActualState(actual.state).label)),
        (voice(_("Reported value")), figure(actual.value)),
        (voice(_("Approved value")), figure(actual.approved_value)),
        (voice(_("Published value")), figure(actual.published_value)),
        (voice(_("Target of the year")), figure(shown.target)),
        (voice(_("Hash over the whole figure")), grouped(actual.frozen_hash) or NOTHING),
        (voice(_("Inspect (İncele)")), inspect_address(actual)),
    ]
    blocks: list[Block] = [Facts(tuple(rows))]
    if actual.text:
        blocks.append(Paragraph(actual.text))
    if shown.is_declared:
        blocks.append(
            Notice(voice(_("Declared by hand (beyan): no document stands behind this value.")), Tone.WARNING)
        )
    if not actual.is_approved:
        blocks.append(Notice(voice(_("Not approved yet: what stands here may still change.")), Tone.WARNING))
    return blocks


def formula_blocks(shown: Inspection, voice: Voice) -> list[Block]:
    """The formula in words and with its figures; reason and measures of a deviation."""
    scored = shown.year.scored if shown.year else None
    blocks: list[Block] = []
    if scored is None:
        blocks.append(Paragraph(voice(_("The method gives no performance for this figure."))))
    else:
        rows: list[tuple[str, Cell]] = [
            (voice(_("Formula")), scored.formula.words(voice.leading)),
            (voice(_("With the figures")), scored.formula.substituted(voice.leading)),
        ]
        ratio = scored.formula.substituted_ratio(voice.leading)
        if ratio:
            rows.append((voice(_("Ratio")), ratio))
        blocks.append(Facts(tuple(rows)))
    if shown.filters:
        blocks += [Paragraph(voice(_("What is counted:"))), Bullets(tuple(shown.filters))]
    for title, text in (
        (_("Reason of the deviation"), shown.actual.deviation_reason),
        (_("Measures taken"), shown.actual.measures_taken),
    ):
        if text:
            blocks += [Heading(voice(title), 2), Paragraph(text)]
    return blocks


def record_blocks(shown: Inspection, voice: Voice) -> list[Block]:
    """The frozen list once approved; before that what is counted now."""
    columns = (
        Column(voice(_("No.")), 0.5, Align.END),
        Column(voice(_("Record")), 4),
        Column(voice(_("Date")), 1.2),
        Column(voice(_("Place")), 2),
        Column(voice(_("Share")), 0.9, Align.END),
        Column(voice(_("Documents")), 0.9, Align.END),
    )
    rows: tuple[tuple[Cell, ...], ...]
    if shown.actual.is_approved:
        rows = tuple(
            (
                place,
                told(row.title, voice),
                row.day,
                row.place or NOTHING,
                figure(row.share),
                len(row.documents),
            )
            for place, row in enumerate(shown.frozen, start=1)
        )
        lead = voice(_("The list as it was frozen at approval."))
    else:
        rows = tuple(
            (place, row.title, row.day, row.place or NOTHING, figure(row.share), row.documents)
            for place, row in enumerate(shown.rows, start=1)
        )
        lead = voice(_("The records as they are counted now; the list is frozen at approval."))
    if not rows:
        return [Paragraph(voice(_("No record stands behind this value.")))]
    blocks: list[Block] = [Paragraph(lead), Table(columns, rows, name="records")]
    if shown.closed and not shown.actual.is_approved:
        blocks.append(
            Notice(voice(_("%(count)s closed records are counted but not listed."), count=shown.closed))
        )
    return blocks


def document_blocks(shown: Inspection, voice: Voice) -> list[Block]:
    """Every document with its SHA-256."""
    listed: Iterable[tuple[str, str, str]]
    if shown.actual.is_approved:
        listed = [
            (told(record.title, voice), item["name"], grouped(item["sha256"]))
            for record in shown.frozen
            for item in record.documents
        ]
    else:
        listed = [(str(shown.actual.indicator), each.name, grouped(each.sha256)) for each in shown.documents]
    rows = tuple((place, *row) for place, row in enumerate(listed, start=1))
    if not rows:
        return [Paragraph(voice(_("No documents are held.")))]
    columns = (
        Column(voice(_("No.")), 0.5, Align.END),
        Column(voice(_("Record")), 2),
        Column(voice(_("Document")), 2),
        Column("SHA-256", 4),
    )
    return [Table(columns, rows, name="documents")]


def told(title: str, voice: Voice) -> str:
    """The title of a record; a typed figure is called by its indicator and the key of its period."""
    return periods_said(title, voice.leading)


def grouped(digest: str) -> str:
    """A hash in groups of sixteen, so that a column can break it."""
    return " ".join(digest[place : place + 16] for place in range(0, len(digest), 16))


def correction_blocks(shown: Inspection, voice: Voice) -> list[Block]:
    """Late and cancelled facts that this period carries."""
    if not shown.carried:
        return [Paragraph(voice(_("None.")))]
    columns = (
        Column(voice(_("Record")), 3),
        Column(voice(_("Of the period")), 1.2),
        Column(voice(_("Change")), 0.8, Align.END),
        Column(voice(_("Reason")), 3),
    )
    rows = tuple(
        (row.title, voice.period(row.origin.period), figure(row.delta), row.reason) for row in shown.carried
    )
    return [Table(columns, rows, name="corrections")]


def trail_blocks(shown: Inspection, voice: Voice) -> list[Block]:
    """Who submitted and who decided, when."""
    actual = shown.actual
    rows: list[tuple[Cell, ...]] = []
    if actual.submitted_at:
        rows.append((actual.submitted_at.date(), voice(_("Submitted")), actual.submitted_by, ""))
    for row in shown.decisions:
        said = f"{row.step_name}: {voice(StepDecision(row.decision).label)}"
        who = f"{row.decided_by} ({row.behalf_name})" if row.behalf_name else row.decided_by
        rows.append((row.decided_at.date(), said, who, row.note))
    if actual.published_at:
        rows.append((actual.published_at.date(), voice(_("Published to everybody")), "", ""))
    if not rows:
        return [Paragraph(voice(_("Nothing was submitted yet.")))]
    columns = (
        Column(voice(_("Date")), 1.1),
        Column(voice(_("Step")), 2),
        Column(voice(_("Who")), 2),
        Column(voice(_("Note")), 3),
    )
    return [Table(columns, tuple(rows), name="trail")]
