"""What is published of a project, as plain values: every file, feed and answer is written from these and nothing else.

What has no field here cannot leave: no member, team, note, document, contact person, internal amount or e-mail address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

REMOVED: Final = "[…]"
_PERSONAL: Final = re.compile(
    r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail addresses
    r"|(?<!\d)TR\d{2}(?:\s?\d{4}){5}\s?\d{2}(?!\d)"  # IBANs
    r"|(?<![\d.,])[1-9]\d{10}(?![\d.,]*\d)"  # numbers as long as a national identity number
    r"|(?<![\d.,])(?:\+90|0)[\s(]*5\d{2}[\s)]*\d{3}\s?\d{2}\s?\d{2}(?!\d)",  # mobile telephones
    re.IGNORECASE,
)


def without_personal_data(text: str) -> str:
    """The text without e-mail addresses, mobile telephones, identity numbers and IBANs that somebody typed into it."""
    return _PERSONAL.sub(REMOVED, text)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in Turkish and, where there is one, in English."""

    tr: str
    en: str = ""

    def said(self, language: str) -> str:
        """The text in that language, else the Turkish one."""
        return self.en if language == "en" and self.en else self.tr


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """The office that publishes. `slug` is its name in addresses."""

    slug: str
    name: Text
    kind: str
    province: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class OpenFunder:
    """Who pays."""

    code: str
    kind: str
    name: Text
    country: str = "TR"


@dataclass(frozen=True, slots=True)
class OpenProgramme:
    """Under which programme of the funder."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class OpenPartner:
    """An institution that takes part."""

    name: str
    role: str
    country: str = "TR"


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Where the project works. `exactness` says what the point is: "point", or the seat of a "district" or "province"."""

    country: str
    province: str = ""
    district: str = ""
    name: str = ""
    label: str = ""
    latitude: float | None = None
    longitude: float | None = None
    exactness: str = ""
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OpenMoney:
    """Amounts in the project's own currency; None is unknown. `grant_try` is the grant in lira by the rate of `rate_day`."""

    currency: str = "TRY"
    total: Decimal | None = None
    grant: Decimal | None = None
    own: Decimal | None = None
    grant_try: Decimal | None = None
    rate: Decimal | None = None
    rate_day: date | None = None
    is_loan: bool = False


@dataclass(frozen=True, slots=True)
class OpenDays:
    """When; each end as exact as it is known ("day", "month", "year"). `counted_on`: the award, else the start."""

    start: date | None = None
    start_precision: str = "day"
    end: date | None = None
    end_precision: str = "day"
    awarded_on: date | None = None
    counted_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpenProject:
    """One published project."""

    key: int
    office: OpenOffice
    title: Text
    part: str
    status: str
    published_at: datetime
    changed_at: datetime
    code: str = ""
    acronym: str = ""
    summary: Text = Text("")
    objectives: Text = Text("")
    funder: OpenFunder | None = None
    programme: OpenProgramme | None = None
    days: OpenDays = OpenDays()
    money: OpenMoney = OpenMoney()
    partners: tuple[OpenPartner, ...] = ()
    places: tuple[OpenPlace, ...] = ()
    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    sdgs: tuple[str, ...] = ()
    website: str = ""
    page: str = ""  # the whole address of its public page
    confirmed_on: date | None = None
    is_synthetic: bool = False

    @property
    def is_sample(self) -> bool:
        """Whether it is made up or belongs to a demonstration; every file says so of every such row."""
        return self.office.is_sample or self.is_synthetic

    @property
    def lead(self) -> OpenPartner | None:
        """The lead beneficiary, where one is named."""
        return next((partner for partner in self.partners if partner.role == "lead"), None)

    @property
    def updated_at(self) -> datetime:
        """When what is published last became different."""
        return max(self.changed_at, self.published_at)
