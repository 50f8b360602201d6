"""Requests to report: who is asked for what, the letter, the link, reminders, withdrawal."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from imece.ground.rules.decision import Refused
from imece.ground.values.period import Period
from imece.services.accounts.links import find_link
from imece.services.accounts.models import SignedLink
from imece.services.duties.models import Duty
from imece.services.notices.models import Letter
from imece.work.indicators import policies
from imece.work.indicators.actions import requests
from imece.work.indicators.due import due_periods
from imece.work.indicators.models import Actual, Indicator, ReportRequest
from tests.unit.work.indicators.figures import (
    H1,
    H2,
    enter,
    everything,
    make_actual,
    make_indicator,
    make_step,
)

if TYPE_CHECKING:
    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"
DUE = date(2099, 7, 15)


def token_in(letter: Letter) -> str:
    found = re.search(r"/g/([^/\s]+)/", letter.body)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("frequency", "asked", "keys"),
    [
        ("half", H1, ["2026-H1"]),
        ("quarter", H1, ["2026-Q1", "2026-Q2"]),
        ("month", Period.of_quarter(2026, 1), ["2026-01", "2026-02", "2026-03"]),
        ("year", H1, []),
        ("year", H2, ["2026"]),
        ("half", Period.of_year(2026), ["2026-H1", "2026-H2"]),
        ("half", Period.of_quarter(2026, 1), []),
    ],
)
def test_periods_fall_due_in_the_period_in_which_they_end(
    frequency: str, asked: Period, keys: list[str]
) -> None:
    assert [period.key for period in due_periods(Indicator(frequency=frequency), asked)] == keys


def test_a_count_of_different_people_is_asked_for_the_whole_year_too() -> None:
    due = due_periods(Indicator(frequency="half", accumulation="unique"), H2)
    assert [period.key for period in due] == ["2026-H2", "2026"]


def test_each_unit_gets_one_request_with_its_own_rows_a_duty_and_a_mail(cast: Cast) -> None:
    place = cast.gaziantep
    make_indicator(place, "A", unit=WATER)
    make_indicator(place, "B", unit=WATER, frequency="quarter")
    make_indicator(place, "C", unit="Kültür")
    make_indicator(place, "Kimsenin")
    make_indicator(cast.orhangazi, "Başka ofisin", unit="Merkez")
    made = requests.make_requests(actor=place.actor("Ebru"), period=H1, due_on=DUE)
    assert [row.unit.name for row in made] == ["Kültür", WATER]
    water = made[1]
    assert sorted(row.period.key for row in water.actuals.all()) == ["2026-H1", "2026-Q1", "2026-Q2"]
    assert Duty.objects.open().filter(unit=water.unit, due_on=DUE).count() == 1
    letter = Letter.objects.get(to_name="Umut")
    link = find_link(token_in(letter), policies.LINK_PURPOSE)
    assert link is not None
    assert (link.subject_id, link.unit_id) == (str(water.pk), water.unit_id)
    assert token_in(letter) not in str(SignedLink.objects.values())


def test_asking_again_asks_nobody_twice(cast: Cast) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    requests.make_requests(actor=cast.gaziantep.actor("Ayşe"), period=H1, due_on=DUE)
    before = everything(ReportRequest), everything(Actual), Letter.objects.count()
    with pytest.raises(Refused):
        requests.make_requests(actor=cast.gaziantep.actor("Ayşe"), period=H1, due_on=DUE)
    assert (everything(ReportRequest), everything(Actual), Letter.objects.count()) == before


def test_rows_that_were_there_before_are_taken_into_the_request(cast: Cast) -> None:
    actual = make_actual(make_indicator(cast.gaziantep, unit=WATER))
    asked = requests.make_requests(actor=cast.gaziantep.actor("Ayşe"), period=H1, due_on=DUE)[0]
    actual.refresh_from_db()
    assert actual.request == asked
    assert Actual.objects.count() == 1


@pytest.mark.parametrize("name", ["Umut", "Veli", "Mert", "Derya"])
def test_only_staff_ask(cast: Cast, name: str) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    with pytest.raises(Refused):
        requests.make_requests(actor=cast.gaziantep.actor(name), period=H1, due_on=DUE)
    assert not ReportRequest.objects.exists()
    assert not Actual.objects.exists()


def test_a_past_due_date_is_refused(cast: Cast) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    with pytest.raises(Refused):
        requests.make_requests(actor=cast.gaziantep.actor("Ayşe"), period=H1, due_on=date(2020, 1, 1))
    assert not ReportRequest.objects.exists()


def test_a_reminder_goes_while_something_is_missing_and_both_links_work(cast: Cast) -> None:
    make_step(cast.gaziantep)
    make_indicator(cast.gaziantep, unit=WATER)
    actor = cast.gaziantep.actor("Ayşe")
    asked = requests.make_requests(actor=actor, period=H1, due_on=DUE)[0]
    requests.remind(actor=actor, request=asked)
    assert all(find_link(token_in(letter), "report") for letter in Letter.objects.all())
    enter(cast.gaziantep.actor("Umut"), Actual.objects.get())
    with pytest.raises(Refused):
        requests.remind(actor=actor, request=asked)
    assert Letter.objects.count() == 2


def test_the_link_of_a_reminder_works_long_after_the_due_date(cast: Cast) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    actor = cast.gaziantep.actor("Ayşe")
    asked = requests.make_requests(actor=actor, period=H1, due_on=DUE)[0]
    ReportRequest.objects.update(due_on=date(2020, 7, 15))
    Letter.objects.all().delete()
    requests.remind(actor=actor, request=asked)
    assert find_link(token_in(Letter.objects.get()), "report") is not None


def test_withdrawing_shuts_the_links_and_keeps_what_was_entered(cast: Cast) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    actor = cast.gaziantep.actor("Ayşe")
    asked = requests.make_requests(actor=actor, period=H1, due_on=DUE)[0]
    token = token_in(Letter.objects.get())
    requests.withdraw_request(actor=actor, request=asked)
    assert find_link(token, "report") is None
    assert Actual.objects.get().request is None
    assert not Duty.objects.open().exists()


def test_a_new_contact_shuts_the_old_link(cast: Cast) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    actor = cast.gaziantep.actor("Ayşe")
    asked = requests.make_requests(actor=actor, period=H1, due_on=DUE)[0]
    old = token_in(Letter.objects.get())
    requests.change_contact(
        actor=actor, request=asked, contact=requests.Contact("Zeynep", "zeynep@su.example")
    )
    new = token_in(Letter.objects.latest("pk"))
    assert find_link(old, "report") is None
    assert find_link(new, "report") is not None


def test_the_letters_number_is_kept(cast: Cast) -> None:
    make_indicator(cast.gaziantep, unit=WATER)
    actor = cast.gaziantep.actor("Ayşe")
    asked = requests.make_requests(actor=actor, period=H1, due_on=DUE)[0]
    requests.record_letter(actor=actor, request=asked, letter_no="E-123", letter_date=date(2026, 7, 1))
    asked.refresh_from_db()
    assert (asked.letter_no, asked.letter_date) == ("E-123", date(2026, 7, 1))
