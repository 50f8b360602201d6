"""What the address asks of the bank: filters, words, order and page; the same for page, map, frame and download.

Unknown values are left out silently, as on every list. Choices are written as text here, not as form fields: a page
offers some hundred, and each field would cost more than the whole map.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from imece.ground.ui.svg import text
from imece.ground.values import turkish
from imece.ground.web.lists import SIZES, whole_number
from imece.overview.bank.reading import BANDS
from imece.services.reference import places
from imece.work.projects.choices import Status, TargetGroup, Theme

if TYPE_CHECKING:
    from django.http import QueryDict

    from imece.overview.bank.reading import Bank

FACETS: Final = (
    "province",
    "district",
    "funder",
    "programme",
    "theme",
    "target_group",
    "year",
    "status",
    "amount",
    "office",
    "country",
)
FIRST: Final = ("province", "funder", "theme", "year")  # shown at once; the others behind "more filters"
BY_COUNT: Final = "count"
BY_AMOUNT: Final = "amount"
MAPS: Final = ("provinces", "districts", "countries")
SORTS: Final = ("new", "title", "amount")
LONGEST_WORDS: Final = 200


class Chip(NamedTuple):
    """One filter in force: its label, its value in words, the query string without it."""

    label: str
    value: str
    query: str


@dataclass(slots=True)
class Asked:
    """A reading of the address."""

    bank: Bank
    query: QueryDict
    chosen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        held = self.bank.index.masks
        asked = {facet: self.query.get(facet, "") for facet in FACETS}
        self.chosen = {facet: value for facet, value in asked.items() if value in held.get(facet, {})}
        self._drop_foreign_district()

    def _drop_foreign_district(self) -> None:
        """A district of another province than the chosen one is no filter; its own province goes with it."""
        district = self.chosen.get("district")
        if district is None:
            return
        province = places.district(district).province
        if self.chosen.setdefault("province", province) != province:
            del self.chosen["district"]

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.query.get("q", "").replace("\x00", "").strip()[:LONGEST_WORDS]

    @property
    def by(self) -> str:
        """What colours the map: the number of projects or their grants."""
        return BY_AMOUNT if self.query.get("by") == BY_AMOUNT else BY_COUNT

    @property
    def map(self) -> str:
        """Which map is shown: provinces, districts, countries of partners."""
        asked = self.query.get("map", "")
        return asked if asked in MAPS else MAPS[0]

    @property
    def sort(self) -> str:
        """The order of the list."""
        asked = self.query.get("sort", "")
        return asked if asked in SORTS else SORTS[0]

    @property
    def page(self) -> int:
        """The page of the list."""
        return whole_number(self.query.get("page"), 1)

    @property
    def size(self) -> int:
        """How many projects a page has."""
        size = whole_number(self.query.get("size"), SIZES[0])
        return size if size in SIZES else SIZES[0]

    @property
    def is_open(self) -> bool:
        """Whether a filter behind "more filters" is in force."""
        return bool(self.chosen.keys() - set(FIRST))

    def chips(self) -> list[Chip]:
        """The filters in force, each with the way to take it off."""
        found = [
            Chip(label_of(facet), self.in_words(facet, value), self.without(facet))
            for facet, value in self.chosen.items()
        ]
        if self.words:
            found.insert(0, Chip(_("Search"), self.words, self.without("q")))
        return found

    def in_words(self, facet: str, value: str) -> str:
        """A value as it is read."""
        return dict(self.bank_choices(facet)).get(value, value)

    def without(self, name: str) -> str:
        """The query string without one filter; a province takes its district along."""
        gone = {name, "page"} | ({"district"} if name == "province" else set())
        return self.encoded({}, gone)

    def with_(self, **changes: str) -> str:
        """The query string with these values and from the first page on; an empty value takes a filter off."""
        return self.encoded(changes, {"page"})

    def at_page(self, page: int) -> str:
        """The query string of another page of the list."""
        return self.encoded({"page": str(page)}, set())

    def encoded(self, changes: dict[str, str], gone: set[str]) -> str:
        """The query string of what is in force, in one order, changed so."""
        said = {"q": self.words, **{facet: self.chosen.get(facet, "") for facet in FACETS}}
        for name, value, default in (
            ("map", self.map, MAPS[0]),
            ("by", self.by, BY_COUNT),
            ("sort", self.sort, SORTS[0]),
            ("size", str(self.size), str(SIZES[0])),
            ("page", str(self.page), "1"),
        ):
            said[name] = "" if value == default else value
        kept = {name: value for name, value in said.items() if name not in gone} | changes
        return urlencode({name: value for name, value in kept.items() if value})

    def key(self) -> tuple[object, ...]:
        """The question without page and order: what makes two answers the same."""
        return (*sorted(self.chosen.items()), self.words)

    def bank_choices(self, facet: str) -> list[tuple[str, str]]:
        """The values that open projects have, in words, in reading order; worked out once for each language."""
        answers, question = self.bank.answers, ("choices", facet, get_language())
        if question not in answers:
            answers[question] = choices_of(self.bank, facet)
        return answers[question]  # type: ignore[return-value]  # put there two lines above

    def select(self, facet: str) -> SafeString:
        """The options of a filter as HTML, the chosen one marked."""
        pairs = self.bank_choices(facet)
        if facet == "district":
            province = self.chosen.get("province")
            pairs = [pair for pair in pairs if province and places.district(pair[0]).province == province]
            return options(pairs, self.chosen.get(facet, ""))
        answers, question = self.bank.answers, ("options", facet, get_language(), self.chosen.get(facet))
        if question not in answers:
            answers[question] = options(pairs, self.chosen.get(facet, ""))
        return answers[question]  # type: ignore[return-value]  # put there two lines above

    def fields(self) -> list[dict[str, Any]]:
        """Every filter: its name, label and options, and whether it stands in the first row."""
        return [
            {
                "name": facet,
                "label": label_of(facet),
                "options": self.select(facet),
                "is_first": facet in FIRST,
            }
            for facet in FACETS
            if self.bank.index.masks.get(facet) and (facet != "district" or "province" in self.chosen)
        ]


def options(pairs: list[tuple[str, str]], chosen: str) -> SafeString:
    """`<option>`s, the first of them for no filter."""
    written = [f'<option value="">{text(_("all"))}</option>']
    for value, label in pairs:
        mark = " selected" if value == chosen else ""
        written.append(f'<option value="{text(value)}"{mark}>{text(label)}</option>')
    return SafeString("".join(written))


def label_of(facet: str) -> str:
    """The name of a filter."""
    return {
        "province": _("Province"),
        "district": _("District"),
        "funder": _("Funder"),
        "programme": _("Programme"),
        "theme": _("Theme"),
        "target_group": _("Target group"),
        "year": _("Year"),
        "status": _("Status"),
        "amount": _("Grant"),
        "office": _("Office"),
        "country": _("Partner country"),
    }[facet]


def choices_of(bank: Bank, facet: str) -> list[tuple[str, str]]:
    """The values of a facet with their labels."""
    held = bank.index.masks.get(facet, {})
    if facet in ("status", "theme", "target_group"):
        enum = {"status": Status, "theme": Theme, "target_group": TargetGroup}[facet]
        return [(value, str(label)) for value, label in enum.choices if value in held]
    if facet == "year":
        return [(value, value) for value in sorted(held, reverse=True)]
    if facet == "amount":
        return [(code, band_label(code)) for code in sorted(held)]
    labels = {value: label_for(bank, facet, value) for value in held}
    return sorted(labels.items(), key=lambda pair: (turkish.sort_key(pair[1]), pair[0]))


def label_for(bank: Bank, facet: str, value: str) -> str:
    """The label of one place, funder, programme, office or country."""
    if facet == "province":
        return places.province(value).name
    if facet == "district":
        return places.district(value).full_name
    if facet == "country":
        return places.country(value).name(get_language() or "tr")
    if facet == "funder":
        return str(bank.funders[value].said("name"))
    if facet == "programme":
        return str(bank.programmes[value].said("name"))
    return str(bank.offices[value].said("name"))


def band_label(code: str) -> str:
    """An amount's band: "1–10 million ₺"."""
    return {
        "0": _("not stated"),
        "1": _("less than 100 thousand ₺"),
        "2": _("100 thousand – 1 million ₺"),
        "3": _("1 – 10 million ₺"),
        "4": _("10 – 100 million ₺"),
        "5": _("100 million ₺ and more"),
    }[code]


assert len(BANDS) == 5  # noqa: S101 -- the labels above name them one by one
