"""A paper that was kept as plain values becomes a paper again, word for word: its hash is the same."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from imece.ground.paper import content
from imece.ground.paper.content import Align, Paper, Tone

KINDS: Final[dict[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        content.Heading,
        content.Paragraph,
        content.Bullets,
        content.Facts,
        content.Column,
        content.Table,
        content.Picture,
        content.Notice,
        content.SideBySide,
        content.PageBreak,
        content.Signatures,
        content.Address,
        content.Paper,
    )
}
CHOICES: Final[dict[str, type[StrEnum]]] = {"align": Align, "tone": Tone}


def paper_from(plain: Any) -> Paper:
    """The paper that `as_plain` told; raises `ValueError` for anything else."""
    paper = _thing(plain)
    if not isinstance(paper, Paper):
        raise ValueError("These plain values are not a paper.")  # noqa: TRY004 -- the values are wrong, not their type
    return paper


def _thing(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_thing(item) for item in plain)
    if not isinstance(plain, dict):
        return plain
    if "block" in plain:
        return _block(plain)
    if "number" in plain:
        return Decimal(plain["number"])
    if "day" in plain:
        return date.fromisoformat(plain["day"])
    if "bytes" in plain:
        return b64decode(plain["bytes"])
    raise ValueError("These plain values are no part of a paper.")


def _block(plain: dict[str, Any]) -> Any:
    kind = KINDS.get(str(plain["block"]))
    if kind is None:
        raise ValueError(f"A paper has no block {plain['block']!r}.")
    known = {item.name for item in fields(kind)}
    values = {name: _thing(value) for name, value in plain.items() if name in known}
    for name, choices in CHOICES.items():
        if name in values:
            values[name] = choices(values[name])
    return kind(**values)
