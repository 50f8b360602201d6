"""Documents and photos of a project: what each is, whose rights, which version; the bytes are the documents app's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.services.documents import actions as documents
from imece.services.documents.models import Access
from imece.work.projects import policies
from imece.work.projects.actions.changing import hold, touch
from imece.work.projects.choices import FileKind
from imece.work.projects.models import ProjectFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.services.documents.models import Document
    from imece.work.projects.models import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What a person says about files: what they are, what they show, whose they are."""

    kind: str = FileKind.OTHER
    caption: str = ""
    caption_en: str = ""
    rights: str = ""


@transaction.atomic
def add_files(
    *,
    actor: Actor,
    project: Project,
    uploads: Iterable[UploadedFile[Any]],
    about: FileFacts | None = None,
    replaces: ProjectFile | None = None,
) -> list[ProjectFile]:
    """Add files, internal until published. A new version replaces an older file, which stays to be read."""
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    chosen, said = list(uploads), about or FileFacts()
    older = ProjectFile.objects.filter(pk=replaces.pk, project=locked).first() if replaces else None
    if older is not None and (len(chosen) != 1 or older.replaced_by_id is not None):
        raise Refused(_("A new version is one file, and replaces the newest one."))
    made = []
    for document in documents.attach(actor=actor, about=locked, uploads=chosen, caption=said.caption):
        shown = said.kind
        if shown == FileKind.PHOTO and not document.is_picture:
            shown = FileKind.OTHER
        file = ProjectFile(
            project=locked,
            document=document,
            kind=shown,
            caption=said.caption[:200],
            rights=said.rights[:200],
            version=older.version + 1 if older else 1,
        )
        file.say("caption", "en", said.caption_en[:200])
        file.save()
        made.append(file)
    if older is not None and made:
        older.replaced_by = made[0]
        older.save(update_fields=["replaced_by"])
    touch(locked)
    return made


@transaction.atomic
def change_file_access(*, actor: Actor, project: Project, document: Document, access: str) -> None:
    """Publish a file, or take it back inside; a photo needs to say whose it is."""
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    held = ProjectFile.objects.filter(document=document, project=locked).first()
    if access == Access.PUBLIC and held is not None and held.kind == FileKind.PHOTO and not held.rights:
        raise Refused(_("Say whose photo it is before it is published."))
    documents.change_access(actor=actor, document=document, about=locked, access=access)


@transaction.atomic
def take_away_file(*, actor: Actor, project: Project, document: Document) -> None:
    """Take a file off the project; refused for frozen evidence."""
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    documents.take_away(actor=actor, document=document, about=locked)


@transaction.atomic
def put_back_file(*, actor: Actor, project: Project, document: Document) -> None:
    """Undo `take_away_file`."""
    locked = hold(project)
    require(policies.may_edit(actor, locked))
    documents.put_back(actor=actor, document=document, about=locked)
