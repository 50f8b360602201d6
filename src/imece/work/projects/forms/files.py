"""Adding documents and photos to a project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.work.activities.uploads import DocumentsField
from imece.work.projects.actions import FileFacts
from imece.work.projects.choices import FileKind
from imece.work.projects.forms.parts import NOT_CHOSEN
from imece.work.projects.models import ProjectFile


class FilesForm(forms.Form):
    """Files with what they are, what they show and whose they are; perhaps a new version of one."""

    uploads = DocumentsField(
        label=_("Documents and photos"),
        help_text=_(
            "PDF, Word, Excel, pictures. Internal until published; the place is taken out of photos."
        ),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=FileKind, initial=FileKind.OTHER)
    caption = forms.CharField(label=_("Caption"), max_length=200, required=False)
    caption_en = forms.CharField(label=_("Caption in English"), max_length=200, required=False)
    rights = forms.CharField(
        label=_("Photographer or holder of the rights"),
        max_length=200,
        required=False,
        help_text=_("Needed before a photo is published."),
    )
    replaces = forms.ChoiceField(label=_("New version of"), required=False)

    def __init__(self, *args: Any, files: list[ProjectFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = {str(one.pk): one for one in files if one.replaced_by_id is None}
        field = self.fields["replaces"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [NOT_CHOSEN, *((key, one.document.name) for key, one in self.current.items())]

    def about(self) -> FileFacts:
        """What was said about the files."""
        said = self.cleaned_data
        return FileFacts(
            kind=said["kind"], caption=said["caption"], caption_en=said["caption_en"], rights=said["rights"]
        )

    def replaced(self) -> ProjectFile | None:
        """The file of which this is a new version."""
        return self.current.get(self.cleaned_data["replaces"])
