"""A kind of import for the tests: the units of an office, since the engine's own tests know no business."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.ground.rules.decision import ALLOWED, Refused
from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.ground.values import turkish
from imece.services.accounts.actor import Actor
from imece.services.accounts.models import Unit
from imece.services.exchange.kinds import Created, ImportKind
from imece.services.exchange.mapping import Column
from imece.services.exchange.models import ImportRun
from imece.services.exchange.rows import CleanRow, RowError

COLUMNS = (
    Column("name", "Unit name", ("Birim adı", "Birim"), required=True, example="Su İşleri"),
    Column("staff", "Staff", ("Personel sayısı",), help="A number"),
    Column("opened", "Opened on", ("Açılış tarihi",)),
    Column("kind", "Kind", ("Tür",), choices=("Merkez", "İlçe")),
)
TYPE = "accounts.unit"


def fields(actor: Actor) -> dict[str, forms.Field]:
    return {
        "name": forms.CharField(max_length=60),
        "staff": TurkishDecimalField(required=False, max_digits=6, decimal_places=0),
        "opened": DayField(required=False),
        "kind": forms.ChoiceField(
            choices=[("", ""), ("centre", "Merkez"), ("district", "İlçe")], required=False
        ),
    }


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    if values["kind"] == "district" and values["staff"] is None:
        yield RowError("staff", "", "A district unit tells its staff.")


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    for row in rows:
        if row.values["name"] == "Patlar":
            raise ZeroDivisionError
        unit = Unit.objects.create(office_id=actor.office_id, name=row.values["name"])
        yield Created(TYPE, str(unit.pk))


def remove(actor: Actor, records: Iterable[Created]) -> None:
    units = Unit.objects.filter(pk__in=[record.object_id for record in records], office_id=actor.office_id)
    if units.filter(members__isnull=False).exists():
        raise Refused("A unit has members already.")
    units.delete()


KIND = ImportKind(
    code="units",
    title="Units",
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=lambda actor: ALLOWED,
    validate_row=validate_row,
    identity=lambda values: turkish.fold(values["name"]),
)
GOOD = "Birim adı;Personel sayısı;Açılış tarihi;Tür\nSu İşleri;12;15.04.2026;merkez\nPark;1.200;;İLÇE\n"
WRONG = GOOD + "su işleri;5;;\n;3;;\nKültür;beş;32.13.2026;köy\nFen;;;ilçe\n"


def upload(text: str = GOOD, name: str = "birimler.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())
