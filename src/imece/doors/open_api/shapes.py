"""What the API answers, described once: from here come the OpenAPI file, the page that explains it, and the check of answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Value:
    """One value: its kind in JSON, its form ("date"), whether it may be null, what stands inside it."""

    about: str | _StrPromise
    kind: str = "string"
    form: str = ""
    may_be_null: bool = False
    inside: Shape | Value | None = None

    @property
    def said_kind(self) -> str:
        """The kind for people: "array of string", "date", "number or null"."""
        said = self.form or self.kind
        if isinstance(self.inside, Shape):
            said = self.inside.name if self.kind == "object" else f"{self.inside.name}[]"
        elif self.inside is not None:
            said = f"{self.inside.said_kind}[]"
        return f"{said} | null" if self.may_be_null else said


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with named values; every value is always there, null where nothing is known."""

    name: str
    about: str | _StrPromise
    values: dict[str, Value] = field(default_factory=dict)


def text(about: str | _StrPromise, form: str = "") -> Value:
    """A text, perhaps of a form."""
    return Value(about, form=form)


def maybe(about: str | _StrPromise, kind: str = "string", form: str = "") -> Value:
    """A value that may be unknown."""
    return Value(about, kind, form, may_be_null=True)


def whole(about: str | _StrPromise) -> Value:
    """A whole number."""
    return Value(about, "integer")


def yes_no(about: str | _StrPromise) -> Value:
    """True or false."""
    return Value(about, "boolean")


def thing(about: str | _StrPromise, shape: Shape, *, may_be_null: bool = False) -> Value:
    """An object of a shape."""
    return Value(about, "object", may_be_null=may_be_null, inside=shape)


def many(about: str | _StrPromise, inside: Shape | Value) -> Value:
    """A list."""
    return Value(about, "array", inside=inside)


