"""Tells Django about this app; hangs up its verbs, its list, its import and its panels."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import KnownList, know
from imece.services.audit.verbs import name_verbs


class PeopleConfig(AppConfig):
    name = "imece.work.people"
    label = "people"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        from imece.ground.ui import panels  # noqa: PLC0415 -- hung up when apps are ready
        from imece.services.exchange import kinds  # noqa: PLC0415 -- models are ready only now
        from imece.work.people import filters, imports, panel, policies  # noqa: PLC0415 -- models are ready only now

        name_verbs(
            {
                "people.entered": _("entered the person"),
                "people.changed": _("changed the person"),
                "people.role_changed": _("changed a role of the person"),
                "people.consent_withdrawn": _("put down that the consent was withdrawn"),
                "people.erased": _("erased the person"),
                "people.told": _("exported what is held about the person"),
                "people.exported": _("exported people"),
                "people.attended": _("put people down as having taken part"),
                "people.segment_saved": _("saved the segment"),
                "people.segment_removed": _("removed the segment"),
            }
        )
        know(
            KnownList(
                "people:list",
                _("People"),
                lambda actor, said: filters.PersonFilter(said, actor=actor),
                policies.may_look,
                filters.SORTS,
            )
        )
        kinds.register(imports.PEOPLE)
        panels.hang(
            "activity", "people", _("People who took part"), panel.activity_address, panel.may_see_activity
        )
        panels.hang(
            "institution",
            "people",
            _("People"),
            lambda _thing: "",
            panel.may_see_institution,
            url_for=panel.institution_address,
        )
