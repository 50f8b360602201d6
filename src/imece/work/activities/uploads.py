"""Several files in one field, each judged by its content before anything is saved."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from imece.services.documents.inspection import RefusedFile, inspect

MOST_FILES: Final = 20


class ManyFilesInput(forms.FileInput):
    """A file input that takes many."""

    allow_multiple_selected = True


class DocumentsField(forms.FileField):
    """Cleans to a list of uploads; every refused file is named with its reason, and the form keeps what was typed."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Judge each file."""
        uploads = [one for one in (data if isinstance(data, (list, tuple)) else [data]) if one]
        if len(uploads) > MOST_FILES:
            raise ValidationError(_("At most %(most)d files at once."), params={"most": MOST_FILES})
        refusals: list[str] = []
        for upload in uploads:
            try:
                inspect(upload, upload.name or "")
            except RefusedFile as no:
                refusals.append(f"{upload.name}: {no.sentence}")
            upload.seek(0)
        if refusals:
            raise ValidationError(refusals)
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        return uploads
