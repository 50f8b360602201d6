"""The pages of reports: the desk, writing, moves, previews, papers from records; who sees what."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from imece.overview.reports import actions
from imece.overview.reports.choices import ReportKind, ReportState
from imece.overview.reports.models import Narrative, Report
from imece.work.strategy.models import Objective
from tests.material.reported import begun, begun_of_unit, write_all

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

pytestmark = pytest.mark.django_db
HOME = "/o/gaziantep/reports/"


def page(client: Client, path: str = "", status: int = 200) -> str:
    """The text of a page."""
    response = client.get(HOME + path)
    assert response.status_code == status, path
    return response.content.decode()


def test_the_desk_says_what_is_due_and_what_is_missing(client: Client, cast: Cast, lived: Lived) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    said = page(client)
    assert "İzleme raporu" in said
    assert "onaylanacak" in said
    assert "Rapor başlat" in said


def test_a_closed_period_is_one_click_from_its_report(client: Client, cast: Cast, lived: Lived) -> None:
    Report.objects.all().delete()
    cast.enters(client, cast.gaziantep, "Ayşe")
    panel = client.get(f"{HOME}period/2025-H1/", headers={"HX-Request": "true"}).content.decode()
    assert "Başlat: İzleme raporu" in panel
    answer = client.post(f"{HOME}period/2025-H1/begin/")
    report = Report.objects.get()
    assert answer["Location"] == f"{HOME}{report.pk}/"
    assert (report.kind, report.period.key) == (ReportKind.MONITORING, "2025-H1")
    assert "reports/period/2025-H1/" in client.get("/o/gaziantep/reporting/2025-H1/period/").content.decode()


def test_a_draft_is_confirmed_and_a_text_written(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived)
    cast.enters(client, cast.gaziantep, "Ebru")
    said = page(client, f"{report.pk}/texts/")
    assert "taslak – kayıtlardan" in said
    rows = {row.section: row for row in Narrative.objects.filter(report=report, indicator=None)}
    sent = {f"tr_{name}": row.text for name, row in rows.items()}
    sent |= {f"en_{name}": row.text_en for name, row in rows.items()}
    sent |= {f"rev_{name}": str(row.revision) for name, row in rows.items()}
    answer = client.post(f"{HOME}{report.pk}/texts/", {**sent, "ok_summary": "on", "tr_next": "Yeni söz"})
    assert answer.status_code == 302
    rows = {row.section: row for row in Narrative.objects.filter(report=report, indicator=None)}
    assert (rows["summary"].origin, rows["delays"].origin) == ("person", "records")
    assert rows["next"].text == "Yeni söz"
    assert rows["next"].written_by == "Ebru"


def test_a_stale_form_loses_nothing_and_overwrites_nothing(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived)
    cast.enters(client, cast.gaziantep, "Ebru")
    before = Narrative.objects.get(report=report, section="next").text
    answer = client.post(f"{HOME}{report.pk}/texts/", {"tr_next": "Eski sekmeden", "rev_next": "0"})
    assert answer.status_code == 200
    assert "Eski sekmeden" in answer.content.decode()
    assert Narrative.objects.get(report=report, section="next").text == before


def test_reasons_are_written_on_the_indicators_page(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived, ReportKind.EVALUATION, "2025")
    cast.enters(client, cast.gaziantep, "Ayşe")
    indicator = lived.ids["indicator"]
    said = page(client, f"{report.pk}/indicators/{indicator}/")
    assert "İlgililik" in said
    assert "Sürdürülebilirlik" in said
    answer = client.post(
        f"{HOME}{report.pk}/indicators/{indicator}/", {"tr_relevance_1": "Hayır.", "next": "1"}
    )
    assert "/indicators/" in answer["Location"]
    row = Narrative.objects.get(report=report, section="relevance_1", indicator_id=indicator)
    assert row.text == "Hayır."


def test_the_whole_way_from_submitting_to_publishing(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived)
    cast.enters(client, cast.gaziantep, "Ebru")
    answer = client.post(f"{HOME}{report.pk}/submit/", follow=True)
    assert "taslak" in answer.content.decode()
    write_all(lived.place.actor("Ebru"), report)
    client.post(f"{HOME}{report.pk}/submit/")
    assert client.post(f"{HOME}{report.pk}/approve/").status_code == 403
    cast.enters(client, cast.gaziantep, "Ayşe")
    assert "Onayla" in page(client, f"{report.pk}/")
    client.post(f"{HOME}{report.pk}/approve/")
    client.post(f"{HOME}{report.pk}/publish/")
    report.refresh_from_db()
    assert report.state == ReportState.PUBLISHED
    assert report.content_hash in page(client, f"{report.pk}/")
    assert "Yayımlandı" in page(client)
    assert "Her değer" in page(client, "period/2025-H1/figures/")
    client.logout()
    public = client.get("/performans/gaziantep/").content.decode()
    address = f"/performans/gaziantep/report/{report.pk}.pdf"
    assert address in public
    answer = client.get(address)
    assert answer["Cache-Control"] == "public, max-age=60"
    text = "".join(
        leaf.extract_text() for leaf in PdfReader(BytesIO(b"".join(answer.streaming_content))).pages
    )
    for words in ("izleme raporu", "monitoring report", "Gerekçe Zeugmaqx"):
        assert words in text, words
    addresses = "".join(text.split())  # long ones go on in the next line
    assert "/indicator/" in addresses
    assert "/o/gaziantep/" not in addresses
    actions.withdraw_report(actor=lived.coordinator, report=report)
    assert client.get(address).status_code == 404
    assert address not in client.get("/performans/gaziantep/").content.decode()


def test_preview_says_the_same_in_both_languages(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived)
    cast.enters(client, cast.gaziantep, "Veli")
    said = page(client, f"{report.pk}/preview/")
    for words in ("Hedefe etkisi", "Effect on the objective", "Sapmanın gerekçesi", "/indicator/"):
        assert words in said, words


def test_a_contact_sees_the_own_units_report_and_nothing_of_the_others(
    client: Client, cast: Cast, lived: Lived
) -> None:
    whole, own = begun(lived), begun_of_unit(lived, "Umut")
    cast.enters(client, cast.gaziantep, "Umut")
    said = page(client)
    assert f"{HOME}{own.pk}/" in said
    assert f"{HOME}{whole.pk}/" not in said
    assert "Sırası gelenler" not in said
    page(client, f"{own.pk}/preview/")
    for path in ("", "preview/", "texts/"):
        page(client, f"{whole.pk}/{path}", 404)
    for path in ("papers/", "period/2025-H1/figures/", "new/"):
        page(client, path, 403)
    cast.enters(client, cast.gaziantep, "Kemal")
    page(client, f"{own.pk}/", 404)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("papers/activities/?activities-year=2025&activities-language=tr", "Yıllık faaliyet listesi"),
        ("papers/activities/?activities-year=2025&activities-language=en", "Yearly list of activities"),
        ("papers/briefing/?briefing-institution=Dernek+Zeugmaqx&briefing-language=tr", "Su toplantısı"),
        ("papers/briefing/?briefing-country=DE&briefing-language=en", "Germany"),
        ("papers/briefing/?briefing-place=Gaziantep&briefing-language=tr", "Gaziantep"),
        ("papers/briefing/?briefing-language=tr", "tam olarak bir konu"),
        ("papers/briefing/?briefing-place=Olmayanyer&briefing-language=tr", "kesin değil"),
    ],
)
def test_papers_from_records_are_shown_at_an_address(
    path: str, words: str, client: Client, cast: Cast, lived: Lived
) -> None:
    cast.enters(client, cast.gaziantep, "Ebru")
    assert words in page(client, path)


def test_the_objective_card_shows_targets_of_the_plan_and_the_programme(
    client: Client, cast: Cast, lived: Lived
) -> None:
    objective = Objective.objects.get(pk=lived.ids["portal:objective objective"])
    cast.enters(client, cast.gaziantep, "Ebru")
    said = page(client, f"papers/card/?card-objective={objective.pk}&card-year=2025&card-language=both")
    for words in ("Hedef kartı – Objective card", "Program 2025", "Risk Zeugmaqx", "Önlem Zeugmaqx", ">20<"):
        assert words in said, words


def test_cover_letters_of_a_period_are_one_page(client: Client, cast: Cast, lived: Lived) -> None:
    cast.enters(client, cast.gaziantep, "Ayşe")
    said = client.get("/o/gaziantep/reporting/2025-H1/letters/").content.decode()
    assert "Su ve Kanalizasyon" in said
    assert "Rica Zeugmaqx" in said
    assert said.count("ind-letter-page") == 1


def test_reports_are_removed_only_while_they_are_written(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived)
    expert = lived.place.actor("Ebru")
    write_all(expert, report)
    actions.submit_report(actor=expert, report=report)
    cast.enters(client, cast.gaziantep, "Ebru")
    assert client.post(f"{HOME}{report.pk}/remove/").status_code == 403
    report.refresh_from_db()
    assert report.removed_at is None
