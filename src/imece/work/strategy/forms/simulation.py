"""A scenario in the address: moved values and weights read, one step applied, and written back as short as it can be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from imece.ground.ui import reading
from imece.ground.ui.fields import NUMBER_REFUSALS
from imece.ground.values.numbers import NotANumber, parse_decimal, spell_decimal
from imece.work.indicators.choices import Nature
from imece.work.strategy.simulation import HUNDRED, Scenario, evened, present_value, stepped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from imece.work.strategy.reached import IndicatorStanding
    from imece.work.strategy.standing import ObjectiveStanding

VALUE, WEIGHT = "a", "w"
UP, DOWN = "up", "down"
ADDRESS_LANGUAGE: Final = "tr"  # one spelling in addresses, whoever opens them
LONGEST: Final = 80


class ScenarioForm:
    """What an address moves. `texts` and `errors` are by the input's name; wrong ones leave the figure as it is."""

    def __init__(
        self, query: Mapping[str, str], objectives: Sequence[ObjectiveStanding[IndicatorStanding]]
    ) -> None:
        self.objectives = objectives
        self.rows = {row.link.pk: row for objective in objectives for row in objective.indicators}
        self.texts: dict[str, str] = {}
        self.errors: dict[str, str] = {}
        self.values: dict[int, Decimal] = {}
        self.weights: dict[int, Decimal] = {}
        for pk, row in self.rows.items():
            self._take(query, f"{VALUE}{pk}", row, self.values)
            self._take(query, f"{WEIGHT}{pk}", row, self.weights)
        self._step(query.get("step", ""))
        self._even(query.get("even", ""))

    def _take(
        self, query: Mapping[str, str], name: str, row: IndicatorStanding, into: dict[int, Decimal]
    ) -> None:
        text = query.get(name, "")[:LONGEST].strip()
        if not text:
            return
        is_weight = into is self.weights
        try:
            number = parse_decimal(text)
        except NotANumber as wrong:
            self.texts[name] = text
            self.errors[name] = str(NUMBER_REFUSALS.get(wrong.code, NUMBER_REFUSALS["not_a_number"]))
            return
        bounded = is_weight or row.indicator.nature == Nature.TEXT
        if bounded and not 0 <= number <= HUNDRED:
            self.texts[name] = text
            self.errors[name] = _("Enter a number from 0 to 100.")
        elif number != (row.weight if is_weight else present_value(row)):
            into[row.link.pk] = number

    def _step(self, asked: str) -> None:
        """One press of − or +: "a12.up"."""
        name, _dot, way = asked.partition(".")
        row = self.rows.get(_whole(name[1:]))
        if row is None or way not in {UP, DOWN} or name in self.errors:
            return
        pk = row.link.pk
        if name.startswith(VALUE):
            present = present_value(row)
            moved = stepped(row, self.values.get(pk, present), up=way == UP)
            self._move(self.values, pk, moved, present)
        elif name.startswith(WEIGHT):
            weight = (self.weights.get(pk, row.weight) or Decimal(0)) + (1 if way == UP else -1)
            self._move(self.weights, pk, min(max(weight, Decimal(0)), HUNDRED), row.weight)

    def _even(self, asked: str) -> None:
        """Share an objective's weights out to 100."""
        for objective in self.objectives:
            if str(objective.objective.pk) != asked:
                continue
            held = {row.link.pk: self.weights.get(row.link.pk, row.weight) for row in objective.indicators}
            given = {pk: weight for pk, weight in held.items() if weight}
            for pk, weight in evened(given).items() if given else ():
                self._move(self.weights, pk, weight, self.rows[pk].weight)

    @staticmethod
    def _move(into: dict[int, Decimal], pk: int, moved: Decimal, present: Decimal | None) -> None:
        if moved == present:
            into.pop(pk, None)
        else:
            into[pk] = moved

    @property
    def scenario(self) -> Scenario:
        """What is moved."""
        return Scenario(self.values, self.weights)

    def address(self, year: int, basis: str) -> str:
        """The query string that says this scenario and nothing else."""
        moved = [
            (f"{letter}{pk}", spell_decimal(into[pk], ADDRESS_LANGUAGE))
            for pk in self.rows
            for letter, into in ((VALUE, self.values), (WEIGHT, self.weights))
            if pk in into
        ]
        return urlencode([("year", year), ("basis", basis), *moved])

    def text(self, letter: str, pk: int) -> str:
        """What an input shows: what was typed wrongly, the moved figure, or the present one."""
        name = f"{letter}{pk}"
        if name in self.texts:
            return self.texts[name]
        row = self.rows[pk]
        number = (
            self.values.get(pk, present_value(row)) if letter == VALUE else self.weights.get(pk, row.weight)
        )
        return "" if number is None else spell_decimal(number, reading.language())


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < LONGEST // 5 else 0
