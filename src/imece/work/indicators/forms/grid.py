"""The entry grid as it is sent: which cells were typed in, what cannot be read, and what became of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.ground.rules.decision import Refused
from imece.ground.ui import reading
from imece.ground.values.period import Period, PeriodKind
from imece.ground.web.lists import whole_number
from imece.services.undoing.actions import watching
from imece.work.indicators.actions.cells import CellsRefused, Submitted, save_cells, submit_drafts
from imece.work.indicators.cells import CellChange, Spot, Typed, WrongCell
from imece.work.indicators.models import Actual
from imece.work.indicators.queries.grid import Chosen, spot_of
from imece.work.indicators.undoable import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.accounts.models import Unit
    from imece.services.undoing.actions import Watch
    from imece.work.indicators.queries.grid import Grid

PREFIX: Final = "c."
SEEN: Final = "seen"
SUBMIT: Final = "submit"
FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST_CELL: Final = 120
CHANGED: Final = gettext_lazy(
    "Somebody else has changed this cell: it now holds %(now)s. Save again to put yours in its place, or type %(now)s."
)
EMPTIED: Final = gettext_lazy(
    "Somebody else has emptied this cell. Save again to put yours in its place, or empty it too."
)


def chosen_from(
    query: Mapping[str, str], actor: Actor, kinds: Sequence[PeriodKind], units: Sequence[Unit]
) -> Chosen:
    """Year, rhythm and unit as the address asks for them; anything else falls back silently."""
    last_month = Period.containing(actor.today, PeriodKind.MONTH).previous()
    year = whole_number(query.get("year"), last_month.year, least=FIRST_YEAR, most=LAST_YEAR)
    usual = kinds[0] if kinds else PeriodKind.HALF
    kind = next((each for each in PeriodKind if each.value == query.get("kind")), usual)
    unit = next((each for each in units if str(each.pk) == query.get("unit")), None)
    return Chosen(year, kind, unit)


class GridSheet:
    """What was sent of a grid. Cells that are not sent stay as they are; sent ones are compared with what was seen."""

    def __init__(self, actor: Actor, chosen: Chosen, data: Mapping[str, Any]) -> None:
        self.actor, self.chosen = actor, chosen
        self.intent = str(data.get("intent", ""))
        self.texts: dict[Spot, str] = {}
        self.errors: dict[Spot, str] = {}
        self.now: dict[Spot, Typed] = {}
        self.whole_error = ""
        self.saved: list[Actual] = []
        self.submitted = Submitted()
        self.watch: Watch | None = None
        seen = _seen(data.get(SEEN, ""))
        self.changes = [
            change
            for name in data
            if name.startswith(PREFIX)
            for change in [self._read(name.removeprefix(PREFIX), str(data[name]), seen)]
            if change is not None
        ]

    def _read(self, key: str, text: str, seen: Mapping[str, Any]) -> CellChange | None:
        spot = Spot.from_key(key)
        if spot is None:
            self.whole_error = _(
                "This page is out of date. Open it again; what you typed is kept in this browser."
            )
            return None
        self.texts[spot] = text[:LONGEST_CELL]
        before = str(seen.get(key, ""))[:LONGEST_CELL]
        if text.strip() == before.strip():
            return None
        try:
            return CellChange(spot, Typed.read(text[:LONGEST_CELL]), Typed.read(before))
        except WrongCell as wrong:
            self.errors[spot] = str(wrong.sentence)
            return None

    @property
    def is_submission(self) -> bool:
        """Whether the drafts are to be submitted too."""
        return self.intent == SUBMIT

    def send(self, indicator_ids: Sequence[int]) -> bool:
        """Save, and submit the shown indicators' drafts when that was asked for; False when a cell was refused."""
        if self.errors or self.whole_error:
            return False
        if self.is_submission and self.actor.is_staff and self.chosen.unit is None:
            self.whole_error = _("Choose a unit first: all of its drafts are submitted together.")
            return False
        try:
            with watching(self.actor, ACTUAL, self._keys()) as self.watch:
                self._send(indicator_ids)
                known = set(self.watch.ids)
                self.watch.made(row for row in self.saved if row.pk not in known)
                self.watch.give_up_if(self.is_submission)
        except CellsRefused as refused:
            self.errors, self.now = refused.errors, refused.now
            return False
        except Refused as no:
            self.whole_error = str(no)
            return False
        return True

    def _keys(self) -> list[int]:
        """The actuals that stand in the changed cells already."""
        spots = {change.spot for change in self.changes}
        rows = Actual.objects.filter(
            indicator_id__in={spot.indicator_id for spot in spots}, first__year=self.chosen.year
        ).only("pk", "indicator_id", "first", "last")
        return [row.pk for row in rows if spot_of(row) in spots]

    def _send(self, indicator_ids: Sequence[int]) -> None:
        if self.changes:
            self.saved = save_cells(actor=self.actor, year=self.chosen.year, changes=self.changes)
        if self.is_submission:
            self.submitted = submit_drafts(
                actor=self.actor,
                year=self.chosen.year,
                kind=self.chosen.kind,
                indicator_ids=indicator_ids,
            )

    def fill(self, grid: Grid) -> None:
        """Put what was typed, and what is wrong with it, back into the cells of a grid."""
        for cell in grid.cells:
            cell.typed = self.texts.get(cell.spot)
            cell.error = self.errors.get(cell.spot, "")
            if cell.spot in self.now:
                cell.error = changed_sentence(self.now[cell.spot])


def changed_sentence(now: Typed) -> str:
    """That somebody else was quicker, and what the cell holds now."""
    text = now.spelled(reading.language())
    return str(CHANGED % {"now": text}) if text else str(EMPTIED)


def seen_texts(grid: Grid) -> str:
    """What the open cells hold, for the hidden field that comes back with what was typed."""
    language = reading.language()
    held = {cell.spot.key: cell.figure.spelled(language) for cell in grid.cells if cell.may_fill.allowed}
    return json.dumps({key: text for key, text in held.items() if text}, separators=(",", ":"))


def _seen(text: str) -> Mapping[str, Any]:
    """The hidden field read; anything else is nothing, which makes every filled cell ask."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class UnitChoice(forms.Form):
    """Whose actuals the grid shows."""

    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)

    def __init__(self, units: Sequence[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("All units")), *((str(unit.pk), unit.name) for unit in units)]
