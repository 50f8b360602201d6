"""The forms of everything that hangs on a project: one model form each, made by the section's table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.db.models import DateField, DecimalField, TextField
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.services.reference.choices import (
    country_choices,
    currency_choices,
    district_choices,
    province_choices,
)
from imece.work.activities import whereabouts
from imece.work.activities.forms import district_attributes
from imece.work.indicators.policies import visible_indicators
from imece.work.projects import queries
from imece.work.projects.choices import HOME_COUNTRY
from imece.work.projects.forms.parts import FIRST_LANGUAGE, NOT_CHOSEN, language_name
from imece.work.projects.models import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Field, Model

    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project
    from imece.work.projects.sections import Section

OURS: Final = frozenset({"project", "institution", "position"})
PEOPLE: Final = ("member", "owner")
SMALLEST_RATE: Final = Decimal("0.00000001")
LIMITS: Final[dict[str, tuple[Any, Any]]] = {
    "latitude": (-90, 90),
    "longitude": (-180, 180),
    "share": (0, 100),
    "rate": (SMALLEST_RATE, None),
}
CODES: Final[dict[str, Callable[[], list[Any]]]] = {
    "country": lambda: list(country_choices()),
    "currency": lambda: list(currency_choices()),
    "province": lambda: [NOT_CHOSEN, *province_choices()],
}


def form_field(field: Field[Any, Any], **options: Any) -> forms.Field | None:
    """The house's own fields for numbers and days, and room for texts."""
    plain = {
        "label": options.get("label", field.verbose_name),
        "required": not (field.blank or field.has_default()),
    }
    if isinstance(field, DateField):
        return DayField(**plain)
    if isinstance(field, DecimalField):
        return TurkishDecimalField(
            **plain,
            max_digits=field.max_digits,
            decimal_places=field.decimal_places,
            **dict(zip(("min_value", "max_value"), LIMITS.get(field.name, (0, None)), strict=True)),
        )
    if isinstance(field, TextField):
        return forms.CharField(**plain, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}))
    if field.name == "progress":
        options |= {"min_value": 0, "max_value": 100}
    made: forms.Field | None = field.formfield(**options)
    return made


class RowForm(forms.ModelForm[Any]):
    """What all rows share: choices of the office, texts in other languages, money with a dated rate."""

    def __init__(self, *args: Any, actor: Actor, section: Section, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.section = actor, section
        for name, field in self.fields.items():
            field.label = str(field.label)[:1].upper() + str(field.label)[1:] if field.label else name
        self._offer_people()
        self._offer_codes()
        if "indicator" in self.fields:
            self._offer("indicator", [(str(one.pk), str(one)) for one in visible_indicators(actor)])
        self.languages = [code for code in actor.office.languages if code != FIRST_LANGUAGE]
        self._add_translations()

    def _offer_people(self) -> None:
        self.members = queries.members(self.actor) if set(PEOPLE) & set(self.fields) else {}
        for name in set(PEOPLE) & set(self.fields):
            self._offer(name, [(key, str(seat.user)) for key, seat in self.members.items()])

    def _offer_codes(self) -> None:
        for name, choices in CODES.items():
            if name in self.fields:
                held = self.fields[name]
                self.fields[name] = forms.ChoiceField(
                    label=held.label, choices=choices(), required=held.required, initial=held.initial
                )
        if "district" in self.fields:
            province = str(self["province"].value() or self.actor.office.province)
            self.fields["district"] = forms.ChoiceField(
                label=self.fields["district"].label,
                choices=[NOT_CHOSEN, *district_choices(province)],
                required=False,
            )
            self.fields["province"].widget.attrs.update(district_attributes(self.actor))

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.choices = [NOT_CHOSEN, *choices]

    def _add_translations(self) -> None:
        for language in self.languages:
            for name in self.section.translated:
                first = self.fields[name]
                self.fields[f"{name}__{language}"] = forms.CharField(
                    label=f"{first.label} ({language_name(language)})",
                    max_length=getattr(first, "max_length", None) or 20_000,
                    required=False,
                    widget=type(first.widget)(attrs=dict(first.widget.attrs)),
                    initial=self.instance.translations.get(language, {}).get(name, ""),
                )

    def clean(self) -> dict[str, Any]:
        """What only the whole row can tell: the place, the rate, the order of days."""
        cleaned: dict[str, Any] = super().clean() or {}
        if isinstance(self.instance, Place) and not {"country", "province", "district"} & set(self.errors):
            self._clean_place(cleaned)
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first."))
        if cleaned.get("rate") is not None and not cleaned.get("rate_day"):
            self.add_error("rate_day", _("A rate needs the day on which it was valid."))
        return cleaned

    def _clean_place(self, cleaned: dict[str, Any]) -> None:
        codes = [cleaned.get(name) or "" for name in ("country", "province", "district")]
        try:
            where = whereabouts.settled(*codes)
        except whereabouts.RefusedPlace as no:
            self.add_error(no.field, str(no))
            return
        cleaned.update(where._asdict())
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", _("A point needs both latitude and longitude."))
        if where.country == HOME_COUNTRY and not where.province and not cleaned.get("name"):
            self.add_error("province", _("Say at least the province, the place or the country."))

    def row(self) -> Model:
        """The unsaved row with what was said, also in other languages."""
        instance: Model = self.instance
        for language in self.languages:
            for name in self.section.translated:
                instance.say(name, language, self.cleaned_data[f"{name}__{language}"])  # type: ignore[attr-defined]  # translated sections only
        return instance


def row_form(section: Section, *, actor: Actor, project: Project, row: Model | None, data: Any) -> RowForm:
    """The form of one row of a section, for a new row or a present one."""
    names = [
        field.name
        for field in section.model._meta.concrete_fields
        if field.editable and field.name not in {*OURS, "id"}
    ]
    made: Any = forms.modelform_factory(
        section.model, form=RowForm, fields=names, formfield_callback=form_field
    )
    instance = row if row is not None else section.model(project=project)
    usual = {} if row is not None else usual_of(section, actor)
    form: RowForm = made(data, instance=instance, initial=usual, actor=actor, section=section)
    return form


def usual_of(section: Section, actor: Actor) -> dict[str, Any]:
    """What a new row most likely says."""
    names = {field.name for field in section.model._meta.concrete_fields}
    usual = {"province": actor.office.province, "district": actor.office.district, "day": actor.today}
    return {name: value for name, value in usual.items() if name in names}
