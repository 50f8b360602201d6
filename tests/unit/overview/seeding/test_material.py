"""What the generator makes is consistent: counts, weights, hashes, kept figures, search."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.db.models import Count, F, Sum

from imece.overview.seeding.generator import generate
from imece.overview.seeding.scales import APPROVED_UNTIL, SCALES
from imece.services.accounts.choices import Role
from imece.services.accounts.models import Membership, Office, Unit
from imece.services.search.queries import find_public, search
from imece.services.search.scopes import Scope
from imece.work.activities.choices import Axis
from imece.work.activities.models import FINDABLE, Activity
from imece.work.indicators.choices import ActualState, Basis
from imece.work.indicators.freezing import canonical, hash_of
from imece.work.indicators.models import Actual, Indicator, YearFigure
from imece.work.strategy.choices import Level
from imece.work.strategy.models import KeptScore, Objective, Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import DjangoDbBlocker


pytestmark = pytest.mark.django_db
SMALL = replace(SCALES["small"], activities=25)


@pytest.fixture(scope="module", autouse=True)
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """The material, made once for the tests of this file and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield generate(SMALL, seed=1, say=lambda _line: None)
        transaction.set_rollback(True)


def test_counts_are_those_of_the_scale(made: dict[str, int]) -> None:
    assert Office.objects.count() == made["offices"] == SMALL.offices
    assert Indicator.objects.count() == made["indicators"] == SMALL.offices * SMALL.indicators_of_office
    assert Actual.objects.count() == made["actuals"] == SMALL.actuals
    assert Activity.objects.count() == made["activities"] == SMALL.offices * SMALL.activities
    assert Unit.objects.count() == SMALL.offices * SMALL.units
    assert not Unit.objects.exclude(path__endswith="/").exists()


def test_weights_of_every_objective_add_up_to_100() -> None:
    sums = Objective.objects.annotate(whole=Sum("indicators__weights__value")).values_list("whole", flat=True)
    assert set(sums) == {Decimal(100)}
    assert Objective.objects.annotate(n=Count("indicators")).filter(n=SMALL.indicators).count() == len(sums)


def test_approved_actuals_carry_the_hash_of_their_evidence() -> None:
    approved = Actual.objects.approved().select_related("indicator")
    assert approved.filter(last__lte=APPROVED_UNTIL).count() == approved.count() > 0
    assert all(actual.frozen_hash == hash_of(canonical(actual, (), ())) for actual in approved)
    later = Actual.objects.filter(last__gt=APPROVED_UNTIL)
    assert set(later.values_list("state", flat=True)) <= {ActualState.OPEN, ActualState.SUBMITTED}


def test_kept_figures_and_scores_stand_beside_the_actuals() -> None:
    figures = YearFigure.objects.filter(basis=Basis.APPROVED, year=2025)
    assert figures.count() == Indicator.objects.count()
    assert not figures.filter(effective__isnull=True).exists()
    plans = KeptScore.objects.filter(level=Level.PLAN, basis=Basis.APPROVED, year=2025)
    assert plans.count() == SMALL.offices
    assert all(Decimal(0) < score.method_score <= 100 for score in plans if score.method_score is not None)
    assert not plans.filter(method_score__isnull=True).exists()


def test_participants_by_sex_make_up_the_whole() -> None:
    by_sex = Activity.objects.filter(participations__axis=Axis.SEX).annotate(
        whole=Sum("participations__number")
    )
    assert by_sex.exists()
    assert not by_sex.exclude(whole=F("participants")).exists()


def test_activities_are_found_by_their_words() -> None:
    office = Office.objects.order_by("pk")[0]
    activity = Activity.objects.filter(office=office).order_by("pk")[0]
    answer = search(Scope([office.pk], []), activity.title, 50)
    assert activity.pk in {row.object_id for row in answer.rows if row.kind == FINDABLE}
    assert find_public([office.pk], Plan.objects.get(office=office).title).total > 0


def test_every_office_has_a_coordinator_and_a_contact_for_each_unit() -> None:
    seats = Membership.objects.values("office").annotate(n=Count("pk"))
    assert {seat["n"] for seat in seats} == {4 + SMALL.units}
    assert Membership.objects.filter(role=Role.COORDINATOR).count() == SMALL.offices
    assert not Membership.objects.filter(user__is_administrator=True).exists()
