"""Prepared questions: the same rows as the queryset they were written from, whatever the values."""

from __future__ import annotations

from datetime import date, timedelta
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.db.models import Exists, OuterRef
from django.db.transaction import TransactionManagementError

from imece.ground.questions.prepared import NotPreparableError, Prepared
from imece.services.accounts.models import Grant, Membership, Office

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from pytest_django.fixtures import DjangoAssertNumQueries

    from tests.cast import Cast

TODAY = date(2026, 3, 1)


def seats(office: int, slug: str) -> QuerySet[Membership]:
    others = Membership.objects.filter(user_id=OuterRef("user_id")).exclude(office_id=OuterRef("office_id"))
    rows = Membership.objects.filter(office_id=office, office__slug=slug).select_related("office", "unit")
    return rows.annotate(elsewhere=Exists(others)).order_by("pk")


def test_rows_annotations_and_relations_are_those_of_the_queryset(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    question = Prepared(seats, office=int, slug=str)
    for each in (cast.gaziantep, cast.bursa, cast.gaziantep):
        plain = list(seats(each.office.pk, each.office.slug))
        with django_assert_num_queries(1):
            asked = question.ask(office=each.office.pk, slug=each.office.slug)
            said = [(row, row.office.name, row.unit, row.elsewhere) for row in asked]  # type: ignore[attr-defined]
        assert said == [(row, row.office.name, row.unit, row.elsewhere) for row in plain]  # type: ignore[attr-defined]


def test_values_and_constants_that_look_like_places_are_only_values(cast: Cast) -> None:
    cast.gaziantep.office.name = "100 % %s ’"
    cast.gaziantep.office.save()
    question = Prepared(
        lambda slug, office: Office.objects.filter(slug=slug, pk__gte=office, name="100 % %s ’"),
        slug=str,
        office=int,
    )
    for _again in range(3):
        assert question.ask(slug="gaziantep", office=-(2**40)) == [cast.gaziantep.office]
        assert question.ask(slug="%s'; --", office=1) == []
        assert question.ask(slug="gaziantep", office=2**40) == []


def test_the_server_keeps_the_question_where_it_can(cast: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL keeps questions")
    question = Prepared(
        lambda slug, day: Grant.objects.filter(giver__slug=slug, first__lte=day), slug=str, day=date
    )
    with connection.cursor() as cursor:
        for slug in ("bursa", "gaziantep", "bursa"):
            assert question.ask(slug=slug, day=TODAY) == []
        cursor.execute(
            "SELECT statement FROM pg_prepared_statements WHERE statement LIKE %s", ["%accounts_grant%"]
        )
        assert len(cursor.fetchall()) == 1
        Office.objects.get(slug="bursa")
        cursor.execute("SELECT 1 FROM pg_prepared_statements WHERE statement LIKE %s", ["%''bursa''%"])
        assert cursor.fetchall() == []
    assert connection.connection.prepare_threshold is None


def test_the_text_is_written_once(cast: Cast) -> None:
    built = []

    def build(office: int) -> QuerySet[Office]:
        built.append(office)
        return Office.objects.filter(pk=office)

    question = Prepared(build, office=int)
    for each in (cast.gaziantep.office, cast.bursa.office):
        assert question.ask(office=each.pk) == [each]
    assert len(built) == 2


def test_days_and_plain_values_are_asked_as_the_database_keeps_them(cast: Cast) -> None:
    Grant.objects.create(giver=cast.bursa.office, receiver=cast.gaziantep.office, first=TODAY)
    question: Prepared[int] = Prepared(
        lambda office, day: (
            Grant.objects.open_on(day).filter(receiver_id=office).values_list("giver_id", flat=True)
        ),
        office=int,
        day=date,
    )
    assert question.ask(office=cast.gaziantep.office.pk, day=TODAY) == [cast.bursa.office.pk]
    assert question.ask(office=cast.gaziantep.office.pk, day=TODAY - timedelta(days=1)) == []
    assert question.ask(office=cast.bursa.office.pk, day=TODAY) == []


@pytest.mark.parametrize("text", ["x' OR 1=1 --", "%s", '"', "İ"])
def test_texts_are_values_and_never_part_of_the_question(cast: Cast, text: str) -> None:
    question = Prepared(lambda slug: Office.objects.filter(slug=slug), slug=str)
    assert question.ask(slug=text) == []


def test_values_that_are_changed_on_the_way_are_refused(db: None) -> None:
    changed = Prepared(lambda text: Office.objects.filter(name__startswith=text), text=str)
    with pytest.raises(NotPreparableError, match="another form"):
        changed.ask(text="Gaz")
    unused = Prepared(lambda office: Office.objects.all(), office=int)
    with pytest.raises(NotPreparableError, match="does not stand"):
        unused.ask(office=1)


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_inside_a_transaction_only() -> None:
    question = Prepared(lambda office: Office.objects.select_for_update().filter(pk=office), office=int)
    with transaction.atomic():
        assert question.ask(office=1) == []
    with pytest.raises(TransactionManagementError):
        question.ask(office=1)


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection() -> None:
    Office.objects.create(name="Ofis", slug="ofis", kind="municipality")
    question: Prepared[str] = Prepared(
        lambda slug: Office.objects.filter(slug=slug).values_list("name", flat=True), slug=str
    )
    found = [question.ask(slug="ofis")]

    def ask() -> None:
        found.append(question.ask(slug="ofis"))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [["Ofis"], ["Ofis"]]
