"""Tells Django about this app; hangs up its verbs, measures and import, and syncs the shared kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import panels
from imece.ground.web.known_lists import KnownList, know
from imece.services.accounts import handover
from imece.services.audit.verbs import name_verbs

if TYPE_CHECKING:
    from typing import Any

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office


class ActivitiesConfig(AppConfig):
    name = "imece.work.activities"
    label = "activities"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        from imece.services.comments import subjects  # noqa: PLC0415 -- models are ready only now
        from imece.services.exchange import kinds  # noqa: PLC0415 -- models are ready only now
        from imece.services.measures import registry  # noqa: PLC0415 -- models are ready only now
        from imece.services.papers import kinds as papers  # noqa: PLC0415 -- models are ready only now
        from imece.services.undoing import kinds as undoing  # noqa: PLC0415 -- models are ready only now
        from imece.work.activities import (  # noqa: PLC0415 -- models are ready only now
            filters,
            imports,
            leaving,
            measures,
            minutes_paper,
            policies,
            undoable,
        )

        name_verbs(
            {
                "activities.recorded": _("recorded the activity"),
                "activities.changed": _("changed the activity"),
                "activities.cancelled": _("cancelled the activity"),
                "activities.reinstated": _("took the cancelling back"),
                "activities.removed": _("removed the activity"),
                "activities.put_back": _("put the activity back"),
                "activities.minutes_written": _("wrote the minutes"),
                "activities.minutes_approved": _("approved the minutes"),
                "activities.names_matched": _("linked names to the register"),
                "activities.kind_added": _("added a kind of activity"),
                "activities.kind_renamed": _("renamed a kind of activity"),
                "activities.kind_retired": _("retired a kind of activity"),
                "activities.kind_restored": _("offered a kind of activity again"),
            }
        )
        know(
            KnownList(
                "activities:list",
                _("Activities"),
                lambda actor, said: filters.ActivityFilter(said, actor=actor),
                policies.may_look,
                filters.SORTS,
            )
        )
        subjects.take_up(
            subjects.Subject(
                "activities.activity",
                lambda actor: policies.visible_to(actor).select_related("office"),
                lambda one: reverse("activities:detail", args=[one.office.slug, one.pk]),
                lambda one: one.office,
                "activity",
            )
        )
        hang_panels()
        papers.offer(minutes_paper.KIND_OF_MINUTES)
        registry.hang_up(*measures.MEASURES)
        handover.offer("activities", leaving.HANDOVER)
        kinds.register(imports.ACTIVITIES)
        undoing.register(undoable.ACTIVITY)
        post_migrate.connect(sync_kinds, sender=self, dispatch_uid="activities.sync_kinds")


def hang_panels() -> None:
    """What stands on the pages of the register: the activities with an institution, the names that wait."""
    from imece.work.contacts.policies import may_look, may_match  # noqa: PLC0415 -- models are ready only now

    panels.hang(
        "institution",
        "activities",
        _("Activities together"),
        lambda one: reverse("activities:of_institution", args=[one.seen_from.slug, one.pk]),  # type: ignore[attr-defined]
        lambda actor, _one: may_look(cast("Actor", actor)),
    )
    panels.hang(
        "register",
        "names",
        _("Names to match"),
        lambda office: reverse("activities:names", args=[cast("Office", office).slug]),
        lambda actor, _office: may_match(cast("Actor", actor)),
    )


def sync_kinds(**_kwargs: Any) -> None:
    """After each migration: the shared kinds as the data file says."""
    from imece.work.activities.actions import sync_shared_kinds  # noqa: PLC0415 -- models are ready only now

    sync_shared_kinds()
