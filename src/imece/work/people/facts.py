"""What a person says about somebody: the values that a verb writes, apart from forms and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from imece.work.people.choices import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from imece.services.accounts.models import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """One role; the institution as typed, matched to the register by the verb."""

    institution: str
    title: str = ""
    unit_name: str = ""
    since: date | None = None
    until: date | None = None
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """One person. `points` holds values by (kind, use); `tags` are words of the office; `role` is the present one."""

    name: str
    basis_source: str
    basis_on: date
    basis: str = Basis.DUTY
    notified_on: date | None = None
    title: str = ""
    salutation: str = ""
    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    unit: Unit | None = None
    points: Mapping[tuple[str, str], str] = field(default_factory=dict)
    role: RoleFacts | None = None
