"""Grids: weights, targets, budgets of units. One field for each cell, named by what it is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.work.strategy.facts import BudgetFacts, TargetFacts
from imece.work.strategy.forms.structure import money_field, percent_field
from imece.work.strategy.models import Objective

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from imece.services.accounts.models import Unit
    from imece.work.indicators.models import Indicator, Target
    from imece.work.strategy.models import ObjectiveIndicator, Plan, UnitBudget


def present_weight(link: ObjectiveIndicator) -> Decimal | None:
    """The weight in force now, from prefetched rows."""
    return next((weight.value for weight in link.weights.all()), None)


def present_targets(indicator: Indicator) -> dict[int, Target]:
    """The targets in force now by year, from prefetched rows."""
    return {target.year: target for target in indicator.targets.all()}


def value_cell(label: Any) -> TurkishDecimalField:
    """A measured value in a cell."""
    return TurkishDecimalField(label=label, required=False, max_digits=24, decimal_places=6)


def quiet(field: forms.Field, label: str) -> forms.Field:
    """A cell's field: its label is read out, since the table's headings are what the eye sees."""
    field.widget.attrs["aria-label"] = label
    return field


class WeightsForm(forms.Form):
    """The effects of an objective's indicators on it."""

    def __init__(self, links: Sequence[ObjectiveIndicator], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.links = links
        for link in links:
            field = percent_field(link.number, initial=present_weight(link))
            field.widget.attrs["data-weight"] = True
            self.fields[f"weight_{link.pk}"] = quiet(field, str(link))

    def rows(self) -> Iterator[tuple[ObjectiveIndicator, forms.BoundField]]:
        """Each indicator with its cell."""
        return ((link, self[f"weight_{link.pk}"]) for link in self.links)

    def weights(self) -> dict[int, Decimal | None]:
        """What was typed, by link."""
        return {link.pk: self.cleaned_data[f"weight_{link.pk}"] for link in self.links}

    @property
    def total(self) -> Decimal:
        """The sum as typed, or as kept."""
        if self.is_bound and self.is_valid():
            return sum((value for value in self.weights().values() if value is not None), Decimal(0))
        return sum((present_weight(link) or Decimal(0) for link in self.links), Decimal(0))


class TargetCell(NamedTuple):
    """The cells of one indicator and year; the plan's is None where it may not be written."""

    year: int
    target: Target | None
    plan: forms.BoundField | None
    programme: forms.BoundField


class TargetsForm(forms.Form):
    """Targets of an objective's indicators by year: the plan's and the performance programme's."""

    def __init__(self, links: Sequence[ObjectiveIndicator], plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.links, self.plan = links, plan
        for link in links:
            targets = present_targets(link.indicator)
            for year in plan.years:
                self._add(link, year, targets.get(year))

    def _add(self, link: ObjectiveIndicator, year: int, target: Target | None) -> None:
        label = f"{link.number} · {year}"
        if not self.plan.is_adopted:
            plan_cell = value_cell(label)
            plan_cell.initial = target.value if target else None
            self.fields[f"plan_{link.indicator_id}_{year}"] = quiet(
                plan_cell, f"{label} – {_('plan target')}"
            )
        programme_cell = value_cell(label)
        programme_cell.initial = target.programme_value if target else None
        self.fields[f"programme_{link.indicator_id}_{year}"] = quiet(
            programme_cell, f"{label} – {_('performance programme')}"
        )

    def rows(self) -> Iterator[tuple[ObjectiveIndicator, list[TargetCell]]]:
        """Each indicator with its cells, year by year."""
        for link in self.links:
            targets = present_targets(link.indicator)
            yield (
                link,
                [
                    TargetCell(
                        year,
                        targets.get(year),
                        None if self.plan.is_adopted else self[f"plan_{link.indicator_id}_{year}"],
                        self[f"programme_{link.indicator_id}_{year}"],
                    )
                    for year in self.plan.years
                ],
            )

    def targets(self) -> dict[tuple[int, int], TargetFacts]:
        """What was typed, by indicator and year; a target in words stays while no number replaces it."""
        facts = {}
        for link in self.links:
            kept = present_targets(link.indicator)
            for year in self.plan.years:
                old = kept.get(year)
                value = self.cleaned_data.get(f"plan_{link.indicator_id}_{year}", old.value if old else None)
                facts[link.indicator_id, year] = TargetFacts(
                    value=value,
                    programme_value=self.cleaned_data[f"programme_{link.indicator_id}_{year}"],
                    text=old.text if old and value is None else "",
                )
        return facts


class BudgetsForm(forms.Form):
    """Appropriation and spending of all units in a year."""

    as_of = DayField(label=_("Spending as of"), required=False)

    def __init__(self, units: Sequence[tuple[Unit, UnitBudget | None]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        for unit, budget in units:
            given = money_field(unit.name, initial=budget.appropriation if budget else None)
            self.fields[f"given_{unit.pk}"] = quiet(given, f"{unit.name} – {_('appropriation')}")
            spent = money_field(unit.name, initial=budget.spending if budget else None)
            self.fields[f"spent_{unit.pk}"] = quiet(spent, f"{unit.name} – {_('spending')}")
            note = forms.CharField(required=False, max_length=300, initial=budget.note if budget else "")
            self.fields[f"note_{unit.pk}"] = quiet(note, f"{unit.name} – {_('note')}")

    def rows(self) -> Iterator[tuple[Unit, UnitBudget | None, list[forms.BoundField]]]:
        """Each unit with its three cells."""
        for unit, budget in self.units:
            yield unit, budget, [self[f"{part}_{unit.pk}"] for part in ("given", "spent", "note")]

    def clean(self) -> dict[str, Any]:
        """Spending needs an appropriation beside it."""
        data = super().clean() or self.cleaned_data
        for unit, _budget in self.units:
            if data.get(f"spent_{unit.pk}") is not None and data.get(f"given_{unit.pk}") is None:
                self.add_error(f"given_{unit.pk}", _("Spending needs an appropriation beside it."))
        return data

    def facts(self) -> list[BudgetFacts]:
        """The facts for the verb."""
        data = self.cleaned_data
        return [
            BudgetFacts(unit.pk, data[f"given_{unit.pk}"], data[f"spent_{unit.pk}"], data[f"note_{unit.pk}"])
            for unit, _budget in self.units
        ]


class BudgetFileForm(forms.Form):
    """A sheet with budgets: unit, appropriation, spending."""

    file = forms.FileField(
        label=_("Sheet of budgets"),
        help_text=_("Columns: unit, appropriation, spending, note (xlsx, ods or csv)."),
    )


class ObjectivesForm(forms.Form):
    """Which objectives an activity serves."""

    objectives = forms.ModelMultipleChoiceField(
        label=_("Objectives"),
        queryset=Objective.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, choosable: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["objectives"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = choosable
