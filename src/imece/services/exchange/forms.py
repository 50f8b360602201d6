"""The upload and the choice of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.services.exchange.mapping import Column, ColumnMapping

ACCEPTED = ".xlsx,.xls,.ods,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """The file, and the name of a sheet when it is not the first."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (xlsx, xls), LibreOffice (ods) or CSV; at most 20 MB and 100,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    sheet = forms.CharField(
        label=_("Name of the sheet"),
        help_text=_("Only when it is not the first one in the file."),
        max_length=80,
        required=False,
    )


class ColumnsForm(forms.Form):
    """For each field of the target the heading that fills it."""

    def __init__(
        self,
        *args: Any,
        columns: Sequence[Column],
        headings: Sequence[str],
        proposal: ColumnMapping,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._keys = {f"column_{place}": column.key for place, column in enumerate(columns)}
        choices = [("", _("— not in my sheet —")), *[(heading, heading) for heading in headings]]
        for name, column in zip(self._keys, columns, strict=True):
            self.fields[name] = forms.ChoiceField(
                label=column.label,
                help_text=_help(column, guessed=column.key in proposal.guessed),
                choices=choices,
                required=column.required,
                initial=proposal.chosen.get(column.key, ""),
            )

    def chosen(self) -> dict[str, str]:
        """Column key → heading, without what was left out."""
        return {
            key: self.cleaned_data[name] for name, key in self._keys.items() if self.cleaned_data.get(name)
        }


def _help(column: Column, *, guessed: bool) -> str:
    parts = [str(column.help)] if column.help else []
    if guessed:
        parts.append(str(_("Guessed from a similar name: please check.")))
    return " ".join(parts)
