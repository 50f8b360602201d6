"""The update of an adopted plan: its decision, the grid of weights and targets, what leaves and what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.work.strategy.facts import AddedFacts, BaselineFacts, UpdateFacts
from imece.work.strategy.forms.grids import present_targets, present_weight, quiet, value_cell
from imece.work.strategy.forms.structure import LinkForm, percent_field
from imece.work.strategy.models import Objective
from imece.work.strategy.queries.plans import indicators_of, objectives_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from imece.work.indicators.models import Indicator
    from imece.work.strategy.models import ObjectiveIndicator, Plan

MOST_ADDED: Final = 3


class AddedForm(LinkForm):
    """An indicator that an update brings in, with its targets; an untouched form says nothing."""

    objective = forms.ModelChoiceField(label=_("Objective"), queryset=Objective.objects.none())
    field_order = ["objective"]

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            indicators_of(plan), *args, empty_permitted=True, use_required_attribute=False, **kwargs
        )
        field = self.fields["objective"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = objectives_of(plan)
        self.years = list(plan.years)
        for year in self.years:
            self.fields[f"target_{year}"] = value_cell(_("Target of %(year)s") % {"year": year})

    def has_changed(self) -> bool:
        """Whether somebody wrote in it; what has a usual choice does not count."""
        return any(
            self.data.get(self.add_prefix(name)) for name in ("objective", "number", "indicator", "name")
        )

    def facts(self) -> AddedFacts:
        """The facts for the verb."""
        data = self.cleaned_data
        chosen: Indicator | None = data["indicator"]
        targets = {year: data[f"target_{year}"] for year in self.years}
        return AddedFacts(
            objective_id=data["objective"].pk,
            number=data["number"],
            weight=data["weight"],
            indicator_id=chosen.pk if chosen else None,
            columns={} if chosen else self.columns(),
            targets={year: value for year, value in targets.items() if value is not None},
        )


class UpdateForm(forms.Form):
    """An update of an adopted plan: its decision, all weights and targets to write anew what changes, what comes in."""

    in_force_from = DayField(label=_("In force from"))
    decision_no = forms.CharField(label=_("Decision no."), max_length=60)
    note = forms.CharField(label=_("Why"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, links: Sequence[ObjectiveIndicator], plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.links, self.plan = links, plan
        for link in links:
            weight = percent_field(link.number, initial=present_weight(link))
            self.fields[f"weight_{link.pk}"] = quiet(weight, f"{link.number} – {_('weight')}")
            base = value_cell(_("Baseline"))
            base.initial = link.indicator.baseline
            self.fields[f"baseline_{link.indicator_id}"] = quiet(base, f"{link.number} – {_('baseline')}")
            when = forms.IntegerField(min_value=1900, max_value=2100, required=False)
            when.initial = link.indicator.baseline_year
            self.fields[f"baseline_year_{link.indicator_id}"] = quiet(
                when, f"{link.number} – {_('baseline year')}"
            )
            out = forms.BooleanField(label=_("takes out"), required=False)
            self.fields[f"remove_{link.pk}"] = quiet(out, f"{link.number} – {_('leaves the plan')}")
            targets = present_targets(link.indicator)
            for year in plan.years:
                cell = value_cell(str(year))
                cell.initial = targets[year].value if year in targets else None
                self.fields[f"target_{link.indicator_id}_{year}"] = quiet(cell, f"{link.number} · {year}")
        data = self.data if self.is_bound else None
        self.added = [AddedForm(plan, data, prefix=f"added{place}") for place in range(1, MOST_ADDED + 1)]

    @property
    def decision_fields(self) -> list[forms.BoundField]:
        """The fields above the grid."""
        return [self[name] for name in ("in_force_from", "decision_no", "note")]

    def rows(
        self,
    ) -> Iterator[
        tuple[
            ObjectiveIndicator,
            forms.BoundField,
            list[forms.BoundField],
            list[forms.BoundField],
            forms.BoundField,
        ]
    ]:
        """Each indicator with its weight, its baseline and the year of it, its targets, and the box that takes it out."""
        for link in self.links:
            cells = [self[f"target_{link.indicator_id}_{year}"] for year in self.plan.years]
            base = [self[f"{name}_{link.indicator_id}"] for name in ("baseline", "baseline_year")]
            yield link, self[f"weight_{link.pk}"], base, cells, self[f"remove_{link.pk}"]

    def clean(self) -> dict[str, Any]:
        """The forms of what comes in are part of this one."""
        data = super().clean() or self.cleaned_data
        if any(form.errors for form in self.added):
            self.add_error(None, _("An indicator that comes in is not complete; see below."))
        return data

    def facts(self) -> UpdateFacts:
        """The facts for the verb; it finds out itself what changed."""
        data = self.cleaned_data
        removed = frozenset(link.pk for link in self.links if data[f"remove_{link.pk}"])
        staying = [link for link in self.links if link.pk not in removed]
        return UpdateFacts(
            in_force_from=data["in_force_from"],
            decision_no=data["decision_no"],
            note=data["note"],
            weights={link.pk: data[f"weight_{link.pk}"] for link in staying},
            targets={
                (link.indicator_id, year): data[f"target_{link.indicator_id}_{year}"]
                for link in staying
                for year in self.plan.years
            },
            baselines={
                link.indicator_id: BaselineFacts(
                    data[f"baseline_{link.indicator_id}"], data[f"baseline_year_{link.indicator_id}"]
                )
                for link in staying
            },
            removed=removed,
            added=[form.facts() for form in self.added if form.has_changed()],
        )
