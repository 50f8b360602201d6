"""The files as the page lists them: what each is good for, which standard it keeps, whether it can be narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from imece.doors.open_api import dump

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Download:
    """One file; `live` is the address name of the one that is made while it is sent, with filters."""

    name: str
    what: str | _StrPromise
    standard: str
    live: str = ""


DOWNLOADS: Final = (
    Download(
        dump.XLSX, _("A workbook for Excel or LibreOffice: one project a row."), "XLSX", "projects_xlsx"
    ),
    Download(dump.CSV, _("The same table for programs."), "CSV (RFC 4180, UTF-8)", "projects_csv"),
    Download(
        dump.GEOJSON, _("Projects as points for map programs."), "GeoJSON (RFC 7946)", "projects_geojson"
    ),
    Download(dump.IATI, _("Projects for the world’s register of development aid."), "IATI 2.03"),
    Download(dump.IATI_ORGANISATION, _("The offices that publish."), "IATI 2.03"),
    Download(dump.GIVING, _("Grants: who gave how much to whom, when."), "360Giving 1.4"),
    Download(dump.DCAT, _("The catalogue by which data portals find all this."), "DCAT-AP 3.0 (JSON-LD)"),
)
