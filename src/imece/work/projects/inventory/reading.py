"""From the cells of a row to the facts of a project, with what is wrong only in the row as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.services.exchange.rows import RowError
from imece.work.activities.choices import TargetGroup
from imece.work.projects.choices import AXIS_CODES, Axis, Part, PartnerRole, Status, Theme
from imece.work.projects.days import Days, RefusedDate, read_days
from imece.work.projects.facts import Facts, SaidMoney, SaidPartner
from imece.work.projects.inventory.cells import (
    NOTHING,
    AmountCell,
    ChosenWords,
    CurrencyCell,
    StatusCell,
    in_currency,
    said_currencies,
)
from imece.work.projects.inventory.likeness import Trait, trait
from imece.work.projects.inventory.places import RefusedPlaces, place_codes, read_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imece.services.accounts.actor import Actor
    from imece.services.exchange.mapping import Column
    from imece.work.projects.facts import SaidPlace
    from imece.work.projects.inventory.funding import Source

LONG_TEXT: Final = 20_000
AMOUNTS: Final = ("total", "grant", "own")
LENGTHS: Final = {
    "title": 300, "title_en": 300, "acronym": 40, "code": 80, "funder": 200, "programme": 250, "dates": 80, "end": 80,
    "lead": 250, "partners": 4_000, "district": 400, "province": 200, "place": 200, "country": 300,
    "objectives": LONG_TEXT, "summary": LONG_TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A right row: what it says of a project, its places, and which of its columns say anything."""

    facts: Facts
    places: tuple[SaidPlace, ...]
    said: frozenset[str]

    @property
    def trait(self) -> Trait:
        """What it is compared by."""
        start = self.facts.days.start or self.facts.awarded_on or self.facts.days.end
        return trait(self.facts.title, place_codes(self.places), start.year if start else None)


def fields_for(columns: Iterable[Column]) -> dict[str, forms.Field]:
    """One field for each column of a list of projects."""
    return {column.key: _field(column.key, required=column.required) for column in columns}


_READERS: Final[dict[str, Callable[[], forms.Field]]] = {
    **dict.fromkeys(AMOUNTS, AmountCell),
    "currency": CurrencyCell,
    "status": StatusCell,
    "part": lambda: ChosenWords(Part),
    "theme": lambda: ChosenWords(Theme, unknown=Theme.OTHER),
    "target_group": lambda: ChosenWords(TargetGroup),
    "awarded_on": lambda: DayField(required=False),
    "website": lambda: forms.URLField(required=False, max_length=300, assume_scheme="https"),
}


def _field(key: str, *, required: bool) -> forms.Field:
    reader = _READERS.get(key)
    return reader() if reader else forms.CharField(max_length=LENGTHS[key], required=required)


def errors_of_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """What only the whole row can tell: its days, places and currencies."""
    try:
        days_of(values)
    except RefusedDate as no:
        yield RowError("dates", _text(values, "dates"), str(no.sentence))
    try:
        places_of(values, actor.office.province)
    except RefusedPlaces as no:
        yield RowError(no.column, _text(values, no.column), no.sentence)
    currencies = said_currencies(values.get(name) for name in AMOUNTS)
    said = values.get("currency") or ""
    if len(currencies) > 1 or (said and currencies and currencies != {said}):
        names = ", ".join(sorted(currencies | ({said} if said else set())))
        sentence = format_lazy(
            _("The amounts of one project are in one currency; here stand {names}."), names=names
        )
        yield RowError("grant", names, str(sentence))
    if not any(sign.isalnum() for sign in _text(values, "title")):
        yield RowError("title", _text(values, "title"), _("A title has letters."))


def days_of(values: Mapping[str, Any]) -> Days:
    """The days of a row. Raises `RefusedDate`."""
    return read_days(_text(values, "dates"), _text(values, "end"))


def places_of(values: Mapping[str, Any], home_province: str) -> tuple[SaidPlace, ...]:
    """The places of a row. Raises `RefusedPlaces`."""
    cells = (_text(values, key) for key in ("district", "province", "country", "place"))
    return read_places(*cells, home_province)


def read_row(values: Mapping[str, Any], *, home_province: str, funding: Source, source: str) -> ReadRow:
    """A row without errors as facts; `funding` is what its funder and programme were found to mean."""
    places = places_of(values, home_province)
    partners = tuple(partners_of(values))
    facts = Facts(
        title=" ".join(values["title"].split()),
        part=next(iter(values.get("part") or ()), Part.FOLLOW),
        acronym=_text(values, "acronym"),
        code=_text(values, "code"),
        funder=funding.funder,
        programme=funding.programme,
        status=values.get("status") or Status.RUNNING,
        awarded_on=values.get("awarded_on"),
        days=days_of(values),
        objectives=_text(values, "objectives"),
        summary=_text(values, "summary"),
        website=_text(values, "website"),
        money=money_of(values),
        topics=_topics(values),
        partners=partners or None,
        places=places or None,
        source=source,
        source_code=_text(values, "code")[:120],
        translations={"en": {"title": _text(values, "title_en")}} if _text(values, "title_en") else {},
    )
    said = {key for key, value in values.items() if value not in (None, "", ())}
    return ReadRow(facts, places, frozenset(said))


def money_of(values: Mapping[str, Any]) -> SaidMoney:
    """The amounts of a row in its one currency."""
    held = {name: values.get(name) for name in AMOUNTS}
    said = values.get("currency") or next(iter(said_currencies(held.values())), "")
    settled = {name: in_currency(money, said) for name, money in held.items()}
    currency = next((money.currency for money in settled.values() if money is not None), "")
    amounts = {name: money.amount if money is not None else None for name, money in settled.items()}
    if not currency:
        return SaidMoney()
    return SaidMoney(currency=currency, total=amounts["total"], grant=amounts["grant"], own=amounts["own"])


def partners_of(values: Mapping[str, Any]) -> Iterator[SaidPartner]:
    """The lead and the partners by name."""
    for name in _names(_text(values, "lead")):
        yield SaidPartner(name=name, role=PartnerRole.LEAD)
    for name in _names(_text(values, "partners")):
        yield SaidPartner(name=name)


def _names(text: str) -> list[str]:
    parts = [" ".join(part.split()).strip(" .-") for part in text.replace("\n", ";").split(";")]
    return [part[:250] for part in parts if any(sign.isalnum() for sign in part)]


def _topics(values: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    said = {Axis.THEME.value: values.get("theme"), Axis.TARGET_GROUP.value: values.get("target_group")}
    return {
        axis: tuple(code for code in codes if code in AXIS_CODES[axis].values)
        for axis, codes in said.items()
        if codes
    }


def _text(values: Mapping[str, Any], key: str) -> str:
    """The cell's text without a spreadsheet's midnight; signs that stand for "nothing" say nothing."""
    text = str(values.get(key) or "").strip().removesuffix(" 00:00")
    return "" if turkish.fold(text) in NOTHING else text
