"""The register of institutions: bodies of every district and made-up associations, schools and firms, some written twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imece.overview.seeding.material import Seeding, words, write, written
from imece.services.reference import places
from imece.services.search import actions as search
from imece.work.contacts.actions.entering import findable
from imece.work.contacts.choices import InstitutionKind
from imece.work.contacts.models import Institution

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

KINDS: Final = {
    "Derneği": InstitutionKind.CIVIL_SOCIETY,
    "Vakfı": InstitutionKind.CIVIL_SOCIETY,
    "Kooperatifi": InstitutionKind.COOPERATIVE,
    "A.Ş.": InstitutionKind.FIRM,
    "Ltd. Şti.": InstitutionKind.FIRM,
    "İlkokulu": InstitutionKind.SCHOOL,
    "Ortaokulu": InstitutionKind.SCHOOL,
    "Lisesi": InstitutionKind.SCHOOL,
}
SHORT: Final = (("Derneği", "Der."), ("Belediyesi", "Bld."), ("Kooperatifi", "Koop."), ("Müdürlüğü", "Md."))
WRITTEN_TWICE: Final = 0.02
BODIES: Final = (
    ("Belediyesi", InstitutionKind.MUNICIPALITY),
    ("Kaymakamlığı", InstitutionKind.DISTRICT_GOVERNORSHIP),
)


def make(seeding: Seeding) -> int:
    """As many institutions as the scale says, with their search rows; how many."""
    made = 0
    for batch in write(institutions(seeding)):
        written(search.row(findable(institution, ())) for institution in batch)
        made += len(batch)
    return made


def institutions(seeding: Seeding) -> Iterator[Institution]:
    """The unsaved rows."""
    chance, wanted = seeding.chance("institutions"), seeding.scale.institutions
    districts = places.districts()
    bodies = [(each, ending, kind) for each in districts for ending, kind in BODIES]
    for number in range(wanted):
        if number < min(len(bodies), wanted // 4):
            district, ending, kind = bodies[number]
            name = f"{district.name} {ending}"
        else:
            district = chance.choice(districts)
            name, kind = _made_up(chance, district.name, number)
        if chance.random() < WRITTEN_TWICE:
            name = _shortened(name)
        institution = Institution(
            name=name,
            kind=kind,
            province=district.province if chance.random() < 0.9 else "",
            district=district.code if chance.random() < 0.6 else "",
        )
        if not institution.province:
            institution.district = ""
        institution.derive()
        yield institution


def _made_up(chance: Random, place: str, number: int) -> tuple[str, InstitutionKind]:
    stock = words()
    ending = chance.choice(tuple(KINDS))
    middle = f"{chance.choice(stock['last_names'])} {chance.choice(stock['themes'])}"
    mark = (
        f" {number % 40 + 1}" if ending.startswith(("İlk", "Orta", "Lise")) and chance.random() < 0.3 else ""
    )
    return f"{place} {middle}{mark} {ending}"[:250], KINDS[ending]


def _shortened(name: str) -> str:
    for whole, short in SHORT:
        name = name.replace(whole, short)
    return name