CODES: Final = Value("", "string")
TEXT: Final = Shape(
    "Text",
    _("A text in both languages."),
    {"tr": text(_("Turkish")), "en": maybe(_("English, where it exists"))},
)
OFFICE_NAME: Final = Shape(
    "OfficeName",
    _("The office that publishes."),
    {"slug": text(_("its name in addresses")), "name": thing(_("name"), TEXT)},
)
FUNDER_NAME: Final = Shape(
    "FunderName",
    _("Who pays."),
    {
        "code": text(_("code")),
        "kind": text(_("kind of funder")),
        "name": thing(_("name"), TEXT),
        "country": text(_("country (ISO 3166-1)")),
    },
)
PROGRAMME_NAME: Final = Shape(
    "ProgrammeName", _("The funding programme."), {"code": text(_("code")), "name": thing(_("name"), TEXT)}
)
DAYS: Final = Shape(
    "Days",
    _("When; each end as exact as it is known."),
    {
        "start": maybe(_("first day"), form="date"),
        "start_precision": maybe(_("“day”, “month” or “year”")),
        "end": maybe(_("last day, extensions counted in"), form="date"),
        "end_precision": maybe(_("“day”, “month” or “year”")),
        "awarded_on": maybe(_("day of the award or contract"), form="date"),
    },
)
MONEY: Final = Shape(
    "Money",
    _("Amounts in the project’s own currency; null is unknown, never zero."),
    {
        "currency": text(_("currency (ISO 4217)")),
        "total": maybe(_("whole budget"), "number"),
        "grant": maybe(_("grant (or loan)"), "number"),
        "own_contribution": maybe(_("what the office itself pays"), "number"),
        "is_loan": yes_no(_("a loan, not a grant")),
        "grant_try": maybe(_("the grant in lira"), "number"),
        "rate": maybe(_("rate in lira by which it was worked out"), "number"),
        "rate_day": maybe(_("day of that rate"), form="date"),
    },
)
PARTNER: Final = Shape(
    "Partner",
    _("An institution that takes part."),
    {
        "name": text(_("name")),
        "role": text(_("“lead”, “co_beneficiary” or “associate”")),
        "country": text(_("country (ISO 3166-1)")),
    },
)
PLACE: Final = Shape(
    "Place",
    _("Where the project works."),
    {
        "country": text(_("country (ISO 3166-1)")),
        "province": maybe(_("province, the number of its licence plates")),
        "district": maybe(_("district, the number of the civil registry")),
        "name": maybe(_("village, town or venue")),
        "label": text(_("the whole name in Turkish")),
        "latitude": maybe(_("latitude (WGS 84)"), "number"),
        "longitude": maybe(_("longitude (WGS 84)"), "number"),
        "exactness": maybe(_("“point”, or the seat of a “district” or “province”")),
        "share": maybe(_("share of the project in per cent"), "number"),
    },
)
PROJECT: Final = Shape(
    "Project",
    _("A published project."),
    {
        "id": whole(_("number in this installation")),
        "identifier": text(_("lasting identifier, the same in every file")),
        "sample": yes_no(_("made up for a demonstration; of no use as a fact")),
        "office": thing(_("the office that publishes it"), OFFICE_NAME),
        "code": text(_("code given by the funder; may be empty")),
        "acronym": text(_("acronym; may be empty")),
        "title": thing(_("title"), TEXT),
        "summary": thing(_("summary"), TEXT),
        "objectives": thing(_("objectives"), TEXT),
        "part": text(_("what the office is to it: “fund”, “lead”, “take_part” or “follow”")),
        "status": text(_("how far it has come")),
        "funder": thing(_("who pays"), FUNDER_NAME, may_be_null=True),
        "programme": thing(_("under which programme"), PROGRAMME_NAME, may_be_null=True),
        "days": thing(_("when"), DAYS),
        "money": thing(_("amounts"), MONEY),
        "partners": many(_("who takes part"), PARTNER),
        "places": many(_("where"), PLACE),
        "themes": many(_("codes of themes"), CODES),
        "target_groups": many(_("codes of target groups"), CODES),
        "sdgs": many(_("sustainable development goals, “01” to “17”"), CODES),
        "website": maybe(_("website"), form="uri"),
        "page": text(_("where people read it"), "uri"),
        "published_at": text(_("when it was published"), "date-time"),
        "updated_at": text(_("when it last changed"), "date-time"),
        "confirmed_on": maybe(_("the day on which it was last confirmed"), form="date"),
    },
)
TOTALS: Final = {
    "projects": whole(_("number of published projects")),
    "grant_try": maybe(_("known grants in lira, added up"), "number"),
    "without_amount": whole(_("projects whose grant in lira is not known")),
}
FUNDER: Final = Shape("Funder", _("A funder with its totals."), {**FUNDER_NAME.values, **TOTALS})
PROGRAMME: Final = Shape(
    "Programme",
    _("A funding programme with its totals."),
    {**PROGRAMME_NAME.values, "funder": text(_("code of its funder")), **TOTALS},
)
DISTRICT: Final = Shape(
    "District",
    _("A district with its totals. A project in two districts counts whole in each."),
    {
        "code": text(_("number of the civil registry")),
        "name": text(_("name")),
        "province": text(_("province, the number of its licence plates")),
        "province_name": text(_("name of the province")),
        "latitude": Value(_("latitude of its seat"), "number"),
        "longitude": Value(_("longitude of its seat"), "number"),
        **TOTALS,
    },
)
OFFICE: Final = Shape(
    "Office",
    _("An office that publishes."),
    {
        "slug": text(_("its name in addresses")),
        "identifier": text(_("lasting identifier, the same in every file")),
        "sample": yes_no(_("made up for a demonstration; of no use as a fact")),
        "name": thing(_("name"), TEXT),
        "kind": text(_("kind of institution")),
        "province": maybe(_("province, the number of its licence plates")),
        "projects": whole(_("number of published projects")),
        "figures": text(_("where its performance figures are"), "uri"),
    },
)
FIGURE: Final = Shape(
    "Figure",
    _("A published performance figure: one indicator in one year."),
    {
        "sample": yes_no(_("made up for a demonstration; of no use as a fact")),
        "plan": thing(_("the plan"), TEXT),
        "year": whole(_("year")),
        "objective_number": text(_("number of the objective")),
        "objective": thing(_("the objective"), TEXT),
        "indicator_number": text(_("number of the indicator")),
        "indicator": thing(_("the indicator"), TEXT),
        "target": maybe(_("target of the year"), "number"),
        "actual": maybe(_("published actual; null while nothing was published"), "number"),
        "performance": maybe(_("performance in per cent, by the official formula"), "number"),
        "band": maybe(_("how it stands")),
        "is_declared": yes_no(_("typed by hand, without a document")),
        "published_at": maybe(_("when it was published"), form="date-time"),
        "page": text(_("where people read it"), "uri"),
    },
)
PROBLEM: Final = Shape(
    "Problem",
    _("Why a request was refused (RFC 9457)."),
    {
        "type": text(_("always “about:blank”")),
        "title": text(_("in a word")),
        "status": whole(_("the status of the answer")),
        "detail": text(_("in a sentence, Turkish or English by Accept-Language")),
    },
)
SHAPES: Final = (
    TEXT, OFFICE_NAME, FUNDER_NAME, PROGRAMME_NAME, DAYS, MONEY, PARTNER, PLACE, PROJECT, FUNDER, PROGRAMME, DISTRICT,
    OFFICE, FIGURE, PROBLEM,
)  # fmt: skip


def schema_of(value: Shape | Value) -> dict[str, Any]:
    """The JSON Schema of a value; shapes are referred to by name."""
    if isinstance(value, Shape):
        return {"$ref": f"#/components/schemas/{value.name}"}
    if value.kind == "object" and isinstance(value.inside, Shape):
        named = schema_of(value.inside)
        return {"anyOf": [named, {"type": "null"}]} if value.may_be_null else named
    written: dict[str, Any] = {"type": [value.kind, "null"] if value.may_be_null else value.kind}
    if value.form:
        written["format"] = value.form
    if value.kind == "array" and value.inside is not None:
        written["items"] = schema_of(value.inside)
    return written


def component(shape: Shape) -> dict[str, Any]:
    """The JSON Schema of a shape: all its values and no others."""
    return {
        "type": "object",
        "description": str(shape.about),
        "properties": {
            name: {**schema_of(value), **({"description": str(value.about)} if str(value.about) else {})}
            for name, value in shape.values.items()
        },
        "required": list(shape.values),
        "additionalProperties": False,
    }
