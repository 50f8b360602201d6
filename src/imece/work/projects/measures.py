"""What indicators can count of projects: the projects, the money granted, their different funders, partners from abroad."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.ui.reading import money
from imece.services.documents.models import Document
from imece.services.measures.registry import Binding, EvidenceRow, Figure, Measure
from imece.work.projects import policies
from imece.work.projects.bindings import RUNNING, MoneyFilters, ProjectFilters, with_usual
from imece.work.projects.choices import HOME_COUNTRY
from imece.work.projects.conditions import condition
from imece.work.projects.models import Partner, Project

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django import forms

    from imece.ground.values.period import Period
    from imece.work.projects.querysets import ProjectQuerySet

ABOUT: Final = Project._meta.label_lower


def in_time(filters: Mapping[str, Any], period: Period, prefix: str = "") -> Q:
    """Awarded (or else begun) in the period, or running on any of its days."""
    if filters.get("time") == RUNNING:
        return Q(**{f"{prefix}start__lte": period.last}) & (
            Q(**{f"{prefix}last_day__gte": period.first}) | Q(**{f"{prefix}last_day__isnull": True})
        )
    return Q(**{f"{prefix}counted_on__gte": period.first, f"{prefix}counted_on__lte": period.last})


class ProjectMeasure(Measure):
    """What the measures share: the records, who sees them, and how a record is shown."""

    form: type[ProjectFilters] = ProjectFilters
    prefix = ""

    def records(self, binding: Binding, period: Period) -> ProjectQuerySet:
        """The projects that count, each once."""
        return (
            Project.objects.kept()
            .filter(condition(with_usual(binding.filters)), in_time(binding.filters, period))
            .filter(office_id=binding.office_id)
            .order_by("counted_on", "pk")
        )

    def figure(self, binding: Binding, period: Period) -> Figure:
        """The value of one binding."""
        return self.figures([binding], period)[binding.key]

    def figures(self, bindings: Sequence[Binding], period: Period) -> dict[int, Figure]:
        """All bindings in one statement: one filtered aggregate for each."""
        if not bindings:
            return {}
        aggregates: dict[str, Any] = {}
        for place, binding in enumerate(bindings):
            aggregates.update(self.aggregates(f"b{place}", self._where(binding, period)))
        found = self.base({binding.office_id for binding in bindings}).aggregate(**aggregates)
        return {binding.key: self.told(f"b{place}", found) for place, binding in enumerate(bindings)}

    def _where(self, binding: Binding, period: Period) -> Q:
        prefix = self.prefix
        return (
            condition(with_usual(binding.filters), prefix)
            & in_time(binding.filters, period, prefix)
            & Q(**{f"{prefix}office_id": binding.office_id})
        )

    def base(self, office_ids: set[int]) -> Any:
        """The rows over which the aggregates run."""
        return Project.objects.kept().filter(office_id__in=office_ids).order_by()

    @abstractmethod
    def aggregates(self, name: str, where: Q) -> dict[str, Any]:
        """The aggregates of one binding, their names beginning with `name`."""

    def told(self, name: str, found: Mapping[str, Any]) -> Figure:
        """The figure read from the aggregates' answers."""
        return Figure(Decimal(found[name] or 0))

    def rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What staff see: funder, part, status, amounts and the way to the record."""
        return self._shown(records, for_staff=True)

    def public_rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What everybody sees: title, day, place, how many documents are held."""
        return self._shown(records, for_staff=False)

    def _shown(self, records: Iterable[Any], *, for_staff: bool) -> list[EvidenceRow]:
        listed = loaded(records)
        documents = document_counts(listed)
        shares = self.shares(listed)
        return [
            EvidenceRow(
                kind="project",
                object_id=str(project.pk),
                title=project.title if for_staff else str(project.said("title")),
                day=project.counted_on,
                place="; ".join(str(place) for place in project.places.all()),
                share=shares.get(project.pk),
                documents=documents[project.pk],
                url=reverse("projects:detail", args=[project.office.slug, project.pk]) if for_staff else "",
                details=self.details(project) if for_staff else {},
            )
            for project in listed
        ]

    def shares(self, listed: Sequence[Project]) -> dict[int, Decimal | None]:
        """What each record adds to the value; None when that is unknown or cannot be told apart."""
        return {project.pk: Decimal(1) for project in listed}

    def details(self, project: Project) -> dict[str, str]:
        """The other facts that staff check."""
        return {
            _("Funder"): str(project.funder or "–"),
            _("Our part"): str(project.get_part_display()),
            _("Status"): str(project.get_status_display()),
            _("Days"): project.when_shown or "–",
            _("Grant"): money(project.grant),
        }

    def seen_by(self, records: Any, actor: Any) -> Any:
        """The records that the actor may open."""
        return records.filter(policies.seen_by(actor))

    def filter_form(
        self, office_id: int, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> forms.Form:
        """Time, part, status, funders, themes, target groups, places, partner, word in the title."""
        return self.form(data, office_id=office_id, initial=initial)


class CountOfProjects(ProjectMeasure):
    """How many projects."""

    code = "projects.count"
    title = gettext_lazy("Number of projects")
    unit = gettext_lazy("number")
    counts = gettext_lazy("Each project that was awarded (or else begun) in the period, once.")

    def aggregates(self, name: str, where: Q) -> dict[str, Any]:
        """A count."""
        return {name: Count("pk", filter=where)}


class GrantAmount(ProjectMeasure):
    """How much money was granted, in lira."""

    code = "projects.grant_amount"
    title = gettext_lazy("Amount of grants and funds")
    unit = gettext_lazy("lira")
    counts = gettext_lazy(
        "The grants of all projects awarded (or else begun) in the period, in lira by the rate kept with each. Where the amount or the rate is not known, nothing is added."
    )
    form = MoneyFilters

    def aggregates(self, name: str, where: Q) -> dict[str, Any]:
        """The sum of known amounts, and how many records there are at all."""
        return {name: Sum("grant_try", filter=where), f"{name}_all": Count("pk", filter=where)}

    def told(self, name: str, found: Mapping[str, Any]) -> Figure:
        """No record: zero. Records of which no amount is known: nothing can be said."""
        value = found[name]
        if value is None:
            return Figure(None if found[f"{name}_all"] else Decimal(0))
        return Figure(Decimal(value).quantize(Decimal("0.01")))

    def shares(self, listed: Sequence[Project]) -> dict[int, Decimal | None]:
        """The known amount of each."""
        return {project.pk: project.grant_try for project in listed}


class DistinctFunders(ProjectMeasure):
    """From how many different sources money came."""

    code = "projects.funders"
    title = gettext_lazy("Number of different funders")
    unit = gettext_lazy("number")
    counts = gettext_lazy("Each funder of a project awarded (or else begun) in the period, once.")

    def records(self, binding: Binding, period: Period) -> ProjectQuerySet:
        """Only projects whose funder is known."""
        return super().records(binding, period).filter(funder__isnull=False)

    def aggregates(self, name: str, where: Q) -> dict[str, Any]:
        """A count of different funders."""
        return {name: Count("funder_id", distinct=True, filter=where)}

    def shares(self, listed: Sequence[Project]) -> dict[int, Decimal | None]:
        """A funder may pay several projects, so no record has a share of its own."""
        return dict.fromkeys((project.pk for project in listed), None)


class PartnersAbroad(ProjectMeasure):
    """How many different partners from other countries."""

    code = "projects.partners_abroad"
    title = gettext_lazy("Number of different partners from abroad")
    unit = gettext_lazy("number")
    counts = gettext_lazy(
        "Each partner from another country in a project awarded (or else begun) in the period, once, whatever its spelling."
    )
    prefix = "project__"

    def records(self, binding: Binding, period: Period) -> ProjectQuerySet:
        """Only projects with a partner from abroad."""
        abroad = Partner.objects.filter(~Q(country=HOME_COUNTRY), project_id=OuterRef("pk"))
        return super().records(binding, period).filter(Exists(abroad))

    def base(self, office_ids: set[int]) -> Any:
        """The rows of partners from abroad."""
        return (
            Partner.objects.filter(project__office_id__in=office_ids, project__removed_at__isnull=True)
            .exclude(country=HOME_COUNTRY)
            .order_by()
        )

    def aggregates(self, name: str, where: Q) -> dict[str, Any]:
        """A count of different names."""
        return {name: Count("folded", distinct=True, filter=where)}

    def shares(self, listed: Sequence[Project]) -> dict[int, Decimal | None]:
        """A partner may come in several projects, so no record has a share of its own."""
        return dict.fromkeys((project.pk for project in listed), None)

    def details(self, project: Project) -> dict[str, str]:
        """The partners as well."""
        abroad = [one.name for one in project.partners.all() if one.country != HOME_COUNTRY]
        return {**super().details(project), _("Partners"): ", ".join(abroad)}


MEASURES: Final[tuple[Measure, ...]] = (
    CountOfProjects(),
    GrantAmount(),
    DistinctFunders(),
    PartnersAbroad(),
)


def loaded(records: Iterable[Any]) -> list[Project]:
    """The records with all that a row shows, in a fixed number of statements."""
    listed = getattr(records, "select_related", None)
    if listed is None:
        return list(records)
    return list(listed("office", "funder").prefetch_related("places", "partners"))


def document_counts(listed: Sequence[Project]) -> Counter[int]:
    """How many documents each record holds, by one statement."""
    held = Document.objects.about_many(ABOUT, [project.pk for project in listed])
    counted = held.values_list("about_id").annotate(number=Count("pk")).order_by()
    return Counter(dict(counted))
