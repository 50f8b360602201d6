"""An inventory goes in, is asked about, comes again by its codes, and goes out again; nothing is half-written."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from imece.ground.rules.decision import Refused
from imece.services.accounts.actor import Actor
from imece.services.exchange import actions as exchange
from imece.services.exchange import queries as imports
from imece.services.exchange.choices import RunState
from imece.services.exchange.models import ImportRun
from imece.work.contacts.models import Institution, NameDecision
from imece.work.projects import actions
from imece.work.projects.choices import Part, PartnerRole, Status
from imece.work.projects.facts import Facts
from imece.work.projects.imports import KAYS_APPLICATIONS, KAYS_CONTRACTS, KAYS_PAYMENTS, PROJECTS
from imece.work.projects.models import Funder, Project
from imece.work.projects.models.payments import GrantPayment
from tests.cast import Cast

HEAD = "Proje adı;Proje kodu;Program;Yararlanıcı;Ortaklar;İlçe;Süre;Bütçe;Hibe;Durum\n"
ROWS = (
    "Yeşil Rota;YR-1;Erasmus+;Nurdağı Belediyesi;Kilis Belediyesi;Nurdağı;2018-2020;100.000 €;75.000 €;Tamamlandı\n"
    "Mavi Kapak;MK-2;;Şahinbey Belediyesi;;Şahinbey, Şehitkamil;15 -19 Nisan 2019;;3,4 Milyon TL;\n"
)


@pytest.fixture(autouse=True)
def surroundings(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = tmp_path
    with translation.override("en"):
        yield


@pytest.fixture
def ebru(cast: Cast) -> Actor:
    return cast.gaziantep.actor("Ebru")


def checked(actor: Actor, text: str, kind: Any = PROJECTS, source: str = "Liste") -> ImportRun:
    sheet = SimpleUploadedFile("liste.csv", text.encode("cp1254"))
    run = exchange.start_import(actor=actor, kind=kind, upload=sheet, source=source)
    run = exchange.choose_mapping(actor=actor, run=run, chosen=imports.proposed_mapping(run).chosen)
    return exchange.preview(actor=actor, run=run)


def imported(actor: Actor, text: str, decisions: dict[str, str] | None = None, **options: Any) -> ImportRun:
    run = checked(actor, text, **options)
    assert not run.rows_wrong, run.report["errors"]
    if decisions:
        run = exchange.decide(actor=actor, run=run, decisions=decisions)
    assert exchange.begin(actor=actor, run=run)
    run = exchange.carry_out(run=run)
    assert run.state == RunState.DONE, run.report
    return run


def test_an_inventory_becomes_projects(ebru: Actor) -> None:
    run = imported(ebru, HEAD + ROWS)
    assert run.outcomes == {"new": 2}
    first = Project.objects.get(source_code="YR-1")
    assert (first.grant_amount, first.total_amount, first.currency) == (75_000, 100_000, "EUR")
    assert (first.start.year, first.end.year, first.status) == (2018, 2020, Status.COMPLETED)  # type: ignore[union-attr]
    assert first.programme is not None
    assert first.part == Part.FOLLOW
    assert [(one.name, one.role) for one in first.partners.all()] == [
        ("Nurdağı Belediyesi", PartnerRole.LEAD),
        ("Kilis Belediyesi", PartnerRole.CO_BENEFICIARY),
    ]
    second = Project.objects.get(source_code="MK-2")
    assert second.places.count() == 2
    assert (second.grant_amount, second.status) == (3_400_000, Status.COMPLETED)


def test_wrong_rows_are_told_and_nothing_is_written(ebru: Actor) -> None:
    wrong = (
        "Ters;A;;;;Nurdağı;2020-2018;;;\n"
        "Eksi;B;;;;Nurdağı;2019;-5 TL;;\n"
        "Yok;C;;;;Atlantis;2019;;;\n"
        "İki;D;;;;Nurdağı;2019;5 €;5 TL;\n"
        "<script>;E;;;;;2019;;;=1+1\n"
        "Aynı;YR-1;;;;;2019;;;\n"
    )
    run = checked(ebru, HEAD + ROWS + wrong)
    assert (run.rows_right, run.rows_wrong) == (2, 6)
    columns = {(row, column) for row, column, _value, _sentence in run.report["errors"]}
    assert {(4, "dates"), (5, "total"), (6, "district"), (7, "grant"), (8, "status"), (9, "")} <= columns
    with pytest.raises(Refused):
        exchange.begin(actor=ebru, run=run)
    assert not Project.objects.exists()


def test_the_same_list_again_changes_nothing_and_doubles_nothing(ebru: Actor) -> None:
    imported(ebru, HEAD + ROWS)
    before = list(Project.objects.order_by("pk").values())
    run = imported(ebru, HEAD + ROWS)
    assert (run.outcomes, run.rows_written) == ({"unchanged": 2}, 0)
    assert list(Project.objects.order_by("pk").values()) == before


def test_a_later_list_changes_by_code_and_the_whole_import_is_undone(ebru: Actor) -> None:
    imported(ebru, HEAD + ROWS)
    before = list(Project.objects.order_by("pk").values("title", "grant_amount", "status", "end", "summary"))
    later = "Yeşil Rota 2;YR-1;;;Islahiye Kaymakamlığı;;;;80.000 €;\nYepyeni Bahçe;YB-3;;;;Nurdağı;2024;;;\n"
    run = imported(ebru, HEAD + later)
    assert run.outcomes == {"new": 1, "updated": 1}
    changed = Project.objects.get(source_code="YR-1")
    assert (changed.title, changed.grant_amount, changed.total_amount) == ("Yeşil Rota 2", 80_000, 100_000)
    assert changed.partners.count() == 3
    assert changed.status == Status.COMPLETED
    exchange.undo(actor=ebru, run=run)
    kept = Project.objects.kept().order_by("pk")
    assert list(kept.values("title", "grant_amount", "status", "end", "summary")) == before
    assert changed.partners.count() == 2


def test_an_import_is_not_undone_over_later_work(ebru: Actor) -> None:
    imported(ebru, HEAD + ROWS)
    run = imported(ebru, HEAD + "Yeşil Rota 2;YR-1;;;;;;;;\nYeni Bahçe Evi;YB-3;;;;;2024;;;\n")
    project = Project.objects.get(source_code="YR-1")
    actions.confirm_project(actor=ebru, project=project)
    with pytest.raises(Refused, match="changed after the import"):
        exchange.undo(actor=ebru, run=run)
    assert Project.objects.kept().filter(source_code="YB-3").exists()
    run.refresh_from_db()
    assert run.state == RunState.DONE


def test_a_project_that_the_bank_has_is_asked_about(cast: Cast, ebru: Actor) -> None:
    imported(ebru, HEAD + ROWS)
    again = "Proje;Yıl;İlçe\nYEŞİL ROTA PROJESİ;2018;Nurdağı\n"
    run = checked(ebru, again, source="Başka liste")
    (question,) = run.report["questions"]
    key = Project.objects.get(source_code="YR-1").pk
    assert question["proposed"] == f"update:{key}"
    assert [value for value, _label in question["options"]] == [f"update:{key}", "new", "skip"]
    for answer, outcomes in (
        ("skip", {"skipped": 1}),
        ("new", {"new": 1}),
        (f"update:{key}", {"unchanged": 1}),
    ):
        run = imported(ebru, again, {question["key"]: answer}, source="Başka liste")
        assert run.outcomes == outcomes or answer == f"update:{key}"
        if answer == "new":
            exchange.undo(actor=ebru, run=run)


def test_projects_of_other_offices_stay_unseen_unless_public(cast: Cast, ebru: Actor) -> None:
    osman = cast.orhangazi.actor("Osman")
    hidden = actions.record_project(actor=osman, facts=Facts(title="Gizli Bahçe Okulu", part=Part.LEAD))
    run = checked(ebru, "Proje;Yıl\nGizli Bahçe Okulu;\n")
    assert run.report["questions"] == []
    cast.orhangazi.office.is_public = True
    cast.orhangazi.office.save()
    actions.publish_project(actor=osman, project=hidden)
    (question,) = checked(ebru, "Proje;Yıl\nGizli Bahçe Okulu;\n").report["questions"]
    assert [value for value, _label in question["options"]] == ["new", "skip"]


def test_a_near_name_of_an_institution_is_asked_about_and_remembered(cast: Cast, ebru: Actor) -> None:
    known = Institution.objects.create(name="Nurdağı İlçe Millî Eğitim Müdürlüğü", province="27")
    sheet = "Proje;Yararlanıcı\nOkul Bahçesi;Nurdağı İlçe Mili Egitim Müdürlüğü Şubesi\n"
    run = checked(ebru, sheet)
    (question,) = [one for one in run.report["questions"] if one["key"].startswith("name:")]
    assert str(known.pk) in [value for value, _label in question["options"]]
    imported(ebru, sheet, {question["key"]: str(known.pk)})
    partner = Project.objects.get(title="Okul Bahçesi").partners.get()
    assert partner.institution_id == known.pk
    assert NameDecision.objects.get(office=cast.gaziantep.office).institution_id == known.pk
    again = checked(ebru, sheet.replace("Okul Bahçesi", "Okul Kütüphanesi"))
    assert not [one for one in again.report["questions"] if one["key"].startswith("name:")]


def test_an_unknown_funder_is_asked_about_and_added_when_decided(cast: Cast, ebru: Actor) -> None:
    sheet = "Proje;Fon sağlayıcı\nKöprü Onarımı;Zühre Vakfı Fonu\n"
    run = checked(ebru, sheet)
    (question,) = run.report["questions"]
    assert question["key"].startswith("fund:")
    assert "new:funder" not in [value for value, _label in question["options"]]
    imported(cast.gaziantep.actor("Ayşe"), sheet, {question["key"]: "new:funder"})
    assert Funder.objects.get(office=cast.gaziantep.office).name == "Zühre Vakfı Fonu"


KAYS_HEAD = "Başvuru No;Proje Adı;Başvuru Sahibi;Durum;İlçe\n"


def test_lists_of_kays_follow_each_other_by_code(ebru: Actor) -> None:
    applied = KAYS_HEAD + "TR1/1;Zeytin Atölyesi;Nurdağı Kooperatifi;Başvuruldu;Nurdağı\n"
    run = imported(ebru, applied, kind=KAYS_APPLICATIONS)
    assert run.outcomes == {"new": 1}
    contracts = (
        "Sözleşme No;Proje Adı;Sözleşme Tarihi;Başlangıç Tarihi;Bitiş Tarihi;Destek Tutarı;Durum\n"
        "TR1/1;Zeytin Atölyesi;01.03.2021;01.04.2021;31.03.2022;500.000;Devam ediyor\n"
    )
    run = imported(ebru, contracts, kind=KAYS_CONTRACTS)
    assert run.outcomes == {"updated": 1}
    project = Project.objects.get()
    assert (project.grant_amount, project.status, project.source) == (500_000, Status.RUNNING, "KAYS")
    assert [step.status for step in project.status_steps.order_by("pk")] == ["applied", "running"]
    payments = (
        "Sözleşme No;Ödeme Türü;Ödeme Tarihi;Tutar\n"
        "tr1/1;Ön ödeme;15.04.2021;200.000,00\nTR1/1;Ara ödeme;15.10.2021;150.000\n"
    )
    assert imported(ebru, payments, kind=KAYS_PAYMENTS).outcomes == {"new": 2}
    again = imported(ebru, payments, kind=KAYS_PAYMENTS)
    assert again.outcomes == {"unchanged": 2}
    assert sum(one.amount for one in GrantPayment.objects.all()) == 350_000
    unknown = checked(ebru, payments.replace("TR1/1", "TR9/9"), kind=KAYS_PAYMENTS)
    assert unknown.rows_wrong == 1
