"""Tells Django about this app; hangs up its verbs, lists, measures, panels and what it holds about people."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import KnownList, know
from imece.services.audit.verbs import name_verbs


class AdvisoryConfig(AppConfig):
    name = "imece.work.advisory"
    label = "advisory"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        from imece.services.measures import registry  # noqa: PLC0415 -- models are ready only now
        from imece.work.advisory import filters, holding, measures, policies  # noqa: PLC0415 -- models are ready only now
        from imece.work.people import holdings  # noqa: PLC0415 -- models are ready only now

        name_verbs(
            {
                "advisory.recorded": _("put the advisory request down"),
                "advisory.changed": _("changed the advisory request"),
                "advisory.answered": _("answered the advisory request"),
                "advisory.closed": _("closed the advisory request"),
                "advisory.reopened": _("opened the advisory request again"),
                "advisory.removed": _("removed the advisory request"),
                "advisory.visit_written": _("wrote the investor’s interview"),
                "advisory.problem_added": _("put the investor’s problem down"),
                "advisory.problem_changed": _("changed the investor’s problem"),
                "advisory.problem_ended": _("ended the investor’s problem"),
                "advisory.problem_reopened": _("opened the investor’s problem again"),
                "advisory.lead_entered": _("entered the investment"),
                "advisory.lead_changed": _("changed the investment"),
                "advisory.lead_moved": _("moved the investment on"),
            }
        )
        know(
            KnownList(
                "advisory:list",
                _("Advisory requests"),
                lambda actor, said: filters.RequestFilter(said, actor=actor),
                policies.may_look,
                filters.SORTS,
            )
        )
        know(
            KnownList(
                "advisory:leads",
                _("Investments"),
                lambda actor, said: filters.LeadFilter(said, actor=actor),
                policies.may_see_investors,
                filters.LEAD_SORTS,
            )
        )
        registry.hang_up(*measures.MEASURES)
        holdings.hold(holding.REQUESTS)
        self.hang_panels()

    def hang_panels(self) -> None:
        """On activities, institutions and people."""
        from imece.ground.ui import panels  # noqa: PLC0415 -- hung up when apps are ready
        from imece.work.advisory import panel  # noqa: PLC0415 -- models are ready only now

        panels.hang("activity", "visit", _("Investor visit"), panel.visit_address, panel.may_see_visit)
        panels.hang(
            "institution",
            "advisory",
            _("Advice and investment"),
            lambda _thing: "",
            panel.may_see_institution,
            url_for=panel.institution_address,
        )
        panels.hang("person", "advisory", _("Advisory requests"), panel.person_address, panel.may_see_person)
