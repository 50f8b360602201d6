"""Activities from a sheet: Turkish or English headings, dates as people write them, years for undated rows."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.services.exchange.kinds import Created, Fallback, ImportKind
from imece.services.exchange.rows import RowError
from imece.services.reference import finding
from imece.work.activities import actions, dates, policies, queries, whereabouts
from imece.work.activities.choices import HOME_COUNTRY, Axis, Part, Sex
from imece.work.activities.facts import Facts
from imece.work.activities.forms import number_field
from imece.work.activities.models import Activity
from imece.work.activities.participants import RefusedDivision, settled
from imece.work.activities.sheet_columns import COLUMNS
from imece.work.activities.textlists import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Office
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow
    from imece.work.activities.dates import When
    from imece.work.activities.queries import Belongings

BATCH: Final = 1000
OTHER: Final = "other"


def fields(actor: Actor) -> dict[str, forms.Field]:
    """One field per column, with the office's own kinds and units."""
    owned = queries.belongings(actor, members=False)
    return {
        "title": forms.CharField(max_length=300),
        "kind": forms.ChoiceField(choices=_kind_choices(owned), required=False),
        "date": forms.CharField(max_length=80, required=False),
        "until": forms.CharField(max_length=80, required=False),
        "year": year_field(),
        "part": forms.ChoiceField(choices=_part_choices(), required=False),
        "place": forms.CharField(max_length=200, required=False),
        "district": forms.CharField(max_length=80, required=False),
        "province": forms.CharField(max_length=80, required=False),
        "country": forms.CharField(max_length=80, required=False),
        "participants": number_field(""),
        "women": number_field(""),
        "men": number_field(""),
        "institutions": forms.CharField(max_length=4000, required=False),
        "unit": forms.ChoiceField(
            choices=[(key, unit.name) for key, unit in owned.units.items()], required=False
        ),
        "letter_no": forms.CharField(max_length=60, required=False),
        "letter_date": DayField(required=False),
        "summary": forms.CharField(max_length=20_000, required=False),
    }


def year_field(**options: Any) -> forms.IntegerField:
    """A year in which something may have happened."""
    return forms.IntegerField(
        min_value=dates.EARLIEST_YEAR, max_value=dates.LATEST_YEAR, required=False, **options
    )


def default_year() -> forms.IntegerField:
    """The year that a person names for a whole sheet."""
    return year_field(
        label=gettext_lazy("Default year"),
        help_text=gettext_lazy(
            "Some dates in your sheet have no year (like “15–19 Nisan” or “Mart”). They are read in this year."
        ),
    )


def _kind_choices(owned: Belongings) -> list[tuple[str, str]]:
    """Every kind under its Turkish and its English name; a sheet may use either."""
    named = {
        turkish.fold(str(kind.said("name", language))): (key, str(kind.said("name", language)))
        for key, kind in owned.kinds.items()
        for language in ("en", "tr")
    }
    return list(named.values())


def _part_choices() -> list[tuple[str, str]]:
    """The three parts in both languages."""
    named: dict[str, tuple[str, str]] = {}
    for language in ("tr", "en"):
        with override(language):
            named.update({str(part.label): (part.value, str(part.label)) for part in Part})
    return list(named.values())


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """What only the whole row can tell: the date, the place, the division of participants."""
    try:
        when_of(values)
    except dates.RefusedDate as no:
        yield RowError("date", str(values["date"]), str(no.sentence))
    try:
        where_of(values, actor.office)
    except whereabouts.RefusedPlace as no:
        yield RowError(no.field, str(values[no.field]), str(no))
    try:
        settled(_whole(values["participants"]), divisions_of(values))
    except RefusedDivision as no:
        yield RowError("participants", str(values["participants"]), str(no.sentence))


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The same title on the same days at the same place is the same happening."""
    keys = ("title", "date", "until", "year", "place", "district", "province", "country")
    return tuple(turkish.fold(str(values[key] or "")) for key in keys)


def when_of(values: Mapping[str, Any]) -> When:
    """The row's days. A spreadsheet's date cell comes with its midnight."""
    text, until = (str(values[key] or "").removesuffix(" 00:00") for key in ("date", "until"))
    return dates.read(text, until, default_year=values["year"])


def where_of(values: Mapping[str, Any], home: Office) -> tuple[whereabouts.Where, str]:
    """The row's place and venue; where no other column says it, the text of "place" is read."""
    country = finding.find_country(values["country"]).match if values["country"] else None
    if values["country"] and country is None:
        raise whereabouts.RefusedPlace("country", _("This country is not in the list."))
    if country is not None and country.code != HOME_COUNTRY:
        return whereabouts.Where(country.code, "", ""), values["place"]
    if not values["province"] and not values["district"]:
        return whereabouts.read_place(values["place"], home)
    province = finding.find_province(values["province"]).match if values["province"] else None
    if values["province"] and province is None:
        raise whereabouts.RefusedPlace("province", _("This province is not in the list."))
    return _district_of(values, province.code if province else "", home), values["place"]


