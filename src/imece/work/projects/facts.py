"""What a person says about one project: the values that a verb writes, apart from forms and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from imece.work.projects.choices import HOME_COUNTRY, HOME_CURRENCY, Part, PartnerRole, Status
from imece.work.projects.days import Days

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from imece.services.accounts.models import Unit
    from imece.work.projects.models import Funder, FundingProgramme
    from imece.work.strategy.models import Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPartner:
    """One partner by name."""

    name: str
    role: str = PartnerRole.CO_BENEFICIARY
    country: str = HOME_COUNTRY
    institution_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPlace:
    """One place by codes; `name` is the village, town or venue."""

    country: str = HOME_COUNTRY
    province: str = ""
    district: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidMoney:
    """Amounts in one currency, and the dated rate by which they are told in lira; None is unknown, never zero."""

    currency: str = HOME_CURRENCY
    total: Decimal | None = None
    grant: Decimal | None = None
    own: Decimal | None = None
    rate: Decimal | None = None
    rate_day: date | None = None
    rate_origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One project. `partners` and `places` left at None stay as they are; `status` counts only for a new record.

    `topics` holds codes by axis; `translations` `{language: {"title": …}}` for the languages beside Turkish.
    """

    title: str
    part: str = Part.LEAD
    acronym: str = ""
    code: str = ""
    funder: Funder | None = None
    programme: FundingProgramme | None = None
    status: str = Status.RUNNING
    status_on: date | None = None
    awarded_on: date | None = None
    days: Days = field(default_factory=Days)
    extended_end: date | None = None
    objectives: str = ""
    summary: str = ""
    website: str = ""
    money: SaidMoney = field(default_factory=SaidMoney)
    is_loan: bool = False
    unit: Unit | None = None
    objective: Objective | None = None
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partners: tuple[SaidPartner, ...] | None = None
    places: tuple[SaidPlace, ...] | None = None
    source: str = ""
    source_code: str = ""
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
