"""Forms of collection rounds: the round, whom it asks, one project as an institution sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.work.contacts.models import Institution
from imece.work.projects import rounds
from imece.work.projects.actions.answering import Said
from imece.work.projects.inventory.saying import clean_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project, RoundInvitation

STANDS: Final = "stands"
CORRECT: Final = "correct"
NEW_ONES: Final = 2
LONG: Final = frozenset({"summary"})


class RoundForm(forms.Form):
    """What is asked for, until when."""

    title = forms.CharField(label=_("Title"), max_length=200)
    due_on = DayField(label=_("Due date"))
    note = forms.CharField(
        label=_("Note to the institutions"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    letter_no = forms.CharField(label=_("Official letter no."), max_length=60, required=False)
    letter_date = DayField(label=_("Letter date"), required=False)


class InviteForm(forms.Form):
    """Institutions by name, one in each line; names that the register does not surely know are told."""

    names = forms.CharField(
        label=_("Institutions"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
        help_text=_("One name in each line, as it stands in the register of institutions."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor

    def clean_names(self) -> list[Institution]:
        """The institutions that the lines surely mean."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines() if line.strip()]
        sure = rounds.surely_meant(self._actor, lines)
        unknown = [line for line in lines if line not in sure]
        if unknown:
            sentence = _("The register does not surely know these names: %(names)s")
            raise forms.ValidationError(sentence % {"names": ", ".join(unknown[:10])})
        held = Institution.objects.in_bulk(sure.values())
        return [held[sure[line]] for line in lines]


class ContactForm(forms.Form):
    """Who receives the link."""

    person = forms.CharField(label=_("Contact person"), max_length=150, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)


class ProjectAnswerForm(forms.Form):
    """One project as the institution sees it: right as it stands, or corrected."""

    answer = forms.ChoiceField(
        label=_("Is it right?"),
        choices=[
            ("", _("I say nothing about it now")),
            (STANDS, _("Right as it stands")),
            (CORRECT, _("I correct it")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, data: Any, *, actor: Actor, project: Project) -> None:
        super().__init__(data, prefix=f"project{project.pk}")
        self.actor, self.project = actor, project
        self.ours = rounds.as_said(project)
        _add_columns(self, rounds.ASKED, self.ours)

    def corrections(self) -> list[forms.BoundField]:
        """The fields that can be corrected."""
        return [self[key] for key in rounds.ASKED]

    def clean(self) -> dict[str, Any]:
        """Corrections are read like a row of an inventory; whoever typed one means it, also without choosing so."""
        if not self.cleaned_data.get("answer") and set(self.changed_data) - {"answer"}:
            self.cleaned_data["answer"] = CORRECT
        if self.cleaned_data.get("answer") == CORRECT:
            _check(self, self.actor, {key: self.cleaned_data.get(key, "") for key in rounds.ASKED})
        return self.cleaned_data

    def said(self) -> Said | None:
        """What the form says; nothing when it was left alone."""
        answer = self.cleaned_data.get("answer")
        if not answer:
            return None
        values = {key: self.cleaned_data[key] for key in rounds.ASKED} if answer == CORRECT else {}
        return Said(self.project, values)


class NewProjectForm(forms.Form):
    """A project that the bank does not have."""

    def __init__(self, data: Any, *, actor: Actor, number: int) -> None:
        super().__init__(data, prefix=f"new{number}")
        self.actor = actor
        _add_columns(self, rounds.ADDED, {})

    def clean(self) -> dict[str, Any]:
        """Left empty it says nothing; begun, it needs a title."""
        if any(self.cleaned_data.get(key) for key in rounds.ADDED):
            _check(self, self.actor, self.cleaned_data)
        return self.cleaned_data

    def said(self) -> Said | None:
        """What the form says."""
        values = {key: self.cleaned_data[key] for key in rounds.ADDED if self.cleaned_data.get(key)}
        return Said(None, values) if values else None


class AnswerSheet:
    """All forms of the guest's page together, and who sends them."""

    def __init__(self, actor: Actor, invitation: RoundInvitation, data: Any = None) -> None:
        self.sender = SenderForm(data, initial={"sender": invitation.person})
        self.projects = [
            ProjectAnswerForm(data, actor=actor, project=project)
            for project in rounds.projects_of(invitation)
        ]
        self.new = [NewProjectForm(data, actor=actor, number=number) for number in range(NEW_ONES)]

    def is_valid(self) -> bool:
        """Whether everything that was said can be read; all forms are looked at."""
        right = [form.is_valid() for form in (self.sender, *self.projects, *self.new)]
        return all(right)

    def said(self) -> list[Said]:
        """What the forms say."""
        answers = [form.said() for form in self.projects] + [form.said() for form in self.new]
        return [said for said in answers if said is not None]


class SenderForm(forms.Form):
    """Who answers for the institution."""

    sender = forms.CharField(label=_("Your name and duty"), max_length=200)


def _add_columns(form: forms.Form, keys: tuple[str, ...], initial: Mapping[str, str]) -> None:
    named = rounds.labels()
    for key in keys:
        widget = forms.Textarea(attrs={"rows": 3}) if key in LONG else forms.TextInput()
        form.fields[key] = forms.CharField(
            label=named[key], max_length=4_000, required=False, initial=initial.get(key, ""), widget=widget
        )


def _check(form: forms.Form, actor: Actor, said: Mapping[str, str]) -> None:
    _values, wrong = clean_said(actor, said)
    for key, sentence in wrong.items():
        form.add_error(key if key in form.fields else None, sentence)
