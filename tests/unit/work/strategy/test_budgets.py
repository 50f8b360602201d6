"""Budgets of units and the savings rate that is counted from them; activities that serve objectives."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.services.audit.models import Entry
from imece.services.measures import registry
from imece.services.measures.registry import Binding
from imece.work.activities.models import Activity, ActivityKind
from imece.work.strategy import actions, policies
from imece.work.strategy.budget_sheets import read_budgets
from imece.work.strategy.facts import BudgetFacts
from imece.work.strategy.models import ObjectiveActivity, UnitBudget
from tests.unit.work.strategy.making import seed_plan

if TYPE_CHECKING:
    from tests.cast import Cast, Place


def give(place: Place, name: str, unit: str, given: str | None, spent: str | None, year: int = 2024) -> int:
    facts = BudgetFacts(
        place.unit(unit).pk, Decimal(given) if given else None, Decimal(spent) if spent else None
    )
    return actions.set_budgets(actor=place.actor(name), year=year, rows=[facts])


def rate(place: Place, period: Period, **filters: object) -> Decimal | None:
    measure = registry.measure("strategy.savings_rate")
    return measure.figure(Binding("strategy.savings_rate", place.office.pk, filters), period).value


def test_savings_rate_is_a_ratio_of_sums(cast: Cast) -> None:
    give(cast.gaziantep, "Ebru", "Kültür", "100", "90")
    give(cast.gaziantep, "Ebru", "Su ve Kanalizasyon", "900", "800")
    give(cast.orhangazi, "Osman", "Merkez", "100", "1")
    year = Period.of_year(2024)
    assert rate(cast.gaziantep, year) == 11
    assert rate(cast.gaziantep, year, units=[cast.gaziantep.unit("Kültür").pk]) == 10
    assert rate(cast.gaziantep, Period.of_half(2024, 1)) is None
    assert rate(cast.gaziantep, Period.of_half(2024, 2)) == 11


def test_unknown_spending_makes_the_rate_unknown(cast: Cast) -> None:
    give(cast.gaziantep, "Ebru", "Kültür", "100", "90")
    give(cast.gaziantep, "Ebru", "Su ve Kanalizasyon", "900", None)
    assert rate(cast.gaziantep, Period.of_year(2024)) is None
    assert rate(cast.gaziantep, Period.of_year(2023)) is None


def test_evidence_rows_name_unit_and_year_and_hide_the_note_from_the_public(cast: Cast) -> None:
    place = cast.gaziantep
    facts = BudgetFacts(place.unit("Kültür").pk, Decimal(100), Decimal(90), note="iç not")
    actions.set_budgets(actor=place.actor("Ebru"), year=2024, rows=[facts])
    measure = registry.measure("strategy.savings_rate")
    records = measure.records(Binding("strategy.savings_rate", place.office.pk), Period.of_year(2024))
    (inside,) = measure.rows(records)
    (outside,) = measure.public_rows(records)
    assert inside.title == outside.title == "Kültür 2024"
    assert inside.share == 10
    assert "iç not" in inside.details.values()
    assert "iç not" not in outside.details.values()
    assert outside.url == ""


def test_only_staff_write_and_only_changes_are_recorded(cast: Cast) -> None:
    with pytest.raises(Refused):
        give(cast.gaziantep, "Umut", "Kültür", "100", None)
    assert not UnitBudget.objects.exists()
    assert give(cast.gaziantep, "Ebru", "Kültür", "100", None) == 1
    assert give(cast.gaziantep, "Ebru", "Kültür", "100.00", None) == 0
    assert give(cast.gaziantep, "Ebru", "Kültür", None, None) == 1
    assert not UnitBudget.objects.exists()
    assert Entry.objects.filter(verb__startswith="strategy.budget").count() == 2


def test_all_rows_or_none(cast: Cast) -> None:
    place = cast.gaziantep
    rows = [
        BudgetFacts(place.unit("Kültür").pk, Decimal(1)),
        BudgetFacts(cast.orhangazi.unit("Merkez").pk, Decimal(2)),
    ]
    with pytest.raises(Refused):
        actions.set_budgets(actor=place.actor("Ebru"), year=2024, rows=rows)
    with pytest.raises(Refused):
        give(place, "Ebru", "Kültür", None, "5")
    assert not UnitBudget.objects.exists()


def test_unit_contact_sees_the_own_unit_only(cast: Cast) -> None:
    give(cast.gaziantep, "Ebru", "Kültür", "100", None)
    give(cast.gaziantep, "Ebru", "Su ve Kanalizasyon", "200", None)
    give(cast.orhangazi, "Osman", "Merkez", "300", None)
    seen = policies.visible_budgets(cast.gaziantep.actor("Umut"))
    assert [row.appropriation for row in seen] == [200]
    assert policies.visible_budgets(cast.gaziantep.actor("Veli")).count() == 2


def test_sheet_names_every_wrong_row(cast: Cast) -> None:
    cast.gaziantep.unit("Kültür")
    text = "Birim;Ödenek;Harcama\nKÜLTÜR;1.250,50;1.000\nYok Birim;1;1\nKültür;abc;\n"
    upload = SimpleUploadedFile("butce.csv", text.encode())
    with pytest.raises(Refused) as no:
        read_budgets(upload, cast.gaziantep.office.pk)
    assert "3" in str(no.value)
    assert "4" in str(no.value)
    good = SimpleUploadedFile("butce.csv", "Birim;Ödenek;Harcama\nKÜLTÜR;1.250,50;1.000\n".encode())
    (row,) = read_budgets(good, cast.gaziantep.office.pk)
    assert (row.appropriation, row.spending) == (Decimal("1250.50"), Decimal(1000))


def test_activity_serves_objectives_of_its_own_office(cast: Cast) -> None:
    _plan, ours, _rows = seed_plan(cast.gaziantep.actor("Ayşe"))
    _other, theirs, _rows = seed_plan(cast.orhangazi.actor("Osman"))
    kind = ActivityKind.objects.first() or ActivityKind.objects.create(code="fair", name="Fuar")
    activity = Activity.objects.create(
        office=cast.gaziantep.office, kind=kind, title="Fuar", first=date(2024, 3, 1), last=date(2024, 3, 2)
    )
    expert = cast.gaziantep.actor("Ebru")
    actions.set_objectives(actor=expert, activity=activity, objectives=[ours])
    with pytest.raises(Refused):
        actions.set_objectives(actor=expert, activity=activity, objectives=[ours, theirs])
    with pytest.raises(Refused):
        actions.set_objectives(actor=cast.gaziantep.actor("Veli"), activity=activity, objectives=[])
    assert [row.objective_id for row in ObjectiveActivity.objects.all()] == [ours.pk]
    actions.set_objectives(actor=expert, activity=activity, objectives=[])
    assert not ObjectiveActivity.objects.exists()
