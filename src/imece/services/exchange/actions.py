"""The verbs of an import: start, choose the mapping, preview, begin, carry out, undo. Nothing is half-written."""

from __future__ import annotations

import logging
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.documents.inspection import sha256_of
from imece.services.documents.names import safe_name
from imece.services.exchange import policies, queries, workflow
from imece.services.exchange.choices import RunState
from imece.services.exchange.fallbacks import asked, filling, needs_of
from imece.services.exchange.kinds import Created, Outcome
from imece.services.exchange.mapping import expected_names, fingerprint, settled
from imece.services.exchange.models import ImportedRecord, ImportRun, RememberedMapping
from imece.services.exchange.reading import UnreadableSheet, read_sheet
from imece.services.exchange.reports import Report, sample_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.kinds import ImportKind
    from imece.services.exchange.rows import CleanRow

BATCH: Final = 1_000
WRITTEN: Final = frozenset({Outcome.NEW, Outcome.UPDATED})
STUCK_AFTER: Final = timedelta(hours=2)

logger = logging.getLogger(__name__)


@transaction.atomic
def start_import(
    *,
    actor: Actor,
    kind: ImportKind,
    upload: UploadedFile[Any],
    sheet: str = "",
    source: str = "",
    repairs: ImportRun | None = None,
) -> ImportRun:
    """Read the file, keep it under a random name, note its headings. Raises `UnreadableSheet`, `Refused`.

    `repairs` is an earlier run of this sheet: where the headings still stand, its columns and decisions hold on.
    """
    require(policies.may_start(actor, kind))
    name = safe_name(upload.name or "")
    content = cast("BinaryIO", upload.file)
    found = read_sheet(content, name=name, sheet=sheet or None, expected=expected_names(kind.columns))
    digest = sha256_of(content)
    run = ImportRun(
        office_id=actor.office_id,
        kind=kind.code,
        file_name=name,
        sheet=sheet,
        source=" ".join(source.split())[:80],
        encoding=found.encoding,
        sha256=digest,
        headings=list(found.headings),
        needs=needs_of(found, kind),
        report=Report(notices=[str(notice.sentence) for notice in found.notices]).kept(sample_of(found)),
        rows_total=len(found.rows),
        created_by_id=_person(actor),
        acting_id=actor.acting.pk if actor.acting else None,
    )
    if repairs is not None:
        _take_over(run, repairs, kind)
    run.upload.save(name, upload, save=False)
    run.save()
    audit.record(actor.signature, "exchange.uploaded", run, changes={"kind": kind.code, "sha256": digest})
    return run


@transaction.atomic
def choose_mapping(
    *, actor: Actor, run: ImportRun, chosen: Mapping[str, str], given: Mapping[str, str] | None = None
) -> ImportRun:
    """Keep which heading fills which column, and remember it for the next sheet of this form. Raises `Refused`.

    `given` are values for the whole sheet; what these columns do not need is left out.
    """
    run = _locked(run)
    require(workflow.may_map(actor, run))
    kind = queries.kind_of_run(run)
    columns = kind.columns
    known = {column.key for column in columns}
    kept = {key: heading for key, heading in chosen.items() if heading}
    if not set(kept) <= known or not set(kept.values()) <= set(run.headings):
        raise Refused(_("The sheet has no such column. Choose again."))
    if len(set(kept.values())) < len(kept):
        raise Refused(_("One column of the sheet cannot fill two fields."))
    mapping = settled(run.headings, columns, kept)
    if not mapping.complete:
        labels = ", ".join(str(column.label) for column in mapping.missing)
        raise Refused(_("These fields are required and have no column: %(columns)s.") % {"columns": labels})
    run.mapping = kept
    wanted = {fallback.column for fallback in asked(kind, run.needs, kept)}
    run.given = {key: value for key, value in (given or {}).items() if value and key in wanted}
    _forget_check(run)
    _move(run, "map")
    run.save()
    RememberedMapping.objects.update_or_create(
        office_id=run.office_id,
        kind=run.kind,
        source=run.source,
        source_fingerprint=fingerprint(run.headings),
        defaults={"mapping": kept},
    )
    return run


@transaction.atomic
def read_again(*, actor: Actor, run: ImportRun, encoding: str) -> ImportRun:
    """Read a text file with another set of letters; its columns are chosen anew. Raises `UnreadableSheet`, `Refused`."""
    run = _locked(run)
    require(workflow.may_read_again(actor, run))
    kind = queries.kind_of_run(run)
    run.encoding = encoding
    found = queries.sheet_of(run)
    run.headings, run.mapping, run.given = list(found.headings), {}, {}
    run.needs = needs_of(found, kind)
    run.report = Report(notices=[str(notice.sentence) for notice in found.notices]).kept(sample_of(found))
    run.rows_total = len(found.rows)
    run.rows_seen = run.rows_right = run.rows_wrong = 0
    _move(run, "read_again")
    run.save()
    return run


