"""Forms of the plan itself: its facts, its adoption, an import, a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.work.indicators.performance import BandLimits
from imece.work.strategy.facts import PlanFacts

if TYPE_CHECKING:
    from imece.work.strategy.models import Plan

LEVELS: Final = ("goal", "objective", "indicator")
BANDS: Final = ("partly", "on_target", "beyond")
FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST_PLAN: Final = 30


def band_field(label: Any) -> TurkishDecimalField:
    """The lower edge of a band in percent; empty means the usual one."""
    return TurkishDecimalField(
        label=label, required=False, min_value=0, max_value=1000, max_digits=7, decimal_places=2
    )


class BandsForm(forms.Form):
    """Where the bands begin."""

    band_partly = band_field(_("“partly” begins at (%)"))
    band_on_target = band_field(_("“on target” begins at (%)"))
    band_beyond = band_field(_("“beyond the target” begins above (%)"))

    def clean(self) -> dict[str, Any]:
        """The edges must rise."""
        data = super().clean() or self.cleaned_data
        usual = BandLimits()
        edges = {name: data.get(f"band_{name}") for name in BANDS}
        given = {name: getattr(usual, name) if value is None else value for name, value in edges.items()}
        if not given["partly"] <= given["on_target"] <= given["beyond"]:
            self.add_error("band_on_target", _("The edges of the bands must rise."))
        return data

    def bands(self) -> dict[str, str]:
        """Only the edges that were chosen."""
        chosen = {name: self.cleaned_data[f"band_{name}"] for name in BANDS}
        return {name: str(value) for name, value in chosen.items() if value is not None}


class PlanForm(BandsForm):
    """A plan's own facts."""

    title = forms.CharField(label=_("Title"), max_length=200)
    first_year = forms.IntegerField(label=_("First year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    last_year = forms.IntegerField(label=_("Last year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    is_partial = forms.BooleanField(
        label=_("Only a part of the plan is kept here"),
        required=False,
        help_text=_("Then its goals and the plan get no score, since the rest is not known."),
    )
    source = forms.CharField(
        label=_("Source document"),
        max_length=300,
        required=False,
        help_text=_("Name, date or address of the document."),
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    goal_tr = forms.CharField(label=_("Word for a goal (Turkish)"), max_length=60, required=False)
    goal_en = forms.CharField(label=_("Word for a goal (English)"), max_length=60, required=False)
    objective_tr = forms.CharField(label=_("Word for an objective (Turkish)"), max_length=60, required=False)
    objective_en = forms.CharField(label=_("Word for an objective (English)"), max_length=60, required=False)
    indicator_tr = forms.CharField(label=_("Word for an indicator (Turkish)"), max_length=60, required=False)
    indicator_en = forms.CharField(label=_("Word for an indicator (English)"), max_length=60, required=False)

    field_order = ["title", "first_year", "last_year", "is_partial", "source"]

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """What everybody fills in."""
        return [self[name] for name in self.field_order or ()]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """What waits under "more"."""
        return [field for field in self if field.name not in (self.field_order or ())]

    @classmethod
    def told(cls, plan: Plan) -> dict[str, Any]:
        """The plan's facts as initial values."""
        names = {
            f"{level}_{language}": plan.level_name(level, language)
            for level in LEVELS
            for language in ("tr", "en")
        }
        return {
            "title": plan.title,
            "first_year": plan.first_year,
            "last_year": plan.last_year,
            "is_partial": plan.is_partial,
            "source": plan.source,
            "title_en": plan.translations.get("en", {}).get("title", ""),
            **names,
            **{f"band_{name}": plan.bands.get(name) for name in BANDS},
        }

    def clean(self) -> dict[str, Any]:
        """A plan ends after it starts, and does not last for ever."""
        data = super().clean()
        first, last = data.get("first_year"), data.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", _("The last year lies before the first."))
        elif first and last and last - first >= LONGEST_PLAN:
            self.add_error("last_year", _("A plan lasts at most 30 years."))
        return data

    def facts(self) -> PlanFacts:
        """The facts for the verb."""
        data = self.cleaned_data
        return PlanFacts(
            title=data["title"],
            first_year=data["first_year"],
            last_year=data["last_year"],
            is_partial=data["is_partial"],
            source=data["source"],
            title_en=data["title_en"],
            level_names={
                level: {language: data[f"{level}_{language}"] for language in ("tr", "en")}
                for level in LEVELS
            },
            bands=self.bands(),
        )


class AnnotateForm(BandsForm):
    """What may change beside an adopted plan: its English title and the bands in which it is told."""

    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    field_order = ["title_en"]


class AdoptForm(forms.Form):
    """The decision that adopted the plan."""

    decision_no = forms.CharField(label=_("Decision no."), max_length=60)
    adopted_on = DayField(label=_("Day of the decision"))
    document = forms.FileField(
        label=_("The decision or the plan as a file"),
        required=False,
        help_text=_("PDF or another document; it stays internal unless somebody publishes it."),
    )


class AcceptForm(forms.Form):
    """Why the office lives with a finding."""

    code = forms.CharField(max_length=10, widget=forms.HiddenInput)
    place = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class ImportForm(forms.Form):
    """A plan's document."""

    file = forms.FileField(
        label=_("File of the plan"),
        help_text=_(
            "Excel (xlsx), OpenDocument (ods), CSV, or JSON exported from here. One row for each indicator."
        ),
        validators=[FileExtensionValidator(["xlsx", "xls", "ods", "csv", "tsv", "json"])],
    )
    title = forms.CharField(
        label=_("Title of the plan"), max_length=200, required=False, help_text=_("Empty: as in the file.")
    )


class DayForm(forms.Form):
    """A day to look at."""

    day = DayField(label=_("Day"), required=False)
