"""Files held as evidence or picture of a record; served only by the record's own view."""

from __future__ import annotations

import secrets
from pathlib import PurePath

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    """Who sees a document: internal unless someone publishes it."""

    INTERNAL = "internal", _("Internal")
    PUBLIC = "public", _("Public")


def random_name(document: Document, name: str) -> str:
    """A name that tells nothing: `documents/ab/abcdef….pdf`."""
    token = secrets.token_hex(16)
    return f"documents/{token[:2]}/{token}{PurePath(name).suffix[:10]}"


class DocumentQuerySet(models.QuerySet["Document"]):
    def about(self, thing: models.Model) -> DocumentQuerySet:
        """The documents of one record that are not taken away."""
        return self.filter(about_type=thing._meta.label_lower, about_id=thing.pk, removed_at__isnull=True)

    def about_many(self, about_type: str, ids: list[int]) -> DocumentQuerySet:
        """The documents of many records of one type."""
        return self.filter(about_type=about_type, about_id__in=ids, removed_at__isnull=True)


class Document(models.Model):
    """One file. `about_type` and `about_id` name the record that owns it."""

    office = models.ForeignKey("accounts.Office", models.PROTECT, related_name="documents")
    about_type = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    name = models.CharField(_("file name"), max_length=160)
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    kind = models.CharField(max_length=20)
    mime = models.CharField(max_length=120)
    size = models.BigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, db_index=True)
    file = models.FileField(upload_to=random_name, max_length=120)
    thumbnail = models.FileField(upload_to=random_name, max_length=120, blank=True)
    access = models.CharField(_("who sees it"), max_length=10, choices=Access, default=Access.INTERNAL)
    uploaded_by = models.CharField(_("uploaded by"), max_length=200, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    frozen_at = models.DateTimeField(_("frozen as evidence"), null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="document_about")]
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True) | Q(removed_at__isnull=True), name="frozen_document_stays"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Whether it can be shown as a picture."""
        return self.kind == "image"
