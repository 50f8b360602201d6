"""The entry grid: a year's actuals as a table, saved with one sending, by form or by the grid's script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from imece.ground.ui import reading
from imece.ground.values.period import PeriodKind
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.undoing.doorway import say as say_undoable
from imece.services.undoing.doorway import way_back
from imece.work.indicators import policies
from imece.work.indicators.cells import Typed
from imece.work.indicators.forms.grid import GridSheet, UnitChoice, changed_sentence, chosen_from, seen_texts
from imece.work.indicators.queries import grid as grids

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.work.indicators.queries.grid import Chosen

CONFLICT = 409
SHOWN_LEFT = 10
KIND_WORDS = {
    PeriodKind.MONTH: gettext_lazy("Months"),
    PeriodKind.QUARTER: gettext_lazy("Quarters"),
    PeriodKind.HALF: gettext_lazy("Half-years"),
    PeriodKind.YEAR: gettext_lazy("Year"),
}


@office_page(may=policies.may_use_grid)
def grid(request: OfficeRequest) -> HttpResponse:
    """Indicators by periods; a script's sending is answered with JSON, a form's with a page."""
    actor = request.actor
    kinds, units = grids.kinds_of(actor), grids.units_of(actor)
    chosen = chosen_from(request.GET, actor, kinds, units)
    if request.method != "POST":
        return page(request, chosen, kinds, units)
    sheet = GridSheet(actor, chosen, request.POST)
    shown = grids.indicators_in(actor, chosen).values_list("pk", flat=True)
    taken = sheet.send(list(shown) if sheet.is_submission else [])
    if request.accepts("text/html"):
        if not taken:
            return page(request, chosen, kinds, units, sheet)
        say(request, sheet)
        return redirect(request.get_full_path())
    if not taken:
        return refusal(sheet)
    if sheet.is_submission:
        say(request, sheet)
    answer = {"reload": sheet.is_submission, "cells": saved_cells(sheet), "said": said_of(sheet)}
    return JsonResponse({**answer, "undo": undo_of(request, sheet)})


def page(
    request: OfficeRequest,
    chosen: Chosen,
    kinds: list[PeriodKind],
    units: list[Any],
    sheet: GridSheet | None = None,
) -> HttpResponse:
    """The table, with what a refused sending left behind."""
    found = grids.grid(request.actor, chosen)
    if sheet is not None:
        sheet.fill(found)
    context = {
        "grid": found,
        "chosen": chosen,
        "kinds": [(kind, KIND_WORDS[kind]) for kind in PeriodKind if kind in kinds or kind is chosen.kind],
        "choice": UnitChoice(units, initial={"unit": str(chosen.unit.pk) if chosen.unit else ""}),
        "units": units,
        "sheet": sheet,
        "wrong": [cell for cell in found.cells if cell.error],
        "seen": seen_texts(found),
        "states": list(grids.MARKS.items()),
        "submits": not request.actor.is_staff or chosen.unit is not None,
        "language": reading.language(),
    }
    return render(request, "indicators/grid.html", context)


def refusal(sheet: GridSheet) -> HttpResponse:
    """What is wrong, cell by cell, for the script."""
    language = reading.language()
    now = {
        spot.key: {"text": figure.spelled(language), "said": changed_sentence(figure)}
        for spot, figure in sheet.now.items()
    }
    errors = {spot.key: error for spot, error in sheet.errors.items()}
    return JsonResponse({"errors": errors, "now": now, "said": sheet.whole_error}, status=CONFLICT)


def saved_cells(sheet: GridSheet) -> dict[str, dict[str, str]]:
    """What the saved cells hold now."""
    language = reading.language()
    return {
        spot.key: {"text": Typed.of(row).spelled(language), "state": grids.state_of(row)}
        for row in sheet.saved
        for spot in [grids.spot_of(row)]
    }


def undo_of(request: OfficeRequest, sheet: GridSheet) -> str:
    """The button that takes the saving back, for the script; empty when there is none."""
    back = way_back(request.actor, sheet.watch) if sheet.watch is not None else None
    return render_to_string("ui/way_back.html", {"back": back}, request) if back else ""


def said_of(sheet: GridSheet) -> str:
    """One sentence about what was saved."""
    number = len(sheet.saved)
    if not number:
        return _("Nothing had to be saved: every cell holds what was typed.")
    return ngettext("%(count)d cell is saved as a draft.", "%(count)d cells are saved as drafts.", number) % {
        "count": number
    }


def say(request: OfficeRequest, sheet: GridSheet) -> None:
    """What became of a sending, above the next page."""
    if not sheet.is_submission:
        if sheet.watch is not None:
            say_undoable(request, said_of(sheet), sheet.watch)
        return
    sent, left = sheet.submitted.sent, sheet.submitted.left
    if sent:
        number = {"count": len(sent)}
        messages.success(
            request,
            ngettext(
                "%(count)d actual is submitted. Thank you.",
                "%(count)d actuals are submitted. Thank you.",
                len(sent),
            )
            % number,
        )
    elif not left:
        messages.info(request, _("There was no draft to submit."))
    for row, reason in left[:SHOWN_LEFT]:
        messages.warning(request, f"{row.indicator}, {reading.period(row.period)}: {reason}")
    if len(left) > SHOWN_LEFT:
        messages.warning(
            request, _("%(count)d more drafts could not be submitted.") % {"count": len(left) - SHOWN_LEFT}
        )
