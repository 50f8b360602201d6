"""The circular of signatures from a sheet as offices keep it, and as a sheet again."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import Refused
from imece.services.audit.models import Entry
from imece.services.exchange import actions as exchange
from imece.services.exchange.queries import proposed_mapping
from imece.services.papers import actions
from imece.services.papers.exports import signatories_workbook
from imece.services.papers.imports import SIGNATORIES
from imece.services.papers.models import Signatory

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from tests.cast import Cast

SHEET = """İMZA SİRKÜSÜ;;;;;
S.No;Adı Soyadı;Ünvanı;Birimi;Başlangıç Tarihi;Bitiş Tarihi
1;Ayşe Yılmaz;Daire Başkanı;Kültür;01.04.2024;
2;Mehmet Şahin;Şube Müdürü;;15.05.2024;31.12.2026
3;Zeynep Koç;Şef;Olmayan Birim;01.04.2024;
4;İhsan Işık;Müdür;;01.04.2024;01.03.2024
"""


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def checked(actor: Actor, name: str, content: bytes) -> ImportRun:
    """A sheet uploaded, its columns taken as proposed, its rows checked."""
    run = exchange.start_import(actor=actor, kind=SIGNATORIES, upload=SimpleUploadedFile(name, content))
    run = exchange.choose_mapping(actor=actor, run=run, chosen=dict(proposed_mapping(run).chosen))
    return exchange.preview(actor=actor, run=run)


def listed(place: Any) -> list[tuple[str, date, date | None, str]]:
    """Who is on the list of an office."""
    rows = Signatory.objects.filter(office=place.office).select_related("unit").order_by("order", "pk")
    return [(one.name, one.starts_on, one.ends_on, one.unit.name if one.unit else "") for one in rows]


def test_a_sheet_of_an_office_is_read_and_wrong_rows_are_told(cast: Cast) -> None:
    actor = cast.gaziantep.actor("Ayşe")
    run = checked(actor, "sirku.csv", SHEET.encode())
    assert (run.rows_right, run.rows_wrong) == (2, 2)
    exchange.begin(actor=actor, run=run, leave_out_wrong=True)
    run = exchange.carry_out(run=run)
    assert listed(cast.gaziantep) == [
        ("Ayşe Yılmaz", date(2024, 4, 1), None, "Kültür"),
        ("Mehmet Şahin", date(2024, 5, 15), date(2026, 12, 31), ""),
    ]
    exchange.undo(actor=actor, run=run)
    assert listed(cast.gaziantep) == []
    assert Entry.objects.filter(verb="papers.signatory_removed").count() == 2


def test_what_goes_out_can_come_in_elsewhere_and_nobody_twice(cast: Cast) -> None:
    facts = actions.SignatoryFacts("Ayşe Yılmaz", "Daire Başkanı", date(2024, 4, 1), order=3)
    actions.add_signatory(actor=cast.gaziantep.actor("Ayşe"), facts=facts)
    with signatories_workbook(Signatory.objects.filter(office=cast.gaziantep.office)) as made:
        sheet = made.read()
    cells = [cell.value for cell in openpyxl.load_workbook(BytesIO(sheet)).active[2]]  # type: ignore[index]
    assert "Ayşe Yılmaz" in cells
    again = checked(cast.gaziantep.actor("Ayşe"), "sirku.xlsx", sheet)
    assert (again.rows_right, again.rows_wrong) == (0, 1)
    other = checked(cast.bursa.actor("Burak"), "sirku.xlsx", sheet)
    assert (other.rows_right, other.rows_wrong) == (1, 0)


def test_only_the_coordinator_imports_signatories(cast: Cast) -> None:
    with pytest.raises(Refused):
        checked(cast.gaziantep.actor("Ebru"), "sirku.csv", SHEET.encode())
    assert not Signatory.objects.exists()
