"""Forms for how papers look and for an office's own templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.look import OFFICIAL_BLUE
from imece.ground.ui.fields import DayField
from imece.ground.web.filters import FilterForm
from imece.services.accounts.models import Unit
from imece.services.papers import kinds
from imece.services.papers.choices import PaperFormat, PaperState, TemplateForm
from imece.services.papers.filling import words_for
from imece.services.papers.models import Letterhead, OfficeTemplate

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from imece.services.accounts.actor import Actor
    from imece.services.papers.filling import Asked
    from imece.services.papers.querysets import KeptPaperQuerySet

MOST_LINES = 6
COLOUR = r"#[0-9a-fA-F]{6}"
NO_TEMPLATE: Final = _("A template is a Word file (.docx) or an Excel file (.xlsx).")
ZIP_BEGINS: Final = b"PK\x03\x04"
PICTURES = FileExtensionValidator(["png", "jpg", "jpeg"], _("Choose a PNG or JPEG picture."))


class PaperFilter(FilterForm):
    """Narrows the list of papers."""

    q = forms.CharField(label=_("Search"), max_length=100)
    kind = forms.ChoiceField(label=_("Kind of paper"))
    paper_format = forms.ChoiceField(
        label=_("Format"), choices=[("", _("Every format")), *PaperFormat.choices]
    )
    state = forms.ChoiceField(label=_("State"), choices=[("", _("Every state")), *PaperState.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(kind.code, kind.title) for kind in kinds.all_kinds()]
        self.fields["kind"].choices = [("", _("Every kind")), *offered]  # type: ignore[attr-defined]  # a choice field

    def narrow(self, papers: KeptPaperQuerySet) -> KeptPaperQuerySet:
        """The papers that fit."""
        chosen = self.chosen()
        if "q" in chosen:
            papers = papers.filter(title__icontains=chosen["q"])
        for name, column in (("kind", "kind"), ("paper_format", "format"), ("state", "state")):
            if name in chosen:
                papers = papers.filter(**{column: chosen[name]})
        return papers


class LetterheadForm(forms.Form):
    """The letterhead; saving makes a new version."""

    lines = forms.CharField(
        label=_("Lines of the letterhead"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One line each: T.C., the institution, the unit. Write capital letters as they should stand."
        ),
    )
    lines_en = forms.CharField(
        label=_("Lines of the letterhead in English"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        validators=[PICTURES],
        help_text=_("PNG or JPEG. Left empty, the present logo stays."),
    )
    without_logo = forms.BooleanField(label=_("No logo"), required=False)
    logo_alt = forms.CharField(
        label=_("What the logo shows"),
        max_length=200,
        required=False,
        help_text=_("Read aloud to those who cannot see it."),
    )
    footer = forms.CharField(
        label=_("Foot of each page"),
        max_length=300,
        required=False,
        help_text=_("Address, telephone, e-mail, web page."),
    )
    footer_en = forms.CharField(label=_("Foot of each page in English"), max_length=300, required=False)
    accent = forms.RegexField(
        COLOUR,
        label=_("Accent colour"),
        initial=OFFICIAL_BLUE,
        widget=forms.TextInput(attrs={"type": "color", "class": "form-control-color"}),
        error_messages={"invalid": _("Write the colour as #rrggbb.")},
    )

    def __init__(self, *args: Any, present: Letterhead | None = None, **kwargs: Any) -> None:
        if present is not None:
            names = ("lines", "lines_en", "logo_alt", "footer", "footer_en", "accent")
            kwargs["initial"] = {name: getattr(present, name) for name in names}
        super().__init__(*args, **kwargs)

    def clean_lines(self) -> str:
        """A letterhead is short."""
        return self._few_lines("lines")

    def clean_lines_en(self) -> str:
        """As the Turkish one."""
        return self._few_lines("lines_en")

    def _few_lines(self, name: str) -> str:
        lines = [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("A letterhead has six lines at most."))
        return "\n".join(lines)


class SignatoryForm(forms.Form):
    """Who may sign."""

    name = forms.CharField(label=_("Name"), max_length=150)
    title = forms.CharField(label=_("Official title"), max_length=150)
    title_en = forms.CharField(label=_("Official title in English"), max_length=150, required=False)
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(
        label=_("Until"), required=False, help_text=_("Left empty, the authority holds until it is ended.")
    )
    order = forms.IntegerField(
        label=_("Order"), min_value=1, max_value=99, initial=1, help_text=_("1 stands highest in the list.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(office_id=actor.office_id, is_active=True)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a model choice field


class EndForm(forms.Form):
    """The last day of an authority to sign."""

    last_day = DayField(label=_("Last day"))


class EmblemForm(forms.Form):
    """A funder's emblem."""

    name = forms.CharField(label=_("Funder"), max_length=150)
    image = forms.FileField(
        label=_("Emblem"), required=False, validators=[PICTURES], help_text=_("PNG or JPEG.")
    )
    image_alt = forms.CharField(label=_("What the emblem shows"), max_length=200)
    funding = forms.CharField(label=_("Funding sentence"), max_length=500, required=False)
    funding_en = forms.CharField(label=_("Funding sentence in English"), max_length=500, required=False)
    disclaimer = forms.CharField(
        label=_("Disclaimer"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    disclaimer_en = forms.CharField(
        label=_("Disclaimer in English"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TemplateUploadForm(forms.Form):
    """An office's own template."""

    kind = forms.ChoiceField(label=_("Kind of paper"))
    title = forms.CharField(
        label=_("Title"),
        max_length=150,
        help_text=_("A template of the same title becomes its next version."),
    )
    file = forms.FileField(
        label=_("File"),
        validators=[FileExtensionValidator(["docx", "xlsx"], NO_TEMPLATE)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.code, kind.title) for kind in kinds.all_kinds()]  # type: ignore[attr-defined]  # a choice field

    def clean_file(self) -> UploadedFile[Any]:
        """A file that only bears the name of a Word or Excel file is none."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        begins = file.read(len(ZIP_BEGINS))
        file.seek(0)
        if begins != ZIP_BEGINS:
            raise forms.ValidationError(NO_TEMPLATE)
        return file


class MarksForm(forms.Form):
    """Which field fills each mark of a Word template."""

    def __init__(self, *args: Any, template: OfficeTemplate, asked: tuple[Asked, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = kinds.find_kind(template.kind)
        self.marks: dict[str, str] = {}
        for number, one in enumerate(asked):
            if not one.offered:
                continue
            near = one.unknown.near[0] if one.unknown and one.unknown.near else ""
            table = one.mark.rpartition(".")[0]
            named = [(name, words_for(kind, f"{table}.{name}" if table else name)) for name in one.offered]
            self.fields[f"mark_{number}"] = forms.ChoiceField(
                label=format_lazy(_("Mark “{name}”"), name=one.mark),
                choices=[("", _("— choose —")), *named],
                required=False,
                initial=one.field or near,
                help_text=one.unknown.sentence() if one.unknown else "",
            )
            self.marks[f"mark_{number}"] = one.mark

    def mapping(self) -> dict[str, str]:
        """Mark → field, for the marks that were chosen."""
        return {mark: self.cleaned_data[name] for name, mark in self.marks.items() if self.cleaned_data[name]}


class CellsForm(forms.Form):
    """Which cell or name of an Excel form each field fills."""

    def __init__(self, *args: Any, template: OfficeTemplate, offered: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = {field: place for place, field in template.mapping.items()}
        kind = kinds.find_kind(template.kind)
        for name in offered:
            self.fields[f"cell_{name}"] = forms.CharField(
                label=words_for(kind, name), max_length=80, required=False, initial=places.get(name, "")
            )

    def mapping(self) -> dict[str, str]:
        """Place → field, for the fields that were given a place."""
        said = {name.removeprefix("cell_"): place.strip() for name, place in self.cleaned_data.items()}
        return {place: name for name, place in said.items() if place}


def mapping_form(
    data: Any, template: OfficeTemplate, asked: tuple[Asked, ...], offered: list[str]
) -> MarksForm | CellsForm:
    """The form that fits the kind of file."""
    if template.form == TemplateForm.EXCEL:
        return CellsForm(data, template=template, offered=offered)
    return MarksForm(data, template=template, asked=asked)
