"""The form of an advisory request: quick on a phone, most are answered at once; and the form of an answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.work.activities.choices import TargetGroup
from imece.work.advisory import queries
from imece.work.advisory.choices import Asker, Channel, Sector, Topic
from imece.work.advisory.facts import RequestFacts
from imece.work.advisory.forms.parts import NOT_CHOSEN, RecordForm, institution_field, offer, proposed
from imece.work.people.policies import visible_to as visible_people
from imece.work.people.queries import people_named

if TYPE_CHECKING:
    from django.forms import BoundField

    from imece.services.accounts.actor import Actor
    from imece.work.advisory.models import AdvisoryRequest
    from imece.work.people.models import Person

TOKEN: Final = re.compile(r"\bK-(\d{6,9})\b")


class RequestForm(RecordForm):
    """Who asked, what, for whom; the answer in the same go, or who gives it by when."""

    asker = forms.ChoiceField(
        label=_("Who asked"), choices=Asker, widget=forms.RadioSelect, initial=Asker.CITIZEN
    )
    question = forms.CharField(
        label=_("What was asked"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Write no names of citizens here."),
    )
    topic = forms.ChoiceField(label=_("Subject"), choices=Topic, initial=Topic.FUNDS)
    target_group = forms.ChoiceField(
        label=_("For whom"), choices=[NOT_CHOSEN, *TargetGroup.choices], required=False
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel, initial=Channel.PHONE)
    answer = forms.CharField(
        label=_("How it was answered"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Answered at once? Write it here. Otherwise leave it empty and say who answers."),
    )
    owner = forms.ChoiceField(label=_("Who answers"), required=False)
    due_on = DayField(label=_("Answer due by"), required=False)
    asked_on = DayField(label=_("Asked on"))
    sector = forms.ChoiceField(label=_("Sector"), choices=[NOT_CHOSEN, *Sector.choices], required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    main = (
        "asker", "institution", "person", "question", "topic", "target_group", "channel", "answer", "owner", "due_on",
    )  # fmt: skip
    more = ("asked_on", "sector", "unit")

    def __init__(
        self, *args: Any, actor: Actor, request: AdvisoryRequest | None = None, **kwargs: Any
    ) -> None:
        self.actor, self.request = actor, request
        present = initial_of(request) if request else usual(actor)
        kwargs["initial"] = {**present, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["institution"] = institution_field(actor, required=False)
        self.fields["person"] = proposed(
            _("Person"),
            "advisory:person_options",
            actor,
            "person",
            required=False,
            help_text=_("A person your office knows. Of a citizen no name is kept."),
        )
        self.units, self.members = queries.units(actor), queries.members(actor)
        offer(self, "unit", [(key, unit.name) for key, unit in self.units.items()], empty=actor.is_staff)
        offer(self, "owner", [(key, str(seat.user)) for key, seat in self.members.items()])
        if request is not None:
            del self.fields["answer"]

    def clean(self) -> dict[str, Any]:
        """What goes with who asked; the days in their order."""
        said = super().clean() or {}
        self._clean_asker(said)
        if said.get("asked_on") and said["asked_on"] > self.actor.today:
            self.add_error("asked_on", _("The day lies in the future."))
        if said.get("due_on") and said.get("asked_on") and said["due_on"] < said["asked_on"]:
            self.add_error("due_on", _("The answer is due before the question was asked."))
        return said

    def _clean_asker(self, said: dict[str, Any]) -> None:
        asker, said["known"] = said.get("asker"), None
        if asker == Asker.INSTITUTION and not said.get("institution"):
            self.add_error("institution", _("Name the institution that asked."))
        if said.get("person") and asker != Asker.CITIZEN:
            said["known"] = person_of(self.actor, said["person"])
            if said["known"] is None:
                self.add_error(
                    "person", _("Choose one of the proposed people; enter new ones under “People”.")
                )
        elif asker == Asker.PERSON:
            self.add_error("person", _("Choose the person who asked, or say that it was a citizen."))

    def facts(self) -> RequestFacts:
        """The valid form as facts."""
        said = self.cleaned_data
        return RequestFacts(
            question=said["question"],
            asked_on=said["asked_on"],
            asker=said["asker"],
            institution=said["institution"],
            person=said["known"],
            target_group=said["target_group"],
            sector=said["sector"],
            topic=said["topic"],
            channel=said["channel"],
            unit=self.units.get(said["unit"]),
            owner=self.members.get(said["owner"]),
            due_on=said["due_on"],
        )

    def main_fields(self) -> list[BoundField]:
        """What a call needs."""
        return [self[name] for name in self.main if name in self.fields]

    def more_fields(self) -> list[BoundField]:
        """The rest."""
        return [self[name] for name in self.more]

    @property
    def is_more_needed(self) -> bool:
        """Whether "more" opens by itself."""
        return self.request is not None or any(name in self.more for name in self.errors)


def usual(actor: Actor) -> dict[str, Any]:
    """A call of today, of the own unit."""
    return {"asked_on": actor.today, "unit": str(actor.unit.pk) if actor.unit else ""}


def initial_of(request: AdvisoryRequest) -> dict[str, Any]:
    """The present facts as the form shows them."""
    plain = (
        "asker",
        "question",
        "topic",
        "target_group",
        "channel",
        "due_on",
        "asked_on",
        "sector",
        "revision",
    )
    return {
        **{name: getattr(request, name) for name in plain},
        "institution": request.institution.name if request.institution else request.institution_name,
        "person": named(request.person) if request.person else "",
        "unit": str(request.unit_id or ""),
        "owner": str(request.owner_id or ""),
    }


def named(person: Person) -> str:
    """A person as a proposal: the name for people, the number for the form."""
    return f"{person.shown} ({person.token})"


def person_of(actor: Actor, typed: str) -> Person | None:
    """The visible person whom a proposal names, or the only one of that name."""
    token = TOKEN.search(typed)
    if token is not None:
        return visible_people(actor).kept().filter(pk=int(token[1])).first()
    found = people_named(actor, typed)
    return found[0] if len(found) == 1 else None


class AnswerForm(forms.Form):
    """How a request was answered, and when."""

    answer = forms.CharField(
        label=_("How it was answered"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    day = DayField(label=_("Answered on"))
