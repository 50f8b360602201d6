"""Fields of an office's template that nobody knows, named one by one with the names that come near."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from django.utils.functional import lazystr
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from imece.ground.paper.refusals import PaperRefused
from imece.ground.values import turkish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.utils.functional import _StrPromise

    from imece.ground.paper.content import Cell, Paper, Table

NEAR: Final = 3


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field that is asked for and not offered; `within` names its table, `near` the offered names most like it."""

    name: str
    near: tuple[str, ...] = ()
    within: str = ""

    @classmethod
    def among(cls, name: str, offered: Sequence[str], within: str = "") -> UnknownField:
        """The field with its near names; case and Turkish letters do not count."""
        folded = {turkish.fold(known): known for known in offered}
        near = get_close_matches(turkish.fold(name), list(folded), n=NEAR, cutoff=0.55)
        return cls(name, tuple(folded[match] for match in near), within)

    @property
    def full_name(self) -> str:
        """The name as the template writes it."""
        return f"{self.within}.{self.name}" if self.within else self.name

    def sentence(self) -> _StrPromise:
        """What is wrong and what may have been meant."""
        if not self.near:
            return format_lazy(_("“{name}” is not a known field."), name=self.full_name)
        sentence = _("“{name}” is not a known field. Did you mean {near}?")
        return format_lazy(sentence, name=self.full_name, near=", ".join(f"“{name}”" for name in self.near))


class UnknownFields(PaperRefused):
    """A template asks for fields that are not offered; `unknown` holds them one by one."""

    def __init__(self, unknown: Sequence[UnknownField]) -> None:
        super().__init__(lazystr(" ".join(str(item.sentence()) for item in unknown)))
        self.unknown = tuple(unknown)


def refuse_unknown(unknown: Sequence[UnknownField]) -> None:
    """Raise `UnknownFields` if there are any."""
    if unknown:
        raise UnknownFields(unknown)


def offered_values(paper: Paper) -> dict[str, Cell]:
    """The single values that a paper offers to an office's template; its own facts are always among them."""
    own: dict[str, Cell] = {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "period": paper.period,
        "day": paper.day,
    }
    return {**own, **dict(paper.values)}


def offered_tables(paper: Paper) -> dict[str, list[dict[str, Cell]]]:
    """The named tables of a paper as rows of fields."""
    return {
        table.name: [dict(zip(column_keys(table), row, strict=True)) for row in table.rows]
        for table in paper.tables()
        if table.name
    }


def offered_columns(paper: Paper) -> dict[str, list[str]]:
    """The fields of the rows of each named table, also of those without rows."""
    return {table.name: column_keys(table) for table in paper.tables() if table.name}


def column_keys(table: Table) -> list[str]:
    """The field names of a table's columns."""
    return [column.key or turkish.slug(column.title).replace("-", "_") for column in table.columns]
