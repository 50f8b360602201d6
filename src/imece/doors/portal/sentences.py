"""The first sentence of a performance page: how things stand, for people who read nothing else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.ground.values.period import format_day
from imece.work.indicators.choices import Band

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from imece.work.strategy.queries import PublicObjective, PublicPlan
    from imece.work.strategy.reached import Reached

ORDER: Final = (Band.BEYOND, Band.ON_TARGET, Band.PARTLY, Band.BEHIND)


def of_plan(public: PublicPlan) -> str:
    """How a plan stands in the year shown."""
    return told(public.standing.indicators, public.standing.through, public.year)


def of_objective(public: PublicObjective) -> str:
    """How an objective stands in the year shown."""
    return told(public.standing.indicators, public.standing.through, public.year)


def told(rows: Sequence[Reached], through: date | None, year: int) -> str:
    """How many indicators are published up to which day, and how many stand in which band."""
    reported = [row for row in rows if row.published_at is not None]
    if not reported or through is None:
        return _("Nothing has been published for %(year)s yet.") % {"year": year}
    facts = {
        "reported": len(reported),
        "total": len(rows),
        "day": format_day(through, get_language() or "tr"),
        "bands": ", ".join(counted(row.band for row in reported)),
    }
    if not facts["bands"]:
        return _("%(reported)s of %(total)s indicators are published, with figures up to %(day)s.") % facts
    return (
        _("%(reported)s of %(total)s indicators are published, with figures up to %(day)s: %(bands)s.")
        % facts
    )


def counted(bands: Iterable[str]) -> list[str]:
    """ "6 on target" for each band that somebody is in, the best first."""
    numbers = Counter(bands)
    words = {
        Band.BEYOND: _("%(count)s beyond the target"),
        Band.ON_TARGET: _("%(count)s on target"),
        Band.PARTLY: _("%(count)s partly"),
        Band.BEHIND: _("%(count)s behind"),
    }
    return [words[band] % {"count": numbers[band.value]} for band in ORDER if numbers[band.value]]
