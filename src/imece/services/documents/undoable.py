"""Files as a part of what can be taken back: one that came is taken off the record, one that was taken off comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.services.documents.models import Document
from imece.services.undoing.kinds import Table

if TYPE_CHECKING:
    from django.db.models import Model


def files_of(model: type[Model]) -> Table:
    """The files of a kind's things; the bytes of a file that goes are kept, as when somebody takes it away."""
    only = (("about_type", model._meta.label_lower),)
    return Table(Document, "about_id", only=only, hides_by="removed_at")
