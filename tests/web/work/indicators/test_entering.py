"""Entering by form: Turkish numbers, files from a phone, drafts, a second tab, deviations, closing, approving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from imece.services.documents.models import Document
from imece.work.indicators.models import Actual, ClosedPeriod
from tests.unit.work.indicators.figures import (
    H1,
    enter,
    everything,
    make_actual,
    make_indicator,
    make_step,
    pdf,
)

if TYPE_CHECKING:
    from typing import Any

    from django.test import Client

    from tests.cast import Cast

WATER = "Su ve Kanalizasyon"


def sent(actual: Actual, value: str, intent: str = "submit", **more: Any) -> dict[str, Any]:
    prefix = f"a{actual.pk}"
    facts = {f"{prefix}-value": value, f"{prefix}-revision": str(actual.revision), "intent": intent}
    return {**facts, **{f"{prefix}-{name}": text for name, text in more.items()}}


@pytest.fixture
def actual(cast: Cast, client: Client) -> Actual:
    make_step(cast.gaziantep)
    cast.enters(client, cast.gaziantep, "Umut")
    return make_actual(make_indicator(cast.gaziantep, unit=WATER))


def address(actual: Actual) -> str:
    return reverse("indicators:enter", args=["gaziantep", actual.pk])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("10", "10"), ("10,5", "10.5"), ("%11", "11"), ("0.010,5", None), ("1e308", None), ("on", None)],
)
def test_numbers_are_read_as_people_type_them_or_refused_with_a_sentence(
    client: Client, actual: Actual, typed: str, kept: str | None
) -> None:
    response = client.post(address(actual), sent(actual, typed))
    actual.refresh_from_db()
    if kept is None:
        assert response.status_code == 200
        assert response.context["sheet"].forms[0].errors["value"]
        assert typed in response.content.decode()
        assert (actual.state, actual.value) == ("open", None)
    else:
        assert (actual.state, str(actual.value)) == ("submitted", f"{float(kept):.6f}")


def test_groups_of_thousands_are_read_in_both_spellings(client: Client, actual: Actual) -> None:
    for typed in ("1.234,5", "1,234.5"):
        actual.refresh_from_db()
        client.post(address(actual), sent(actual, typed, intent="draft"))
        actual.refresh_from_db()
        assert str(actual.value) == "1234.500000"


def test_value_and_photo_go_together_and_lead_to_a_receipt(client: Client, actual: Actual) -> None:
    response = client.post(
        address(actual), sent(actual, "10", evidence=[pdf("a.pdf"), pdf("b.pdf")]), follow=True
    )
    actual.refresh_from_db()
    assert actual.receipt in response.content.decode()
    assert sorted(Document.objects.values_list("name", flat=True)) == ["a.pdf", "b.pdf"]


def test_a_refused_file_keeps_the_form_and_saves_nothing(client: Client, actual: Actual) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    bad = SimpleUploadedFile("kanit.pdf", b"MZ\x90\x00not a pdf")
    response = client.post(address(actual), sent(actual, "10", evidence=bad))
    assert response.status_code == 200
    actual.refresh_from_db()
    assert (actual.state, Document.objects.count()) == ("open", 0)


def test_a_second_tab_gets_a_sentence_and_keeps_what_was_typed(client: Client, actual: Actual) -> None:
    old = sent(actual, "12", intent="draft")
    client.post(address(actual), sent(actual, "11", intent="draft"))
    response = client.post(address(actual), old)
    assert response.status_code == 200
    assert 'value="12"' in response.content.decode()
    actual.refresh_from_db()
    assert actual.value == 11


def test_a_double_click_is_one_submission(client: Client, actual: Actual) -> None:
    facts = sent(actual, "10")
    client.post(address(actual), facts)
    actual.refresh_from_db()
    before = everything(Actual)
    response = client.post(address(actual), facts)
    assert response.status_code in {302, 403}
    assert everything(Actual) == before


def test_a_value_outside_the_expected_range_asks_for_the_reason_at_entry(
    client: Client, actual: Actual
) -> None:
    response = client.post(address(actual), sent(actual, "1"))
    assert response.context["sheet"].forms[0].errors["deviation_reason"]
    actual.refresh_from_db()
    assert actual.state == "open"
    client.post(
        address(actual), sent(actual, "1", deviation_reason="İhale gecikti", measures_taken="Yenilendi")
    )
    actual.refresh_from_db()
    assert actual.state == "submitted"


def test_a_draft_needs_no_reason(client: Client, actual: Actual) -> None:
    client.post(address(actual), sent(actual, "1", intent="draft"))
    actual.refresh_from_db()
    assert actual.state == "draft"


def test_a_closed_period_refuses_the_form_and_keeps_what_was_typed(
    cast: Cast, client: Client, actual: Actual
) -> None:
    from imece.work.indicators.actions import periods  # noqa: PLC0415

    periods.close_period(actor=cast.gaziantep.actor("Ayşe"), period=H1, reason_for_open="Bitti")
    before = everything(Actual)
    response = client.post(address(actual), sent(actual, "10"))
    assert response.status_code == 200
    assert 'value="10"' in response.content.decode()
    assert everything(Actual) == before


def test_the_inbox_approves_the_ticked_ones_and_says_which_was_refused(cast: Cast, client: Client) -> None:
    make_step(cast.gaziantep)
    good = enter(
        cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, "İyi", unit=WATER)), 10
    )
    odd = enter(
        cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, "Sapan", unit=WATER)), 1
    )
    rest = enter(
        cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, "Kalan", unit=WATER)), 10
    )
    cast.enters(client, cast.gaziantep, "Ayşe")
    response = client.post(
        reverse("indicators:inbox", args=["gaziantep"]), {"actual": [good.pk, odd.pk]}, follow=True
    )
    states = dict(Actual.objects.values_list("pk", "state"))
    assert states == {good.pk: "approved", odd.pk: "submitted", rest.pk: "submitted"}
    assert "Sapan" in response.content.decode()


def test_a_viewer_cannot_approve_by_post(cast: Cast, client: Client) -> None:
    make_step(cast.gaziantep)
    actual = enter(cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER)), 10)
    cast.enters(client, cast.gaziantep, "Veli")
    client.post(reverse("indicators:decide", args=["gaziantep", actual.pk]), {"move": "approve"})
    actual.refresh_from_db()
    assert actual.state == "submitted"


def test_returning_closing_and_reopening_by_the_pages(cast: Cast, client: Client) -> None:
    make_step(cast.gaziantep)
    actual = enter(cast.gaziantep.actor("Umut"), make_actual(make_indicator(cast.gaziantep, unit=WATER)), 10)
    cast.enters(client, cast.gaziantep, "Ayşe")
    decide = reverse("indicators:decide", args=["gaziantep", actual.pk])
    client.post(decide, {"move": "return", "reason": "Tutanak eksik"})
    actual.refresh_from_db()
    assert actual.state == "returned"
    close = reverse("indicators:close", args=["gaziantep", H1.key])
    client.post(close)
    assert not ClosedPeriod.objects.exists()
    client.post(close, {"close-reason": "Birim kapandı"})
    assert ClosedPeriod.objects.shut().exists()
    client.post(reverse("indicators:reopen", args=["gaziantep", H1.key]), {"reopen-reason": "Denetim"})
    assert not ClosedPeriod.objects.shut().exists()
