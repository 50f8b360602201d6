"""Documents and photos of an activity; the files themselves are the documents app's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from imece.ground.rules.decision import require
from imece.services.documents import actions as documents
from imece.work.activities import policies
from imece.work.activities.models import Activity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.services.documents.models import Document


@transaction.atomic
def attach_documents(
    *, actor: Actor, activity: Activity, uploads: Iterable[UploadedFile[Any]]
) -> list[Document]:
    """Add files; internal until somebody publishes them."""
    require(policies.may_edit(actor, _locked(activity)))
    return documents.attach(actor=actor, about=activity, uploads=uploads)


@transaction.atomic
def take_away_document(*, actor: Actor, activity: Activity, document: Document) -> None:
    """Take a file off the record; refused for frozen evidence."""
    require(policies.may_edit(actor, _locked(activity)))
    documents.take_away(actor=actor, document=document, about=activity)


@transaction.atomic
def put_back_document(*, actor: Actor, activity: Activity, document: Document) -> None:
    """Undo `take_away_document`."""
    require(policies.may_edit(actor, _locked(activity)))
    documents.put_back(actor=actor, document=document, about=activity)


@transaction.atomic
def change_document_access(*, actor: Actor, activity: Activity, document: Document, access: str) -> None:
    """Publish a file, or take it back inside."""
    require(policies.may_publish(actor, _locked(activity)))
    documents.change_access(actor=actor, document=document, about=activity, access=access)


def _locked(activity: Activity) -> Activity:
    return Activity.objects.select_for_update().get(pk=activity.pk)
