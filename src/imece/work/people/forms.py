"""Forms of people: one person, a role, consent, erasing, who took part, a segment."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final, cast

from django import forms
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.work.activities.choices import TargetGroup
from imece.work.people import queries
from imece.work.people.choices import POINTS, Basis, Language, PointKind, Use
from imece.work.people.facts import PersonFacts, RoleFacts
from imece.work.people.models import LONGEST_NAME

if TYPE_CHECKING:
    from django.forms import BoundField

    from imece.services.accounts.actor import Actor
    from imece.work.people.models import Person, Role

NOT_CHOSEN: Final = ("", "—")
NOTICE: Final = _(
    "Only what the work needs is written here, and no identity number. The person has to be told that their data is held"
    " (information notice, article 10 of Law no. 6698); consent is needed only where no other ground holds."
)


def institution_field(office: str, **more: Any) -> forms.CharField:
    """A name of the register, proposed while typing."""
    attributes = {
        "list": "institution-names",
        "autocomplete": "off",
        "hx-get": reverse("people:institution_names", args=[office]),
        "hx-trigger": "input changed delay:300ms",
        "hx-target": "#institution-names",
        "hx-swap": "innerHTML",
        "hx-push-url": "false",
    }
    return forms.CharField(
        label=_("Institution"), max_length=250, widget=forms.TextInput(attrs=attributes), **more
    )


def point_name(kind: str, use: str) -> str:
    """The name of the field for one way to reach a person."""
    return f"{kind}_{use}"


def point_fields() -> dict[str, forms.Field]:
    """One field for each way that is offered."""
    made: dict[str, forms.Field] = {}
    for kind, use in POINTS:
        label = f"{PointKind(kind).label} ({Use(use).label})"
        of_mail = forms.EmailField(label=label, required=False, max_length=254)
        text = forms.CharField(
            label=label, required=False, max_length=300 if kind == PointKind.ADDRESS else 40
        )
        made[point_name(kind, use)] = of_mail if kind == PointKind.MAIL else text
    return made


class PersonForm(forms.Form):
    """One person; a new one with the present role."""

    once = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name and surname"), max_length=LONGEST_NAME)
    title = forms.CharField(
        label=_("Academic or official title"),
        max_length=60,
        required=False,
        help_text=_("Such as Prof. Dr. or Av."),
    )
    position = forms.CharField(label=_("Position"), max_length=150, required=False)
    department = forms.CharField(label=_("Department"), max_length=150, required=False)
    since = DayField(label=_("Since"), required=False)
    is_main = forms.BooleanField(label=_("Our main contact there"), required=False)
    basis = forms.ChoiceField(
        label=_("Ground for holding the data"),
        choices=Basis,
        initial=Basis.DUTY,
        help_text=_("Explicit consent only where none of the other grounds holds."),
    )
    basis_source = forms.CharField(
        label=_("Where the data came from"),
        max_length=200,
        help_text=_(
            "Such as a visiting card, an official letter, a sign-up form or the institution's public page."
        ),
    )
    basis_on = DayField(label=_("Day of it"))
    notified_on = DayField(label=_("Information notice given on"), required=False)
    salutation = forms.CharField(
        label=_("How letters greet them"),
        max_length=120,
        required=False,
        help_text=_("Such as “Sayın Başkan”."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language, required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.MultipleChoiceField(
        label=_("Target groups"), choices=TargetGroup, required=False, widget=forms.CheckboxSelectMultiple
    )
    tags = forms.CharField(
        label=_("Tags"),
        max_length=400,
        required=False,
        help_text=_("Own words of the office, with commas between them."),
    )
    unit = forms.ChoiceField(
        label=_("Unit that keeps the contact"),
        required=False,
        help_text=_("Contacts of this unit see the person too."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write only what the person may read: they can ask for it."),
    )
    is_new = forms.BooleanField(label=_("None of these: this is a new person"), required=False)

    main = ("name", "title", "institution", "position", "is_main", "mail_work", "mobile_work", "phone_work")
    ground = ("basis", "basis_source", "basis_on", "notified_on")
    more = (
        "department", "since", "salutation", "languages", "groups", "tags", "unit", "address_work", "mail_private",
        "phone_private", "note",
    )  # fmt: skip
    of_role = ("institution", "position", "department", "since", "is_main")

    def __init__(self, *args: Any, actor: Actor, person: Person | None = None, **kwargs: Any) -> None:
        self.actor, self.person = actor, person
        self.alike: list[tuple[Person, int]] = []
        kwargs["initial"] = {**(initial_of(person) if person else usual(actor)), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields.update(point_fields())
        self.fields["institution"] = institution_field(actor.office.slug, required=False)
        self.units = {str(unit.pk): unit for unit in queries.units(actor)}
        own = [(key, unit.name) for key, unit in self.units.items()]
        self.fields["unit"].choices = [NOT_CHOSEN, *own] if actor.is_staff else own  # type: ignore[attr-defined]  # a ChoiceField
        if person is not None:
            for name in (*self.of_role, "is_new"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A new one who looks like a known one is asked about first."""
        said = super().clean() or {}
        if said.get("position") and not said.get("institution"):
            self.add_error("institution", _("Name the institution of the position."))
        if said.get("basis_on") and said["basis_on"] > self.actor.today:
            self.add_error("basis_on", _("This day lies in the future."))
        if self.person is None and said.get("name") and not self.errors:
            self.alike = queries.alike(self.actor, said["name"], self._points(said))
            if self.alike and not said.get("is_new"):
                self.add_error(
                    None, _("Is it one of these people? If not, say below that this is a new person.")
                )
        return said

    def _points(self, said: dict[str, Any]) -> dict[tuple[str, str], str]:
        return {(kind, use): said.get(point_name(kind, use), "") for kind, use in POINTS}

    def facts(self) -> PersonFacts:
        """The valid form as facts."""
        said = self.cleaned_data
        role = None
        if said.get("institution"):
            role = RoleFacts(
                institution=said["institution"],
                title=said["position"],
                unit_name=said["department"],
                since=said["since"],
                is_main=said["is_main"],
            )
        return PersonFacts(
            name=said["name"],
            title=said["title"],
            salutation=said["salutation"],
            languages=tuple(said["languages"]),
            groups=tuple(said["groups"]),
            tags=words_in(said["tags"]),
            note=said["note"],
            unit=self.units.get(said["unit"]),
            basis=said["basis"],
            basis_source=said["basis_source"],
            basis_on=said["basis_on"],
            notified_on=said["notified_on"],
            points=self._points(said),
            role=role,
        )

    def stand_at(self, revision: int) -> None:
        """Sent again after a refusal, the form is about the record as it stands now."""
        sent = cast("MultiValueDict[str, str]", self.data)
        self.data = MultiValueDict({**dict(sent.lists()), "revision": [str(revision)]})

    def shown(self, names: tuple[str, ...]) -> list[BoundField]:
        """The fields of one part of the page."""
        return [self[name] for name in names if name in self.fields]

    def main_fields(self) -> list[BoundField]:
        """Who it is and how to reach them."""
        return self.shown(self.main)

    def ground_fields(self) -> list[BoundField]:
        """Why the data may be held."""
        return self.shown(self.ground)

    def more_fields(self) -> list[BoundField]:
        """Everything else."""
        return self.shown(self.more)

    @property
    def is_more_needed(self) -> bool:
        """Whether "more" opens by itself."""
        return self.person is not None or any(name in self.more for name in self.errors)


