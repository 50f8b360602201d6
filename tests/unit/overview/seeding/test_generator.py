"""The generator makes the same consistent material for everybody and never touches a real installation."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from imece.overview.seeding.generator import NotSeededError, generate
from imece.overview.seeding.material import Seeding, shares
from imece.overview.seeding.scales import SCALES
from imece.overview.seeding.steps import filler
from imece.overview.seeding.steps.offices import places_of
from imece.services.accounts.choices import OfficeKind
from imece.services.accounts.models import Membership, Office, User
from imece.services.search.models import Findable
from imece.work.activities.models import Activity, Participation
from imece.work.indicators.models import Actual, Indicator, Target, YearFigure
from imece.work.projects.models import Project
from imece.work.strategy.models import KeptScore, Plan, Weight

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tests.cast import Cast

pytestmark = pytest.mark.django_db
SMALL = replace(SCALES["small"], activities=25)


def silent(_line: str) -> None:
    """Nobody listens."""


def content() -> list[list[tuple[object, ...]]]:
    """What was made, without keys and times."""
    querysets: list[QuerySet[object, tuple[object, ...]]] = [
        Office.objects.order_by("slug").values_list("slug", "name", "kind", "province"),
        Membership.objects.order_by("pk").values_list("user__email", "user__name", "role", "unit__name"),
        Target.objects.order_by("pk").values_list("indicator__name", "year", "value"),
        Weight.objects.order_by("pk").values_list("link__number", "value"),
        Actual.objects.order_by("pk").values_list("first", "state", "value", "numerator"),
        Activity.objects.order_by("pk").values_list("title", "first", "last", "participants", "unit__name"),
        Participation.objects.order_by("pk").values_list("axis", "code", "number"),
        YearFigure.objects.order_by("indicator_id", "year", "basis").values_list(
            "year", "basis", "value", "effective"
        ),
    ]
    return [list(queryset) for queryset in querysets]


def test_same_seed_number_gives_same_material() -> None:
    generate(SMALL, seed=7, say=silent)
    first = content()
    for model in (KeptScore, YearFigure, Actual, Plan, Indicator, Activity, Project, Findable):
        model.objects.all().delete()
    Membership.objects.all().delete()
    User.objects.all().delete()
    Office.objects.all().delete()
    generate(SMALL, seed=7, say=silent)
    assert content() == first


def test_another_seed_number_gives_other_material() -> None:
    one, other = (Seeding(SMALL, seed, silent).chance("activities", "x") for seed in (1, 2))
    assert [one.random() for _each in range(3)] != [other.random() for _each in range(3)]


def test_filler_makes_up_the_number_of_search_rows() -> None:
    generate(replace(SMALL, findables=400), seed=1, say=silent)
    assert Findable.objects.count() == 400
    assert Findable.objects.filter(kind=filler.KIND).exists()


def test_refuses_where_real_offices_are_kept(cast: Cast) -> None:
    with pytest.raises(NotSeededError):
        generate(SMALL, seed=1, say=silent)
    assert Office.objects.filter(is_sample=True).count() == 0
    assert Activity.objects.count() == 0


def test_force_seeds_beside_real_offices(cast: Cast) -> None:
    before = Office.objects.count()
    generate(SMALL, seed=1, say=silent, force=True)
    assert Office.objects.count() == before + SMALL.offices


def test_refuses_a_second_time() -> None:
    generate(SMALL, seed=1, say=silent)
    with pytest.raises(NotSeededError):
        generate(SMALL, seed=1, say=silent, force=True)
    assert Office.objects.count() == SMALL.offices


def test_command_says_what_it_made_and_refuses_in_words() -> None:
    out = StringIO()
    call_command("seed", scale="small", stdout=out)
    assert f"{SCALES['small'].actuals} actuals" in out.getvalue()
    with pytest.raises(CommandError, match="seeded before"):
        call_command("seed", scale="small", stdout=out)


def test_country_has_every_province_and_a_million_actuals() -> None:
    country = SCALES["country"]
    places = list(places_of(country.offices))
    assert len({place.province for place in places}) == 81
    assert {place.kind for place in places} == {OfficeKind.GOVERNORSHIP}
    assert country.actuals >= 1_000_000
    assert country.findables == 1_000_000


@pytest.mark.parametrize("parts", [1, 2, 13, 100])
def test_shares_add_up(parts: int) -> None:
    found = shares(Seeding(SMALL, 1, silent).chance("shares"), parts)
    assert len(found) == parts
    assert sum(found) == 100
    assert min(found) >= 1
