"""The one sentence that says how a plan or an objective stands, for its page, its report and its public page."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imece.ground.ui.reading import decimal, language, percent
from imece.work.indicators.choices import Band
from imece.work.strategy.templatetags.strategy import measured

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.work.strategy.reached import Reached
    from imece.work.strategy.scores import Score
    from imece.work.strategy.simulation import Effect
    from imece.work.strategy.standing import ObjectiveStanding, PlanStanding


SHOWN_POINTS: Final = Decimal("0.1")


def plan_sentence(standing: PlanStanding[Reached]) -> str:
    """How the plan stands, in the reader's language; a plan kept in part tells of its one objective or of none."""
    lead = standing.lead
    if lead is not standing.score:
        return objective_sentence(standing.objectives[0], standing.year)
    if not standing.indicators:
        return _("The plan has no indicators yet.")
    if lead.method is None:
        return " ".join([lead.reason(language()), _reported(standing.indicators), _behind(standing.late)])
    return _told(_("The plan"), lead, standing.year, standing.late)


def objective_sentence(standing: ObjectiveStanding[Reached], year: int) -> str:
    """How an objective stands, in the reader's language."""
    if not standing.indicators:
        return _("The objective has no indicators yet.")
    name = _("Objective %(number)s") % {"number": standing.objective.number}
    return _told(name, standing.score, year, standing.late)


def _told(name: str, score: Score, year: int, late: Sequence[Reached]) -> str:
    if score.known_only is None:
        return _("%(name)s: nothing has been approved for %(year)s yet; missing is not zero.") % {
            "name": name,
            "year": year,
        }
    told = _(
        "%(name)s in %(year)s: %(method)s by the method; %(known)s over what is known (%(coverage)s of the weight"
        " reported)."
    ) % {
        "name": name,
        "year": year,
        "method": decimal(score.method, 1),
        "known": decimal(score.known_only, 1),
        "coverage": percent(score.coverage, 0),
    }
    return f"{told} {_behind(late)}"


def _behind(late: Sequence[Reached]) -> str:
    behind = sum(row.band == Band.BEHIND for row in late)
    partly = len(late) - behind
    if behind and partly:
        return _("%(behind)s behind, %(partly)s partly there.") % {"behind": behind, "partly": partly}
    if partly:
        return ngettext(
            "%(count)s indicator is only partly there.", "%(count)s indicators are only partly there.", partly
        ) % {"count": partly}
    if behind:
        return ngettext("%(count)s indicator is behind.", "%(count)s indicators are behind.", behind) % {
            "count": behind
        }
    return _("No indicator is behind.")


def _reported(rows: Sequence[Reached]) -> str:
    reported = sum(row.effective is not None for row in rows)
    return _("%(reported)s of %(all)s indicators are reported.") % {"reported": reported, "all": len(rows)}


def effect_sentence(effect: Effect) -> str:
    """What one step of an indicator does to its objective."""
    standing = effect.row.standing
    told = {
        "number": standing.link.number,
        "name": standing.indicator,
        "step": measured(abs(effect.step), standing.indicator),
        "objective": effect.objective.number,
        "points": decimal(effect.points, 1 if effect.points >= SHOWN_POINTS else 2),
    }
    if effect.step < 0:
        return (
            _("%(number)s %(name)s: %(step)s less lifts objective %(objective)s by %(points)s points.") % told
        )
    return _("%(number)s %(name)s: %(step)s more lifts objective %(objective)s by %(points)s points.") % told
