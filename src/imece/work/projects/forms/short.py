"""Short forms: a move of the status, the same values for many projects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.work.projects import queries, workflow
from imece.work.projects.choices import Part, Theme
from imece.work.projects.forms.parts import NOT_CHOSEN, fund_choices, fund_of

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.projects.models import Project


class MoveForm(forms.Form):
    """Which move, since when, and why."""

    move = forms.ChoiceField(label=_("What happened"), widget=forms.RadioSelect)
    since = DayField(label=_("On which day"))
    note = forms.CharField(
        label=_("Note"),
        max_length=300,
        required=False,
        help_text=_("Needed when it is suspended, rejected or cancelled."),
    )

    def __init__(self, *args: Any, actor: Actor, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"since": actor.today}})
        moves = workflow.PROJECTS.open_to(actor, project)
        field = self.fields["move"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(move.name, move.label) for move, decision in moves if decision.allowed]


class BulkForm(forms.Form):
    """What many projects get in common; an empty field leaves each as it is."""

    part = forms.ChoiceField(label=_("Our part"), required=False, choices=[NOT_CHOSEN, *Part.choices])
    fund = forms.ChoiceField(label=_("Funder and programme"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    objective = forms.ChoiceField(label=_("Objective of the plan"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("Themes to add"), choices=Theme, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owned = queries.belongings(actor)
        goals = [(key, f"{one.number} {one}") for key, one in self.owned.objectives.items()]
        self._offer("fund", fund_choices(self.owned))
        self._offer("unit", [(key, unit.name) for key, unit in self.owned.units.items()])
        self._offer("objective", goals)

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [NOT_CHOSEN, *choices]

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Choose at least one thing to change."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """The columns that change, by name."""
        said = self.cleaned_data
        found: dict[str, Any] = {"part": said["part"]} if said["part"] else {}
        if said["fund"]:
            found["funder"], found["programme"] = fund_of(said["fund"], self.owned)
        if said["unit"]:
            found["unit"] = self.owned.units[said["unit"]]
        if said["objective"]:
            found["objective"] = self.owned.objectives[said["objective"]]
        return found
