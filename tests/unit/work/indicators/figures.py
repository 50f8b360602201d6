"""What the tests of indicators share: indicators, actuals, steps of approval, an activity that counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.values.period import Period
from imece.work.activities.models import Activity, ActivityKind
from imece.work.indicators.actions import deciding, reporting
from imece.work.indicators.choices import Approver
from imece.work.indicators.facts import Reported
from imece.work.indicators.models import Actual, ApprovalStep, Indicator, Target

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from tests.cast import Place

H1, H2 = Period.of_half(2026, 1), Period.of_half(2026, 2)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def make_indicator(
    place: Place, name: str = "Tamamlanan hat (km)", unit: str | None = None, **facts: Any
) -> Indicator:
    """A typed yearly flow with a half-yearly report and a target of 20 for 2026."""
    target = facts.pop("target", Decimal(20))
    indicator = Indicator.objects.create(
        office=place.office, name=name, responsible_unit=place.unit(unit) if unit else None, **facts
    )
    if target is not None:
        Target.objects.create(indicator=indicator, year=2026, value=target, in_force_from=date(2026, 1, 1))
    return indicator


def make_actual(indicator: Indicator, period: Period = H1, **facts: Any) -> Actual:
    """An open actual."""
    source = "counted" if indicator.is_counted else "typed"
    return Actual.objects.create(
        office_id=indicator.office_id,
        indicator=indicator,
        first=period.first,
        last=period.last,
        **{"source": source, **facts},
    )


def make_step(
    place: Place, position: int = 1, approver: str = Approver.COORDINATOR, **facts: Any
) -> ApprovalStep:
    """One step of the office's chain."""
    return ApprovalStep.objects.create(
        office=place.office, position=position, name=f"{position}. adım", approver=approver, **facts
    )


def enter(actor: Actor, actual: Actual, value: Any = 10, **facts: Any) -> Actual:
    """Submit a value."""
    actual.refresh_from_db()
    reported = Reported(value=None if value is None else Decimal(value), **facts)
    return reporting.submit(actor=actor, actual=actual, facts=reported, revision=actual.revision)


def approve(actor: Actor, actual: Actual) -> Actual:
    """Sign the step that waits."""
    return deciding.approve_step(actor=actor, actual=actual)


def make_activity(
    office_of: Place, title: str = "Fuar", day: date = date(2026, 3, 5), **facts: Any
) -> Activity:
    """A dated happening of the office."""
    kind, _new = ActivityKind.objects.get_or_create(code="fair", office=None, defaults={"name": "Fuar"})
    return Activity.objects.create(
        office=office_of.office, kind=kind, title=title, first=day, last=day, **facts
    )


def make_counted(place: Place, **facts: Any) -> Indicator:
    """An indicator that counts activities."""
    return make_indicator(
        place, "Faaliyet sayısı", **{"measure": "activities.count", "target": Decimal(2), **facts}
    )


def pdf(name: str = "kanit.pdf") -> SimpleUploadedFile:
    """A small file that looks like what it says."""
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def everything(model: Any) -> list[tuple[Any, ...]]:
    """Every row of a table, to show that a refusal changed nothing."""
    return sorted(model.objects.values_list(), key=repr)


def shut(response: Any) -> int:
    """Close the file that an answer sends (`close()` would end the test's database connection too); its status."""
    for close in response._resource_closers:
        close()
    return int(response.status_code)
