"""Writing a report's texts: what a person changes or confirms is the person's from then on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused, require
from imece.ground.values import clock
from imece.overview.reports import policies
from imece.overview.reports.choices import Origin
from imece.overview.reports.models import Narrative, Report
from imece.overview.reports.queries.texts import texts_of
from imece.services.audit import actions as audit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imece.services.accounts.actor import Actor

STALE = _("Somebody else has written here meanwhile. Compare, then save again.")


@dataclass(frozen=True, slots=True)
class Written:
    """One text as it was sent; `revision` is the one that the person had before the eyes."""

    text: str = ""
    text_en: str = ""
    is_confirmed: bool = False
    revision: int = 0


@transaction.atomic
def write_texts(
    *, actor: Actor, report: Report, texts: Mapping[tuple[str, int | None], Written]
) -> list[Narrative]:
    """Keep what was written; returns the texts that changed. Nothing is kept when one of them is out of date."""
    held = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    require(policies.may_write(actor, held))
    known = texts_of(held)
    changed = []
    for key, sent in texts.items():
        row = known.get(key) or Narrative(report=held, section=key[0], indicator_id=key[1])
        if not _differs(row, sent):
            continue
        if sent.revision != row.revision:
            raise Refused(STALE)
        _take(row, sent, actor)
        row.save()
        changed.append(row)
    if changed:
        audit.record(
            actor.signature,
            "reports.written",
            held,
            changes={"texts": [str(row) for row in changed]},
        )
    return changed


def _differs(row: Narrative, sent: Written) -> bool:
    if (row.text, row.text_en) != (sent.text.strip(), sent.text_en.strip()):
        return True
    return row.origin == Origin.RECORDS and sent.is_confirmed


def _take(row: Narrative, sent: Written, actor: Actor) -> None:
    row.text, row.text_en = sent.text.strip(), sent.text_en.strip()
    row.origin = Origin.PERSON if row.text or row.text_en else Origin.NOTHING
    row.written_by, row.written_at = actor.name[:200], clock.now()
    row.revision += 1
