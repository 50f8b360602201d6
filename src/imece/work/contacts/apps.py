"""Tells Django about this app; hangs up its verbs, list, comments, import."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from imece.ground.web.known_lists import KnownList, know
from imece.services.audit.verbs import name_changes, name_verbs


class ContactsConfig(AppConfig):
    name = "imece.work.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Hang everything up that other apps find by registry."""
        from imece.services.comments import subjects  # noqa: PLC0415 -- models are ready only now
        from imece.services.exchange import kinds  # noqa: PLC0415 -- models are ready only now
        from imece.work.contacts import filters, imports, policies  # noqa: PLC0415 -- models are ready only now

        name_verbs(
            {
                "contacts.entered": _("entered the institution"),
                "contacts.changed": _("changed the institution"),
                "contacts.names_changed": _("changed the other names"),
                "contacts.standing_changed": _("changed the office's note"),
                "contacts.taken_out": _("took the institution out of the register"),
                "contacts.merged": _("merged another institution into it"),
                "contacts.merge_undone": _("took a merge back"),
                "contacts.not_the_same": _("said that two institutions are not the same"),
                "contacts.name_forgotten": _("took a decision about a name back"),
                "contacts.name_decided": _("decided what a typed name means"),
            }
        )
        name_changes({"names": _("Other names"), "institution": _("Institution")})
        know(
            KnownList(
                "contacts:list",
                _("Institutions"),
                lambda actor, said: filters.InstitutionFilter(said, actor=actor),
                policies.may_look,
                filters.SORTS,
            )
        )
        subjects.take_up(
            subjects.Subject(
                "contacts.institution",
                policies.visible_to,
                lambda one: reverse("contacts:detail", args=[one.seen_from.slug, one.pk]),
                lambda one: one.seen_from,
                "institution",
                is_shared=True,
            )
        )
        kinds.register(imports.INSTITUTIONS)
