"""Forms of offices: opening one, its settings, grants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.services.accounts import queries
from imece.services.accounts.actions import GrantFacts, NewOffice, OfficeFacts
from imece.services.accounts.choices import OfficeKind
from imece.services.accounts.forms.members import LANGUAGES
from imece.services.accounts.models import Office
from imece.services.reference.choices import all_district_choices, province_choices

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

NO_PLACE = ("", _("(none)"))
SPOKEN = [*LANGUAGES, ("ar", "العربية"), ("de", "Deutsch"), ("fr", "Français")]


def provinces() -> list[tuple[str, Any]]:
    """The provinces and "none"."""
    return [NO_PLACE, *province_choices()]


def districts() -> list[tuple[str, Any]]:
    """The districts by province and "none"."""
    return [NO_PLACE, *all_district_choices()]


class NewOfficeForm(forms.Form):
    """Opening an office of a kind that was chosen: its name and its first coordinator."""

    name = forms.CharField(label=_("name"), max_length=200)
    slug = forms.SlugField(
        label=_("address"),
        max_length=60,
        required=False,
        help_text=_("Stands in every link; made from the name when empty. It cannot be changed later."),
    )
    province = forms.ChoiceField(label=_("province"), choices=provinces, required=False)
    coordinator_email = forms.EmailField(label=_("e-mail of the first coordinator"))
    coordinator_name = forms.CharField(
        label=_("name of the first coordinator"), max_length=150, required=False
    )
    language = forms.ChoiceField(label=_("language of the mail"), choices=LANGUAGES, initial="tr")

    def clean(self) -> dict[str, Any]:
        """Make the address when none was given; refuse one that is taken."""
        said = self.cleaned_data
        said["slug"] = said.get("slug") or turkish.slug(said.get("name"), 60)
        if not said["slug"] and "name" in said:
            self.add_error("slug", _("Give an address of Latin letters and digits."))
        elif Office.objects.filter(slug=said["slug"]).exists():
            self.add_error("slug", _("There is already an office at this address."))
        return said

    def facts(self, kind: OfficeKind) -> NewOffice:
        """What was said, with the kind of the first step."""
        return NewOffice(kind=kind, **self.cleaned_data)


class OfficeForm(forms.Form):
    """The office's settings."""

    name = forms.CharField(label=_("name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    short_name = forms.CharField(label=_("short name"), max_length=60, required=False)
    province = forms.ChoiceField(label=_("province"), choices=provinces, required=False)
    district = forms.ChoiceField(label=_("district"), choices=districts, required=False)
    time_zone = forms.CharField(
        label=_("time zone"),
        max_length=40,
        help_text=_("Deadlines and days follow it, for example Europe/Istanbul."),
    )
    languages = forms.MultipleChoiceField(
        label=_("languages of public pages"), choices=SPOKEN, widget=forms.CheckboxSelectMultiple
    )
    is_public = forms.BooleanField(
        label=_("has public pages"),
        required=False,
        help_text=_("Citizens then see the published figures without signing in."),
    )
    letterhead = forms.CharField(
        label=_("letterhead"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The lines on top of letters and reports."),
    )

    def __init__(self, *args: Any, office: Office, **kwargs: Any) -> None:
        plain = ("name", "short_name", "province", "district", "time_zone", "languages", "is_public")
        initial = {name: getattr(office, name) for name in plain}
        initial["name_en"] = office.translations.get("en", {}).get("name", "")
        initial["letterhead"] = office.settings.get("letterhead", "")
        super().__init__(*args, **{"initial": initial, **kwargs})

    def clean_time_zone(self) -> str:
        """A zone that the clock knows."""
        name = str(self.cleaned_data["time_zone"]).strip()
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
            raise ValidationError(_("This time zone is not known.")) from unknown
        return name

    def clean_languages(self) -> list[str]:
        """Turkish is always among them."""
        chosen = list(self.cleaned_data["languages"])
        return chosen if "tr" in chosen else ["tr", *chosen]

    def facts(self) -> OfficeFacts:
        """What was said."""
        return OfficeFacts(**self.cleaned_data)


class GrantForm(forms.Form):
    """Which office may read, from when until when."""

    receiver = forms.ModelChoiceField(label=_("who reads"), queryset=Office.objects.none())
    first = DayField(label=_("first day"))
    last = DayField(
        label=_("last day"), required=False, help_text=_("Without one it holds until you revoke it.")
    )
    reason = forms.CharField(label=_("reason"), max_length=200, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"first": actor.today}, **kwargs})
        self.fields["receiver"].queryset = queries.possible_receivers(actor)  # type: ignore[attr-defined]

    def facts(self) -> GrantFacts:
        """What was said."""
        return GrantFacts(**self.cleaned_data)