@transaction.atomic
def decide(*, actor: Actor, run: ImportRun, decisions: Mapping[str, str]) -> ImportRun:
    """Keep the answers to what the check asked; a question without an answer goes by its proposal. Raises `Refused`."""
    run = _locked(run)
    require(workflow.may_decide(actor, run))
    options = {
        question["key"]: {value for value, _label in question["options"]}
        for question in run.report.get("questions", [])
    }
    if any(value not in options.get(key, ()) for key, value in decisions.items()):
        raise Refused(_("This question or answer is not among those of the check. Check the rows again."))
    run.decisions = {**run.decisions, **decisions}
    run.save(update_fields=["decisions"])
    return run


def preview(*, actor: Actor, run: ImportRun) -> ImportRun:
    """Check every row by the kind's fields and keep what is wrong; nothing of the business is written.

    Not one transaction: the number of rows seen grows where others can watch it. Raises `UnreadableSheet`, `Refused`.
    """
    require(workflow.may_preview(actor, run))
    kind = queries.kind_of_run(run)
    sheet = queries.sheet_of(run)
    cleaner = queries.cleaner_for(actor, kind)
    report = Report(notices=[str(notice.sentence) for notice in sheet.notices])
    survey = kind.survey(actor, run) if kind.survey else None
    for row in cleaner.clean(sheet, run.mapping, filling(kind, sheet, run.mapping, run.given)):
        report.note(row)
        if survey is not None and row.right:
            survey.look(row)
        if cleaner.counts.total % BATCH == 0:
            ImportRun.objects.filter(pk=run.pk).update(rows_seen=cleaner.counts.total)
    if survey is not None:
        report.questions, report.forecast = survey.finish()
    with transaction.atomic():
        checked = _locked(run)
        if (checked.mapping, checked.given) != (run.mapping, run.given):
            raise Refused(_("The columns were chosen anew meanwhile. Check the rows again."))
        require(workflow.may_preview(actor, checked))
        checked.report = report.kept(sample_of(sheet))
        checked.rows_total = checked.rows_seen = cleaner.counts.total
        checked.rows_right, checked.rows_wrong = cleaner.counts.right, cleaner.counts.wrong
        _move(checked, "preview")
        checked.save()
    return checked


@transaction.atomic
def begin(*, actor: Actor, run: ImportRun, leave_out_wrong: bool = False) -> bool:
    """Claim the run for writing; False when a second click or another tab has already done so. Raises `Refused`."""
    run = _locked(run)
    if run.state in {RunState.RUNNING, RunState.DONE}:
        return False
    require(workflow.may_begin(actor, run))
    if run.rows_wrong and not leave_out_wrong:
        raise Refused(
            _("Some rows are wrong. Repair them in your sheet, or choose to import the right rows only.")
        )
    run.leave_out_wrong = leave_out_wrong
    run.started_at = clock.now()
    run.report.pop("failure", None)
    _move(run, "begin")
    run.save()
    return True


def carry_out(*, run: ImportRun) -> ImportRun:
    """Write the claimed run, all or nothing, and say how it ended; a run that is not under way is left alone.

    A reason that a person can read goes into the report; anything unforeseen is logged, told in general words and not
    raised, so that a job ends and the page has its answer.
    """
    try:
        return _written(run)
    except (Refused, UnreadableSheet) as reason:
        return _failed(run, str(reason))
    except Exception:
        logger.exception("import failed", extra={"run": run.pk})
        return _failed(run, str(_("The import stopped at an unforeseen error. Nothing was written.")))


@transaction.atomic
def undo(*, actor: Actor, run: ImportRun) -> ImportRun:
    """Take back every record that the import wrote, all or none. Raises `Refused` when one is already built upon."""
    run = _locked(run)
    require(workflow.may_undo(actor, run))
    kind = queries.kind_of_run(run)
    records = run.records.order_by("-pk").values_list("object_type", "object_id", "before")
    kind.remove(actor, (_as_written(*record) for record in records.iterator(chunk_size=BATCH)))
    run.undone_at = clock.now()
    _move(run, "undo")
    run.save()
    audit.record(actor.signature, "exchange.undone", run, changes={"records": run.rows_written})
    return run


