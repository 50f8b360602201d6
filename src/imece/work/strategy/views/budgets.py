"""Appropriation and spending of units: a grid for a year, and the same from a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import office_page
from imece.work.strategy import actions, budget_sheets, policies
from imece.work.strategy.forms.grids import BudgetFileForm, BudgetsForm
from imece.work.strategy.queries import plans as reads
from imece.work.strategy.views.answering import posted, sent

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.services.accounts.doorway import OfficeRequest

FIRST_YEAR, LAST_YEAR = 1990, 2100


def _year(request: OfficeRequest) -> int:
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else request.actor.today.year
    return min(max(year, FIRST_YEAR), LAST_YEAR)


@office_page(may=policies.may_see_budgets)
def budgets(request: OfficeRequest) -> HttpResponse:
    """The budgets of a year; staff write them in one grid."""
    year = _year(request)
    form = BudgetsForm(reads.budgets_of(request.actor, year), sent(request))

    def act() -> int:
        as_of = form.cleaned_data["as_of"]
        return actions.set_budgets(actor=request.actor, year=year, rows=form.facts(), as_of=as_of)

    if posted(request, form, act):
        return _done(request, year)
    return _page(request, form, year, BudgetFileForm())


@require_POST
@office_page(may=policies.may_edit_budget)
def budget_file(request: OfficeRequest) -> HttpResponse:
    """The budgets of a year from a sheet: all rows or none."""
    year = _year(request)
    upload = BudgetFileForm(request.POST, request.FILES)
    if upload.is_valid():
        try:
            rows = budget_sheets.read_budgets(upload.cleaned_data["file"], request.actor.office_id)
            actions.set_budgets(actor=request.actor, year=year, rows=rows)
        except Refused as no:
            upload.add_error("file", str(no))
        else:
            return _done(request, year)
    return _page(request, BudgetsForm(reads.budgets_of(request.actor, year)), year, upload)


def _page(request: OfficeRequest, form: BudgetsForm, year: int, upload: BudgetFileForm) -> HttpResponse:
    context = {
        "form": form,
        "upload": upload,
        "year": year,
        "years": sorted({year - 1, year, year + 1, *reads.budget_years(request.actor)}, reverse=True),
        "may_edit": policies.may_edit_budget(request.actor),
    }
    return render(request, "strategy/budgets.html", context)


def _done(request: OfficeRequest, year: int) -> HttpResponse:
    messages.success(request, _("The budgets of %(year)s were saved.") % {"year": year})
    address = reverse("strategy:budgets", kwargs={"office": request.actor.office.slug})
    return redirect(f"{address}?year={year}")
