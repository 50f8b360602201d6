"""The form of one activity: half a minute on top, the rest under "more"."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.activities import dates, queries, whereabouts
from imece.work.activities.choices import AXIS_CODES, HOME_COUNTRY, Axis, Part, Precision
from imece.work.activities.facts import Facts
from imece.work.activities.forms.parts import (
    FIRST_LANGUAGE,
    NOT_CHOSEN,
    OnceForm,
    district_attributes,
    number_field,
)
from imece.work.activities.participants import RefusedDivision, division_fields, settled
from imece.work.activities.textlists import names_in
from imece.work.activities.uploads import DocumentsField

if TYPE_CHECKING:
    from django.forms import BoundField

    from imece.ground.rules.decision import Refused
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Activity

TRANSLATED: Final = {"title": _("Title"), "summary": _("Summary")}


class ActivityForm(OnceForm):
    """One activity. Half a minute for the fields on top; everything else waits under "more"."""

    kind = forms.ChoiceField(label=_("Kind"))
    title = forms.CharField(label=_("Title"), max_length=300)
    first = DayField(label=_("Date"), required=False)
    part = forms.ChoiceField(
        label=_("Our part"), choices=Part, widget=forms.RadioSelect, initial=Part.ORGANISED
    )
    district = forms.ChoiceField(label=_("District"), required=False)
    participants = number_field(
        _("Participants"), help_text=_("Leave it empty when unknown: unknown is not zero.")
    )
    last = DayField(label=_("Last day"), required=False, help_text=_("Only when it took more than one day."))
    date_text = forms.CharField(
        label=_("Or the date in words"),
        max_length=80,
        required=False,
        help_text=_(
            "Only the month or the year is known? Write “Nisan 2016” or “2016”; it replaces the date above."
        ),
    )
    place = forms.CharField(label=_("Venue or town"), max_length=200, required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    institutions = forms.CharField(
        label=_("Institutions"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One name on each line."),
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    people = forms.MultipleChoiceField(
        label=_("People responsible"), required=False, widget=forms.CheckboxSelectMultiple
    )
    letter_no = forms.CharField(label=_("Official letter no."), max_length=60, required=False)
    letter_date = DayField(label=_("Letter date"), required=False)
    summary = forms.CharField(
        label=_("Summary"), max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    uploads = DocumentsField(
        label=_("Documents and photos"),
        required=False,
        help_text=_(
            "PDF, Word, Excel, pictures. Internal until published; the place is taken out of photos."
        ),
    )
    version = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    main = ("kind", "title", "first", "part", "district", "participants")
    groups = (
        ("when", _("Date"), ("last", "date_text")),
        ("where", _("Place"), ("place", "province", "country")),
        ("who", _("With whom"), ("institutions", "unit", "people")),
        ("letter", _("Official letter"), ("letter_no", "letter_date")),
        ("text", _("Summary and files"), ("summary", "uploads")),
    )

    def __init__(self, *args: Any, actor: Actor, activity: Activity | None = None, **kwargs: Any) -> None:
        self.actor, self.activity = actor, activity
        kwargs["initial"] = {
            **(initial_of(activity) if activity else self._usual(actor)),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.owned = queries.belongings(actor)
        self.divisions = division_fields()
        for axis, code, label in self.divisions:
            self.fields[f"{axis}_{code}"] = number_field(label)
        self.languages = [code for code in actor.office.languages if code != FIRST_LANGUAGE]
        self._add_translations()
        self._offer_choices()

    @staticmethod
    def _usual(actor: Actor) -> dict[str, Any]:
        """What a new activity most likely is: today, in the office's own district, of the own unit."""
        return {
            "first": actor.today,
            "province": actor.office.province,
            "district": actor.office.district,
            "country": HOME_COUNTRY,
            "unit": str(actor.unit.pk) if actor.unit else "",
        }

    def _add_translations(self) -> None:
        names = dict(settings.LANGUAGES)
        for language in self.languages:
            spoken = names.get(language, language)
            for field, label in TRANSLATED.items():
                self.fields[f"{field}__{language}"] = forms.CharField(
                    label=f"{label} ({spoken})",
                    max_length=300 if field == "title" else 20_000,
                    required=False,
                    widget=forms.TextInput if field == "title" else forms.Textarea(attrs={"rows": 4}),
                )

    def _offer_choices(self) -> None:
        kinds, units, members = dict(self.owned.kinds), dict(self.owned.units), dict(self.owned.members)
        if self.activity is not None:
            kinds.setdefault(str(self.activity.kind_id), self.activity.kind)
            if self.activity.unit is not None and self.actor.is_staff:
                units.setdefault(str(self.activity.unit_id), self.activity.unit)
        self.kinds, self.units = kinds, units
        province = str(self["province"].value() or self.actor.office.province)
        self._offer("kind", [(key, str(kind)) for key, kind in kinds.items()], empty=True)
        self._offer("district", district_choices(province), empty=True)
        self._offer("province", province_choices(), empty=True)
        self._offer("country", country_choices())
        self._offer("unit", [(key, unit.name) for key, unit in units.items()], empty=self.actor.is_staff)
        self.fields["province"].widget.attrs.update(district_attributes(self.actor))
        self._offer("people", [(key, str(member.user)) for key, member in members.items()])
        self.fields["first"].required = not self["date_text"].value()
        self.fields["unit"].required = not self.actor.is_staff

    def _offer(self, name: str, choices: list[Any], *, empty: bool = False) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [NOT_CHOSEN, *choices] if empty else choices

    def clean(self) -> dict[str, Any]:
        """What only the whole form can tell: date, place, division of participants."""
        cleaned: dict[str, Any] = super().clean() or {}
        self._clean_date(cleaned)
        self._clean_place(cleaned)
        self._clean_participants(cleaned)
        return cleaned

    def _clean_date(self, cleaned: dict[str, Any]) -> None:
        if {"first", "last", "date_text"} & set(self.errors):
            return
        first, last, words = cleaned.get("first"), cleaned.get("last"), cleaned.get("date_text") or ""
        try:
            cleaned["when"] = (
                dates.read(words)
                if words
                else dates.read(first.isoformat() if first else "", last.isoformat() if last else "")
            )
        except dates.RefusedDate as no:
            field = "date_text" if words else "last" if no.code == "backwards" else "first"
            self.add_error(field, str(no.sentence))

    def _clean_place(self, cleaned: dict[str, Any]) -> None:
        if {"country", "province", "district"} & set(self.errors):
            return
        try:
            cleaned["where"] = whereabouts.settled(
                cleaned.get("country") or HOME_COUNTRY,
                cleaned.get("province") or "",
                cleaned.get("district") or "",
            )
        except whereabouts.RefusedPlace as no:
            self.add_error(no.field, str(no))

    def _clean_participants(self, cleaned: dict[str, Any]) -> None:
        numbers = {(axis, code): cleaned.get(f"{axis}_{code}") for axis, code, _label in self.divisions}
        known = {key: int(number) for key, number in numbers.items() if number is not None}
        total = cleaned.get("participants")
        try:
            settled(None if total is None else int(total), known)
        except RefusedDivision as no:
            self.add_error(f"{no.axis}_{AXIS_CODES[no.axis].values[0]}", str(no.sentence))
        cleaned["divisions"] = known

    def facts(self) -> Facts:
        """The valid form as facts."""
        said = self.cleaned_data
        where, total = said["where"], said["participants"]
        return Facts(
            kind=self.kinds[said["kind"]],
            title=" ".join(said["title"].split()),
            when=said["when"],
            part=said["part"],
            summary=said["summary"],
            country=where.country,
            province=where.province,
            district=where.district,
            place=said["place"],
            unit=self.units.get(said["unit"]),
            people=self._people(said["people"]),
            letter_no=said["letter_no"],
            letter_date=said["letter_date"],
            participants=None if total is None else int(total),
            divisions=said["divisions"],
            institutions=names_in(said["institutions"]),
            translations=self._translations(said),
        )

    def _people(self, chosen: list[str]) -> Any:
        """Those chosen, and those already responsible whom this actor cannot see and so cannot take off."""
        offered = set(self.owned.members)
        kept = (
            [one for one in self.activity.people.all() if str(one.pk) not in offered] if self.activity else []
        )
        return (*kept, *(self.owned.members[key] for key in chosen))

    def _translations(self, said: dict[str, Any]) -> dict[str, dict[str, str]]:
        """What was said in the offered languages, beside what stands in others."""
        kept = dict(self.activity.translations) if self.activity else {}
        for language in self.languages:
            kept[language] = {field: said[f"{field}__{language}"] for field in TRANSLATED}
        return kept

    @property
    def seen_at(self) -> datetime | None:
        """When the record had last been changed as the form was opened."""
        try:
            return datetime.fromisoformat(self.cleaned_data.get("version") or "")
        except ValueError:
            return None

    def refuse_change(self, no: Refused, activity: Activity) -> None:
        """Show the refusal and keep what was typed; sent again, it is about the record as it stands now."""
        self.add_error(None, str(no))
        present = type(activity).objects.values_list("changed_at", flat=True).get(pk=activity.pk)
        self._send_instead("version", present.isoformat())

    def main_fields(self) -> list[BoundField]:
        """What half a minute is enough for."""
        return [self[name] for name in self.main]

    def more_groups(self) -> list[tuple[str, Any, list[BoundField]]]:
        """Everything else, by what it is about."""
        groups = [(key, label, [self[name] for name in names]) for key, label, names in self.groups]
        counts = [
            (axis, label, [self[f"{axis}_{code}"] for code in AXIS_CODES[axis].values])
            for axis, label in Axis.choices
        ]
        said = [self[f"{field}__{language}"] for language in self.languages for field in TRANSLATED]
        return [
            *groups[:3],
            *counts,
            *groups[3:],
            *([("languages", _("Other languages"), said)] if said else []),
        ]

    @property
    def is_more_needed(self) -> bool:
        """Whether "more" opens by itself: it holds an error, or an existing record is edited."""
        main = {*self.main, "once", "version"}
        return self.activity is not None or any(name not in main for name in self.errors)


def initial_of(activity: Activity) -> dict[str, Any]:
    """The present facts of an activity as the form shows them."""
    exact = activity.precision == Precision.DAY
    return {
        "kind": str(activity.kind_id),
        "title": activity.title,
        "first": activity.first if exact else None,
        "last": activity.last if exact and activity.last != activity.first else None,
        "date_text": "" if exact else activity.when.words(get_language() or FIRST_LANGUAGE),
        "part": activity.part,
        "country": activity.country,
        "province": activity.province,
        "district": activity.district,
        "place": activity.place,
        "participants": activity.participants,
        "institutions": "\n".join(row.name for row in activity.institutions.all()),
        "unit": str(activity.unit_id or ""),
        "people": [str(member.pk) for member in activity.people.all()],
        "letter_no": activity.letter_no,
        "letter_date": activity.letter_date,
        "summary": activity.summary,
        "version": activity.changed_at.isoformat(),
        **{f"{row.axis}_{row.code}": row.number for row in activity.participations.all()},
        **{
            f"{field}__{language}": text
            for language, texts in activity.translations.items()
            for field, text in texts.items()
        },
    }
