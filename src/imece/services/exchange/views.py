"""The way of an import: upload → columns → check → import → report → undo."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final, cast

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.web.lists import listing
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.exchange import actions, exports, policies, queries, tasks, workflow
from imece.services.exchange.choices import RunState
from imece.services.exchange.delimited import ENCODINGS
from imece.services.exchange.forms import ColumnsForm, EncodingForm, QuestionsForm, UploadForm
from imece.services.exchange.reading import UnreadableSheet
from imece.services.exchange.reports import errors_of, outcome_words
from imece.services.exchange.writing import XLSX_MIME

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.exchange.kinds import ImportKind
    from imece.services.exchange.models import ImportRun

DIRECT_ROWS: Final = 2_000  # more are checked and written by a job, so that nobody waits at a white page
SHOWN_ERRORS: Final = 100
SORTS: Final = {"created": ("created_at", "pk"), "file": ("file_name", "pk")}


@office_page(may=policies.may_see_imports)
def import_list(request: OfficeRequest) -> HttpResponse:
    """What was imported so far, and what can be imported."""
    context = {
        "list": listing(queries.runs(request.actor), request, sorts=SORTS, default="-created"),
        "kinds": queries.kinds_for(request.actor),
    }
    return render(request, "exchange/list.html", context)


@office_page(load=queries.kind_of, may=policies.may_start)
def import_start(request: OfficeRequest, kind: ImportKind) -> HttpResponse:
    """Upload a sheet."""
    repairs = queries.earlier_run(request.actor, kind, request.GET.get("repairs", ""))
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        kind=kind,
        initial={"source": repairs.source if repairs else "", "sheet": ""},
    )
    if request.method == "POST" and form.is_valid():
        try:
            run = actions.start_import(
                actor=request.actor,
                kind=kind,
                upload=form.cleaned_data["file"],
                sheet=form.cleaned_data["sheet"],
                source=form.cleaned_data.get("source", ""),
                repairs=repairs,
            )
        except UnreadableSheet as reason:
            form.add_error("sheet" if reason.code == "sheet-missing" else "file", str(reason))
        else:
            if run.state == RunState.MAPPED:
                _check(request, run)
                return _to_run(request, run)
            return redirect("exchange:columns", request.actor.office.slug, run.pk)
    context = {
        "form": form,
        "kind": kind,
        "repairs": repairs,
        "sources": queries.sources_of(request.actor, kind) if kind.sources is not None else (),
    }
    return render(request, "exchange/start.html", context)


@office_page(load=queries.kind_of, may=policies.may_start)
def import_template(request: OfficeRequest, kind: ImportKind) -> HttpResponse:
    """The empty sheet of a kind."""
    return _attached(exports.template_sheet(kind), f"{kind.title}.xlsx")


@office_page(load=queries.run_of, may=workflow.may_map)
def import_columns(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Choose which heading fills which field, then have the rows checked."""
    kind = queries.kind_of_run(run)
    proposal = queries.proposed_mapping(run)
    form = ColumnsForm(request.POST or None, kind=kind, run=run, proposal=proposal)
    if request.method == "POST" and form.is_valid():
        try:
            run = actions.choose_mapping(
                actor=request.actor, run=run, chosen=form.chosen(), given=form.given()
            )
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            _check(request, run)
            return _to_run(request, run)
    context = {"form": form, "run": run, "kind": kind, "proposal": proposal}
    if run.encoding:
        context["encodings"] = EncodingForm(initial={"encoding": run.encoding})
        context["read_as"] = ENCODINGS.get(run.encoding, run.encoding)
    return render(request, "exchange/columns.html", context)


