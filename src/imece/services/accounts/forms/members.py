"""Forms of members, invitations and units."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.services.accounts import queries
from imece.services.accounts.actions import InvitationFacts, SeatFacts
from imece.services.accounts.choices import WRITING_ROLES, Role
from imece.services.accounts.models import Membership, Unit

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor

LANGUAGES = [("tr", "Türkçe"), ("en", "English")]


class UnitChoice(forms.ModelChoiceField[Unit] if TYPE_CHECKING else forms.ModelChoiceField):  # type: ignore[misc]  # generic for the stubs only
    """A choice of the office's units in use, drawn as a tree."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(queryset=Unit.objects.none(), required=False, **facts)

    def offer(self, actor: Actor, *, but: Unit | None = None) -> None:
        """Offer the units in use, without the branch of `but`."""
        nodes = queries.flat_tree(queries.unit_tree(actor))
        shown = [
            node
            for node in nodes
            if node.unit.is_active and not (but is not None and node.unit.path.startswith(but.path))
        ]
        self.queryset = Unit.objects.filter(pk__in=[node.unit.pk for node in shown])
        rows = [(node.unit.pk, "\u2003" * node.depth + node.unit.name) for node in shown]
        self.choices = [("", _("(none)")), *rows]


class InvitationForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(
        label=_("e-mail"), help_text=_("The invitation goes to this address and holds for 14 days.")
    )
    name = forms.CharField(label=_("name"), max_length=150, required=False)
    role = forms.ChoiceField(label=_("role"), choices=Role.choices)
    unit = UnitChoice(label=_("unit"), help_text=_("A unit contact needs one."))
    ends_on = DayField(
        label=_("membership until"), required=False, help_text=_("An auditor needs a last day.")
    )
    language = forms.ChoiceField(label=_("language of the mail"), choices=LANGUAGES, initial="tr")

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer(actor)  # type: ignore[attr-defined]  # a UnitChoice

    def facts(self) -> InvitationFacts:
        """What was said."""
        said = self.cleaned_data
        return InvitationFacts(
            email=said["email"],
            role=Role(said["role"]),
            name=said["name"],
            unit=said["unit"],
            ends_on=said["ends_on"],
            language=said["language"],
        )


class SeatForm(forms.Form):
    """A member's role, unit, title, flags and last day."""

    role = forms.ChoiceField(label=_("role"), choices=Role.choices)
    unit = UnitChoice(label=_("unit"))
    title = forms.CharField(label=_("job title"), max_length=120, required=False)
    is_unit_head = forms.BooleanField(
        label=_("head of the unit"), required=False, help_text=_("Approves what the unit reports.")
    )
    is_top_manager = forms.BooleanField(
        label=_("top manager"), required=False, help_text=_("Signs the last step of the approval chain.")
    )
    ends_on = DayField(label=_("until"), required=False, help_text=_("An auditor needs a last day."))

    def __init__(self, *args: Any, actor: Actor, seat: Membership, **kwargs: Any) -> None:
        names = ("role", "unit", "title", "is_unit_head", "is_top_manager", "ends_on")
        initial = {name: getattr(seat, name) for name in names}
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.fields["unit"].offer(actor)  # type: ignore[attr-defined]  # a UnitChoice

    def facts(self) -> SeatFacts:
        """What was said."""
        return SeatFacts(**{**self.cleaned_data, "role": Role(self.cleaned_data["role"])})


class EndForm(forms.Form):
    """When a membership ends, and who takes over."""

    last_day = DayField(label=_("last day"), help_text=_("Yesterday closes the seat at once."))
    successor = forms.ModelChoiceField(
        label=_("who takes over the open work"), queryset=Membership.objects.none(), required=False
    )

    def __init__(self, *args: Any, actor: Actor, seat: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"last_day": actor.today}, **kwargs})
        others = queries.open_members(actor).filter(role__in=WRITING_ROLES).exclude(pk=seat.pk)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField


class UnitForm(forms.Form):
    """A unit's name, code and place in the tree."""

    name = forms.CharField(label=_("name"), max_length=200)
    parent = UnitChoice(label=_("upper unit"))
    code = forms.CharField(label=_("code"), max_length=30, required=False)

    def __init__(self, *args: Any, actor: Actor, unit: Unit | None = None, **kwargs: Any) -> None:
        initial = {"name": unit.name, "parent": unit.parent, "code": unit.code} if unit else None
        super().__init__(*args, **{"initial": initial, **kwargs})
        self.fields["parent"].offer(actor, but=unit)  # type: ignore[attr-defined]  # a UnitChoice
