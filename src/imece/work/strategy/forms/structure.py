"""Forms of the plan's tree: goals, objectives, what an objective says, and indicators in their places."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import TurkishDecimalField
from imece.services.accounts.models import Unit
from imece.work.indicators.choices import Accumulation, Direction, Nature, UnitKind
from imece.work.indicators.models import Indicator
from imece.work.strategy.choices import NoteKind, PrintedPercent
from imece.work.strategy.facts import GoalFacts, NoteFacts, ObjectiveFacts

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from imece.work.strategy.models import Goal, Objective, ObjectiveNote, Plan

NEW_INDICATOR: Final = (
    "name",
    "unit_kind",
    "unit_label",
    "nature",
    "direction",
    "accumulation",
    "baseline",
    "baseline_year",
)


def percent_field(label: Any, **extra: Any) -> TurkishDecimalField:
    """A percentage from 0 to 100; empty means not given."""
    return TurkishDecimalField(
        label=label, required=False, min_value=0, max_value=100, max_digits=7, decimal_places=4, **extra
    )


def money_field(label: Any, **extra: Any) -> TurkishDecimalField:
    """An amount of money; empty means not known."""
    return TurkishDecimalField(
        label=label, required=False, min_value=0, max_digits=20, decimal_places=2, **extra
    )


class GoalForm(forms.Form):
    """A goal."""

    number = forms.CharField(label=_("Number"), max_length=20, help_text=_("As printed, such as 2 or A2."))
    title = forms.CharField(label=_("Goal"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    title_en = forms.CharField(
        label=_("Goal in English"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    weight = percent_field(
        _("Weight in the plan (%)"), help_text=_("Only when the plan gives weights to goals.")
    )
    printed_percent = percent_field(
        _("Percentage printed beside the goal"),
        help_text=_("When the document prints one without saying what it is."),
    )
    printed_percent_means = forms.ChoiceField(
        label=_("What the printed percentage means"), choices=PrintedPercent, initial=PrintedPercent.UNKNOWN
    )

    @classmethod
    def told(cls, goal: Goal) -> dict[str, Any]:
        """The goal's facts as initial values."""
        return {
            "number": goal.number,
            "title": goal.title,
            "title_en": goal.translations.get("en", {}).get("title", ""),
            "weight": goal.weight,
            "printed_percent": goal.printed_percent,
            "printed_percent_means": goal.printed_percent_means,
        }

    def facts(self) -> GoalFacts:
        """The facts for the verb."""
        return GoalFacts(**self.cleaned_data)


class PercentForm(forms.Form):
    """The answer to what a printed percentage means."""

    means = forms.ChoiceField(label=_("What the printed percentage means"), choices=PrintedPercent)


