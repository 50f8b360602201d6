"""The register going out as a sheet: exactly what the list shows, with the own office's tags and contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from imece.services.exchange.sending import list_response
from imece.services.exchange.writing import Form, SheetColumn
from imece.services.reference.settling import country_name, region_name
from imece.work.contacts import policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

    from imece.services.accounts.actor import Actor
    from imece.work.contacts.querysets import InstitutionQuerySet

CHUNK: Final = 1000
COLUMNS: Final = (
    SheetColumn(gettext_lazy("Register no."), Form.NUMBER),
    SheetColumn(gettext_lazy("Name"), width=50),
    SheetColumn(gettext_lazy("Name in English"), width=40),
    SheetColumn(gettext_lazy("Other names"), width=40),
    SheetColumn(gettext_lazy("Kind"), width=26),
    SheetColumn(gettext_lazy("Province"), width=18),
    SheetColumn(gettext_lazy("District"), width=24),
    SheetColumn(gettext_lazy("Country"), width=18),
    SheetColumn(gettext_lazy("Town (abroad)"), width=18),
    SheetColumn(gettext_lazy("Belongs to"), width=40),
    SheetColumn(gettext_lazy("Salutation in letters"), width=40),
    SheetColumn(gettext_lazy("Order of precedence"), Form.NUMBER),
    SheetColumn(gettext_lazy("Website"), width=30),
    SheetColumn(gettext_lazy("E-mail"), width=30),
    SheetColumn(gettext_lazy("Telephone"), width=18),
    SheetColumn(gettext_lazy("Registered e-mail (KEP)"), width=30),
    SheetColumn(gettext_lazy("Address"), width=50),
    SheetColumn(gettext_lazy("DETSİS number"), width=14),
    SheetColumn(gettext_lazy("Tax number"), width=14),
    SheetColumn(gettext_lazy("Registration number"), width=18),
    SheetColumn(gettext_lazy("PIC (EU participant code)"), width=14),
    SheetColumn(gettext_lazy("Closed on"), Form.DAY),
    SheetColumn(gettext_lazy("Tags"), width=30),
    SheetColumn(gettext_lazy("Looked after by"), width=24),
)


def register_response(actor: Actor, queryset: InstitutionQuerySet, file_format: str) -> HttpResponse:
    """The rows of a filtered and sorted list as xlsx or csv, read in pieces."""
    return list_response(rows(actor, queryset), COLUMNS, _("Institutions"), file_format)


def rows(actor: Actor, queryset: InstitutionQuerySet) -> Iterator[list[Any]]:
    """One row for each institution. What an office keeps for itself is the reader's own office's alone."""
    kept = {
        held.institution_id: held
        for held in policies.visible_standings(actor)
        .select_related("responsible__user")
        .prefetch_related("tags")
    }
    listed = queryset.select_related("parent").prefetch_related("names")
    for one in listed.iterator(chunk_size=CHUNK):
        held = kept.get(one.pk)
        yield [
            one.pk,
            one.name,
            one.name_en,
            "; ".join(other.name for other in one.names.all()),
            one.get_kind_display(),
            region_name(one.province, ""),
            region_name("", one.district).partition(" / ")[0],
            country_name(one.country),
            one.city,
            one.parent.name if one.parent else "",
            one.salutation,
            one.precedence,
            one.website,
            one.mail,
            one.phone,
            one.kep,
            one.address,
            one.detsis_number,
            one.tax_number,
            one.registration_number,
            one.pic_number,
            one.closed_on,
            ", ".join(tag.name for tag in held.tags.all()) if held else "",
            str(held.responsible.user) if held and held.responsible else "",
        ]
