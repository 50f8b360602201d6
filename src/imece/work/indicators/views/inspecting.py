"""İncele: the evidence behind one figure, its list to take along, its hash verified, its corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from imece.ground.rules.decision import Refused
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.exchange.writing import XLSX_MIME
from imece.work.indicators import exports, policies, queries
from imece.work.indicators.actions import corrections as correcting
from imece.work.indicators.actions.periods import chain_of
from imece.work.indicators.forms.office import CorrectionForm, ReasonForm
from imece.work.indicators.queries import dossier
from imece.work.indicators.queries.proposals import proposals_for
from imece.work.indicators.workflow import ACTUAL

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.work.indicators.models import Actual


@office_page(load=queries.actual, may=policies.may_read)
def inspect(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """Everything behind one figure."""
    chain = chain_of(actual.office_id, actual.period)
    step = chain.after(actual.step) if actual.state == "submitted" else None
    context = {
        "actual": actual,
        "shown": queries.inspection(request.actor, actual),
        "is_closed": chain.is_closed,
        "step": step,
        "may_approve": policies.may_decide(request.actor, actual, step) if step else None,
        "may_return": step
        and (policies.may_return(request.actor, actual) or policies.may_decide(request.actor, actual, step)),
        "may_enter": ACTUAL.may("submit", request.actor, actual).allowed and not chain.is_closed,
        "may_take_up": ACTUAL.may("take_up_again", request.actor, actual).allowed and not chain.is_closed,
        "proposals": proposals_for(actual)
        if policies.may_correct(request.actor, actual) and not chain.is_closed
        else [],
        "return_form": ReasonForm(label=_("What has to be mended")),
    }
    return render(request, "indicators/inspect.html", context)


@office_page(load=queries.actual, may=policies.may_read)
def evidence_list(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """The evidence as a sheet: the frozen list of an approved figure, else the records as they stand."""
    sheet = exports.evidence_workbook(queries.inspection(request.actor, actual))
    name = f"{_('evidence')}-{actual.indicator_id}-{actual.period.key}.xlsx"
    return FileResponse(sheet, as_attachment=True, filename=name, content_type=XLSX_MIME)  # type: ignore[return-value]


@office_page(load=queries.actual, may=policies.may_read)
def verify(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """Whether the hash still matches what is kept."""
    context = {"actual": actual, "check": dossier.verification(actual)}
    return render(request, "indicators/verify.html", context)


@office_page(load=queries.actual, may=policies.may_correct)
def correct(request: OfficeRequest, actual: Actual) -> HttpResponse:
    """Enter late and cancelled facts of earlier periods in this one."""
    proposals = proposals_for(actual)
    form = CorrectionForm(request.POST or None, proposals=proposals)
    if request.method == "POST" and form.is_valid():
        try:
            correcting.enter_corrections(
                actor=request.actor,
                actual=actual,
                keys=form.cleaned_data["keys"],
                reason=form.cleaned_data["reason"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            messages.success(
                request, _("The corrections are entered; the figure takes them in when it is submitted.")
            )
            return redirect("indicators:inspect", request.actor.office.slug, actual.pk)
    context = {"actual": actual, "form": form, "proposals": proposals}
    return render(request, "indicators/correct.html", context)