@require_POST
@office_page(load=queries.run_of, may=workflow.may_read_again)
def import_encoding(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Read the file with another set of letters."""
    form = EncodingForm(request.POST)
    if form.is_valid():
        try:
            actions.read_again(actor=request.actor, run=run, encoding=form.cleaned_data["encoding"])
        except (Refused, UnreadableSheet) as reason:
            messages.error(request, str(reason))
    else:
        messages.error(request, _("Choose a set of letters from the list."))
    return redirect("exchange:columns", request.actor.office.slug, run.pk)


@office_page(load=queries.run_of, may=workflow.may_decide)
def import_questions(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Answer what the check asked."""
    form = QuestionsForm(
        request.POST or None, questions=run.report.get("questions", []), decided=run.decisions
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(actor=request.actor, run=run, decisions=form.decisions())
        except Refused as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, _("Your decisions are kept. Nothing has been written yet."))
            return _to_run(request, run)
    hidden = run.report.get("questions_total", 0) - len(run.report.get("questions", []))
    context = {"form": form, "run": run, "kind": queries.kind_of_run(run), "hidden": max(hidden, 0)}
    return render(request, "exchange/questions.html", context)


@require_POST
@office_page(load=queries.run_of, may=workflow.may_preview)
def import_check(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Check the rows (again)."""
    _check(request, run)
    return _to_run(request, run)


@office_page(load=queries.run_of, may=policies.may_see)
def import_show(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Where the import stands: the check's findings, the progress, the report. htmx asks again while work goes on."""
    kind = queries.find_kind_of_run(run)
    errors = errors_of(run.report, kind.columns if kind else ())
    context = {
        "run": run,
        "kind": kind,
        "errors": errors[:SHOWN_ERRORS],
        "errors_total": run.report.get("errors_total", 0),
        "percent": round(100 * run.rows_seen / run.rows_total) if run.rows_total else 0,
        "questions_total": run.report.get("questions_total", 0),
        "forecast": outcome_words(run.report.get("forecast", {})),
        "outcomes": outcome_words(run.outcomes),
        "working": run.state == RunState.RUNNING
        or (run.state == RunState.MAPPED and run.rows_total > DIRECT_ROWS),
        "may_map": workflow.may_map(request.actor, run),
        "may_preview": workflow.may_preview(request.actor, run),
        "may_begin": workflow.may_begin(request.actor, run),
        "may_undo": workflow.may_undo(request.actor, run),
    }
    return render(request, "exchange/show.html", context)


@require_POST
@office_page(load=queries.run_of, may=policies.may_work_on)
def import_begin(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Import; a second click finds the work begun and only shows it."""
    try:
        begun = actions.begin(
            actor=request.actor, run=run, leave_out_wrong=request.POST.get("rows") == "right"
        )
    except Refused as reason:
        messages.error(request, str(reason))
        return _to_run(request, run)
    if begun and run.rows_total > DIRECT_ROWS:
        tasks.carry_out.enqueue(run.pk, get_language() or "tr")
    elif begun:
        actions.carry_out(run=run)
    return _to_run(request, run)


@office_page(load=queries.run_of, may=policies.may_see)
def import_errors(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """The uploaded sheet with its wrong cells marked."""
    try:
        return _attached(exports.error_sheet(run), _("%(name)s – errors.xlsx") % {"name": run.file_name})
    except (UnreadableSheet, FileNotFoundError):
        messages.error(request, _("The uploaded file is no longer there."))
        return _to_run(request, run)


@office_page(load=queries.run_of, may=workflow.may_undo)
def import_undo(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    """Say what will be taken back, then take it back."""
    if request.method == "POST":
        try:
            actions.undo(actor=request.actor, run=run)
        except Refused as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, _("The import is undone."))
        return _to_run(request, run)
    return render(request, "exchange/undo.html", {"run": run, "kind": queries.kind_of_run(run)})


def _check(request: OfficeRequest, run: ImportRun) -> None:
    """Now when it is quick, as a job when it is long."""
    if run.rows_total > DIRECT_ROWS:
        tasks.check_rows.enqueue(run.pk, get_language() or "tr")
        return
    try:
        actions.preview(actor=request.actor, run=run)
    except (Refused, UnreadableSheet) as reason:
        messages.error(request, str(reason))


def _to_run(request: OfficeRequest, run: ImportRun) -> HttpResponse:
    return redirect("exchange:show", request.actor.office.slug, run.pk)


def _attached(stream: IO[bytes], name: str) -> HttpResponse:
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX_MIME)
    response.headers["Cache-Control"] = "private, no-store"
    return cast("HttpResponse", response)  # the doorway's type is narrower than what it lets through