def _district_of(values: Mapping[str, Any], province: str, home: Office) -> whereabouts.Where:
    """The row's district inside its province, or the office's own, or the only one of that name."""
    if not values["district"]:
        return whereabouts.settled("", province, "")
    found = finding.find_district(values["district"], province or home.province or None)
    if found.match is None and not province:
        found = finding.find_district(values["district"])
    if found.match is None:
        proposals = ", ".join(each.full_name for each in found.proposals)
        sentence = _("This district is not in the list.")
        if proposals:
            sentence = str(format_lazy(_("Which district is meant? {proposals}"), proposals=proposals))
        raise whereabouts.RefusedPlace("district", sentence)
    return whereabouts.settled("", "", found.match.code)


def divisions_of(values: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """Women and men, where they are known."""
    numbers = {(Axis.SEX.value, sex): _whole(values[sex]) for sex in Sex.values}
    return {key: number for key, number in numbers.items() if number is not None}


def _whole(number: Any) -> int | None:
    return None if number is None else int(number)


def facts_of(values: Mapping[str, Any], owned: Belongings, home: Office) -> Facts:
    """A right row as the facts of one activity. Without a kind it is put down under "other"."""
    other = next(kind for kind in owned.kinds.values() if kind.code == OTHER and kind.office_id is None)
    where, venue = where_of(values, home)
    return Facts(
        kind=owned.kinds.get(values["kind"], other),
        title=" ".join(values["title"].split()),
        when=when_of(values),
        part=values["part"] or Part.ORGANISED,
        summary=values["summary"],
        country=where.country,
        province=where.province,
        district=where.district,
        place=venue,
        unit=owned.units.get(values["unit"]),
        letter_no=values["letter_no"],
        letter_date=values["letter_date"],
        participants=_whole(values["participants"]),
        divisions=divisions_of(values),
        institutions=names_in(values["institutions"]),
    )


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Record the rows by the thousand, inside the caller's transaction."""
    owned = queries.belongings(actor, members=False)
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        many = [facts_of(row.values, owned, actor.office) for row in batch]
        for activity in actions.record_many(actor=actor, many=many, source=run.file_name):
            yield Created(Activity._meta.label_lower, str(activity.pk))


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Take a whole import back, by the thousand."""
    waiting = iter(records)
    while batch := list(islice(waiting, BATCH)):
        actions.remove_many(
            actor=actor, ids=[int(record.object_id) for record in batch], reason=_("Import undone")
        )


def may(actor: Actor) -> Decision:
    """Whoever records may import."""
    return policies.may_record(actor)


ACTIVITIES: Final = ImportKind(
    code="activities",
    title=gettext_lazy("Activities"),
    description=gettext_lazy(
        "One row for each meeting, visit, training, publication … Dates may be days, months or years."
    ),
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=may,
    validate_row=validate_row,
    identity=identity,
    fallbacks=(Fallback("year", "date", dates.lacks_year, default_year),),
)
