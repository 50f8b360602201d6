"""The upload and the choice of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.exchange.fallbacks import asked

if TYPE_CHECKING:
    from imece.services.exchange.kinds import ImportKind
    from imece.services.exchange.mapping import Column, ColumnMapping
    from imece.services.exchange.models import ImportRun

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
    """For each field of the target the heading that fills it, and what the sheet needs beside its columns."""

    def __init__(
        self,
        *args: Any,
        kind: ImportKind,
        run: ImportRun,
        proposal: ColumnMapping,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        columns, headings = kind.columns, run.headings
        self._kind, self._needs = kind, run.needs
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
        picked = {key: str(self.data.get(name, "")) for name, key in self._keys.items()}
        for fallback in asked(kind, run.needs, picked if self.is_bound else proposal.chosen):
            field = fallback.field()
            field.required, field.initial = False, run.given.get(fallback.column)
            self.fields[f"given_{fallback.column}"] = field

    def clean(self) -> dict[str, Any]:
        """What the chosen columns need is asked for once; left empty, the rows that lack it are told as wrong."""
        for fallback in asked(self._kind, self._needs, self.chosen()):
            name = f"given_{fallback.column}"
            if name not in self.data:
                self.add_error(name, _("The chosen column needs this; fill it in, or go on without."))
        return self.cleaned_data

    def given(self) -> dict[str, str]:
        """Column key → value for the whole sheet."""
        return {
            name.removeprefix("given_"): str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("given_") and value is not None
        }

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
