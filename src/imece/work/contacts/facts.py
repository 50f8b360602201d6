"""What a person says about an institution: the values that a verb writes, apart from forms and rows."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.services.reference.settling import HOME_COUNTRY
from imece.work.contacts.choices import InstitutionKind, NameKind

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

    from imece.work.contacts.models import Institution

NUMBER_LENGTHS: Final = {"tax_number": 10, "detsis_number": 8, "pic_number": 9}
NUMBER_REFUSALS: Final[dict[str, _StrPromise]] = {
    "tax_number": _("A tax number has 10 digits. Personal identity numbers are not kept here."),
    "detsis_number": _("A DETSİS number has 8 digits."),
    "pic_number": _("A PIC has 9 digits."),
}


class RefusedNumber(Exception):
    """A number that cannot be one of its kind; `field` says which, the text is the sentence for the person."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def number_read(field: str, typed: str) -> str:
    """The digits of a number as kept; spaces, dots and hyphens between them do not count."""
    kept = "".join(letter for letter in typed if letter not in " .-\u00a0")
    if kept and not (kept.isascii() and kept.isdigit() and len(kept) == NUMBER_LENGTHS[field]):
        raise RefusedNumber(field, str(NUMBER_REFUSALS[field]))
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an institution is. Everything but the name may be unknown."""

    name: str
    name_en: str = ""
    kind: str = InstitutionKind.OTHER
    country: str = HOME_COUNTRY
    province: str = ""
    district: str = ""
    city: str = ""
    address: str = ""
    website: str = ""
    mail: str = ""
    phone: str = ""
    kep: str = ""
    tax_number: str = ""
    registration_number: str = ""
    detsis_number: str = ""
    pic_number: str = ""
    salutation: str = ""
    precedence: int | None = None
    parent: Institution | None = None
    closed_on: date | None = None

    def tidied(self) -> Facts:
        """Single spaces in the names."""
        return replace(
            self,
            name=" ".join(self.name.split()),
            name_en=" ".join(self.name_en.split()),
            salutation=" ".join(self.salutation.split()),
        )


NAMES: Final = tuple(field.name for field in fields(Facts))


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherName:
    """Another name of an institution, with the days it was in use where they are known."""

    name: str
    kind: str = NameKind.SPELLING
    language: str = "tr"
    since: date | None = None
    until: date | None = None


def facts_of(institution: Institution) -> Facts:
    """The present facts."""
    return Facts(**{name: getattr(institution, name) for name in NAMES})
