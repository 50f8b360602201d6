"""What indicators can count of budgets: the savings rate of units."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.values.money import Money
from imece.services.accounts.models import Unit
from imece.services.measures.registry import Binding, EvidenceRow, Figure, Measure
from imece.work.strategy import policies
from imece.work.strategy.models import UnitBudget

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from imece.ground.values.period import Period

HUNDRED: Final = Decimal(100)


class SavingsFilters(forms.Form):
    """Which units' budgets count; none chosen means all."""

    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Units"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=gettext_lazy("Without a choice the budgets of all units count."),
    )

    def __init__(self, office_id: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["units"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = Unit.objects.filter(office_id=office_id)

    def clean_units(self) -> list[int]:
        """Ids, so that the filters can be kept as JSON."""
        return [unit.pk for unit in self.cleaned_data["units"]]

    def in_words(self, _key: str, value: Any) -> str:
        """The names of the units."""
        return ", ".join(Unit.objects.filter(pk__in=value).values_list("name", flat=True))


class SavingsRate(Measure):
    """(Appropriation − spending) / appropriation over the units' budgets, in percent.

    A year's budget counts in the period that holds the last day of the year, since savings are known only then. While a
    spending is unknown the rate is unknown: missing is not zero.
    """

    code = "strategy.savings_rate"
    title = gettext_lazy("Savings rate of units")
    unit = gettext_lazy("%")
    counts = gettext_lazy("budgets of units: (appropriation − spending) / appropriation × 100")

    def records(self, binding: Binding, period: Period) -> QuerySet[UnitBudget]:
        """The budgets of the years that end in the period."""
        last = period.last.year if period.last.timetuple()[1:3] == (12, 31) else period.last.year - 1
        budgets = UnitBudget.objects.filter(
            office_id=binding.office_id, year__gte=period.first.year, year__lte=last
        )
        if units := binding.filters.get("units"):
            budgets = budgets.filter(unit_id__in=units)
        return budgets.select_related("unit").order_by("year", "unit__sort_key", "pk")

    def figure(self, binding: Binding, period: Period) -> Figure:
        """Savings over appropriation; unknown without budgets, with an unknown spending, or over two currencies."""
        rows = list(self.records(binding, period).values_list("appropriation", "spending", "currency"))
        spent = [spending for _given, spending, _currency in rows if spending is not None]
        given = sum((appropriation for appropriation, _spent, _currency in rows), Decimal(0))
        one_currency = len({currency for _given, _spent, currency in rows}) == 1
        if not one_currency or len(spent) != len(rows) or given == 0:
            return Figure(None)
        saved = given - sum(spent, Decimal(0))
        return Figure(saved * HUNDRED / given, numerator=saved, denominator=given)

    def rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """Unit and year with both amounts."""
        return [self._row(budget, inside=True) for budget in self._loaded(records)]

    def public_rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """Unit and year with both amounts, without the note and the way inside."""
        return [self._row(budget, inside=False) for budget in self._loaded(records)]

    def _loaded(self, records: Iterable[Any]) -> Iterable[UnitBudget]:
        """Records may come without their units."""
        return UnitBudget.objects.filter(pk__in=[row.pk for row in records]).select_related("unit", "office")

    def _row(self, budget: UnitBudget, *, inside: bool) -> EvidenceRow:
        given = Money(budget.appropriation, budget.currency)
        details = {_("Appropriation"): given.format("tr")}
        if budget.spending is not None:
            details[_("Spending")] = Money(budget.spending, budget.currency).format("tr")
        if inside and budget.note:
            details[_("Note")] = budget.note
        url = reverse("strategy:budgets", kwargs={"office": budget.office.slug}) if inside else ""
        return EvidenceRow(
            kind="strategy.unitbudget",
            object_id=str(budget.pk),
            title=f"{budget.unit.name} {budget.year}",
            day=None,
            share=None if budget.spending is None else budget.appropriation - budget.spending,
            url=f"{url}?year={budget.year}" if url else "",
            details=details,
        )

    def seen_by(self, records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
        """The budgets that the actor's policies let them open."""
        return records.filter(pk__in=policies.visible_budgets(actor).values("pk"))

    def filter_form(
        self, office_id: int, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> SavingsFilters:
        """The form that binds the measure."""
        return SavingsFilters(office_id, data, initial=initial)
