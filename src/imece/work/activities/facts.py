"""What a person says about one happening: the values that a verb writes, apart from forms and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from imece.work.activities.choices import HOME_COUNTRY, Part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from imece.services.accounts.models import Membership, Unit
    from imece.work.activities.dates import When
    from imece.work.activities.models import ActivityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One happening. `divisions` counts participants by (axis, code); a missing key is unknown, not zero.

    `translations` holds `{language: {"title": …, "summary": …}}` for the languages beside Turkish.
    """

    kind: ActivityKind
    title: str
    when: When
    part: str = Part.ORGANISED
    summary: str = ""
    country: str = HOME_COUNTRY
    province: str = ""
    district: str = ""
    place: str = ""
    unit: Unit | None = None
    people: tuple[Membership, ...] = ()
    letter_no: str = ""
    letter_date: date | None = None
    participants: int | None = None
    divisions: Mapping[tuple[str, str], int] = field(default_factory=dict)
    institutions: tuple[str, ...] = ()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
