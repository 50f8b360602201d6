"""Which paper to make from records: an objective card, a yearly list, a briefing note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportLanguage
from imece.overview.reports.queries import records
from imece.services.accounts.models import Unit
from imece.services.reference.choices import country_choices
from imece.services.reference.finding import find_district, find_province
from imece.work.activities import queries as activities
from imece.work.strategy.models import Objective
from imece.work.strategy.queries.plans import choosable_objectives

if TYPE_CHECKING:
    from imece.ground.paper.content import Paper
    from imece.services.accounts.actor import Actor

NOT_CHOSEN: Final = ("", "—")


class RecordForm(forms.Form):
    """What every such paper asks: its language."""

    language = forms.ChoiceField(label=_("Language"), choices=ReportLanguage, initial=ReportLanguage.TURKISH)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    @property
    def voice(self) -> Voice:
        """The language that was chosen."""
        return Voice(ReportLanguage(self.cleaned_data["language"]).languages)

    def paper(self) -> Paper:
        """The paper that was asked for."""
        raise NotImplementedError


class CardForm(RecordForm):
    """An objective and a year."""

    objective = forms.ModelChoiceField(label=_("Objective"), queryset=Objective.objects.none())
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    field_order = ("objective", "year", "language")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["objective"].queryset = choosable_objectives(actor)  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["year"].initial = actor.today.year

    def clean(self) -> dict[str, Any]:
        """A year of the objective's plan."""
        cleaned = super().clean() or {}
        objective, year = cleaned.get("objective"), cleaned.get("year")
        if objective is not None and year is not None and year not in objective.goal.plan.years:
            self.add_error("year", _("The plan has no such year."))
        return cleaned

    def paper(self) -> Paper:
        """The objective card."""
        chosen = self.cleaned_data
        return records.objective_card_of(self.actor, chosen["objective"], chosen["year"], self.voice)


class ActivitiesForm(RecordForm):
    """A year with activities."""

    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    field_order = ("year", "language")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        years = activities.years(actor) or [actor.today.year]
        self.fields["year"].choices = [(str(year), str(year)) for year in years]  # type: ignore[attr-defined]

    def paper(self) -> Paper:
        """The yearly list of activities."""
        return records.activity_list_of(self.actor, self.cleaned_data["year"], self.voice)


class BriefingForm(RecordForm):
    """The subject of the note: exactly one of them."""

    SUBJECTS: Final = ("about_objective", "unit", "place", "institution", "country")
    about_objective = forms.ModelChoiceField(
        label=_("Objective"), queryset=Objective.objects.none(), required=False
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    place = forms.CharField(
        label=_("Province or district"),
        max_length=80,
        required=False,
        help_text=_("Such as Şahinbey or Kilis."),
    )
    institution = forms.CharField(label=_("Institution, by its name"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    field_order = ("about_objective", "unit", "place", "institution", "country", "language")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["about_objective"].queryset = choosable_objectives(actor)  # type: ignore[attr-defined]
        self.fields["unit"].queryset = Unit.objects.filter(office_id=actor.office_id, is_active=True)  # type: ignore[attr-defined]
        self.fields["country"].choices = [NOT_CHOSEN, *country_choices()]  # type: ignore[attr-defined]

    def clean_place(self) -> tuple[str, str]:
        """The codes of the province and district that the words name."""
        text = self.cleaned_data["place"].strip()
        if not text:
            return ("", "")
        district = find_district(text, self.actor.office.province or None).match or find_district(text).match
        province = find_province(text).match
        if province is not None:
            return (province.code, "")
        if district is not None:
            return (district.province, district.code)
        raise forms.ValidationError(
            _("No province or district is certainly meant by this; write it in full.")
        )

    def clean(self) -> dict[str, Any]:
        """One subject, neither none nor two."""
        cleaned = super().clean() or {}
        chosen = [name for name in self.SUBJECTS if cleaned.get(name) not in (None, "", ("", ""))]
        if not self.errors and len(chosen) != 1:
            raise forms.ValidationError(_("Choose exactly one subject for the note."))
        cleaned["subject"] = chosen[0] if chosen else ""
        return cleaned

    def paper(self) -> Paper:
        """The briefing note."""
        chosen, voice = self.cleaned_data, self.voice
        match chosen["subject"]:
            case "about_objective":
                return records.about_objective(self.actor, chosen["about_objective"], voice)
            case "unit":
                return records.about_unit(self.actor, chosen["unit"], voice)
            case "place":
                province, district = chosen["place"]
                return records.about_place(self.actor, province, district, voice)
            case "institution":
                return records.about_institution(self.actor, chosen["institution"], voice)
            case _:
                return records.about_country(self.actor, chosen["country"], voice)


FORMS: Final[dict[str, type[RecordForm]]] = {
    "card": CardForm,
    "activities": ActivitiesForm,
    "briefing": BriefingForm,
}
