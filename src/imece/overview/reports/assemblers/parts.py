"""Parts that several papers share: an indicator table, the head of an objective, texts, where figures are inspected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.ground.paper.content import Align, Bullets, Column, Facts, Heading, Notice, Paper, Table, Tone
from imece.ground.ui.bands import band_of
from imece.ground.values.numbers import round_half_up
from imece.overview.reports.assemblers.voice import NOTHING, figure, number, percent
from imece.overview.reports.choices import Origin
from imece.work.indicators.choices import UnitKind
from imece.work.strategy.choices import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from django.utils.functional import _StrPromise

    from imece.ground.paper.content import Block, Cell
    from imece.overview.reports.assemblers.voice import Voice
    from imece.overview.reports.models import Narrative
    from imece.overview.reports.queries.material import Line, Material, ObjectiveLines
    from imece.overview.reports.queries.texts import Texts
    from imece.overview.reports.questions import Section
    from imece.work.strategy.models import Plan
    from imece.work.strategy.scores import Score

HASH_SHOWN: Final = 12
PERFORMANCE_PLACES: Final = 2


def unit_of(voice: Voice, line: Line) -> str:
    """The unit of measure as it is printed."""
    indicator = line.indicator
    return indicator.unit_label or voice(UnitKind(indicator.unit_kind).label)


def band_word(voice: Voice, line: Line) -> str:
    """The word of the band, so that no colour is needed."""
    if line.is_missing:
        return voice(_("not reported"))
    return voice(band_of(line.standing.band).word) if line.standing.band else NOTHING


def value_cell(line: Line) -> Cell:
    """The actual: a number; the text of a judged indicator; a dash where nothing was reported, never a zero."""
    if line.standing.value is not None:
        return figure(line.standing.value)
    return line.latest.text if line.latest is not None and line.latest.text else NOTHING


def text_in(voice: Voice, narrative: Narrative | None) -> str:
    """A text for a cell of a table; a draft from records says that it is one."""
    if narrative is None:
        return ""
    parts = [text for text in (narrative.in_language(code) for code in voice.languages) if text]
    said = "\n".join(dict.fromkeys(parts)) or narrative.text or narrative.text_en
    if said and narrative.origin == Origin.RECORDS:
        return f"[{voice(_('draft – from records'))}] {said}"
    return said


def monitoring_table(voice: Voice, objective: ObjectiveLines, texts: Texts, place: int = 1) -> Table:
    """The method's table: weight, A, B, C, P, reason of the deviation, measures."""
    columns = (
        Column(voice(_("No.")), 0.8, key="number"),
        Column(voice(_("Performance indicator")), 2.6, key="indicator"),
        Column(voice(_("Unit of measure")), 1.0, key="unit"),
        Column(voice(_("Effect on the objective (%)")), 0.8, Align.END, key="weight"),
        Column(voice(_("Start of plan (A)")), 0.9, Align.END, key="baseline"),
        Column(voice(_("Year-end target (B)")), 0.9, Align.END, key="target"),
        Column(voice(_("Actual (C)")), 0.9, Align.END, key="actual"),
        Column(voice(_("Performance (%) (P)")), 0.9, Align.END, PERFORMANCE_PLACES, key="performance"),
        Column(voice(_("How it stands")), 1.2, key="band"),
        Column(voice(_("Reason of the deviation")), 2.1, key="reason"),
        Column(voice(_("Measures taken")), 2.1, key="measures"),
    )
    rows = tuple(
        (
            line.standing.link.number,
            voice.of(line.indicator, "name"),
            unit_of(voice, line),
            figure(line.standing.weight),
            figure(line.baseline),
            figure(line.standing.target),
            value_cell(line),
            line.standing.performance,
            band_word(voice, line),
            reason_cell(voice, line, texts, "reason"),
            reason_cell(voice, line, texts, "measures"),
        )
        for line in objective.lines
    )
    caption = voice(_("Indicators of objective %(number)s"), number=objective.objective.number)
    return Table(columns, rows, caption, name=numbered("indicator_rows", place))


def reason_cell(voice: Voice, line: Line, texts: Texts, section: str) -> str:
    """What a person wrote about a deviation; where one is needed and missing, that it is missing."""
    written = text_in(voice, texts.get((section, line.standing.link.indicator_id)))
    if written or not line.needs_reason:
        return written
    return voice(_("(to be written)"))


def objective_head(voice: Voice, objective: ObjectiveLines, *, score_said: bool = True) -> tuple[Block, ...]:
    """Goal, objective, performance, responsible and collaborating units."""
    thing = objective.objective
    goal = thing.goal
    responsible = str(thing.responsible_unit or thing.responsible_text or NOTHING)
    together = ", ".join(str(unit) for unit in thing.collaborating_units.all()) or thing.collaborators_text
    rows: list[tuple[str, Cell]] = [
        (voice(_("Goal")), f"{goal.number} {voice.of(goal, 'title')}"),
        (voice(_("Objective")), f"{thing.number} {voice.of(thing, 'title')}"),
    ]
    if score_said:
        rows.append((voice(_("Performance of the objective")), score_words(voice, objective.standing.score)))
    rows += [
        (voice(_("Responsible unit")), responsible),
        (voice(_("Collaborating units")), together or NOTHING),
    ]
    title = f"{thing.number} {voice.of(thing, 'title')}"
    return (Heading(title, 1), Facts(tuple(rows)))


