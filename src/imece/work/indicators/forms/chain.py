"""The form of the approval chain: four places, the empty ones are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.services.accounts.models import Membership
from imece.work.indicators.actions.chain import MOST_STEPS, StepFacts
from imece.work.indicators.choices import Approver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.services.accounts.actor import Actor
    from imece.work.indicators.models import ApprovalStep


class StepForm(forms.Form):
    """One step; without a name there is no step."""

    name = forms.CharField(label=_("Step"), max_length=100, required=False)
    approver = forms.ChoiceField(label=_("Who approves"), choices=Approver, required=False)
    member = forms.ModelChoiceField(
        Membership.objects.none(),
        label=_("Member"),
        required=False,
        help_text=_("Only for “a named member”."),
    )
    allows_self = forms.BooleanField(
        label=_("The person who submitted may approve (it is marked)"), required=False
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Membership.objects.open_on(actor.today).filter(office_id=actor.office_id)
        self.fields["member"].queryset = seats.select_related("user")  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean(self) -> dict[str, Any]:
        """A named step says who; a named member is chosen exactly where one is asked for."""
        cleaned = super().clean() or {}
        if cleaned.get("name"):
            names_member = cleaned.get("approver") == Approver.MEMBER
            if not cleaned.get("approver"):
                self.add_error("approver", _("Say who approves at this step."))
            elif names_member and not cleaned.get("member"):
                self.add_error("member", _("Choose the member who approves."))
            elif not names_member:
                cleaned["member"] = None
        return cleaned

    def facts(self) -> StepFacts | None:
        """The step, or None for an empty place."""
        told = self.cleaned_data
        if not told.get("name"):
            return None
        return StepFacts(told["name"], told["approver"], told["member"], told["allows_self"])


class ChainForm:
    """Four places side by side; valid when all are."""

    def __init__(self, data: Any, *, actor: Actor, steps: Iterable[ApprovalStep]) -> None:
        laid = list(steps)
        self.places = [
            StepForm(
                data,
                actor=actor,
                prefix=f"step{number}",
                initial=told(laid[number]) if number < len(laid) else {"approver": Approver.COORDINATOR},
            )
            for number in range(MOST_STEPS)
        ]

    def is_valid(self) -> bool:
        """Every place is asked, so that all errors show at once."""
        answers = [place.is_valid() for place in self.places]
        return all(answers)

    def facts(self) -> list[StepFacts]:
        """The named steps in their order."""
        return [facts for place in self.places if (facts := place.facts()) is not None]


def told(step: ApprovalStep) -> dict[str, Any]:
    """A laid step as its form begins."""
    return {
        "name": step.name,
        "approver": step.approver,
        "member": step.member_id,
        "allows_self": step.allows_self,
    }
