"""The register from a sheet: what is surely known is changed, the rest entered; both are taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import Refused
from imece.services.exchange import actions as exchange
from imece.services.exchange.mapping import propose
from imece.work.contacts import actions
from imece.work.contacts.facts import Facts
from imece.work.contacts.imports import COLUMNS, INSTITUTIONS
from imece.work.contacts.models import Institution

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from tests.cast import Cast

HEADINGS = "Kurum adı;Kütük no;Tür;İl;İlçe;Ülke;Telefon;DETSİS no"


def _checked(actor: Actor, *rows: str) -> ImportRun:
    sheet = "\n".join((HEADINGS, *rows)).encode()
    run = exchange.start_import(
        actor=actor, kind=INSTITUTIONS, upload=SimpleUploadedFile("kurumlar.csv", sheet)
    )
    chosen = dict(propose(HEADINGS.split(";"), COLUMNS).chosen)
    return exchange.preview(actor=actor, run=exchange.choose_mapping(actor=actor, run=run, chosen=chosen))


def _done(actor: Actor, *rows: str) -> ImportRun:
    run = _checked(actor, *rows)
    assert run.rows_wrong == 0, run.report
    exchange.begin(actor=actor, run=run)
    run.refresh_from_db()
    return exchange.carry_out(run=run)


def test_known_ones_are_changed_and_others_entered_and_both_taken_back(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    held = actions.enter_institution(
        actor=ebru, facts=Facts(name="Orhangazi Belediyesi", province="16", phone="1")
    )
    numbered = actions.enter_institution(actor=ebru, facts=Facts(name="Eski Ad", detsis_number="12345678"))
    run = _done(
        ebru,
        "ORHANGAZİ BLD.;;Belediye;Bursa;Orhangazi;;0224 573 00 00;",
        "Bambaşka Ad;;;;;;0342 1;12345678",
        "Leszno Belediyesi;;Yurt dışı belediye veya bölge;;;Polonya;;",
    )
    for row in (held, numbered):
        row.refresh_from_db()
    assert (held.name, held.kind, held.phone) == ("Orhangazi Belediyesi", "municipality", "0224 573 00 00")
    assert (numbered.name, numbered.phone) == ("Eski Ad", "0342 1")
    assert Institution.objects.get(country="PL").name == "Leszno Belediyesi"
    exchange.undo(actor=ebru, run=run)
    for row in (held, numbered):
        row.refresh_from_db()
    assert (held.kind, held.phone, held.district, numbered.phone) == ("other", "1", "", "")
    assert Institution.objects.count() == 2


def test_unsure_row_is_refused_with_the_numbers_to_choose_from(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    pair = [actions.enter_institution(actor=ebru, facts=Facts(name="Atatürk Lisesi")) for _ in range(2)]
    run = _checked(
        ebru, "Atatürk Lisesi;;;;;;;", "Kurum;#999999;;;;;;", "Kurum;;;Atlantis;;;;", "Kurum;;;;;;;12"
    )
    assert run.rows_wrong == 4
    assert f"#{pair[0].pk}" in str(run.report)
    _done(ebru, f"Atatürk Lisesi;#{pair[1].pk};;;;;5551234;", "Atatürk Lisesi;yeni;;;;;;")
    assert Institution.objects.get(phone="5551234") == pair[1]
    assert Institution.objects.count() == 3


def test_import_is_not_taken_back_when_something_hangs_on_it(cast: Cast) -> None:
    ebru = cast.gaziantep.actor("Ebru")
    run = _done(ebru, "Yeni Dernek;;;;;;;")
    actions.keep_standing(actor=ebru, institution=Institution.objects.get(), note="Kullanımda")
    with pytest.raises(Refused, match="Yeni Dernek"):
        exchange.undo(actor=ebru, run=run)
    assert Institution.objects.exists()


def test_readers_import_nothing(cast: Cast) -> None:
    with pytest.raises(Refused):
        _checked(cast.gaziantep.actor("Veli"), "Yeni Dernek;;;;;;;")
    assert not Institution.objects.exists()
