"""Findings in the reader's words, grouped by severity, for the checks page and the import's preview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from imece.work.strategy.checks.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.work.strategy.queries.findings import Judged

LOOKS = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.NOTE: "info"}


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding as it is read."""

    judged: Judged
    code: str
    where: str
    sentence: str
    proposal: str
    criterion: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity; `look` is the kind of frame they stand in."""

    severity: str
    label: str
    look: str
    rows: list[ToldFinding]


def told(judged: Iterable[Judged], language: str) -> list[Group]:
    """The findings by severity, gravest first; severities without findings are left out."""
    rows: dict[str, list[ToldFinding]] = {}
    for item in judged:
        finding = item.finding
        rows.setdefault(item.severity, []).append(
            ToldFinding(
                judged=item,
                code=finding.code,
                where=finding.place.text(language),
                sentence=finding.sentence(language),
                proposal=finding.proposal(language) or "",
                criterion=str(finding.criterion.label),
            )
        )
    return [
        Group(severity.value, str(severity.label), LOOKS[severity], rows[severity.value])
        for severity in Severity
        if severity.value in rows
    ]
