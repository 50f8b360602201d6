"""The forms of the office's staff: indicators, targets, steps, requests, letters, periods, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.ground.web.filters import FilterForm
from imece.services.accounts.models import Unit
from imece.services.measures import registry
from imece.work.indicators.choices import PLAN_FIELDS, Nature, UnitKind
from imece.work.indicators.forms.entry import LONGEST_TEXT, number
from imece.work.indicators.forms.fields import FilesField
from imece.work.indicators.models import Indicator

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from imece.ground.values.period import Period
    from imece.services.accounts.actor import Actor
    from imece.work.indicators.queries.proposals import Proposal

MOST_MONTHS_AHEAD = 12


def long_text(label: Any, *, rows: int = 3, required: bool = True) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, required=required, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": rows})
    )


class IndicatorForm(forms.ModelForm[Indicator]):
    """The definition card."""

    name_en = forms.CharField(label=_("Name in English"), required=False, max_length=400)
    baseline = number(
        _("Baseline"), help_text=_("The value at the start of the plan; stock indicators need it.")
    )

    class Meta:
        model = Indicator
        fields = [
            "name",
            "definition",
            "formula",
            "data_source",
            "nature",
            "direction",
            "accumulation",
            "is_ratio",
            "unit_kind",
            "unit_label",
            "decimals",
            "frequency",
            "responsible_unit",
            "baseline",
            "baseline_year",
            "date_rule",
            "currency_rule",
            "needs_evidence",
        ]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(office_id=actor.office_id, is_active=True)
        self.fields["responsible_unit"] = forms.ModelChoiceField(
            units, label=_("Responsible unit"), required=False
        )
        self.fields["decimals"] = forms.IntegerField(
            label=_("Decimals shown"), min_value=0, max_value=6, initial=0
        )
        self.fields["name_en"].initial = self.instance.translations.get("en", {}).get("name", "")
        for name in ("definition", "formula"):
            self.fields[name].widget = forms.Textarea({"rows": 2})
        if self.instance.is_governed:
            for name in PLAN_FIELDS & self.fields.keys():
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """What does not go together."""
        cleaned = super().clean() or {}
        if cleaned.get("is_ratio") and cleaned.get("nature") in {Nature.TEXT, Nature.MILESTONE}:
            self.add_error("is_ratio", _("A text or a milestone is not a ratio."))
        if cleaned.get("nature") == Nature.STOCK and cleaned.get("baseline") is None:
            self.add_error("baseline", _("A stock indicator needs its value at the start of the plan."))
        if cleaned.get("unit_kind") == UnitKind.OTHER and not cleaned.get("unit_label"):
            self.add_error("unit_label", _("Write the unit as it is printed."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The columns to write; the English name lies beside the Turkish one."""
        facts = {name: self.cleaned_data[name] for name in self.Meta.fields}
        rest = {key: value for key, value in self.instance.translations.items() if key != "en"}
        english = {**self.instance.translations.get("en", {}), "name": self.cleaned_data["name_en"]}
        facts["translations"] = {**rest, "en": {key: value for key, value in english.items() if value}}
        return facts


class IndicatorFilter(FilterForm):
    """Filters of the list of indicators."""

    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    source = forms.ChoiceField(
        label=_("Source"),
        choices=[
            ("", _("Every source")),
            ("counted", _("counted from records")),
            ("typed", _("declared by hand")),
        ],
    )
    use = forms.ChoiceField(label=_("Use"), choices=[("", _("In use")), ("retired", _("no longer used"))])

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[Any, Any]] = [("", _("Every unit")), *((unit.pk, unit.name) for unit in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    def narrow(self, indicators: QuerySet[Indicator]) -> QuerySet[Indicator]:
        """Only what was chosen."""
        chosen = self.chosen()
        indicators = indicators.filter(retired_at__isnull=chosen.get("use") != "retired")
        if "unit" in chosen:
            indicators = indicators.filter(responsible_unit_id=chosen["unit"])
        if chosen.get("source") == "counted":
            indicators = indicators.exclude(measure="")
        if chosen.get("source") == "typed":
            indicators = indicators.filter(measure="")
        return indicators


class TargetForm(forms.Form):
    """The target of one year."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    value = number(_("Target"))
    programme_value = number(_("Target of the performance programme"))
    text = forms.CharField(label=_("Target in words"), required=False, max_length=200)
    in_force_from = DayField(
        label=_("In force from"),
        help_text=_("Figures of earlier days keep the target that was then in force."),
    )

    def clean(self) -> dict[str, Any]:
        """A target says something."""
        cleaned = super().clean() or {}
        if not self.errors and cleaned.get("value") is None and not cleaned.get("text"):
            self.add_error("value", _("Enter a number, or the target in words."))
        return cleaned


class MeasureForm(forms.Form):
    """By which measure an indicator counts."""

    measure = forms.ChoiceField(label=_("Counted by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(row.code, row.title) for row in registry.all_measures()]
        self.fields["measure"].choices = [("", _("Nothing: the value is typed")), *offered]  # type: ignore[attr-defined]


class StepForm(forms.Form):
    """A step of a milestone."""

    title = forms.CharField(label=_("Step"), max_length=200)
    weight = number(_("Weight (%)"), min_value=0, max_value=100)
    due_on = DayField(label=_("Due date"), required=False)

    def clean_weight(self) -> Any:
        """A weight is above zero, with at most two decimals."""
        weight = self.cleaned_data["weight"]
        if not weight:
            raise forms.ValidationError(_("Enter a weight above zero."))
        if weight != round(weight, 2):
            raise forms.ValidationError(_("At most two decimals."))
        return weight


class StepDoneForm(forms.Form):
    """When a step was done, with its evidence."""

    done_on = DayField(label=_("Done on"))
    evidence = FilesField(label=_("Evidence"), required=False)


class ReasonForm(forms.Form):
    """Why: for whatever asks for a reason."""

    reason = long_text(_("Reason"))

    def __init__(self, *args: Any, required: bool = True, label: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        if label:
            self.fields["reason"].label = label


class RequestsForm(forms.Form):
    """Which units are asked, until when."""

    due_on = DayField(label=_("Due date"))
    note = long_text(_("Note to the units"), required=False)
    units = forms.TypedMultipleChoiceField(
        label=_("Units"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose a unit.")},
    )

    def __init__(self, *args: Any, units: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].choices = units  # type: ignore[attr-defined]
        self.fields["units"].initial = [key for key, _label in units]


class LetterForm(forms.Form):
    """Number and date that the official letter got."""

    letter_no = forms.CharField(label=_("Official letter no."), max_length=60)
    letter_date = DayField(label=_("Letter date"))


class ContactForm(forms.Form):
    """To whom the request goes."""

    name = forms.CharField(label=_("Contact person"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=254)


class CorrectionForm(forms.Form):
    """Which differences enter this figure, and why."""

    keys = forms.MultipleChoiceField(label=_("Late and cancelled facts"), widget=forms.CheckboxSelectMultiple)
    reason = long_text(_("Reason of the correction"))

    def __init__(self, *args: Any, proposals: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].choices = [(row.key, row.title) for row in proposals]  # type: ignore[attr-defined]


class PeriodForm(FilterForm):
    """Which period a page shows."""

    period = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args: Any, periods: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = list(periods.items())  # type: ignore[attr-defined]


def periods_by_label(periods: Sequence[Period], language: str) -> dict[str, str]:
    """Keys and labels of periods."""
    return {row.key: row.label(language) for row in periods}
