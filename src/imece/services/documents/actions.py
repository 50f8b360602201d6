"""Attaching, publishing and taking away files; frozen evidence stays."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, BinaryIO, cast

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused
from imece.ground.values import clock
from imece.services.audit import actions as audit
from imece.services.documents.images import thumbnail, without_location
from imece.services.documents.inspection import Kind, RefusedFile, inspect
from imece.services.documents.models import Access, Document
from imece.services.documents.names import safe_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile
    from django.db import models

    from imece.services.accounts.actor import Actor

MOST_PER_RECORD = 50
PIECE = 1024 * 1024


@transaction.atomic
def attach(
    *,
    actor: Actor,
    about: models.Model,
    uploads: Iterable[UploadedFile[Any]],
    access: str = Access.INTERNAL,
    caption: str = "",
) -> list[Document]:
    """Keep files as documents of `about`; all or none. Photos lose their GPS position before they are stored.

    Raises `Refused` with the first refused file's sentence.
    """
    kept = [document_of(actor, about, upload, access, caption) for upload in uploads]
    if Document.objects.about(about).count() > MOST_PER_RECORD:
        raise Refused(_("A record holds at most %(most)d documents.") % {"most": MOST_PER_RECORD})
    for document in kept:
        audit.record(
            actor.signature,
            "documents.attached",
            about,
            changes={"file": document.name, "sha256": document.sha256, "access": document.access},
        )
    return kept


def document_of(
    actor: Actor, about: models.Model, upload: UploadedFile[Any], access: str, caption: str
) -> Document:
    """One inspected, cleaned and stored file."""
    try:
        told = inspect(cast("BinaryIO", upload), upload.name or "")
        upload.seek(0)
        content = upload.read()
        small = None
        if told.kind == Kind.IMAGE:
            content = without_location(content)
            told = inspect(BytesIO(content), told.name)
            small = thumbnail(content)
    except RefusedFile as no:
        raise Refused(no.sentence) from no
    document = Document(
        office_id=actor.office_id,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        name=told.name,
        caption=caption[:200],
        kind=told.kind,
        mime=told.mime,
        size=told.size,
        sha256=told.sha256,
        access=access,
        uploaded_by=actor.name[:200],
    )
    document.file.save(told.name, ContentFile(content), save=False)
    if small is not None:
        document.thumbnail.save("small.webp", ContentFile(small.content), save=False)
    document.save()
    return document


@transaction.atomic
def keep_made(
    *, actor: Actor, about: models.Model, content: IO[bytes], name: str, kind: str, mime: str
) -> Document:
    """Keep a file that the installation itself made: not inspected, hashed and stored piece by piece."""
    digest, size = hashlib.sha256(), 0
    while piece := content.read(PIECE):
        digest.update(piece)
        size += len(piece)
    content.seek(0)
    clean = safe_name(name)
    document = Document(
        office_id=actor.office_id,
        about_type=about._meta.label_lower,
        about_id=about.pk,
        name=clean,
        kind=kind,
        mime=mime,
        size=size,
        sha256=digest.hexdigest(),
        uploaded_by=actor.name[:200],
    )
    document.file.save(clean, File(content), save=False)
    document.save()
    return document


@transaction.atomic
def change_access(*, actor: Actor, document: Document, about: models.Model, access: str) -> None:
    """Publish a document, or take it back inside."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    before, document.access = document.access, Access(access)
    document.save(update_fields=["access"])
    audit.record(
        actor.signature,
        "documents.access_changed",
        about,
        changes={"file": document.name, "access": [before, document.access]},
    )


@transaction.atomic
def take_away(*, actor: Actor, document: Document, about: models.Model) -> None:
    """Hide a document from its record; frozen evidence is refused. The file itself stays for the undo."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.frozen_at is not None:
        raise Refused(_("This file is frozen as evidence of an approved figure and cannot be removed."))
    if document.removed_at is None:
        document.removed_at = clock.now()
        document.save(update_fields=["removed_at"])
        audit.record(actor.signature, "documents.taken_away", about, changes={"file": document.name})


@transaction.atomic
def put_back(*, actor: Actor, document: Document, about: models.Model) -> None:
    """Undo `take_away`."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if document.removed_at is not None:
        document.removed_at = None
        document.save(update_fields=["removed_at"])
        audit.record(actor.signature, "documents.put_back", about, changes={"file": document.name})


def freeze(ids: Iterable[int]) -> int:
    """Mark documents as evidence of an approved figure; returns how many were newly frozen."""
    return Document.objects.filter(pk__in=list(ids), frozen_at__isnull=True).update(frozen_at=clock.now())
