"""Tells Django about this app; hangs up its verbs, measures and import, and syncs the shared funders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import KnownList, know
from imece.services.audit.verbs import name_verbs
from imece.work.projects.trail import VERBS

if TYPE_CHECKING:
    from typing import Any


class ProjectsConfig(AppConfig):
    name = "imece.work.projects"
    label = "projects"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        from imece.services.comments import subjects  # noqa: PLC0415 -- models are ready only now
        from imece.services.exchange import kinds  # noqa: PLC0415 -- models are ready only now
        from imece.services.measures import registry  # noqa: PLC0415 -- models are ready only now
        from imece.services.papers.kinds import offer  # noqa: PLC0415 -- models are ready only now
        from imece.services.undoing import kinds as undoing  # noqa: PLC0415 -- models are ready only now
        from imece.work.projects import filters, imports, measures, policies, undoable  # noqa: PLC0415 -- models are ready only now
        from imece.work.projects.round_letters import KIND_OF_LETTER  # noqa: PLC0415 -- models are ready only now

        name_verbs(VERBS)
        subjects.take_up(
            subjects.Subject(
                "projects.project",
                lambda actor: policies.visible_to(actor).select_related("office"),
                lambda one: reverse("projects:detail", args=[one.office.slug, one.pk]),
                lambda one: one.office,
                "project",
            )
        )
        know(
            KnownList(
                "projects:list",
                _("Projects"),
                lambda actor, said: filters.ProjectFilter(said, actor=actor),
                policies.may_look,
                filters.SORTS,
            )
        )
        registry.hang_up(*measures.MEASURES)
        for kind in imports.ALL:
            kinds.register(kind)
        offer(KIND_OF_LETTER)
        undoing.register(undoable.PROJECT)
        post_migrate.connect(sync_funders, sender=self, dispatch_uid="projects.sync_funders")


def sync_funders(**_kwargs: Any) -> None:
    """After each migration: the shared funders and programmes as the data file says."""
    from imece.work.projects.actions import sync_shared_funders  # noqa: PLC0415 -- models are ready only now

    sync_shared_funders()
