"""The form of one project: a minute on top, the rest in sections below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.activities import whereabouts
from imece.work.activities.forms import district_attributes
from imece.work.projects import days, queries
from imece.work.projects.amounts import AmountField
from imece.work.projects.choices import (
    HOME_COUNTRY,
    HOME_CURRENCY,
    Axis,
    Part,
    PartnerRole,
    Sdg,
    Status,
    TargetGroup,
    Theme,
)
from imece.work.projects.facts import Facts, SaidMoney, SaidPlace
from imece.work.projects.forms.parts import (
    FIRST_LANGUAGE,
    NOT_CHOSEN,
    OnceForm,
    fund_choices,
    fund_of,
    language_name,
    partners_in,
    texts_of,
)

if TYPE_CHECKING:
    from django.forms import BoundField

    from imece.ground.rules.decision import Refused
    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project

TRANSLATED: Final = {"title": _("Title"), "summary": _("Summary"), "objectives": _("Objectives")}
NEW_ONLY: Final = ("status", "province", "district", "place", "country", "lead", "others")
DAY_HELP: Final = _("A day, a month or a year: 01.02.2020, Mart 2021, 2018.")


def long_text(label: Any, **options: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(
        label=label, max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 5}), **options
    )


class ProjectForm(OnceForm):
    """One project. A minute for the fields on top; everything else waits in sections."""

    title = forms.CharField(label=_("Title"), max_length=300)
    part = forms.ChoiceField(label=_("Our part"), choices=Part, initial=Part.LEAD)
    status = forms.ChoiceField(label=_("Status"), choices=Status, initial=Status.RUNNING)
    fund = forms.ChoiceField(label=_("Funder and programme"), required=False)
    start = forms.CharField(label=_("Start"), max_length=80, required=False, help_text=DAY_HELP)
    end = forms.CharField(label=_("End of the project"), max_length=80, required=False, help_text=DAY_HELP)
    grant = AmountField(
        label=_("Grant"), help_text=_("With its currency: 1.234.567,89 TL, 75.000 €. Empty when unknown.")
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    place = forms.CharField(label=_("Village, town or venue"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False, initial=HOME_COUNTRY)
    lead = forms.CharField(
        label=_("Lead beneficiary"),
        max_length=250,
        required=False,
        help_text=_("Who runs the project, if it is not this office."),
    )
    others = forms.CharField(
        label=_("Co-beneficiaries and partners"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line, the country in brackets: Sopot Belediyesi (Polonya)."),
    )
    summary = long_text(_("Summary"))
    objectives = long_text(_("Objectives"))
    acronym = forms.CharField(label=_("Acronym"), max_length=40, required=False)
    code = forms.CharField(label=_("Project code"), max_length=80, required=False)
    website = forms.URLField(label=_("Website"), max_length=300, required=False, assume_scheme="https")
    themes = forms.MultipleChoiceField(
        label=_("Themes"), choices=Theme, required=False, widget=forms.CheckboxSelectMultiple
    )
    target_groups = forms.MultipleChoiceField(
        label=_("Target groups"), choices=TargetGroup, required=False, widget=forms.CheckboxSelectMultiple
    )
    sdgs = forms.MultipleChoiceField(
        label=_("Sustainable development goals"),
        choices=Sdg,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    total = AmountField(label=_("Total budget"))
    own = AmountField(label=_("Own contribution"))
    is_loan = forms.BooleanField(label=_("A loan, not a grant"), required=False)
    rate = TurkishDecimalField(
        label=_("Rate in lira"),
        required=False,
        max_digits=20,
        decimal_places=8,
        min_value=0,
        help_text=_("One unit of the currency in lira, if the amounts are not in lira: 35,1234."),
    )
    rate_day = DayField(label=_("Day of the rate"), required=False)
    rate_origin = forms.CharField(
        label=_("Where the rate is written"), max_length=120, required=False, help_text=_("TCMB, InforEuro …")
    )
    awarded_on = DayField(label=_("Date of the award or contract"), required=False)
    extended_end = DayField(label=_("Extended until"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    objective = forms.ChoiceField(label=_("Objective of the plan"), required=False)
    source = forms.CharField(
        label=_("Source of the record"), max_length=120, required=False, help_text=_("KAYS, an inventory …")
    )
    source_code = forms.CharField(label=_("Code in the source"), max_length=120, required=False)
    revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    main = ("title", "part", "status", "fund", "start", "end", "grant", "province", "district")
    groups = (
        ("where", _("Place"), ("place", "country")),
        ("who", _("Partners"), ("lead", "others")),
        ("text", _("What it is about"), ("summary", "objectives", "acronym", "code", "website")),
        ("topics", _("Themes, target groups and goals"), ("themes", "target_groups", "sdgs")),
        ("money", _("Money"), ("total", "own", "is_loan", "rate", "rate_day", "rate_origin")),
        ("when", _("Further dates"), ("awarded_on", "extended_end")),
        ("links", _("Where it belongs"), ("unit", "objective", "source", "source_code")),
    )

    def __init__(self, *args: Any, actor: Actor, project: Project | None = None, **kwargs: Any) -> None:
        self.actor, self.project = actor, project
        kwargs["initial"] = {
            **(initial_of(project) if project else self._usual(actor)),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.owned = queries.belongings(actor)
        if project is not None:
            for name in NEW_ONLY:
                del self.fields[name]
            self._keep_retired(project)
        self.languages = [code for code in actor.office.languages if code != FIRST_LANGUAGE]
        self._add_translations()
        self._offer_choices()

    @staticmethod
    def _usual(actor: Actor) -> dict[str, Any]:
        """What a new project most likely is: in the office's own district, of the own unit."""
        office = actor.office
        return {
            "province": office.province,
            "district": office.district,
            "unit": str(actor.unit.pk) if actor.unit else "",
        }

    def _keep_retired(self, project: Project) -> None:
        """What the project has stays offered, also when it is offered to new ones no more."""
        if project.funder is not None:
            self.owned.funders.setdefault(project.funder.pk, project.funder)
        if project.programme is not None:
            self.owned.programmes.setdefault(project.programme.pk, project.programme)
        if project.unit is not None:
            self.owned.units.setdefault(str(project.unit.pk), project.unit)

    def _add_translations(self) -> None:
        for language in self.languages:
            for field, label in TRANSLATED.items():
                spoken = f"{label} ({language_name(language)})"
                self.fields[f"{field}__{language}"] = (
                    forms.CharField(label=spoken, max_length=300, required=False)
                    if field == "title"
                    else long_text(spoken)
                )

    def _offer_choices(self) -> None:
        self._offer("fund", fund_choices(self.owned), empty=True)
        self._offer("unit", [(key, unit.name) for key, unit in self.owned.units.items()], empty=True)
        goals = [(key, f"{one.number} {one}") for key, one in self.owned.objectives.items()]
        self._offer("objective", goals, empty=True)
        if self.project is None:
            province = str(self["province"].value() or self.actor.office.province)
            self._offer("province", province_choices(), empty=True)
            self._offer("district", district_choices(province), empty=True)
            self._offer("country", country_choices())
            self.fields["province"].widget.attrs.update(district_attributes(self.actor))

    def _offer(self, name: str, choices: list[Any], *, empty: bool = False) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [NOT_CHOSEN, *choices] if empty else choices

    def clean(self) -> dict[str, Any]:
        """What only the whole form can tell: days, place, currencies."""
        cleaned: dict[str, Any] = super().clean() or {}
        self._clean_days(cleaned)
        self._clean_place(cleaned)
        self._clean_money(cleaned)
        return cleaned

    def _clean_days(self, cleaned: dict[str, Any]) -> None:
        start, end = cleaned.get("start") or "", cleaned.get("end") or ""
        try:
            cleaned["days"] = days.read_days(start, end)
        except days.RefusedDate as no:
            self.add_error(
                "end" if no.code == "backwards" or self._reads(start) else "start", str(no.sentence)
            )

    @staticmethod
    def _reads(text: str) -> bool:
        try:
            days.read_days(text)
        except days.RefusedDate:
            return False
        return True

    def _clean_place(self, cleaned: dict[str, Any]) -> None:
        if self.project is not None or {"country", "province", "district"} & set(self.errors):
            return
        codes = (cleaned.get(name) or "" for name in ("country", "province", "district"))
        try:
            cleaned["where"] = whereabouts.settled(*codes)
        except whereabouts.RefusedPlace as no:
            self.add_error(no.field, str(no))

    def _clean_money(self, cleaned: dict[str, Any]) -> None:
        said = [cleaned[name] for name in ("grant", "total", "own") if cleaned.get(name) is not None]
        if len({money.currency for money in said}) > 1:
            self.add_error(
                "total" if cleaned.get("total") else "own",
                _(
                    "Grant, total and own contribution are told in one currency; parts in others go into the budget."
                ),
            )
        if cleaned.get("rate") is not None and not cleaned.get("rate_day"):
            self.add_error("rate_day", _("A rate needs the day on which it was valid."))

    def facts(self) -> Facts:
        """The valid form as facts."""
        said = self.cleaned_data
        funder, programme = fund_of(said["fund"], self.owned)
        return Facts(
            title=" ".join(said["title"].split()),
            part=said["part"],
            acronym=said["acronym"],
            code=said["code"],
            funder=funder,
            programme=programme,
            status=said.get("status") or Status.RUNNING,
            awarded_on=said["awarded_on"],
            days=said["days"],
            extended_end=said["extended_end"],
            objectives=said["objectives"],
            summary=said["summary"],
            website=said["website"],
            money=self._money(said),
            is_loan=said["is_loan"],
            unit=self.owned.units.get(said["unit"]),
            objective=self.owned.objectives.get(said["objective"]),
            topics={
                Axis.THEME: tuple(said["themes"]),
                Axis.TARGET_GROUP: tuple(said["target_groups"]),
                Axis.SDG: tuple(said["sdgs"]),
            },
            partners=None if self.project else self._partners(said),
            places=None if self.project else self._places(said),
            source=said["source"],
            source_code=said["source_code"],
            translations=self._translations(said),
        )

    @staticmethod
    def _money(said: dict[str, Any]) -> SaidMoney:
        known = [said[name] for name in ("grant", "total", "own") if said[name] is not None]
        amounts: dict[str, Any] = {
            name: said[name].amount if said[name] else None for name in ("grant", "total", "own")
        }
        return SaidMoney(
            currency=known[0].currency if known else HOME_CURRENCY,
            **amounts,
            rate=said["rate"],
            rate_day=said["rate_day"],
            rate_origin=said["rate_origin"],
        )

    @staticmethod
    def _partners(said: dict[str, Any]) -> Any:
        return (
            *partners_in(said["lead"], PartnerRole.LEAD),
            *partners_in(said["others"], PartnerRole.CO_BENEFICIARY),
        )

    @staticmethod
    def _places(said: dict[str, Any]) -> Any:
        where, name = said["where"], said["place"].strip()
        if not (where.province or name or where.country != HOME_COUNTRY):
            return ()
        return (
            SaidPlace(country=where.country, province=where.province, district=where.district, name=name),
        )

    def _translations(self, said: dict[str, Any]) -> dict[str, dict[str, str]]:
        """What was said in the offered languages, beside what stands in others."""
        kept = dict(self.project.translations) if self.project else {}
        return kept | texts_of(said, TRANSLATED, self.languages)

    def refuse_change(self, no: Refused, project: Project) -> None:
        """Show the refusal and keep what was typed; sent again, it is about the record as it stands now."""
        self.add_error(None, str(no))
        present = type(project).objects.values_list("revision", flat=True).get(pk=project.pk)
        self.send_instead("revision", str(present))

    def main_fields(self) -> list[BoundField]:
        """What a minute is enough for."""
        return [self[name] for name in self.main if name in self.fields]

    def more_groups(self) -> list[tuple[str, Any, list[BoundField]]]:
        """Everything else, by what it is about."""
        groups = [
            (key, label, [self[name] for name in names if name in self.fields])
            for key, label, names in self.groups
        ]
        said = [self[f"{field}__{language}"] for language in self.languages for field in TRANSLATED]
        shown = [group for group in groups if group[2]]
        return [*shown, *([("languages", _("Other languages"), said)] if said else [])]

    @property
    def is_more_needed(self) -> bool:
        """Whether "more" opens by itself: it holds an error, or an existing record is edited."""
        main = {*self.main, "once", "revision"}
        return self.project is not None or any(name not in main for name in self.errors)


def initial_of(project: Project) -> dict[str, Any]:
    """The present facts of a project as the form shows them."""
    language = get_language() or FIRST_LANGUAGE
    fund = f"p{project.programme_id}" if project.programme_id else f"f{project.funder_id or ''}"
    held: dict[str, list[str]] = {axis: [] for axis in Axis.values}
    for topic in project.topics.all():
        held[topic.axis].append(topic.code)
    plain = (
        "title", "part", "summary", "objectives", "acronym", "code", "website", "is_loan", "rate", "rate_day",
        "rate_origin", "awarded_on", "extended_end", "source", "source_code", "revision", "total", "own", "grant",
    )  # fmt: skip
    return {
        **{name: getattr(project, name) for name in plain},
        "fund": fund if len(fund) > 1 else "",
        "start": days.typed(project.start, project.start_precision, language),
        "end": days.typed(project.end, project.end_precision, language),
        "themes": held[Axis.THEME],
        "target_groups": held[Axis.TARGET_GROUP],
        "sdgs": held[Axis.SDG],
        "unit": str(project.unit_id or ""),
        "objective": str(project.objective_id or ""),
        **{
            f"{field}__{other}": text
            for other, texts in project.translations.items()
            for field, text in texts.items()
        },
    }