@transaction.atomic
def give_up_stuck() -> int:
    """Mark as failed what began long ago and never ended (its process was killed); how many there were."""
    stuck = ImportRun.objects.select_for_update().filter(
        state=RunState.RUNNING, started_at__lt=clock.now() - STUCK_AFTER
    )
    for run in stuck:
        _note_failure(run, str(_("The import was interrupted. Nothing was written; it can be begun again.")))
    return len(stuck)


@transaction.atomic
def _written(run: ImportRun) -> ImportRun:
    run = _locked(run)
    if run.state != RunState.RUNNING:
        return run
    actor = queries.actor_of(run)
    kind = queries.kind_of_run(run)
    require(policies.may_start(actor, kind))
    sheet = queries.sheet_of(run)
    cleaner = queries.cleaner_for(actor, kind)
    clean = cleaner.clean(sheet, run.mapping, filling(kind, sheet, run.mapping, run.given))
    rows = _right_rows(clean, leave_out_wrong=run.leave_out_wrong)
    run.outcomes = _keep(run, kind.write(actor, rows, run))
    run.rows_written = run.outcomes.get(Outcome.NEW, 0) + run.outcomes.get(Outcome.UPDATED, 0)
    run.rows_right, run.rows_wrong = cleaner.counts.right, cleaner.counts.wrong
    run.finished_at = clock.now()
    _move(run, "finish")
    run.save()
    audit.record(
        actor.signature,
        "exchange.imported",
        run,
        changes={"kind": run.kind, "records": run.rows_written, "left out": run.rows_wrong},
    )
    return run


def _as_written(object_type: str, object_id: str, before: dict[str, Any] | None) -> Created:
    return Created(object_type, object_id, before, Outcome.NEW if before is None else Outcome.UPDATED)


def _right_rows(rows: Iterable[CleanRow], *, leave_out_wrong: bool) -> Iterator[CleanRow]:
    for row in rows:
        if row.right:
            yield row
        elif not leave_out_wrong:
            sentence = _("Row %(row)s is no longer right: %(error)s Check the rows again.")
            raise Refused(sentence % {"row": row.number, "error": row.errors[0].sentence})


def _keep(run: ImportRun, created: Iterable[Created]) -> dict[str, int]:
    """Note what was written, in batches while the writer goes on; how many rows had which outcome."""
    run.records.all().delete()
    outcomes: Counter[str] = Counter()
    batch: list[ImportedRecord] = []
    for record in created:
        outcomes[str(record.outcome)] += 1
        if record.outcome not in WRITTEN:
            continue
        batch.append(
            ImportedRecord(
                run=run, object_type=record.object_type, object_id=record.object_id, before=record.before
            )
        )
        if len(batch) == BATCH:
            ImportedRecord.objects.bulk_create(batch)
            batch = []
    ImportedRecord.objects.bulk_create(batch)
    return dict(outcomes)


def _take_over(run: ImportRun, earlier: ImportRun, kind: ImportKind) -> None:
    """The repaired sheet goes on where the earlier one stood, as far as its headings are still there."""
    if (earlier.office_id, earlier.kind) != (run.office_id, run.kind):
        return
    run.source = run.source or earlier.source
    if earlier.mapping and set(earlier.mapping.values()) <= set(run.headings):
        run.mapping, run.decisions = earlier.mapping, earlier.decisions
        wanted = {fallback.column for fallback in asked(kind, run.needs, run.mapping)}
        run.given = {key: value for key, value in earlier.given.items() if key in wanted}
        _move(run, "map")


@transaction.atomic
def _failed(run: ImportRun, reason: str) -> ImportRun:
    run = _locked(run)
    if run.state == RunState.RUNNING:
        _note_failure(run, reason)
    return run


def _note_failure(run: ImportRun, reason: str) -> None:
    run.report = {**run.report, "failure": reason}
    run.finished_at = clock.now()
    _move(run, "fail")
    run.save()


def _forget_check(run: ImportRun) -> None:
    """A new mapping makes the old findings worthless."""
    run.rows_seen = run.rows_right = run.rows_wrong = 0
    run.report = {**run.report, "errors": [], "errors_total": 0}
    run.report.pop("failure", None)


def _move(run: ImportRun, name: str) -> None:
    """The state that the move leads to; leaving an end takes its time away."""
    run.state = workflow.runs.target(name)
    if run.state in {RunState.MAPPED, RunState.PREVIEWED, RunState.RUNNING}:
        run.finished_at = None


def _locked(run: ImportRun) -> ImportRun:
    return ImportRun.objects.select_for_update().get(pk=run.pk)


def _person(actor: Actor) -> Any:
    if actor.person_id is None:
        raise Refused(_("Only a signed-in person can import."))
    return actor.person_id
