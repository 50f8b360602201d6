"""The upload and the choice of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from imece.services.exchange.delimited import ENCODINGS
from imece.services.exchange.fallbacks import asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from imece.services.exchange.kinds import ImportKind
    from imece.services.exchange.mapping import Column, ColumnMapping
    from imece.services.exchange.models import ImportRun

ACCEPTED = ".xlsx,.xls,.ods,.csv,.tsv,.txt"


class UploadForm(forms.Form):
    """The file, the name of a sheet when it is not the first, and where such sheets come from."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (xlsx, xls), LibreOffice (ods) or CSV; at most 40 MB and 100,000 rows."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    sheet = forms.CharField(
        label=_("Name of the sheet"),
        help_text=_("Only when it is not the first one in the file."),
        max_length=80,
        required=False,
    )
    source = forms.CharField(
        label=_("Where the sheet comes from"),
        help_text=_(
            "A name for sheets of this origin, like “District inventory”: their columns are remembered under it, "
            "and records are known again by their code in it."
        ),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "import-sources", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, kind: ImportKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind.sources is None:
            del self.fields["source"]


class EncodingForm(forms.Form):
    """How the letters of a text file are to be read."""

    encoding = forms.ChoiceField(label=_("Set of letters"), choices=list(ENCODINGS.items()))


class QuestionsForm(forms.Form):
    """What the check asked: one choice for each question, and one for a whole topic."""

    def __init__(
        self, *args: Any, questions: Sequence[Mapping[str, Any]], decided: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._keys: dict[str, str] = {}
        self._alike: dict[str, list[str]] = {}
        self.topics: list[tuple[str, str, list[tuple[str, Mapping[str, Any]]]]] = []
        grouped: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
        for place, question in enumerate(questions):
            grouped.setdefault(question["topic"], []).append((f"question_{place}", question))
        for turn, (topic, held) in enumerate(grouped.items()):
            whole = f"topic_{turn}"
            self.topics.append((topic, whole, held))
            self._add_topic(whole, held, decided)

    def _add_topic(
        self, whole: str, held: list[tuple[str, Mapping[str, Any]]], decided: Mapping[str, str]
    ) -> None:
        common = [
            option for option in held[0][1]["options"] if all(option in one["options"] for _name, one in held)
        ]
        if len(held) > 1 and common:
            choices = [("", _("— each as chosen below —")), *(tuple(option) for option in common)]
            self.fields[whole] = forms.ChoiceField(
                label=_("For all of these"), choices=choices, required=False
            )
        self._alike[whole] = [name for name, _one in held]
        for name, question in held:
            self._keys[name] = question["key"]
            self.fields[name] = forms.ChoiceField(
                label=question["text"],
                help_text=_said_rows(question["rows"]),
                choices=[tuple(option) for option in question["options"]],
                initial=decided.get(question["key"], question["proposed"]),
            )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Each topic with its fields, the one for all of them first."""
        return [
            (topic, [self[name] for name in (whole, *self._alike[whole]) if name in self.fields])
            for topic, whole, _held in self.topics
        ]

    def decisions(self) -> dict[str, str]:
        """Key of the question → answer; a choice for the whole topic wins."""
        alike = {
            name: self.cleaned_data[whole]
            for whole, names in self._alike.items()
            if self.cleaned_data.get(whole)
            for name in names
        }
        return {key: alike.get(name) or self.cleaned_data[name] for name, key in self._keys.items()}


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


def _said_rows(rows: Sequence[int]) -> str:
    shown = ", ".join(str(row) for row in rows)
    return ngettext("Row %(rows)s", "Rows %(rows)s", len(rows)) % {"rows": shown} if rows else ""


def _help(column: Column, *, guessed: bool) -> str:
    parts = [str(column.help)] if column.help else []
    if guessed:
        parts.append(str(_("Guessed from a similar name: please check.")))
    return " ".join(parts)
