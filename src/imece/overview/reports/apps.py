"""Tells Django about this app and names its verbs."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import panels
from imece.services.audit.verbs import name_values, name_verbs


class ReportsConfig(AppConfig):
    name = "imece.overview.reports"
    label = "reports"

    def ready(self) -> None:
        """Words for what happens to reports; panels beside a period and a plan."""
        from imece.overview.reports import panel, policies  # noqa: PLC0415 -- models are ready only now
        from imece.overview.reports.paper_kinds import KINDS  # noqa: PLC0415 -- as above
        from imece.overview.reports.questions import texts_said  # noqa: PLC0415 -- as above
        from imece.services.papers import kinds  # noqa: PLC0415 -- as above

        for kind in KINDS:
            kinds.offer(kind)
        panels.hang("actual", "reports", _("Evidence dossier"), panel.of_actual, panel.may_see_dossier)
        panels.hang("period", "reports", _("The report on this period"), panel.of_period, panel.may_see)
        panels.hang("plan", "reports", _("Reports on this plan"), panel.of_plan, panel.may_see)
        panels.hang(
            "institution",
            "reports",
            _("Briefing note"),
            panel.of_institution,
            lambda actor, _one: policies.may_make_papers(actor),  # type: ignore[arg-type]
        )
        name_values({"reports.report:texts": texts_said})
        name_verbs(
            {
                "reports.begun": _("began the report"),
                "reports.written": _("wrote in the report"),
                "reports.drafts_renewed": _("had the report's drafts made anew from records"),
                "reports.submitted": _("submitted the report"),
                "reports.taken_back": _("took the report back"),
                "reports.returned": _("returned the report"),
                "reports.approved": _("approved the report"),
                "reports.published": _("published the report"),
                "reports.withdrawn": _("withdrew the report from the public page"),
                "reports.taken_up_again": _("took the approved report up again"),
                "reports.removed": _("removed the report"),
            }
        )