class ObjectiveForm(forms.Form):
    """An objective with who is responsible and what it costs, year by year."""

    number = forms.CharField(label=_("Number"), max_length=20, help_text=_("As printed, such as 2.4."))
    title = forms.CharField(label=_("Objective"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    title_en = forms.CharField(
        label=_("Objective in English"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    responsible_unit = forms.ModelChoiceField(
        label=_("Responsible unit"), queryset=Unit.objects.none(), required=False
    )
    collaborating_units = forms.ModelMultipleChoiceField(
        label=_("Collaborating units"), queryset=Unit.objects.none(), required=False
    )
    collaborators_text = forms.CharField(
        label=_("Collaborators as printed"),
        max_length=400,
        required=False,
        help_text=_("When the document names them in other words, such as “other spending units”."),
    )
    weight = percent_field(
        _("Weight in the goal (%)"), help_text=_("Only when the plan gives weights to objectives.")
    )
    cost_estimate = money_field(_("Cost estimate"))
    cost_currency = forms.ChoiceField(
        label=_("Currency"), choices=[(code, code) for code in ("TRY", "EUR", "USD")], initial="TRY"
    )

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        units = Unit.objects.filter(office_id=plan.office_id, is_active=True)
        for name in ("responsible_unit", "collaborating_units"):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = units
        for year in plan.years:
            self.fields[f"cost_{year}"] = money_field(_("Cost in %(year)s") % {"year": year})

    @classmethod
    def told(cls, objective: Objective) -> dict[str, Any]:
        """The objective's facts as initial values."""
        return {
            "number": objective.number,
            "title": objective.title,
            "title_en": objective.translations.get("en", {}).get("title", ""),
            "responsible_unit": objective.responsible_unit_id,
            "collaborating_units": [unit.pk for unit in objective.collaborating_units.all()],
            "collaborators_text": objective.collaborators_text,
            "weight": objective.weight,
            "cost_estimate": objective.cost_estimate,
            "cost_currency": objective.cost_currency,
            **{f"cost_{year}": Decimal(cost) for year, cost in objective.costs_by_year.items()},
        }

    def facts(self) -> ObjectiveFacts:
        """The facts for the verb."""
        data = self.cleaned_data
        costs = {year: data[f"cost_{year}"] for year in self.plan.years}
        return ObjectiveFacts(
            number=data["number"],
            title=data["title"],
            title_en=data["title_en"],
            weight=data["weight"],
            responsible_unit=data["responsible_unit"],
            collaborating_units=list(data["collaborating_units"]),
            collaborators_text=data["collaborators_text"],
            cost_estimate=data["cost_estimate"],
            cost_currency=data["cost_currency"],
            costs_by_year={year: cost for year, cost in costs.items() if cost is not None},
        )


class NoteForm(forms.Form):
    """A risk with its control, a finding or a need."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NoteKind)
    text = forms.CharField(label=_("Text"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    control = forms.CharField(
        label=_("Control of the risk"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    text_en = forms.CharField(
        label=_("Text in English"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @classmethod
    def told(cls, note: ObjectiveNote) -> dict[str, Any]:
        """The note's facts as initial values."""
        english = note.translations.get("en", {}).get("text", "")
        return {"kind": note.kind, "text": note.text, "control": note.control, "text_en": english}

    def facts(self) -> NoteFacts:
        """The facts for the verb."""
        data = self.cleaned_data
        return NoteFacts(NoteKind(data["kind"]), data["text"], data["control"], data["text_en"])


class LinkForm(forms.Form):
    """An indicator's place in an objective: one that the office has, or a new one."""

    number = forms.CharField(
        label=_("Number"), max_length=20, help_text=_("As printed; documents repeat numbers.")
    )
    weight = percent_field(_("Effect on the objective (%)"))
    indicator = forms.ModelChoiceField(
        label=_("Indicator of the office"),
        queryset=Indicator.objects.none(),
        required=False,
        help_text=_("Choose one, or describe a new one below."),
    )
    name = forms.CharField(
        label=_("Name of the new indicator"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    unit_kind = forms.ChoiceField(label=_("Unit of measure"), choices=UnitKind, initial=UnitKind.COUNT)
    unit_label = forms.CharField(label=_("Unit as printed"), max_length=40, required=False)
    nature = forms.ChoiceField(
        label=_("Nature"),
        choices=Nature,
        initial=Nature.FLOW,
        help_text=_("It decides the formula of its performance."),
    )
    direction = forms.ChoiceField(label=_("Direction"), choices=Direction, initial=Direction.MORE)
    accumulation = forms.ChoiceField(
        label=_("How periods add up"),
        choices=Accumulation,
        initial=Accumulation.SUM,
        help_text=_("“Total” in a document may mean a sum or an end level: ask."),
    )
    baseline = TurkishDecimalField(label=_("Baseline"), required=False, max_digits=24, decimal_places=6)
    baseline_year = forms.IntegerField(
        label=_("Baseline year"), required=False, min_value=1980, max_value=2100
    )

    def __init__(self, choosable: QuerySet[Indicator], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["indicator"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = choosable

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two: an indicator, or a name for a new one."""
        data = super().clean() or self.cleaned_data
        if bool(data.get("indicator")) == bool(data.get("name")):
            self.add_error("indicator", _("Choose an indicator or name a new one, not both."))
        return data

    def columns(self) -> dict[str, Any]:
        """What is said of a new indicator, by its columns."""
        return {name: self.cleaned_data[name] for name in NEW_INDICATOR}


class RenumberForm(forms.Form):
    """An indicator's number in its objective."""

    number = forms.CharField(label=_("Number"), max_length=20)
