"""Choosing a report to begin, and a paper to make straight from records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui import reading
from imece.ground.values.period import NotAPeriod, Period
from imece.overview.reports.choices import WITH_PLAN, ReportKind, ReportLanguage
from imece.services.accounts.models import Unit
from imece.work.strategy.models import Plan

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

YEARS_BACK = 5


def periods_to_choose(year: int) -> list[tuple[str, str]]:
    """Halves, quarters and whole years around this one, the newest first."""
    found: list[Period] = [Period.of_year(year + 1)]
    for each in range(year, year - YEARS_BACK, -1):
        found += [
            Period.of_year(each),
            Period.of_half(each, 2),
            Period.of_half(each, 1),
            *(Period.of_quarter(each, number) for number in (4, 3, 2, 1)),
        ]
    return [(period.key, reading.period(period)) for period in found]


class BeginForm(forms.Form):
    """Kind, period, plan or unit, language."""

    kind = forms.ChoiceField(label=_("Kind of report"), choices=ReportKind)
    period = forms.ChoiceField(label=_("Period"))
    plan = forms.ModelChoiceField(
        label=_("Plan"),
        queryset=Plan.objects.none(),
        required=False,
        help_text=_("For every report but a unit's own."),
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("Only for a unit's own report."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=ReportLanguage, initial=ReportLanguage.TURKISH)

    def __init__(self, *args: Any, actor: Actor, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = periods_to_choose(actor.today.year)  # type: ignore[attr-defined]
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.filter(office_id=actor.office_id, is_active=True)  # type: ignore[attr-defined]

    def clean_period(self) -> Period:
        """The period of its key."""
        try:
            return Period.from_key(self.cleaned_data["period"])
        except NotAPeriod as no:
            raise forms.ValidationError(_("Choose a period.")) from no

    def clean(self) -> dict[str, Any]:
        """A plan where the report is about one, a unit where it is a unit's."""
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        if kind in WITH_PLAN:
            cleaned["unit"] = None
            if not cleaned.get("plan"):
                self.add_error("plan", _("This report is about a plan: choose one."))
        elif kind == ReportKind.UNIT:
            cleaned["plan"] = None
            if not cleaned.get("unit"):
                self.add_error("unit", _("A unit's report is about a unit: choose one."))
        return cleaned


class NoteForm(forms.Form):
    """Why something is returned or taken up again."""

    note = forms.CharField(
        label=_("What has to be mended"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
