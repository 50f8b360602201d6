"""Forms of investors: a visit with its interview, a problem and its end, a lead and its moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.services.reference import places
from imece.services.reference.choices import (
    all_district_choices,
    country_choices,
    currency_choices,
    province_choices,
)
from imece.work.advisory import interview, queries
from imece.work.advisory.choices import ProblemArea, Sector
from imece.work.advisory.facts import LeadFacts, ProblemFacts, VisitFacts
from imece.work.advisory.forms.parts import NOT_CHOSEN, RecordForm, institution_field, new_token, offer
from imece.work.advisory.workflow import LEAD

if TYPE_CHECKING:
    from django.forms import BoundField

    from imece.services.accounts.actor import Actor
    from imece.work.advisory.models import InvestorVisit, Lead, Problem

MOST_PEOPLE = 1_000_000


def interview_field(question: interview.Question) -> forms.Field:
    """The field of one question."""
    label = str(question)
    if question.form in {"number", "percent"}:
        most = 100 if question.form == "percent" else MOST_PEOPLE
        return TurkishDecimalField(
            label=label, max_digits=9, decimal_places=0, min_value=0, max_value=most, required=False
        )
    if question.form == "yes_no":
        choices = [NOT_CHOSEN, ("yes", _("yes")), ("no", _("no"))]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    return forms.CharField(
        label=label, max_length=interview.LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class VisitForm(forms.Form):
    """The interview of a visit."""

    sector = forms.ChoiceField(label=_("Sector"), choices=[NOT_CHOSEN, *Sector.choices], required=False)
    summary = forms.CharField(
        label=_("What was said besides"),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, actor: Actor, visit: InvestorVisit | None = None, **kwargs: Any) -> None:
        if visit is not None:
            kwargs["initial"] = {
                "investor": visit.institution.name if visit.institution else visit.institution_name,
                "sector": visit.sector,
                "summary": visit.summary,
                **{f"answer_{code}": _typed(value) for code, value in visit.answers.items()},
            }
        super().__init__(*args, **kwargs)
        self.fields["institution"] = institution_field(actor, _("Investor"))
        if visit is not None:
            self.initial["institution"] = self.initial["investor"]
        for question in interview.questions():
            self.fields[f"answer_{question.code}"] = interview_field(question)
        self.order_fields(["institution", "sector"])

    def main_fields(self) -> list[BoundField]:
        """Who it is."""
        return [
            field
            for field in self
            if not field.is_hidden and not field.name.startswith(("answer_", "summary"))
        ]

    def question_fields(self) -> list[BoundField]:
        """The interview, and what was said besides."""
        return [*(self[f"answer_{question.code}"] for question in interview.questions()), self["summary"]]

    def facts(self) -> VisitFacts:
        """The valid form as facts."""
        said = self.cleaned_data
        answers = {question.code: said[f"answer_{question.code}"] for question in interview.questions()}
        return VisitFacts(
            investor=said["institution"], sector=said["sector"], answers=answers, summary=said["summary"]
        )


class NewVisitForm(VisitForm):
    """A visit that is no activity yet: its day and place make one."""

    once = forms.SlugField(max_length=40, required=False, widget=forms.HiddenInput, initial=new_token)
    day = DayField(label=_("Day of the visit"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    received = forms.BooleanField(label=_("The investor came to us"), required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.initial.setdefault("day", actor.today)
        self.order_fields(["institution", "day", "received", "place", "sector"])


def _typed(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value


class ProblemForm(forms.Form):
    """A problem with the step agreed, who takes it, by when."""

    title = forms.CharField(label=_("Problem"), max_length=300)
    area = forms.ChoiceField(label=_("Kind of problem"), choices=ProblemArea)
    step = forms.CharField(label=_("Next step"), max_length=300, required=False)
    owner = forms.ChoiceField(label=_("Who takes it"), required=False)
    due_on = DayField(label=_("By when"), required=False)

    def __init__(self, *args: Any, actor: Actor, problem: Problem | None = None, **kwargs: Any) -> None:
        if problem is not None:
            plain = {name: getattr(problem, name) for name in ("title", "area", "step", "due_on")}
            kwargs["initial"] = {**plain, "owner": str(problem.owner_id or "")}
        super().__init__(*args, **kwargs)
        self.members = queries.members(actor)
        offer(self, "owner", [(key, str(seat.user)) for key, seat in self.members.items()])

    def facts(self) -> ProblemFacts:
        """The valid form as facts."""
        said = self.cleaned_data
        return ProblemFacts(
            title=said["title"],
            area=said["area"],
            step=said["step"],
            owner=self.members.get(said["owner"]),
            due_on=said["due_on"],
        )


class EndForm(forms.Form):
    """What became of a problem."""

    solved = forms.ChoiceField(
        label=_("What became of it?"),
        choices=[("yes", _("Solved")), ("no", _("Not solvable by us"))],
        widget=forms.RadioSelect,
        initial="yes",
    )
    outcome = forms.CharField(label=_("How it ended"), max_length=500)
    day = DayField(label=_("Day"))


class LeadForm(RecordForm):
    """One possible investment."""

    title = forms.CharField(
        label=_("Investment"), max_length=300, help_text=_("Such as: packaging plant, second line.")
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[NOT_CHOSEN, *Sector.choices], required=False)
    amount = TurkishDecimalField(
        label=_("Amount"),
        max_digits=16,
        decimal_places=2,
        min_value=0,
        required=False,
        help_text=_("Empty when not known."),
    )
    currency = forms.ChoiceField(label=_("Currency"))
    jobs = TurkishDecimalField(
        label=_("Jobs expected"), max_digits=7, decimal_places=0, min_value=0, required=False
    )
    province = forms.ChoiceField(label=_("Province"), required=False)
    district = forms.ChoiceField(label=_("District"), required=False)
    site = forms.CharField(
        label=_("Site"), max_length=200, required=False, help_text=_("Such as an industrial zone and plot.")
    )
    country = forms.ChoiceField(label=_("Country of the investor"))
    owner = forms.ChoiceField(label=_("Who accompanies it"), required=False)
    first_on = DayField(label=_("First contact on"))
    note = forms.CharField(
        label=_("Note"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, actor: Actor, lead: Lead | None = None, **kwargs: Any) -> None:
        self.actor = actor
        kwargs["initial"] = {
            **(lead_initial(lead) if lead else lead_usual(actor)),
            **kwargs.get("initial", {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["institution"] = institution_field(actor, _("Investor"))
        self.members = queries.members(actor)
        offer(self, "owner", [(key, str(seat.user)) for key, seat in self.members.items()])
        offer(self, "currency", currency_choices(), empty=False)
        offer(self, "country", country_choices(), empty=False)
        offer(self, "province", province_choices())
        offer(self, "district", all_district_choices())
        self.order_fields(["once", "revision", "institution", "title"])

    def clean(self) -> dict[str, Any]:
        """A district brings its province; no day of the future."""
        said = super().clean() or {}
        if said.get("district"):
            said["province"] = places.district(said["district"]).province
        if said.get("first_on") and said["first_on"] > self.actor.today:
            self.add_error("first_on", _("The day lies in the future."))
        return said

    def shown(self) -> list[BoundField]:
        """The fields in their order."""
        return [field for field in self if not field.is_hidden]

    def facts(self) -> LeadFacts:
        """The valid form as facts."""
        said = self.cleaned_data
        return LeadFacts(
            title=said["title"],
            investor=said["institution"],
            first_on=said["first_on"],
            sector=said["sector"],
            country=said["country"],
            province=said["province"],
            district=said["district"],
            site=said["site"],
            amount=said["amount"],
            currency=said["currency"],
            jobs=None if said["jobs"] is None else int(said["jobs"]),
            owner=self.members.get(said["owner"]),
            note=said["note"],
        )


def lead_usual(actor: Actor) -> dict[str, Any]:
    """Met today, in the office's own province."""
    return {"first_on": actor.today, "province": actor.office.province, "currency": "TRY", "country": "TR"}


def lead_initial(lead: Lead) -> dict[str, Any]:
    """The present facts as the form shows them."""
    plain = (
        "title", "first_on", "sector", "country", "province", "district", "site", "amount", "currency", "jobs", "note",
        "revision",
    )  # fmt: skip
    return {
        **{name: getattr(lead, name) for name in plain},
        "institution": lead.institution.name if lead.institution else lead.institution_name,
        "owner": str(lead.owner_id or ""),
    }


class MoveForm(forms.Form):
    """One move of a lead."""

    move = forms.ChoiceField(label=_("Step"))
    day = DayField(label=_("Day"))
    note = forms.CharField(
        label=_("Remark"), max_length=300, required=False, help_text=_("Needed when it is lost: why?")
    )

    def __init__(self, *args: Any, actor: Actor, lead: Lead, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("day", actor.today)
        moves = [(move.name, str(move.label)) for move, may in LEAD.open_to(actor, lead) if may.allowed]
        offer(self, "move", moves, empty=False)
