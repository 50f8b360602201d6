"""Sheets of real offices go in through the import, row errors say what is wrong, a whole import can be undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.exchange import actions as exchange
from imece.services.exchange import queries
from imece.services.exchange.mapping import propose
from imece.services.search.models import Findable
from imece.work.activities.dates import lacks_year
from imece.work.activities.imports import ACTIVITIES
from imece.work.activities.models import Activity
from imece.work.activities.sheet_columns import COLUMNS

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from tests.cast import Cast

MATERIAL = Path(__file__).parents[3] / "material"


def checked(actor: Actor, name: str, content: bytes) -> ImportRun:
    """Upload, take the proposed mapping, check."""
    run = exchange.start_import(actor=actor, kind=ACTIVITIES, upload=SimpleUploadedFile(name, content))
    mapping = queries.proposed_mapping(run)
    assert mapping.complete, mapping
    run = exchange.choose_mapping(actor=actor, run=run, chosen=mapping.chosen)
    return exchange.preview(actor=actor, run=run)


def carried_out(actor: Actor, run: ImportRun) -> ImportRun:
    assert exchange.begin(actor=actor, run=run)
    return exchange.carry_out(run=run)


def sheet(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def test_the_district_centre_s_activities_go_in(cast: Cast) -> None:
    emine = cast.orhangazi.actor("Emine")
    run = checked(emine, "faaliyetler.csv", (MATERIAL / "orhangazi_faaliyetler.csv").read_bytes())
    assert (run.rows_right, run.rows_wrong) == (28, 0)
    carried_out(emine, run)
    activities = Activity.objects.filter(office=cast.orhangazi.office)
    assert activities.count() == 28
    assert activities.filter(precision="year", first__year=2016).count() == 25
    training = activities.get(title="Proje yazma eğitimi")
    assert (training.participants, training.kind.code) == (50, "training")
    assert activities.filter(participants__isnull=False).count() == 1
    assert activities.get(kind__code="trip_abroad").country == "CZ"
    workshop = activities.get(kind__code="workshop")
    assert (workshop.when_shown, workshop.province, workshop.institutions.count()) == (
        "21–24 Nisan 2016",
        "34",
        3,
    )
    assert activities.get(title__startswith="Gedelek").place_shown == "Gedelek Köyü, Orhangazi / Bursa"
    assert activities.get(title__startswith="Proje üst ekibi").when_shown == "6 Nisan 2016"
    assert Findable.objects.filter(kind="activity").count() == 28
    assert Entry.objects.filter(verb="activities.recorded", note="faaliyetler.csv").count() == 28


def test_the_bulletin_s_meetings_go_in(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    run = checked(ebru, "twin.csv", (MATERIAL / "twin_toplantilar.csv").read_bytes())
    assert (run.rows_right, run.rows_wrong) == (17, 0)
    carried_out(ebru, run)
    activities = Activity.objects.filter(office=cast.gaziantep.office)
    assert activities.count() == 17
    assert activities.exclude(country="TR").count() == 6
    assert activities.get(title__startswith="Belçika").when_shown == "15–17 Nisan 2019"
    assert activities.get(title__startswith="İKV").precision == "month"
    assert activities.get(title__startswith="Kapasite").province == "34"
    assert activities.get(title__startswith="Gençlere").place_shown in {"Ereğli, Konya", "Ereğli / Konya"}


SHEETS = {
    "Sıra No|Ne Zaman|Nerede|Kiminle|Konu|Katılımcı Sayısı|Açıklama": (
        "date=Ne Zaman place=Nerede institutions=Kiminle title=Konu participants=Katılımcı Sayısı summary=Açıklama"
    ),
    "S.N.|FAALİYETİN ADI|FAALİYETİN TÜRÜ|TARİHİ|YERİ|KATILAN KİŞİ SAYISI|PAYDAŞ KURUMLAR": (
        "title=FAALİYETİN ADI kind=FAALİYETİN TÜRÜ date=TARİHİ place=YERİ participants=KATILAN KİŞİ SAYISI "
        "institutions=PAYDAŞ KURUMLAR"
    ),
    "Tarih Aralığı|Toplantının Konusu|Toplantı Yeri|Kim|Kaç kişi": (
        "date=Tarih Aralığı title=Toplantının Konusu place=Toplantı Yeri institutions=Kim participants=Kaç kişi"
    ),
    "Başlama Tarihi|Bitiş Tarihi|Etkinlik Adı|İli|İlçesi|Kadın|Erkek|Düzenleyen Birim|Notlar": (
        "date=Başlama Tarihi until=Bitiş Tarihi title=Etkinlik Adı province=İli district=İlçesi women=Kadın "
        "men=Erkek unit=Düzenleyen Birim summary=Notlar"
    ),
    "When|Where|What|With whom|No. of participants|Notes": (
        "date=When place=Where title=What institutions=With whom participants=No. of participants summary=Notes"
    ),
}


@pytest.mark.parametrize("headings", SHEETS)
def test_the_words_of_offices_are_known_headings(headings: str) -> None:
    found = propose(headings.split("|"), COLUMNS)
    told = re.findall(r"(\w+)=(.*?)(?= \w+=|$)", SHEETS[headings])
    assert dict(found.chosen) == dict(told)
    assert found.complete


def test_a_sheet_of_questions_goes_in(cast: Cast) -> None:
    content = sheet(
        "2025 YILI ÇALIŞMALARI;;;;;",
        "Sıra;Ne zaman;Nerede;Kiminle;Konu;Katılımcı sayısı",
        "1;12.03.2025;Kongre Merkezi;Kent Konseyi; Göç çalıştayı;45",
        "2;15-17 Nisan 2025;Brüksel;CEMR;Çalışma ziyareti;",
    )
    ebru = cast.gaziantep.actor("Ebru")
    run = carried_out(ebru, checked(ebru, "calismalar.csv", content))
    assert run.rows_written == 2
    first, second = Activity.objects.order_by("first")
    assert (first.title, first.participants, first.institutions.get().name) == (
        "Göç çalıştayı",
        45,
        "Kent Konseyi",
    )
    assert (second.when_shown, second.participants) == ("15–17 Nisan 2025", None)


def test_english_headings_and_words_are_understood(cast: Cast) -> None:
    content = sheet(
        "Activity;Type;From;To;Role;Country;Participants;Women;Men;Institutions",
        "Fair in Brussels;Fair;07.10.2019;10.10.2019;Attended by us;Belgium;;3;4;CEMR; ",
    )
    ebru = cast.gaziantep.actor("Ebru")
    run = carried_out(ebru, checked(ebru, "x.csv", content))
    assert run.rows_written == 1
    activity = Activity.objects.get()
    assert (activity.kind.code, activity.part, activity.country, activity.participants) == (
        "fair",
        "attended",
        "BE",
        7,
    )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Başlıksız tarih;;;;;;", "date"),
        ("X;31.02.2026;;;;;", "date"),
        (";21.11.2026;;;;;", "title"),
        ("X;21.11.2026;Olmayan tür;;;;", "kind"),
        ("X;21.11.2026;;-5;;;", "participants"),
        ("X;21.11.2026;;1e308;;;", "participants"),
        ("X;21.11.2026;;3,5;;;", "participants"),
        ("X;21.11.2026;;5;6;;", "participants"),
        ("X;21.11.2026;;;;Atlantis;", "country"),
        ("X;21.11.2026;;;;;Hiçköy", "district"),
        (f"{'x' * 301};21.11.2026;;;;;", "title"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_written(cast: Cast, row: str, column: str) -> None:
    content = sheet(
        "Başlık;Tarih;Tür;Katılımcı sayısı;Kadın;Ülke;İlçe", "Sağlam;21.11.2026;Toplantı;5;;;", row
    )
    emine = cast.orhangazi.actor("Emine")
    run = checked(emine, "x.csv", content)
    assert (run.rows_right, run.rows_wrong) == (1, 1)
    assert column in str(run.report)
    assert not Activity.objects.exists()


def test_a_repeated_row_is_told(cast: Cast) -> None:
    row = "Aynı toplantı;21.11.2026"
    run = checked(
        cast.orhangazi.actor("Emine"), "x.csv", sheet("Başlık;Tarih", row, row, "Aynı toplantı;22.11.2026")
    )
    assert (run.rows_right, run.rows_wrong) == (2, 1)


def test_a_whole_import_is_undone(cast: Cast) -> None:
    emine = cast.orhangazi.actor("Emine")
    content = sheet("Başlık;Tarih", *(f"Toplantı {turn};0{turn}.11.2026" for turn in range(1, 6)))
    run = carried_out(emine, checked(emine, "x.csv", content))
    assert Activity.objects.kept().count() == 5
    exchange.undo(actor=emine, run=run)
    assert not Activity.objects.kept().exists()
    assert not Findable.objects.filter(kind="activity").exists()
    assert Entry.objects.filter(verb="activities.removed").count() == 5


@pytest.mark.parametrize("name", ["Umut", "Veli", "Derya"])
def test_others_cannot_import(cast: Cast, name: str) -> None:
    upload: Any = SimpleUploadedFile("x.csv", sheet("Başlık;Tarih", "X;21.11.2026"))
    with pytest.raises(Refused):
        exchange.start_import(actor=cast.gaziantep.actor(name), kind=ACTIVITIES, upload=upload)
    assert not Activity.objects.exists()


def test_text_of_a_sheet_stays_text(cast: Cast) -> None:
    emine = cast.orhangazi.actor("Emine")
    carried_out(emine, checked(emine, "x.csv", sheet("Başlık;Tarih;Özet", "<b>=1+1</b>;2026;<script>")))
    assert Activity.objects.get().title == "<b>=1+1</b>"


YEARLESS = ("Başlık;Tarih", "Fuar gezisi;15-19 Nisan", "Kitap günü;Mart", "Ziyaret;3.5.2018", "Boş;")


def test_default_year_completes_only_dates_without_one(cast: Cast) -> None:
    emine = cast.orhangazi.actor("Emine")
    run = exchange.start_import(
        actor=emine, kind=ACTIVITIES, upload=SimpleUploadedFile("a.csv", sheet(*YEARLESS))
    )
    assert run.needs == {"year": ["Tarih"]}
    chosen = queries.proposed_mapping(run).chosen
    run = exchange.preview(
        actor=emine, run=exchange.choose_mapping(actor=emine, run=run, chosen=chosen, given={"year": "2019"})
    )
    assert (run.rows_right, run.rows_wrong) == (3, 1)
    assert exchange.begin(actor=emine, run=run, leave_out_wrong=True)
    exchange.carry_out(run=run)
    shown = {each.title: each.when_shown for each in Activity.objects.filter(office=cast.orhangazi.office)}
    assert shown == {"Fuar gezisi": "15–19 Nisan 2019", "Kitap günü": "Mart 2019", "Ziyaret": "3 Mayıs 2018"}


def test_default_year_is_not_kept_when_the_sheet_has_a_year_column(cast: Cast) -> None:
    emine = cast.orhangazi.actor("Emine")
    content = sheet("Başlık;Tarih;Yıl", "Fuar gezisi;15-19 Nisan;2017", "Kitap günü;Mart;2018")
    run = exchange.start_import(actor=emine, kind=ACTIVITIES, upload=SimpleUploadedFile("a.csv", content))
    chosen = queries.proposed_mapping(run).chosen
    run = exchange.choose_mapping(actor=emine, run=run, chosen=chosen, given={"year": "2001"})
    assert run.given == {}
    assert exchange.preview(actor=emine, run=run).rows_right == 2


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("15–19 Nisan", True),
        ("Mart", True),
        ("29 Şubat", True),
        ("15.04", True),
        ("15.04.2019", False),
        ("Nisan 2016", False),
        ("2016", False),
        ("2019-04-15", False),
        ("yakında", False),
        ("", False),
    ],
)
def test_a_date_lacks_its_year_when_a_year_alone_would_date_it(text: str, lacks: bool) -> None:
    assert lacks_year(text) is lacks
