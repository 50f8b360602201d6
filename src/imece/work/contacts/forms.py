"""Forms of the register: an institution, another name, the office's note, the other one of a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.services.accounts.policies import visible_members
from imece.services.reference import settling
from imece.services.reference.choices import country_choices, district_choices, province_choices
from imece.work.contacts import facts as institution_facts
from imece.work.contacts import queries
from imece.work.contacts.choices import InstitutionKind, NameKind
from imece.work.contacts.facts import Facts, OtherName
from imece.work.contacts.likeness import profile
from imece.work.contacts.models import LONGEST_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms import BoundField

    from imece.ground.rules.decision import Refused
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Membership
    from imece.work.contacts.models import Institution, Standing
    from imece.work.contacts.queries import Near

NOT_CHOSEN: Final = ("", "—")
LANGUAGES: Final = [
    ("tr", _("Turkish")), ("en", _("English")), ("de", _("German")), ("fr", _("French")), ("ar", _("Arabic")),
]  # fmt: skip
LONGEST_NOTE: Final = 10_000


class InstitutionForm(forms.Form):
    """What an institution is; asks "is it one of these?" before a new one comes into the register."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, help_text=_("In full, as it calls itself.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[NOT_CHOSEN, *InstitutionKind.choices])
    country = forms.ChoiceField(label=_("Country"))
    province = forms.ChoiceField(label=_("Province"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    city = forms.CharField(label=_("Town (abroad)"), max_length=100, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=LONGEST_NAME, required=False)
    salutation = forms.CharField(
        label=_("Salutation in letters"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As the first line of a letter says it: “Gaziantep Valiliğine”."),
    )
    precedence = forms.IntegerField(
        label=_("Order of precedence"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=_("A small number stands before a large one in lists of protocol."),
    )
    parent = forms.CharField(
        label=_("Belongs to"),
        max_length=LONGEST_NAME + 20,
        required=False,
        help_text=_("The body above it, by its name in the register."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https", max_length=200)
    mail = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.RegexField(
        r"^[0-9+()/ .\-]{5,30}$",
        label=_("Telephone"),
        required=False,
        error_messages={"invalid": _("Write the number with digits, such as 0342 211 12 00.")},
    )
    kep = forms.EmailField(label=_("Registered e-mail (KEP)"), required=False)
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    detsis_number = forms.CharField(label=_("DETSİS number"), max_length=20, required=False)
    tax_number = forms.CharField(label=_("Tax number"), max_length=20, required=False)
    registration_number = forms.CharField(
        label=_("Registration number"),
        max_length=30,
        required=False,
        help_text=_("Of an association, a foundation, a company or a cooperative."),
    )
    pic_number = forms.CharField(label=_("PIC (EU participant code)"), max_length=20, required=False)
    closed_on = DayField(label=_("Closed on"), required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    not_these = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    main = ("name", "kind", "country", "province", "district", "city")
    groups = (
        ("letters", _("In letters"), ("name_en", "salutation", "precedence", "parent")),
        ("reach", _("How to reach it"), ("website", "mail", "phone", "kep", "address")),
        (
            "numbers",
            _("Numbers"),
            ("detsis_number", "tax_number", "registration_number", "pic_number", "closed_on"),
        ),
    )

    def __init__(
        self, *args: Any, actor: Actor, institution: Institution | None = None, **kwargs: Any
    ) -> None:
        self.actor, self.institution = actor, institution
        self.near: list[Near] = []
        kwargs["initial"] = {
            **(initial_of(institution) if institution else usual(actor)),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        province = str(self["province"].value() or "")
        self._offer("country", country_choices())
        self._offer("province", [NOT_CHOSEN, *province_choices()])
        self._offer("district", [NOT_CHOSEN, *district_choices(province)])
        self._help_while_typing()

    def _offer(self, name: str, choices: Iterable[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)

    def _help_while_typing(self) -> None:
        """What htmx brings while typing; without script the same is asked when the form is sent."""
        office = self.actor.office.slug
        self.fields["province"].widget.attrs.update(
            {
                "hx-get": reverse("contacts:districts", args=[office]),
                "hx-trigger": "change",
                "hx-target": "#id_district",
                "hx-swap": "innerHTML",
                "hx-push-url": "false",
            }
        )
        self.fields["parent"].widget.attrs.update(
            {
                "list": "institution-names",
                "autocomplete": "off",
                "hx-get": reverse("contacts:options", args=[office]),
                "hx-trigger": "input changed delay:300ms",
                "hx-target": "#institution-names",
                "hx-swap": "innerHTML",
                "hx-push-url": "false",
            }
        )
        if self.institution is None:
            self.fields["name"].widget.attrs.update(
                {
                    "autocomplete": "off",
                    "hx-get": reverse("contacts:near", args=[office]),
                    "hx-trigger": "input changed delay:400ms",
                    "hx-target": "#near",
                    "hx-include": "#id_province,#id_country",
                    "hx-push-url": "false",
                }
            )

    def clean(self) -> dict[str, Any]:
        """What only the whole form can tell: place, numbers, the body above, near ones."""
        cleaned: dict[str, Any] = super().clean() or {}
        self._clean_place(cleaned)
        for field in institution_facts.NUMBER_LENGTHS:
            try:
                cleaned[field] = institution_facts.number_read(field, cleaned.get(field) or "")
            except institution_facts.RefusedNumber as no:
                self.add_error(no.field, str(no))
        self._clean_parent(cleaned)
        if self.institution is None and not self.errors:
            self._ask_about_near(cleaned)
        return cleaned

    def _clean_place(self, cleaned: dict[str, Any]) -> None:
        if {"country", "province", "district"} & set(self.errors):
            return
        try:
            cleaned["where"] = settling.settled(
                cleaned["country"], cleaned.get("province") or "", cleaned.get("district") or ""
            )
        except settling.RefusedPlace as no:
            self.add_error(no.field, str(no))

    def _clean_parent(self, cleaned: dict[str, Any]) -> None:
        typed = (cleaned.get("parent") or "").strip()
        cleaned["above"] = None
        if not typed:
            return
        if self.institution is not None and self.institution.parent and typed == self.institution.parent.name:
            cleaned["above"] = self.institution.parent
            return
        bearers = queries.bearers_of(self.actor, typed)
        if len(bearers) == 1:
            cleaned["above"] = bearers[0]
        elif bearers:
            self.add_error(
                "parent", _("Several institutions bear this name; write the full name of the one you mean.")
            )
        else:
            self.add_error("parent", _("No institution of the register bears this name. Enter it first."))

    def _ask_about_near(self, cleaned: dict[str, Any]) -> None:
        """A new one needs an explicit "no, a new one" about each that is near; what came in meanwhile is asked anew."""
        numbers = {field: cleaned[field] for field in institution_facts.NUMBER_LENGTHS}
        where = cleaned["where"]
        found = queries.near(
            profile(
                (cleaned["name"], cleaned.get("name_en") or ""),
                country=where.country,
                province=where.province,
                numbers=numbers,
            )
        )
        denied = {part for part in (cleaned.get("not_these") or "").split(",") if part}
        if {str(each.institution.pk) for each in found} - denied:
            self.near = found
            self.add_error(None, _("Is it one of these? If not, say so below the list and save again."))

    @property
    def near_ids(self) -> str:
        """What "no, a new one" denies."""
        return ",".join(str(each.institution.pk) for each in self.near)

    def facts(self) -> Facts:
        """The valid form as facts."""
        said = self.cleaned_data
        plain = {
            name: said[name]
            for name in institution_facts.NAMES
            if name not in {"country", "province", "district", "parent"}
        }
        where = said["where"]
        return Facts(
            **plain,
            country=where.country,
            province=where.province,
            district=where.district,
            parent=said["above"],
        )

    def refuse_change(self, no: Refused) -> None:
        """Show the refusal and keep what was typed; sent again, it is about the record as it stands now."""
        self.add_error(None, str(no))
        if self.institution is not None:
            present = (
                type(self.institution).objects.values_list("revision", flat=True).get(pk=self.institution.pk)
            )
            sent = cast("MultiValueDict[str, str]", self.data)
            self.data = MultiValueDict({**dict(sent.lists()), "revision": [str(present)]})

    def main_fields(self) -> list[BoundField]:
        """What is needed of each."""
        return [self[name] for name in self.main]

    def more_groups(self) -> list[tuple[str, Any, list[BoundField]]]:
        """Everything else, by what it is about."""
        return [(key, label, [self[name] for name in names]) for key, label, names in self.groups]

    @property
    def is_more_needed(self) -> bool:
        """Whether "more" opens by itself: it holds an error, or an existing record is edited."""
        return self.institution is not None or any(
            name not in (*self.main, "__all__") for name in self.errors
        )


def usual(actor: Actor) -> dict[str, Any]:
    """What a new institution most likely is: of the office's own province."""
    return {"country": settling.HOME_COUNTRY, "province": actor.office.province}


def initial_of(institution: Institution) -> dict[str, Any]:
    """The present facts as the form shows them."""
    held = {name: getattr(institution, name) for name in institution_facts.NAMES}
    return {
        **held,
        "parent": institution.parent.name if institution.parent else "",
        "revision": institution.revision,
    }


class NameForm(forms.Form):
    """Another name of an institution."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    kind = forms.ChoiceField(label=_("Kind of name"), choices=NameKind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="tr")
    since = DayField(label=_("In use since"), required=False)
    until = DayField(label=_("In use until"), required=False)

    def facts(self) -> OtherName:
        """The valid form as a name."""
        return OtherName(**self.cleaned_data)


class StandingForm(forms.Form):
    """What the office keeps about an institution for itself."""

    tags = forms.CharField(
        label=_("Tags"),
        max_length=1000,
        required=False,
        help_text=_("Words of your office, with commas between them: “kardeş şehir, protokol”."),
    )
    responsible = forms.ChoiceField(label=_("Looked after by"), required=False)
    note = forms.CharField(
        label=_("Note"), max_length=LONGEST_NOTE, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, held: Standing | None, **kwargs: Any) -> None:
        if held is not None:
            kwargs["initial"] = {
                "tags": ", ".join(tag.name for tag in held.tags.all()),
                "responsible": str(held.responsible_id or ""),
                "note": held.note,
                "revision": held.revision,
            }
        super().__init__(*args, **kwargs)
        seats = visible_members(actor).select_related("user").order_by("user__name", "pk")
        self.members: dict[str, Membership] = {
            str(seat.pk): seat
            for seat in seats
            if seat.is_open_on(actor.today) or (held and seat.pk == held.responsible_id)
        }
        field = self.fields["responsible"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [NOT_CHOSEN, *((key, str(seat.user)) for key, seat in self.members.items())]

    def kept(self) -> dict[str, Any]:
        """The valid form as the verb takes it."""
        said = self.cleaned_data
        return {
            "note": said["note"],
            "tags": [part for part in said["tags"].replace(";", ",").split(",") if part.strip()],
            "responsible": self.members.get(said["responsible"]),
            "seen_revision": said["revision"],
        }


class LogoForm(forms.Form):
    """A picture for the institution."""

    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG or JPEG. Send it empty to take the present one off."),
    )


class MergeForm(forms.Form):
    """The other one, by its name or number in the register."""

    other = forms.CharField(
        label=_("The same institution, entered a second time"),
        max_length=LONGEST_NAME + 20,
        help_text=_("Write its name and choose it from the list, or its number in the register (#12)."),
    )

    def __init__(self, *args: Any, actor: Actor, institution: Institution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.institution = actor, institution
        self.found: Institution | None = None

    def clean_other(self) -> str:
        """The one institution that is meant."""
        typed: str = self.cleaned_data["other"]
        found = [one for one in queries.bearers_of(self.actor, typed) if one.pk != self.institution.pk]
        if len(found) != 1:
            raise forms.ValidationError(
                _("Several institutions bear this name; write the number of the one you mean.")
                if found
                else _("No other institution of the register bears this name.")
            )
        self.found = found[0]
        return typed
