"""The kinds of papers that reports make, with the names that an office's own template may ask for."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from imece.overview.reports.assemblers import activity_list, briefing, dossier, objective_card
from imece.overview.reports.choices import ReportKind
from imece.services.papers.kinds import PaperKind

PLAN_VALUES: Final = {
    "office": _("office"),
    "plan": _("plan"),
    "year": _("year"),
    "indicator_count": _("number of indicators"),
    "reported": _("indicators reported"),
    "late": _("indicators that are late"),
    "objective_code": _("number of the objective"),
    "objective": _("objective"),
    "score": _("score by the method"),
    "score_known": _("score over what is known"),
}
INDICATOR_ROWS: Final = {
    "number": _("number"),
    "indicator": _("indicator"),
    "unit": _("unit of measure"),
    "weight": _("effect on the objective"),
    "baseline": _("start of plan"),
    "target": _("year-end target"),
    "actual": _("actual"),
    "performance": _("performance"),
    "band": _("how it stands"),
    "reason": _("reason of the deviation"),
    "measures": _("measures taken"),
}
ACTIVITY_VALUES: Final = {
    "office": _("office"),
    "activities": _("number of activities"),
    "participants": _("participants as far as known"),
}

KINDS: Final = (
    PaperKind(
        ReportKind.MONITORING, ReportKind.MONITORING.label, PLAN_VALUES, {"indicator_rows": INDICATOR_ROWS}
    ),
    PaperKind(
        ReportKind.EVALUATION, ReportKind.EVALUATION.label, PLAN_VALUES, {"indicator_rows": INDICATOR_ROWS}
    ),
    PaperKind(
        ReportKind.UNIT,
        ReportKind.UNIT.label,
        {
            "office": _("office"),
            "unit": _("unit"),
            "indicator_count": _("number of indicators"),
            "activities": _("number of activities"),
        },
        {"indicator_rows": INDICATOR_ROWS},
    ),
    PaperKind(ReportKind.PROGRAMME, ReportKind.PROGRAMME.label, PLAN_VALUES),
    PaperKind(ReportKind.CHAPTER, ReportKind.CHAPTER.label, PLAN_VALUES),
    PaperKind(
        objective_card.KIND,
        _("Objective card"),
        {
            "office": _("office"),
            "plan": _("plan"),
            "year": _("year"),
            "goal_code": _("number of the goal"),
            "goal": _("goal"),
            "objective_code": _("number of the objective"),
            "objective": _("objective"),
            "responsible_unit": _("responsible unit"),
            "cost_estimate": _("cost estimate"),
            "score": _("score by the method"),
        },
    ),
    PaperKind(activity_list.KIND, _("Yearly list of activities"), {**ACTIVITY_VALUES, "year": _("year")}),
    PaperKind(briefing.KIND, _("Briefing note"), {**ACTIVITY_VALUES, "subject": _("subject")}),
    PaperKind(
        dossier.KIND,
        _("Evidence dossier"),
        {"office": _("office"), "indicator": _("indicator"), "value": _("value"), "hash": _("hash")},
    ),
)