def usual(actor: Actor) -> dict[str, Any]:
    """What a new person most likely is: met today, kept by the own unit."""
    return {
        "once": secrets.token_urlsafe(16),
        "basis_on": actor.today,
        "unit": str(actor.unit.pk) if actor.unit else "",
        "languages": [Language.TURKISH],
    }


def initial_of(person: Person) -> dict[str, Any]:
    """The present facts as the form shows them."""
    plain = (
        "name",
        "title",
        "salutation",
        "note",
        "basis",
        "basis_source",
        "basis_on",
        "notified_on",
        "revision",
    )
    return {
        **{name: getattr(person, name) for name in plain},
        "languages": person.language_codes,
        "groups": person.group_codes,
        "tags": ", ".join(tag.name for tag in person.tags.all()),
        "unit": str(person.unit_id or ""),
        **{point_name(point.kind, point.use): point.value for point in person.points.all()},
    }


def words_in(text: str) -> tuple[str, ...]:
    """Words with commas between them, each once."""
    return tuple(dict.fromkeys(word for part in text.split(",") if (word := " ".join(part.split())[:60])))


class RoleForm(forms.Form):
    """One role of a person."""

    position = forms.CharField(label=_("Position"), max_length=150, required=False)
    department = forms.CharField(label=_("Department"), max_length=150, required=False)
    since = DayField(label=_("Since"), required=False)
    until = DayField(label=_("Until"), required=False, help_text=_("Empty while the person holds it."))
    is_main = forms.BooleanField(label=_("Our main contact there"), required=False)

    def __init__(self, *args: Any, actor: Actor, role: Role | None = None, **kwargs: Any) -> None:
        if role is not None:
            kwargs["initial"] = {
                "institution": role.place,
                "position": role.title,
                "department": role.unit_name,
                "since": role.since,
                "until": role.until,
                "is_main": role.is_main,
            }
        super().__init__(*args, **kwargs)
        self.fields["institution"] = institution_field(actor.office.slug)
        self.order_fields(["institution"])

    def facts(self) -> RoleFacts:
        """The valid form as facts."""
        said = self.cleaned_data
        return RoleFacts(
            institution=said["institution"],
            title=said["position"],
            unit_name=said["department"],
            since=said["since"],
            until=said["until"],
            is_main=said["is_main"],
        )


class WithdrawForm(forms.Form):
    """When the consent was taken back."""

    day = DayField(label=_("Day"))


class EraseForm(forms.Form):
    """Why a person is erased."""

    reason = forms.CharField(
        label=_("Why is the person erased?"),
        max_length=300,
        help_text=_(
            "Such as: on the person's request of 3 March 2026. Do not write the name here; the reason stays."
        ),
    )
    sure = forms.BooleanField(label=_("I know that this cannot be undone"))


class AttendanceForm(forms.Form):
    """Who took part: those known to have, and those whom a search proposes."""

    people = forms.MultipleChoiceField(label=_("People"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: dict[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.fields["people"].choices = [(key, described(one)) for key, one in offered.items()]  # type: ignore[attr-defined]  # a ChoiceField

    def chosen(self) -> list[Person]:
        """The valid form as people."""
        return [self.offered[key] for key in self.cleaned_data["people"]]


def described(person: Person) -> str:
    """A person with the present role, to tell two of one name apart."""
    role = next(iter(person.roles.all()), None)
    return f"{person.shown} – {role.shown}" if role else person.shown


class SegmentForm(forms.Form):
    """The name of a segment."""

    name = forms.CharField(label=_("Name"), max_length=100)
    purpose = forms.CharField(
        label=_("What it is for"),
        max_length=200,
        required=False,
        help_text=_("Such as: invitations to youth trainings."),
    )
