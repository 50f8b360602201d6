"""Who did what, when, on whose behalf: append-only rows with plain ids and labels."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from imece.services.audit.verbs import label_of


class EntryQuerySet(models.QuerySet["Entry"]):
    """The words of the trail."""

    def of(self, thing: models.Model) -> EntryQuerySet:
        """Everything recorded about one object, newest first."""
        return self.filter(thing_type=thing._meta.label_lower, thing_id=str(thing.pk)).order_by("-pk")

    def in_office(self, office_id: int) -> EntryQuerySet:
        """Everything recorded in one office, newest first."""
        return self.filter(office_id=office_id).order_by("-pk")


class Entry(models.Model):
    """One thing that happened. Never changed, never deleted; erasing a person replaces the name by a token."""

    office_id = models.BigIntegerField(_("office"), null=True)
    at = models.DateTimeField(_("when"), db_index=True)
    actor_id = models.BigIntegerField(_("person"), null=True)
    actor_name = models.CharField(_("name"), max_length=200, blank=True)
    behalf_name = models.CharField(_("on behalf of"), max_length=200, blank=True)
    verb = models.CharField(_("what"), max_length=60)
    thing_type = models.CharField(max_length=60, blank=True)
    thing_id = models.CharField(max_length=40, blank=True)
    thing_label = models.CharField(max_length=300, blank=True)
    changes: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict, blank=True)
    note = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["thing_type", "thing_id", "-id"], name="audit_thing"),
            models.Index(fields=["office_id", "-id"], name="audit_office"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name} {self.verb} {self.thing_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append; a row that stands cannot be saved again."""
        if self.pk is not None:
            raise TypeError("The audit trail is append-only.")
        super().save(*args, **kwargs)

    @property
    def verb_label(self) -> str:
        """What happened, in the reader's language."""
        return label_of(self.verb)
