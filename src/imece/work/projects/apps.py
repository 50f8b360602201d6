"""Tells Django about this app; hangs up its verbs, measures and import, and syncs the shared funders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import KnownList, know
from imece.services.audit.verbs import name_verbs

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
        from imece.services.undoing import kinds as undoing  # noqa: PLC0415 -- models are ready only now
        from imece.work.projects import filters, imports, measures, policies, undoable  # noqa: PLC0415 -- models are ready only now

        name_verbs(
            {
                "projects.recorded": _("recorded the project"),
                "projects.changed": _("changed the project"),
                "projects.confirmed": _("confirmed that the project is right"),
                "projects.moved": _("changed the status of the project"),
                "projects.published": _("published the project"),
                "projects.withdrawn": _("took the project back inside"),
                "projects.removed": _("removed the project"),
                "projects.payments_listed": _("took in a list of payments"),
                "projects.put_back": _("put the project back"),
                "projects.row_added": _("added to the project"),
                "projects.row_changed": _("changed a part of the project"),
                "projects.row_removed": _("took a part off the project"),
                "projects.news_published": _("published a piece of news"),
                "projects.news_withdrawn": _("took a piece of news back inside"),
                "projects.story_moved": _("moved the story on"),
                "projects.funder_added": _("added a funder"),
                "projects.funder_changed": _("changed a funder"),
                "projects.funder_retired": _("retired a funder or programme"),
                "projects.funder_restored": _("offered a funder or programme again"),
                "projects.programme_added": _("added a funding programme"),
            }
        )
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
        undoing.register(undoable.PROJECT)
        post_migrate.connect(sync_funders, sender=self, dispatch_uid="projects.sync_funders")


def sync_funders(**_kwargs: Any) -> None:
    """After each migration: the shared funders and programmes as the data file says."""
    from imece.work.projects.actions import sync_shared_funders  # noqa: PLC0415 -- models are ready only now

    sync_shared_funders()
