"""Indicators: list, card, definition, targets, measure, use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.ground.web.lists import listing, whole_number
from imece.services.accounts.doorway import OfficeRequest, office_page
from imece.services.accounts.policies import visible_units
from imece.services.measures import registry
from imece.services.undoing.actions import watching
from imece.services.undoing.doorway import say
from imece.work.indicators import policies, queries
from imece.work.indicators.actions import indicators as actions
from imece.work.indicators.forms.office import IndicatorFilter, IndicatorForm, MeasureForm, TargetForm
from imece.work.indicators.queries import cards
from imece.work.indicators.undoable import INDICATOR

if TYPE_CHECKING:
    from django.http import HttpResponse

    from imece.work.indicators.models import Indicator

SORTS = {"name": ("name", "pk"), "unit": ("responsible_unit__sort_key", "pk"), "newest": ("-pk",)}


@office_page(may=policies.may_read)
def indicator_list(request: OfficeRequest) -> HttpResponse:
    """What is measured, with this year's figures."""
    filters = IndicatorFilter(request.GET, units=list(visible_units(request.actor)))
    rows = filters.narrow(cards.searched(request.actor, request.GET.get("q", "")))
    page = listing(rows, request, sorts=SORTS, default="name")
    year = whole_number(request.GET.get("year"), request.actor.today.year, least=1990, most=2100)
    context = {
        "list": page,
        "lines": cards.lines(page.rows, year),
        "filters": filters,
        "year": year,
        "may_manage": policies.may_manage_indicator(request.actor),
    }
    return render(request, "indicators/list.html", context)


@office_page(load=queries.indicator, may=policies.may_read)
def indicator_detail(request: OfficeRequest, indicator: Indicator) -> HttpResponse:
    """The card: definition, targets, actuals per period, picture of target and actual."""
    context = {
        "indicator": indicator,
        "card": cards.card(request.actor, indicator),
        "may_manage": policies.may_manage_indicator(request.actor, indicator),
        "may_define": policies.may_define_indicator(request.actor, indicator),
    }
    return render(request, "indicators/detail.html", context)


@office_page(may=policies.may_manage_indicator)
def indicator_add(request: OfficeRequest) -> HttpResponse:
    """A new indicator."""
    form = IndicatorForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, INDICATOR) as watch:
                made = actions.create_indicator(actor=request.actor, facts=form.facts())
                watch.made([made])
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The indicator is kept. Give it a target for each year."), watch)
            return redirect("indicators:targets", request.actor.office.slug, made.pk)
    return render(request, "indicators/form.html", {"form": form})


@office_page(load=queries.indicator, may=policies.may_manage_indicator)
def indicator_change(request: OfficeRequest, indicator: Indicator) -> HttpResponse:
    """Another definition."""
    form = IndicatorForm(request.POST or None, instance=indicator, actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, INDICATOR, [indicator.pk]) as watch:
                actions.change_indicator(actor=request.actor, indicator=indicator, facts=form.facts())
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The change is kept."), watch)
            return redirect("indicators:detail", request.actor.office.slug, indicator.pk)
    context = {
        "form": form,
        "indicator": indicator,
        "may_define": policies.may_define_indicator(request.actor, indicator),
    }
    return render(request, "indicators/form.html", context)


@office_page(load=queries.indicator, may=policies.may_manage_indicator)
def targets(request: OfficeRequest, indicator: Indicator) -> HttpResponse:
    """Targets by year, old ones too; a form for one more."""
    today = request.actor.today
    form = TargetForm(
        request.POST or None, initial={"year": today.year, "in_force_from": today.replace(month=1, day=1)}
    )
    if request.method == "POST" and form.is_valid():
        try:
            with watching(request.actor, INDICATOR, [indicator.pk]) as watch:
                actions.set_target(actor=request.actor, indicator=indicator, **form.cleaned_data)
        except Refused as no:
            form.add_error(None, str(no))
        else:
            say(request, _("The target is kept and the year is scored with it."), watch)
            return redirect("indicators:targets", request.actor.office.slug, indicator.pk)
    context = {
        "indicator": indicator,
        "form": form,
        "targets": indicator.targets.order_by("-year", "-in_force_from"),
        "may_define": policies.may_define_indicator(request.actor, indicator),
    }
    return render(request, "indicators/targets.html", context)


@office_page(load=queries.indicator, may=policies.may_manage_indicator)
def measure(request: OfficeRequest, indicator: Indicator) -> HttpResponse:
    """Choose a measure, then its filters; shows what would count now before anything is kept."""
    data = request.POST or request.GET
    code = data.get("measure", indicator.measure)
    chosen = registry.measure(code) if registry.is_known(code) else None
    own = indicator.measure_filters if code == indicator.measure else {}
    sent = "measure" in data
    filters = (
        chosen.filter_form(indicator.office_id, data=data if sent else None, initial=own) if chosen else None
    )
    valid = filters is None or not sent or filters.is_valid()
    if request.method == "POST" and valid and (chosen or not code):
        chosen_filters = filters.cleaned_data if filters else {}
        with watching(request.actor, INDICATOR, [indicator.pk]) as watch:
            actions.bind_measure(
                actor=request.actor, indicator=indicator, measure=code, filters=chosen_filters
            )
        say(request, _("The measure is bound.") if code else _("The value is typed from now on."), watch)
        return redirect("indicators:detail", request.actor.office.slug, indicator.pk)
    used = filters.cleaned_data if filters is not None and sent and valid else own
    year = Period.of_year(request.actor.today.year)
    context = {
        "indicator": indicator,
        "form": MeasureForm(initial={"measure": code}),
        "measure": chosen,
        "filters": filters,
        "preview": cards.preview(request.actor, indicator, chosen, used, year) if chosen and valid else None,
        "year": year,
    }
    return render(request, "indicators/measure.html", context)


@office_page(load=queries.indicator, may=policies.may_manage_indicator)
@require_POST
def use(request: OfficeRequest, indicator: Indicator) -> HttpResponse:
    """Retire an indicator, or take it back into use."""
    again = "undo" in request.POST
    try:
        with watching(request.actor, INDICATOR, [indicator.pk]) as watch:
            (actions.take_back_into_use if again else actions.retire_indicator)(
                actor=request.actor, indicator=indicator
            )
    except Refused as no:
        messages.error(request, str(no))
    else:
        used, unused = (
            _("The indicator is in use again."),
            _("The indicator is no longer used; its figures stay."),
        )
        say(request, used if again else unused, watch)
    return redirect("indicators:detail", request.actor.office.slug, indicator.pk)
