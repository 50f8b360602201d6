"""Actuals from a sheet: indicator, period, value or its two counts, note. They arrive as drafts, by the same verbs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.rules.decision import Refused
from imece.ground.values import turkish
from imece.ground.values.period import NotAPeriod, Period, PeriodKind, periods_of_year
from imece.services.exchange.kinds import Created, ImportKind
from imece.services.exchange.mapping import Column
from imece.services.exchange.rows import RowError
from imece.work.indicators import policies
from imece.work.indicators.actions import reporting
from imece.work.indicators.actions.requests import open_actual
from imece.work.indicators.choices import ActualState
from imece.work.indicators.due import due_periods
from imece.work.indicators.facts import Reported
from imece.work.indicators.forms.entry import LONGEST_TEXT, number
from imece.work.indicators.models import Actual, ClosedPeriod, Indicator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

YEAR: Final = re.compile(r"(?<!\d)(19|20|21)\d\d(?!\d)")
ACTUAL_TYPE: Final = "indicators.actual"

COLUMNS: Final = (
    Column(
        "indicator",
        gettext_lazy("Indicator"),
        ("Gösterge", "Performans göstergesi", "Gösterge adı", "Indicator", "Indicator name"),
        required=True,
        example="Katılım sağlanan etkinlik sayısı",
    ),
    Column(
        "period",
        gettext_lazy("Period"),
        ("Dönem", "Dönemi", "Period"),
        required=True,
        help=gettext_lazy("2026, 2026-H1, 2026-Q3, 2026-05, or written out: 2026 1. yarıyıl."),
        example="2026-H1",
    ),
    Column(
        "value",
        gettext_lazy("Actual"),
        ("Gerçekleşen", "Gerçekleşme", "Değer", "Value", "Actual"),
        example="12",
    ),
    Column("numerator", gettext_lazy("Numerator"), ("Pay", "Numerator")),
    Column("denominator", gettext_lazy("Denominator"), ("Payda", "Denominator")),
    Column("text", gettext_lazy("Actual in words"), ("Sözle gerçekleşme", "Actual in words")),
    Column("note", gettext_lazy("Note"), ("Not", "Açıklama", "Note")),
)


def fields(actor: Actor) -> dict[str, forms.Field]:
    """One field per column; indicators are chosen by name, of equal names by "name (unit)"."""
    known = list(
        Indicator.objects.kept()
        .filter(office_id=actor.office_id)
        .select_related("responsible_unit")
        .order_by("pk")
    )
    names = Counter(turkish.fold(row.name) for row in known)
    choices = [
        (
            str(row.pk),
            row.name if names[turkish.fold(row.name)] == 1 else f"{row.name} ({row.responsible_unit})",
        )
        for row in known
    ]
    return {
        "indicator": forms.ChoiceField(choices=choices),
        "period": forms.CharField(max_length=60),
        "value": number(""),
        "numerator": number(""),
        "denominator": number(""),
        "text": forms.CharField(max_length=LONGEST_TEXT, required=False),
        "note": forms.CharField(max_length=LONGEST_TEXT, required=False),
    }


def period_of(text: str) -> Period:
    """The period a cell names: its key, or its name in Turkish or English. `NotAPeriod` for anything else."""
    typed = " ".join(text.split()).removesuffix(".0")
    try:
        found = Period.from_key(typed)
    except NotAPeriod:
        found = None
    if found is not None and found.kind is not None:
        return found
    year = YEAR.search(typed)
    if year is not None:
        wanted = turkish.fold(typed)
        for kind in PeriodKind:
            for period in periods_of_year(int(year[0]), kind):
                if wanted in {turkish.fold(period.label(language)) for language in ("tr", "en")}:
                    return period
    raise NotAPeriod("unknown_key", "This is not the name of a period.")


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """The period is one that the indicator is reported for, and open; the value fits the indicator."""
    indicator = Indicator.objects.get(pk=values["indicator"], office_id=actor.office_id)
    try:
        period = period_of(values["period"])
    except NotAPeriod:
        yield RowError("period", values["period"], _("This is not a period, such as 2026-H1 or 2026."))
        return
    if period not in due_periods(indicator, period):
        yield RowError("period", values["period"], _("This indicator is not reported for such a period."))
    if ClosedPeriod.objects.covering(actor.office_id, period).exists():
        yield RowError("period", values["period"], _("This period is closed."))
    if indicator.is_counted:
        yield RowError(
            "indicator", indicator.name, _("This indicator is counted from records; it is not typed.")
        )


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """One actual for one indicator and period."""
    return (str(values["indicator"]), turkish.fold(str(values["period"])))


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Keep each row as a draft; a closed period refuses here too."""
    indicators = Indicator.objects.filter(office_id=actor.office_id).in_bulk()
    for row in rows:
        values = row.values
        actual = open_actual(
            actor=actor, indicator=indicators[int(values["indicator"])], period=period_of(values["period"])
        )
        names = ("value", "numerator", "denominator", "text", "note")
        facts = Reported(**{name: values[name] for name in names})
        reporting.save_draft(actor=actor, actual=actual, facts=facts, revision=actual.revision)
        yield Created(ACTUAL_TYPE, str(actual.pk))


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Empty the drafts again; what was submitted since stays, and says so."""
    rows = Actual.objects.filter(office_id=actor.office_id, pk__in=[row.object_id for row in records])
    for actual in rows.order_by("pk"):
        if actual.state != ActualState.DRAFT:
            raise Refused(
                str(
                    format_lazy(
                        gettext_lazy("{actual} has been submitted since; it cannot be taken back."),
                        actual=actual,
                    )
                )
            )
        reporting.clear_draft(actor=actor, actual=actual)


ACTUALS = ImportKind(
    code="indicators.actuals",
    title=gettext_lazy("Actuals of indicators"),
    description=gettext_lazy("Values of periods; they arrive as drafts and are submitted by hand."),
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=policies.may_manage_indicator,
    validate_row=validate_row,
    identity=identity,
)
