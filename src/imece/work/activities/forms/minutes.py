"""Writing minutes: who was there, the agenda and the decisions as rows; empty rows are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField
from imece.services.accounts.models import Membership
from imece.work.activities.actions import MinutesFacts, SaidDecision, SaidItem

if TYPE_CHECKING:
    from imece.services.accounts.actor import Actor
    from imece.work.activities.models import Minutes

SPARE: Final = 3
MOST: Final = 60


class MinutesForm(forms.Form):
    """The head of the minutes."""

    chair = forms.CharField(label=_("Chaired by (name or role)"), max_length=200, required=False)
    present = forms.CharField(
        label=_("Present (roles and numbers)"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: 3 members of the commission, 2 experts of the agency. Roles are enough."),
    )
    absent = forms.CharField(
        label=_("Excused"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ItemForm(forms.Form):
    """One item of the agenda."""

    title = forms.CharField(label=_("Agenda item"), max_length=300)
    discussion = forms.CharField(
        label=_("What was said"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 2})
    )
    use_required_attribute = False


class DecisionForm(forms.Form):
    """One decision."""

    text = forms.CharField(label=_("Decision"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    owner = forms.ModelChoiceField(label=_("Owner"), queryset=Membership.objects.none(), required=False)
    due_on = DayField(label=_("Due date"), required=False)
    use_required_attribute = False

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = members  # type: ignore[attr-defined]  # a ModelChoiceField


Items = forms.formset_factory(ItemForm, extra=SPARE, max_num=MOST, absolute_max=MOST)
Decisions = forms.formset_factory(DecisionForm, extra=SPARE, max_num=MOST, absolute_max=MOST)


class MinutesSheet:
    """The three forms of one page, judged together."""

    def __init__(self, actor: Actor, minutes: Minutes | None, data: Any = None) -> None:
        members = (
            Membership.objects.open_on(actor.today)
            .filter(office_id=actor.office_id)
            .select_related("user")
            .order_by("user__name")
        )
        self.head = MinutesForm(data, initial=_head_of(minutes))
        self.items = Items(data, prefix="items", initial=_items_of(minutes))
        self.decisions = Decisions(
            data, prefix="decisions", initial=_decisions_of(minutes), form_kwargs={"members": members}
        )

    def is_valid(self) -> bool:
        """Whether all three are."""
        return all([self.head.is_valid(), self.items.is_valid(), self.decisions.is_valid()])

    def facts(self) -> MinutesFacts:
        """What was written; empty rows are none."""
        head = self.head.cleaned_data
        return MinutesFacts(
            chair=head["chair"],
            present=head["present"],
            absent=head["absent"],
            items=tuple(
                SaidItem(row["title"], row["discussion"])
                for row in (form.cleaned_data for form in self.items)
                if row.get("title")
            ),
            decisions=tuple(
                SaidDecision(row["text"], row["owner"], row["due_on"])
                for row in (form.cleaned_data for form in self.decisions)
                if row.get("text")
            ),
        )

    @property
    def revision(self) -> int:
        """The revision that the person had before the eyes."""
        seen: int = self.head.cleaned_data["revision"] or 0
        return seen


def _head_of(minutes: Minutes | None) -> dict[str, Any]:
    if minutes is None:
        return {"revision": 0}
    names = ("chair", "present", "absent", "revision")
    return {name: getattr(minutes, name) for name in names}


def _items_of(minutes: Minutes | None) -> list[dict[str, Any]]:
    rows = minutes.items.all() if minutes is not None else ()
    return [{"title": row.title, "discussion": row.discussion} for row in rows]


def _decisions_of(minutes: Minutes | None) -> list[dict[str, Any]]:
    rows = minutes.decisions.all() if minutes is not None else ()
    return [{"text": row.text, "owner": row.owner_id, "due_on": row.due_on} for row in rows]
