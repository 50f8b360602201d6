"""What indicators can count of activities: the happenings, their participants, the different institutions in them."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.services.documents.models import Document
from imece.services.measures.registry import Binding, EvidenceRow, Figure, Measure
from imece.work.activities import policies
from imece.work.activities.bindings import ActivityFilters, ParticipantFilters
from imece.work.activities.conditions import as_counted, condition
from imece.work.activities.models import Activity, ActivityInstitution, Participation
from imece.work.activities.whereabouts import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django import forms

    from imece.ground.values.period import Period
    from imece.work.activities.querysets import ActivityQuerySet

UNKNOWN: Final = gettext_lazy("unknown")
ABOUT: Final = "activities.activity"


class ActivityMeasure(Measure):
    """What the three measures share: the records, who sees them, and how a record is shown."""

    form: type[ActivityFilters] = ActivityFilters

    def records(self, binding: Binding, period: Period) -> ActivityQuerySet:
        """Standing activities that began in the period: a happening counts once, on its first day."""
        return (
            Activity.objects.standing()
            .starting_in(period)
            .filter(condition(binding.filters), office_id=binding.office_id)
            .order_by("first", "pk")
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
            aggregates.update(self.aggregates(f"b{place}", binding, self._condition(binding)))
        found = self.base({binding.office_id for binding in bindings}, period).aggregate(**aggregates)
        return {binding.key: self.told(f"b{place}", found) for place, binding in enumerate(bindings)}

    def _condition(self, binding: Binding) -> Q:
        return condition(binding.filters) & Q(office_id=binding.office_id)

    def base(self, office_ids: set[int], period: Period) -> Any:
        """The rows over which the aggregates run."""
        return Activity.objects.standing().starting_in(period).filter(office_id__in=office_ids).order_by()

    @abstractmethod
    def aggregates(self, name: str, binding: Binding, where: Q) -> dict[str, Any]:
        """The aggregates of one binding, their names beginning with `name`."""

    def told(self, name: str, found: Mapping[str, Any]) -> Figure:
        """The figure read from the aggregates' answers."""
        return Figure(Decimal(found[name] or 0))

    def rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What staff see: kind, part, unit, participants and the way to the record."""
        listed = _loaded(records)
        documents = _document_counts(listed)
        shares = self.shares(listed)
        return [
            EvidenceRow(
                kind="activity",
                object_id=str(activity.pk),
                title=activity.title,
                day=activity.first,
                place=place_name(activity),
                share=shares.get(activity.pk),
                documents=documents[activity.pk],
                url=reverse("activities:detail", args=[activity.office.slug, activity.pk]),
                details=self.details(activity),
            )
            for activity in listed
        ]

    def public_rows(self, records: Iterable[Any]) -> list[EvidenceRow]:
        """What everybody sees: title, date, place and how many documents are held."""
        listed = _loaded(records)
        documents = _document_counts(listed)
        shares = self.shares(listed)
        return [
            EvidenceRow(
                kind="activity",
                object_id=str(activity.pk),
                title=str(activity.said("title")),
                day=activity.first,
                place=place_name(activity),
                share=shares.get(activity.pk),
                documents=documents[activity.pk],
            )
            for activity in listed
        ]

    def shares(self, listed: Sequence[Activity]) -> dict[int, Decimal | None]:
        """What each record adds to the value; None when that is unknown or cannot be told apart."""
        return {activity.pk: Decimal(1) for activity in listed}

    def details(self, activity: Activity) -> dict[str, str]:
        """The other facts that staff check."""
        known = activity.participants
        return {
            _("Date"): activity.when_shown,
            _("Kind"): str(activity.kind),
            _("Our part"): str(activity.get_part_display()),
            _("Unit"): str(activity.unit or "–"),
            _("Participants"): str(UNKNOWN) if known is None else str(known),
        }

    def seen_by(self, records: Any, actor: Any) -> Any:
        """The records that the actor may open."""
        return records.filter(policies.seen_by(actor))

    def filter_form(
        self, office_id: int, data: Any = None, initial: Mapping[str, Any] | None = None
    ) -> forms.Form:
        """Kinds, parts, units, place, target groups, institution, word in the title."""
        return self.form(data, office_id=office_id, initial=initial)


class CountOfActivities(ActivityMeasure):
    """How many happenings there were."""

    code = "activities.count"
    title = gettext_lazy("Number of activities")
    unit = gettext_lazy("number")
    counts = gettext_lazy("Each activity that began in the period and was not cancelled, once.")

    def aggregates(self, name: str, binding: Binding, where: Q) -> dict[str, Any]:
        """A count."""
        return {name: Count("pk", filter=where)}


class SumOfParticipants(ActivityMeasure):
    """How many people took part, all of them or one group."""

    code = "activities.participants"
    title = gettext_lazy("Number of participants")
    unit = gettext_lazy("people")
    counts = gettext_lazy(
        "The participants of all activities that began in the period. Where the number is not known, nothing is added."
    )
    form = ParticipantFilters

    def records(self, binding: Binding, period: Period) -> ActivityQuerySet:
        """The activities with the number that is added up, as `counted`."""
        return super().records(binding, period).annotate(counted=_counted(binding.filters))

    def aggregates(self, name: str, binding: Binding, where: Q) -> dict[str, Any]:
        """The sum of known numbers, and how many records there are at all."""
        return {name: Sum(_counted(binding.filters), filter=where), f"{name}_all": Count("pk", filter=where)}

    def told(self, name: str, found: Mapping[str, Any]) -> Figure:
        """No record: zero. Records of which no number is known: nothing can be said."""
        value = found[name]
        if value is None:
            return Figure(None if found[f"{name}_all"] else Decimal(0))
        return Figure(Decimal(value))

    def shares(self, listed: Sequence[Activity]) -> dict[int, Decimal | None]:
        """The known number of each."""
        numbers = {activity.pk: getattr(activity, "counted", activity.participants) for activity in listed}
        return {key: None if number is None else Decimal(number) for key, number in numbers.items()}


class DistinctInstitutions(ActivityMeasure):
    """How many different institutions took part."""

    code = "activities.institutions"
    title = gettext_lazy("Number of different institutions")
    unit = gettext_lazy("number")
    counts = gettext_lazy(
        "Each institution named in an activity of the period, once: by the register where its name was matched, else by the name, whatever its spelling."
    )

    def records(self, binding: Binding, period: Period) -> ActivityQuerySet:
        """Only activities that name an institution."""
        named = ActivityInstitution.objects.filter(activity_id=OuterRef("pk"))
        return super().records(binding, period).filter(pk__in=named.values("activity_id"))

    def _condition(self, binding: Binding) -> Q:
        return condition(binding.filters, "activity__") & Q(activity__office_id=binding.office_id)

    def base(self, office_ids: set[int], period: Period) -> Any:
        """The rows of named institutions."""
        activities = super().base(office_ids, period)
        return ActivityInstitution.objects.filter(activity__in=activities).order_by()

    def aggregates(self, name: str, binding: Binding, where: Q) -> dict[str, Any]:
        """A count of different institutions."""
        return {name: Count(as_counted(), distinct=True, filter=where)}

    def shares(self, listed: Sequence[Activity]) -> dict[int, Decimal | None]:
        """An institution may come in several records, so no record has a share of its own."""
        return dict.fromkeys((activity.pk for activity in listed), None)

    def details(self, activity: Activity) -> dict[str, str]:
        """The names as well."""
        return {
            **super().details(activity),
            _("Institutions"): ", ".join(_named(row) for row in activity.institutions.all()),
        }


MEASURES: Final[tuple[Measure, ...]] = (CountOfActivities(), SumOfParticipants(), DistinctInstitutions())


def _counted(filters: Mapping[str, Any]) -> Any:
    """The column that is added up: all participants, or those of one (axis, code) written "sex:women"."""
    axis, _colon, code = str(filters.get("who") or "").partition(":")
    if not code:
        return F("participants")
    rows = Participation.objects.filter(activity_id=OuterRef("pk"), axis=axis, code=code)
    return Subquery(rows.values("number")[:1])


def _loaded(records: Iterable[Any]) -> list[Activity]:
    """The records with all that a row shows, in a fixed number of statements."""
    listed = getattr(records, "select_related", None)
    if listed is None:
        return list(records)
    return list(listed("kind", "unit", "office").prefetch_related("institutions__institution"))


def _named(row: ActivityInstitution) -> str:
    """The name as typed, with the name of the register beside it where that reads otherwise."""
    held = row.institution
    return row.name if held is None or held.name == row.name else f"{row.name} ({held.name})"


def _document_counts(listed: Sequence[Activity]) -> Counter[int]:
    """How many documents each record holds, by one statement."""
    held = Document.objects.about_many(ABOUT, [activity.pk for activity in listed])
    counted = held.values_list("about_id").annotate(number=Count("pk")).order_by()
    return Counter(dict(counted))
