"""What indicators can count of advice and investors: requests, visits, problems solved, investments and their jobs."""

from __future__ import annotations

from abc import abstractmethod
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.services.measures.registry import Binding, EvidenceRow, Figure, Measure
from imece.work.advisory import bindings, policies
from imece.work.advisory.choices import ProblemState, Stage
from imece.work.advisory.models import AdvisoryRequest, InvestorVisit, Lead, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django import forms
    from django.db.models import QuerySet

    from imece.ground.values.period import Period

LISTS: Final = {
    "groups": "target_group",
    "topics": "topic",
    "sectors": "sector",
    "channels": "channel",
    "areas": "area",
}


class DatedMeasure(Measure):
    """What these measures share: one row counts once, on one day; filters are lists of codes of its own columns."""

    form: type[bindings.CodeFilters]
    day: str

    @abstractmethod
    def base(self, office_id: int) -> QuerySet[Any]:
        """The rows of the office that can count at all."""

    def records(self, binding: Binding, period: Period) -> QuerySet[Any]:
        """Those of the period that the filters leave, oldest first."""
        chosen = {
            f"{LISTS[name]}__in": codes for name, codes in binding.filters.items() if name in LISTS and codes
        }
        span = {f"{self.day}__gte": period.first, f"{self.day}__lte": period.last}
        return self.base(binding.office_id).filter(Q(**chosen), Q(**span)).order_by(self.day, "pk")

    def figure(self, binding: Binding, period: Period) -> Figure:
        """The number of records."""
        found = self.records(binding, period).order_by().aggregate(number=Count("pk"))
        return Figure(Decimal(found["number"]))

    def rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What staff see of the records."""
        return [self.row(record) for record in self.loaded(records)]

    def public_rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What everybody sees: the kind and the day, never who it was."""
        return [
            EvidenceRow(
                kind=self.code,
                object_id=str(record.pk),
                title=self.public_title(record),
                day=self.day_of(record),
                share=self.share(record),
            )
            for record in self.loaded(records)
        ]

    @abstractmethod
    def row(self, record: Any) -> EvidenceRow:
        """One record for staff."""

    @abstractmethod
    def public_title(self, record: Any) -> str:
        """What everybody may know of it."""

    @abstractmethod
    def day_of(self, record: Any) -> date | None:
        """The day on which it counts."""

    def share(self, record: Any) -> Decimal | None:
        """What it adds to the value."""
        return Decimal(1)

    def loaded(self, records: Iterable[Any]) -> list[Any]:
        """The records with what a row shows."""
        listed = getattr(records, "select_related", None)
        return list(records) if listed is None else list(listed(*self.shown_with))

    shown_with: tuple[str, ...] = ("office", "institution")

    def filter_form(
        self, office_id: int, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> forms.Form:
        """The lists of codes to choose from."""
        return self.form(data, initial=dict(initial or {}))


class AdvisoryRequests(DatedMeasure):
    """How many requests were put to the office."""

    code = "contacts.advisory_requests"
    title = gettext_lazy("Number of advisory requests")
    unit = gettext_lazy("number")
    counts = gettext_lazy("Each advisory request asked in the period, once, answered or not.")
    form = bindings.RequestFilters
    day = "asked_on"

    def base(self, office_id: int) -> QuerySet[Any]:
        """Kept requests."""
        return AdvisoryRequest.objects.kept().filter(office_id=office_id)

    def row(self, record: Any) -> EvidenceRow:
        """Who asked as the list shows it, subject, for whom, answered on."""
        return EvidenceRow(
            kind=self.code,
            object_id=str(record.pk),
            title=f"{record.get_topic_display()} – {record.who}",
            day=record.asked_on,
            share=Decimal(1),
            url=reverse("advisory:request", args=[record.office.slug, record.pk]),
            details={
                _("For whom"): str(record.get_target_group_display() or "–"),
                _("Channel"): str(record.get_channel_display()),
                _("State"): str(record.get_state_display()),
            },
        )

    def public_title(self, record: Any) -> str:
        """The subject and for whom."""
        return " – ".join(
            str(said) for said in (record.get_topic_display(), record.get_target_group_display()) if said
        )

    def day_of(self, record: Any) -> date | None:
        """The day of asking."""
        day: date = record.asked_on
        return day

    def seen_by(self, records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
        """Those that the actor may open."""
        return records.filter(pk__in=policies.visible_to(actor).values("pk"))


class InvestorVisits(DatedMeasure):
    """How many investors were visited or received."""

    code = "contacts.investor_visits"
    title = gettext_lazy("Number of investor visits")
    unit = gettext_lazy("number")
    counts = gettext_lazy(
        "Each visit with a written interview that took place in the period and was not cancelled."
    )
    form = bindings.SectorFilters
    day = "activity__first"
    shown_with = ("activity__office", "institution")

    def base(self, office_id: int) -> QuerySet[Any]:
        """Visits whose activity stands."""
        return InvestorVisit.objects.filter(
            activity__office_id=office_id, activity__removed_at__isnull=True, activity__is_cancelled=False
        )

    def row(self, record: Any) -> EvidenceRow:
        """The investor, the sector."""
        return EvidenceRow(
            kind=self.code,
            object_id=str(record.pk),
            title=record.investor,
            day=record.activity.first,
            place=record.activity.place_shown,
            share=Decimal(1),
            url=reverse("advisory:visit", args=[record.activity.office.slug, record.pk]),
            details={_("Sector"): str(record.get_sector_display() or "–")},
        )

    def public_title(self, record: Any) -> str:
        """The sector alone."""
        return str(record.get_sector_display() or _("Investor visit"))

    def day_of(self, record: Any) -> date | None:
        """The day of the visit."""
        day: date = record.activity.first
        return day

    def seen_by(self, records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
        """Those that the actor may open."""
        return records.filter(pk__in=policies.visible_visits(actor).values("pk"))


class ProblemsSolved(DatedMeasure):
    """How many problems of investors were solved."""

    code = "contacts.problems_solved"
    title = gettext_lazy("Number of investors’ problems solved")
    unit = gettext_lazy("number")
    counts = gettext_lazy(
        "Each problem found at a visit and solved in the period, on the day of its solution."
    )
    form = bindings.AreaFilters
    day = "ended_on"
    shown_with = ("office", "visit__institution")

    def base(self, office_id: int) -> QuerySet[Any]:
        """Solved ones of standing visits."""
        return Problem.objects.filter(
            office_id=office_id,
            state=ProblemState.SOLVED,
            visit__activity__removed_at__isnull=True,
            visit__activity__is_cancelled=False,
        )

    def row(self, record: Any) -> EvidenceRow:
        """The problem, whose, how it was solved."""
        return EvidenceRow(
            kind=self.code,
            object_id=str(record.pk),
            title=record.title,
            day=record.ended_on,
            share=Decimal(1),
            url=reverse("advisory:visit", args=[record.office.slug, record.visit_id]),
            details={
                _("Investor"): record.visit.investor,
                _("Kind of problem"): str(record.get_area_display()),
                _("How it ended"): record.outcome,
            },
        )

    def public_title(self, record: Any) -> str:
        """The kind of problem."""
        return str(record.get_area_display())

    def day_of(self, record: Any) -> date | None:
        """The day of the solution."""
        day: date | None = record.ended_on
        return day

    def seen_by(self, records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
        """Those that the actor may open."""
        return records.filter(pk__in=policies.visible_problems(actor).values("pk"))


class InvestmentsConcluded(DatedMeasure):
    """How many investments came to a decision with the office's company."""

    code = "contacts.investments_concluded"
    title = gettext_lazy("Number of investments concluded")
    unit = gettext_lazy("number")
    counts = gettext_lazy("Each investment concluded in the period, on the day of its conclusion.")
    form = bindings.SectorFilters
    day = "ended_on"

    def base(self, office_id: int) -> QuerySet[Any]:
        """Concluded ones."""
        return Lead.objects.filter(office_id=office_id, stage=Stage.CONCLUDED)

    def row(self, record: Any) -> EvidenceRow:
        """The investment with amount and jobs."""
        return EvidenceRow(
            kind=self.code,
            object_id=str(record.pk),
            title=f"{record.title} – {record.investor}",
            day=record.ended_on,
            place=record.place_shown,
            share=self.share(record),
            url=reverse("advisory:lead", args=[record.office.slug, record.pk]),
            details={
                _("Amount"): record.money_shown or "–",
                _("Jobs expected"): "–" if record.jobs is None else str(record.jobs),
            },
        )

    def public_title(self, record: Any) -> str:
        """The sector alone."""
        return str(record.get_sector_display() or _("Investment"))

    def day_of(self, record: Any) -> date | None:
        """The day of the conclusion."""
        day: date | None = record.ended_on
        return day

    def seen_by(self, records: QuerySet[Any], actor: Any) -> QuerySet[Any]:
        """Those that the actor may open."""
        return records.filter(pk__in=policies.visible_leads(actor).values("pk"))


class InvestmentJobs(InvestmentsConcluded):
    """How many jobs the concluded investments are to bring."""

    code = "contacts.investment_jobs"
    title = gettext_lazy("Jobs expected of concluded investments")
    unit = gettext_lazy("people")
    counts = gettext_lazy(
        "The jobs expected of the investments concluded in the period. Where the number is not known, nothing is added."
    )

    def figure(self, binding: Binding, period: Period) -> Figure:
        """The sum; records of which no number is known leave it unknown."""
        found = self.records(binding, period).order_by().aggregate(jobs=Sum("jobs"), number=Count("pk"))
        if found["jobs"] is None:
            return Figure(None if found["number"] else Decimal(0))
        return Figure(Decimal(found["jobs"]))

    def share(self, record: Any) -> Decimal | None:
        """Its jobs, if known."""
        return None if record.jobs is None else Decimal(record.jobs)


MEASURES: Final[tuple[Measure, ...]] = (
    AdvisoryRequests(),
    InvestorVisits(),
    ProblemsSolved(),
    InvestmentsConcluded(),
    InvestmentJobs(),
)
