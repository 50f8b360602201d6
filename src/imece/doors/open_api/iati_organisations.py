"""The offices that publish, as an IATI 2.03 organisation file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imece.doors.open_api import identifiers
from imece.doors.open_api.iati import OWN_NAMES, SAMPLE_MARK, VERSION, narratives, reporting_org
from imece.doors.open_api.xml_text import HEAD, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from imece.doors.open_api.facts import OpenOffice


def pieces(offices: Iterable[OpenOffice], *, made_at: datetime) -> Iterator[str]:
    """The whole file."""
    stamp = made_at.isoformat(timespec="seconds")
    yield HEAD
    yield f'<iati-organisations version="{VERSION}" generated-datetime="{stamp}" xmlns:imece="{OWN_NAMES}">\n'
    for office in offices:
        yield organisation(office, stamp) + "\n"
    yield "</iati-organisations>\n"


def organisation(office: OpenOffice, stamp: str) -> str:
    """One office. It publishes projects, no budgets of its own: those stand in its activities."""
    inside = [
        element("organisation-identifier", identifiers.of_office(office)),
        element("name", inside=narratives(office.name, SAMPLE_MARK if office.is_sample else "")),
        reporting_org(office),
    ]
    return element(
        "iati-organisation",
        inside="".join(inside),
        xml_lang="tr",
        default_currency="TRY",
        last_updated_datetime=stamp,
        imece_sample="true" if office.is_sample else None,
    )
