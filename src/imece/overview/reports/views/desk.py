"""The report desk, beginning a report, reminding units, and the same figure everywhere it was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.overview.reports import actions, policies
from imece.overview.reports.choices import ReportKind, ReportLanguage
from imece.overview.reports.due import kind_for, reported_period
from imece.overview.reports.forms.beginning import BeginForm
from imece.overview.reports.queries import desk as desks
from imece.overview.reports.queries.printed import figure_lines
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.work.indicators import queries as indicator_queries
from imece.work.strategy.policies import visible_plans
from imece.work.strategy.queries import plans as plan_queries
from imece.work.strategy.queries.plans import newest_adopted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.ground.values.period import Period
    from imece.work.strategy.models import Plan


@office_page(may=policies.may_see_list)
def desk(request: OfficeRequest) -> HttpResponse:
    """What is due, what is open, what is finished; a unit's contact sees the unit's reports only."""
    context = {
        "desk": desks.desk(request.actor),
        "may_begin": policies.may_begin(request.actor),
        "may_see_desk": policies.may_see_desk(request.actor),
        "today": request.actor.today,
    }
    return render(request, "reports/desk.html", context)


@office_page(may=policies.may_begin)
def begin(request: OfficeRequest) -> HttpResponse:
    """Choose what to report; the report is prefilled from records."""
    plans = visible_plans(request.actor).filter(office_id=request.actor.office_id)
    chosen = {name: request.GET[name] for name in ("kind", "period", "unit") if name in request.GET}
    newest = newest_adopted(request.actor)
    form = BeginForm(
        request.POST or None,
        actor=request.actor,
        plans=plans,
        initial={"plan": newest.pk if newest else None, **chosen},
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            report = actions.begin_report(
                actor=request.actor,
                kind=ReportKind(facts["kind"]),
                period=facts["period"],
                plan=facts["plan"],
                unit=facts["unit"],
                language=facts["language"],
            )
        except Refused as no:
            form.add_error(None, str(no))
        else:
            return redirect("reports:report", request.actor.office.slug, report.pk)
    return render(request, "reports/begin.html", {"form": form})


@office_page(load=indicator_queries.period, may=policies.may_begin_for)
@require_POST
def begin_for(request: OfficeRequest, period: Period) -> HttpResponse:
    """One click from a closed period: its report, begun and prefilled (or the one that is there already)."""
    slug = request.actor.office.slug
    plan = newest_adopted(request.actor)
    if plan is None:
        messages.error(request, _("The office has no adopted plan that a report could be about."))
        return redirect("reports:desk", slug)
    report = actions.begin_report(
        actor=request.actor,
        kind=kind_for(period),
        period=reported_period(period),
        plan=plan,
        language=ReportLanguage.TURKISH,
    )
    messages.success(request, _("The report is begun and prefilled from records."))
    return redirect("reports:report", slug, report.pk)


@office_page(load=indicator_queries.period, may=policies.may_begin_for)
@require_POST
def remind(request: OfficeRequest, period: Period) -> HttpResponse:
    """Remind every unit that still owes figures of the period."""
    done = actions.remind_units(actor=request.actor, period=period)
    messages.success(
        request,
        _("%(mailed)s mails are in the outbox; %(mentioned)s people find it in tomorrow's digest.")
        % {"mailed": done.mailed, "mentioned": done.mentioned},
    )
    if done.unreached:
        names = ", ".join(done.unreached)
        messages.warning(request, _("Nobody can be reached in: %(units)s") % {"units": names})
    return redirect("reports:desk", request.actor.office.slug)


@office_page(load=indicator_queries.period, may=policies.may_compare)
def figures(request: OfficeRequest, period: Period) -> HttpResponse:
    """The same figure, everywhere it was reported."""
    plan = newest_adopted(request.actor)
    lines = figure_lines(request.actor, plan, period) if plan is not None else []
    context = {
        "period": period,
        "plan": plan,
        "lines": lines,
        "different": sum(line.differs for line in lines),
        "years": [period.year - 1, period.year, period.year + 1],
    }
    return render(request, "reports/figures.html", context)


@office_page(load=indicator_queries.period, may=policies.may_see_period)
def of_period(request: OfficeRequest, period: Period) -> HttpResponse:
    """The report on a period: a panel on the period's page, and a page of its own."""
    found = desks.of_period(request.actor, reported_period(period))
    context = {
        "period": period,
        "reports": found,
        "kind": kind_for(period),
        "may_begin": policies.may_begin(request.actor),
        "is_begun": any(row.kind == kind_for(period) for row in found),
    }
    return shown(request, "of_period", context)


@office_page(load=plan_queries.plan, may=policies.may_see_plan)
def of_plan(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The reports on a plan: a panel on the plan's page, and a page of its own."""
    found = desks.of_plan(request.actor, plan)
    return shown(
        request, "of_plan", {"plan": plan, "reports": found, "may_begin": policies.may_begin(request.actor)}
    )


def shown(request: OfficeRequest, name: str, context: dict[str, object]) -> HttpResponse:
    """The panel alone for htmx, else inside a page."""
    if request.headers.get("HX-Request"):
        return render(request, f"reports/{name}.html", context)
    return render(request, "reports/panel_page.html", {**context, "panel": f"reports/{name}.html"})
