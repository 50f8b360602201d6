"""A file input that takes several files, from a folder or a phone's camera."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

MOST_FILES: Final = 10
ACCEPTED: Final = "image/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods"


class FilesInput(forms.FileInput):
    """`<input type="file" multiple>`; a phone offers its camera."""

    allow_multiple_selected = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": ACCEPTED, **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All files of the field."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Several files; cleans to a list. What they are is inspected when they are kept, not here."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each file by the usual rules."""
        given = data if isinstance(data, (list, tuple)) else [data] if data else []
        files: list[UploadedFile[Any]] = [super(FilesField, self).clean(one, initial) for one in given]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(_("At most %(most)d files at a time.") % {"most": MOST_FILES})
        if not files and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files
