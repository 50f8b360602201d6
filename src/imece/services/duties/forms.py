"""The form of a duty and the filters of their list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.ground.web.filters import FilterForm
from imece.services.accounts.models import Membership, Unit
from imece.services.duties.models import Duty

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.services.duties.models import DutyQuerySet


class DutyForm(forms.ModelForm[Duty]):
    """What, who, by when."""

    due_on = DayField(label=_("due date"), required=False)

    class Meta:
        model = Duty
        fields = ("title", "due_on", "owner", "unit", "note")
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = (
            Membership.objects.open_on(actor.today).filter(office_id=actor.office_id).select_related("user")
        )
        self.fields["owner"].queryset = members  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["unit"].queryset = Unit.objects.filter(office_id=actor.office_id, is_active=True)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Somebody must own it."""
        cleaned = super().clean() or {}
        if not cleaned.get("owner") and not cleaned.get("unit"):
            self.add_error("owner", _("Choose a member or a unit: a duty of nobody is done by nobody."))
        return cleaned


class DutyFilter(FilterForm):
    """Which duties to show."""

    SHOWN = (("", _("Open")), ("late", _("Late")), ("done", _("Done")), ("mine", _("Waiting for me")))
    q = forms.CharField(label=_("Search"), max_length=100)
    show = forms.ChoiceField(label=_("Show"), choices=SHOWN)

    def narrow(self, duties: DutyQuerySet, actor: Actor) -> DutyQuerySet:
        """The duties that the address asks for."""
        chosen = self.chosen()
        show = chosen.get("show", "")
        if show == "done":
            duties = duties.filter(done_at__isnull=False)
        elif show == "late":
            duties = duties.late_on(actor.today)
        elif show == "mine":
            duties = duties & Duty.objects.waiting_for(actor)
        else:
            duties = duties.open()
        return duties.filter(title__icontains=chosen["q"]) if "q" in chosen else duties
