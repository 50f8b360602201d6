"""The demo's register of institutions, entered through the verbs; two entered twice, so that there is something to judge."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, Final

from imece.overview.showcase.reading import DATA, listed
from imece.services.reference import finding
from imece.work.contacts import actions
from imece.work.contacts.facts import Facts, OtherName
from imece.work.contacts.models import Institution

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

SOURCE: Final = "örnek veri"
PLAIN: Final = ("name", "name_en", "kind", "country", "province", "city", "salutation", "website")
NOTES: Final = {
    "Orhangazi Kent Konseyi": ("Projelerde gönüllü bulmak için ilk başvurulacak yer.", ("proje ortağı",)),
    "Türkiye Belediyeler Birliği": (
        "Eş finansman çağrılarını her yıl ocakta duyurur.",
        ("protokol", "duyuru"),
    ),
    "Duisburg Belediyesi": ("Kardeş şehir protokolü var.", ("kardeş şehir",)),
    "Leszno Belediyesi": ("Gençlik değişimlerinde ortak.", ("proje ortağı", "kardeş şehir")),
}


def enter(actor: Actor) -> None:
    """Everything of the sheet, in its order: whoever stands above others comes first."""
    known: dict[str, Institution] = {}
    with (DATA / "institutions.csv").open(encoding="utf-8", newline="") as sheet:
        for row in csv.DictReader(sheet, delimiter=";"):
            known[row["name"]] = actions.enter_institution(
                actor=actor,
                source=SOURCE,
                facts=_facts(row, known.get(row["parent"])),
                names=[
                    OtherName(name=name, kind=kind)
                    for kind, _colon, name in (part.partition(":") for part in listed(row["others"]))
                ],
            )
    actions.search_doubles(search=actions.ask_for_search(actor=actor))


def _facts(row: dict[str, str], parent: Institution | None) -> Facts:
    district = finding.find_district(row["district"], row["province"]).match if row["district"] else None
    texts: dict[str, Any] = {name: row[name] for name in PLAIN}
    return Facts(
        **texts,
        district=district.code if district else "",
        precedence=int(row["precedence"]) if row["precedence"] else None,
        parent=parent,
    )


def keep_notes(actor: Actor) -> None:
    """What one office knows for itself."""
    for one in Institution.objects.standing().filter(name__in=NOTES).order_by("pk"):
        note, tags = NOTES[one.name]
        actions.keep_standing(actor=actor, institution=one, note=note, tags=tags)