def score_words(voice: Voice, score: Score) -> str:
    """Both figures that always stand together, or why there is none."""
    if score.method is None:
        return score.reason(voice.leading)
    if score.known_only is None:
        return voice(_("nothing is approved yet; missing is not zero"))
    return voice(
        _(
            "%(method)s by the method (missing counted as 0); %(known)s over what is known, %(coverage)s of the weight"
        ),
        method=number(score.method, 2),
        known=number(score.known_only, 2),
        coverage=percent(score.coverage, 0),
    )


def method_note(voice: Voice) -> Notice:
    """Which method scored, and that nobody has verified it yet."""
    return Notice(
        voice(
            _(
                "Scores follow the method TR-2019, which has not been verified against its printed source. P = (C − A) / (B − A) × 100"
                " for stocks, C / B × 100 for yearly flows; the exact formula stands behind each figure."
            )
        )
    )


def section_blocks(voice: Voice, sections: Sequence[Section], texts: Texts) -> tuple[Block, ...]:
    """The texts of the whole report, each under its title; drafts say that they are drafts."""
    blocks: list[Block] = []
    for section in sections:
        narrative = texts.get((section.code, None))
        if narrative is None or not (narrative.text or narrative.text_en):
            continue
        blocks += voice.prose(narrative.text, narrative.text_en, voice(section.title), 1)
        if narrative.is_draft:
            blocks.append(draft_notice(voice))
    return tuple(blocks)


def draft_notice(voice: Voice) -> Notice:
    """That a text was proposed from records and confirmed by nobody."""
    return Notice(voice(_("draft – from records; not confirmed by a person yet")), Tone.WARNING)


def inspection_table(voice: Voice, plan: Plan, lines: Iterable[Line]) -> tuple[Block, ...]:
    """Where each figure can be inspected: its period, when it was approved, its hash, its address."""
    rows = tuple(
        (
            line.standing.link.number,
            figure(actual.approved_value),
            voice.period(actual.period),
            actual.approved_at.date() if actual.approved_at else None,
            actual.frozen_hash[:HASH_SHOWN],
            line.address(plan),
        )
        for line in lines
        for actual in [line.latest]
        if actual is not None
    )
    if not rows:
        return ()
    columns = (
        Column(voice(_("No.")), 0.7),
        Column(voice(_("Approved value")), 1, Align.END),
        Column(voice(_("Period")), 1.3),
        Column(voice(_("Approved on")), 1.1),
        Column(voice(_("Hash")), 1.1),
        Column(voice(_("Inspect (İncele)")), 3.2),
    )
    return (Heading(voice(_("Behind the figures")), 1), Table(columns, rows, name="inspection"))


def notes_blocks(voice: Voice, objective: ObjectiveLines, level: int = 2) -> tuple[Block, ...]:
    """Risks with their controls, findings, needs."""
    blocks: list[Block] = []
    risks = objective.noted(NoteKind.RISK)
    if risks:
        rows = tuple((voice.of(note, "text"), voice.of(note, "control") or NOTHING) for note in risks)
        blocks += [
            Heading(voice(_("Risks and controls")), level),
            Table(
                (Column(voice(_("Risk")), 1), Column(voice(_("Control of the risk")), 1)), rows, name="risks"
            ),
        ]
    for kind, title in ((NoteKind.FINDING, _("Findings")), (NoteKind.NEED, _("Needs"))):
        notes = objective.noted(kind)
        if notes:
            blocks += [Heading(voice(title), level), Bullets(tuple(voice.of(note, "text") for note in notes))]
    return tuple(blocks)


def named_values(voice: Voice, material: Material) -> tuple[tuple[str, Cell], ...]:
    """What an office's own template can fill in by name."""
    values: list[tuple[str, Cell]] = [
        ("office", voice.of(material.office, "name")),
        ("plan", voice.of(material.plan, "title")),
        ("period", voice.period(material.period)),
        ("year", str(material.period.last.year)),
        ("indicator_count", len(material.lines)),
        ("reported", len(material.lines) - len(material.missing)),
        ("late", len(material.late)),
    ]
    for place, objective in enumerate(material.objectives, start=1):
        score = objective.standing.score
        values += [
            (numbered("objective_code", place), objective.objective.number),
            (numbered("objective", place), voice.of(objective.objective, "title")),
            (numbered("score", place), figure(rounded(score.method))),
            (numbered("score_known", place), figure(rounded(score.known_only))),
        ]
    return tuple(values)


def paper_on_a_plan(
    kind: str,
    title: _StrPromise,
    blocks: Sequence[Block],
    material: Material,
    voice: Voice,
    *,
    values: tuple[tuple[str, Cell], ...] = (),
    has_contents: bool = False,
) -> Paper:
    """A lying paper on a plan and its period, with the values that an office's own template can fill in."""
    return Paper(
        kind=kind,
        title=voice.title(title),
        subtitle=voice.of(material.office, "name"),
        period=voice.period(material.period),
        language=voice.leading,
        blocks=tuple(blocks),
        day=material.period.last,
        values=(*named_values(voice, material), *values),
        is_sample=material.is_sample,
        has_contents=has_contents,
        is_wide=True,
    )


def numbered(name: str, place: int) -> str:
    """A name for an office's template: the first objective's is plain, the second's ends in "_2"."""
    return name if place == 1 else f"{name}_{place}"


def rounded(value: Decimal | None) -> Decimal | None:
    """A score as it is printed: two digits."""
    return None if value is None else round_half_up(value, PERFORMANCE_PLACES)
