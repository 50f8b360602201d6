"""The loaded demo holds what the journeys need, made by the apps' own verbs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from imece.doors.backoffice.home import waiting_for
from imece.ground.values import clock
from imece.ground.values.period import Period
from imece.overview.showcase import loading
from imece.overview.showcase.people import DatedActor
from imece.overview.showcase.reading import OFFICES, Calendar
from imece.services.accounts.actor import Actor
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership, Office, User
from imece.services.audit.models import Entry
from imece.work.activities.models import Activity
from imece.work.indicators.choices import ActualState
from imece.work.indicators.models import Actual, ClosedPeriod, FrozenRecord, ReportRequest
from imece.work.indicators.queries.desk import inbox
from imece.work.indicators.queries.proposals import proposals_for
from imece.work.strategy.models import Objective, Plan

pytestmark = pytest.mark.django_db


def seated(office: str, key: str) -> Actor:
    seat = Membership.objects.select_related("office", "unit", "user").get(
        user__email=f"{key}@{office}.example"
    )
    return Actor(
        office=seat.office,
        role=Role(seat.role),
        name=str(seat.user),
        person_id=seat.user_id,
        membership=seat,
        has_second_factor=True,
    )


def own_year() -> int:
    return Calendar(clock.today()).year


@pytest.fixture(autouse=True)
def _demo(loaded: None, db: None) -> None:
    """Every test of this file stands on the loaded demo."""


def test_objective_has_eleven_indicators_when_loaded() -> None:
    objective = Objective.objects.get(number="2.4")
    links = objective.indicators.all()
    assert [link.number for link in links].count("2.4.9") == 2
    assert len(links) == 11
    assert sum(weight.value for link in links for weight in link.weights.all()) == 100


def test_counted_figures_equal_their_records() -> None:
    counted = Actual.objects.filter(state=ActualState.APPROVED, indicator__measure="activities.count")
    assert counted.count() >= 12
    for actual in counted:
        assert actual.approved_value == FrozenRecord.objects.filter(actual=actual).count()


def test_last_year_is_published_and_closed() -> None:
    year = Period.of_year(own_year() - 1)
    actuals = Actual.objects.within(year)
    assert actuals.count() == 21
    assert not actuals.filter(published_at__isnull=True).exists()
    assert ClosedPeriod.objects.shut().filter(last=year.last).exists()
    assert (
        ClosedPeriod.objects.shut().filter(first=year.first, last=Period.of_half(year.year, 1).last).exists()
    )


def test_this_years_first_half_is_in_every_state() -> None:
    half = Period.of_half(own_year(), 1)
    states = dict.fromkeys(ActualState.values, 0)
    for state in Actual.objects.within(half).values_list("state", flat=True):
        states[state] += 1
    assert states == {"open": 1, "draft": 0, "submitted": 3, "returned": 1, "approved": 5}
    returned = Actual.objects.within(half).get(state=ActualState.RETURNED)
    assert returned.returned_note
    late = Actual.objects.within(half).get(state=ActualState.OPEN)
    assert late.request is not None
    assert late.request.due_on < clock.today()


def test_second_half_is_asked_for_with_two_weeks_time() -> None:
    half = Period.of_half(own_year(), 2)
    requests = ReportRequest.objects.filter(first=half.first, last=half.last)
    assert requests.count() == 3
    assert {request.due_on for request in requests} == {clock.today() + timedelta(days=14)}


@pytest.mark.parametrize("key", ["head", "coordinator", "manager"])
def test_each_signer_has_something_to_sign(key: str) -> None:
    assert inbox(seated("gaziantep", key))


def test_every_home_has_something_waiting() -> None:
    for login in loading.logins():
        key, _at, domain = login.email.partition("@")
        assert waiting_for(seated(domain.removesuffix(".example"), key)).count, login.email


def test_a_late_arrival_waits_in_the_open_period() -> None:
    joint = Actual.objects.get(
        indicator__name__startswith="Yıllık bazda gerçekleştirilen ortak", first=date(own_year(), 7, 1)
    )
    assert [(row.title, row.is_late) for row in proposals_for(joint)] == [
        ("İklim elçisi gençler değişimi", True)
    ]


def test_everything_is_marked_as_sample_and_nothing_lies_ahead() -> None:
    assert set(Office.objects.values_list("slug", "is_sample")) == {(slug, True) for slug in OFFICES}
    assert Plan.objects.filter(is_sample=True).count() == Plan.objects.count() == 1
    assert not Activity.objects.filter(first__gt=clock.today()).exists()
    assert Activity.objects.filter(office__slug="orhangazi", first__year=2016).count() == 30


def test_bursa_reads_orhangazi_by_a_dated_grant() -> None:
    bursa, orhangazi = seated("bursa", "coordinator"), Office.objects.get(slug="orhangazi")
    assert orhangazi.pk in bursa.readable_office_ids
    assert orhangazi.grants_given.get().last == clock.today() + timedelta(days=365)


def test_people_can_sign_in_with_the_printed_password() -> None:
    logins = loading.logins()
    assert len(logins) == 11
    assert {login.email for login in logins} == set(User.objects.values_list("email", flat=True))
    assert all(person.check_password(loading.PASSWORD) for person in User.objects.all())
    assert User.objects.get(is_administrator=True).email == "coordinator@bursa.example"


def test_everything_went_through_verbs() -> None:
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {
        "accounts.office_opened",
        "activities.recorded",
        "strategy.plan_published",
        "indicators.actual_approved",
        "indicators.period_closed",
        "documents.attached",
    } <= verbs


def test_second_load_changes_nothing() -> None:
    before = (Office.objects.count(), Activity.objects.count(), Entry.objects.count())
    assert loading.is_loaded()
    loading.load()
    assert (Office.objects.count(), Activity.objects.count(), Entry.objects.count()) == before


def test_dated_person_acts_on_that_day() -> None:
    seat = seated("gaziantep", "expert")
    facts = {"office": seat.office, "role": seat.role, "name": seat.name, "membership": seat.membership}
    assert DatedActor(**facts, on=date(2025, 7, 1)).today == date(2025, 7, 1)
    assert DatedActor(**facts).today == clock.today()
