"""Measures of projects equal a naive recount; a number and its evidence come from the same records."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from imece.ground.values.period import Period
from imece.services.measures.registry import Binding, measure
from imece.work.projects import actions
from imece.work.projects.choices import Part, Status
from imece.work.projects.days import Days
from imece.work.projects.facts import SaidMoney, SaidPartner, SaidPlace
from imece.work.projects.models import Project
from tests.unit.work.projects.scenes import funder, lira, recorded

if TYPE_CHECKING:
    from tests.cast import Cast

pytestmark = pytest.mark.django_db
YEAR = Period.of_year(2026)
EURO = SaidMoney(
    currency="EUR", grant=Decimal(10), rate=Decimal(50), rate_day=date(2026, 1, 2), rate_origin="TCMB"
)


@pytest.fixture
def world(cast: Cast) -> int:
    """Six projects that count, and one of every sort that does not."""
    ayse = cast.gaziantep.actor("Ayşe")
    abroad = (SaidPartner(name="Sopot Belediyesi", country="PL"), SaidPartner(name="Kent Konseyi"))
    recorded(ayse, title="A", money=lira("100.25"), partners=abroad)
    recorded(ayse, title="B", money=EURO, funder=funder("undp"), topics={"theme": ("migration",)})
    recorded(
        ayse, title="C", money=SaidMoney(), partners=(SaidPartner(name="SOPOT belediyesi", country="PL"),)
    )
    recorded(ayse, title="D", awarded_on=date(2026, 12, 31), days=Days(start=date(2027, 2, 1)))
    recorded(ayse, title="E", part=Part.FOLLOW, places=(SaidPlace(province="27"),))
    recorded(ayse, title="F", money=SaidMoney(currency="USD", grant=Decimal(7)))
    recorded(ayse, title="öneri", status=Status.APPLIED, money=lira(1000))
    recorded(ayse, title="eski", days=Days(start=date(2025, 12, 31), end=date(2026, 6, 30)))
    actions.remove_project(actor=ayse, project=recorded(ayse, title="silinen"))
    recorded(cast.orhangazi.actor("Osman"), title="başka ofis", money=lira(9999))
    return cast.gaziantep.office.pk


@pytest.mark.parametrize(
    ("code", "filters", "expected"),
    [
        ("projects.count", {}, 6),
        ("projects.count", {"parts": ["lead"]}, 5),
        ("projects.count", {"time": "running"}, 6),
        ("projects.count", {"statuses": ["applied"]}, 1),
        ("projects.count", {"themes": ["migration"]}, 1),
        ("projects.count", {"province": "27"}, 1),
        ("projects.count", {"country": "abroad"}, 2),
        ("projects.funders", {}, 2),
        ("projects.funders", {"funder_kinds": ["international"]}, 1),
        ("projects.grant_amount", {}, Decimal("800.25")),
        ("projects.partners_abroad", {}, 1),
    ],
)
def test_measure_counts_what_stands_in_the_bank(
    world: int, code: str, filters: dict[str, Any], expected: Any
) -> None:
    counted = measure(code)
    binding = Binding(code, world, filters)
    assert counted.figure(binding, YEAR).value == expected
    records = list(counted.records(binding, YEAR))
    assert all(record.office_id == world and record.removed_at is None for record in records)
    shares = [row.share for row in counted.rows(records)]
    if code in {"projects.count", "projects.grant_amount"}:
        assert sum(share for share in shares if share is not None) == expected
    assert all(not row.url and not row.details for row in counted.public_rows(records))


def test_unknown_amounts_say_nothing_and_no_record_is_zero(cast: Cast) -> None:
    office = cast.gaziantep.office.pk
    binding = Binding("projects.grant_amount", office)
    assert measure("projects.grant_amount").figure(binding, YEAR).value == 0
    recorded(cast.gaziantep.actor("Ayşe"), money=SaidMoney())
    assert measure("projects.grant_amount").figure(binding, YEAR).value is None


def test_many_bindings_cost_one_statement(world: int, django_assert_num_queries: Any) -> None:
    bindings = [
        Binding("projects.count", world, filters, key)
        for key, filters in enumerate(({}, {"parts": ["lead"]}, {"themes": ["migration"]}))
    ]
    with django_assert_num_queries(1):
        found = measure("projects.count").figures(bindings, YEAR)
    assert [int(found[key].value or 0) for key in range(3)] == [6, 5, 1]


def test_filter_form_speaks_in_words(cast: Cast) -> None:
    words = measure("projects.count").filters_in_words({"parts": ["lead"]}, cast.gaziantep.office.pk)
    assert len(words) == 1
    assert Project.objects.count() == 0
