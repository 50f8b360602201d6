"""The register of institutions: the search for doubles over as many as a country has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.figures import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.sides import Bench


def measure(bench: Bench) -> Iterator[Metric]:
    """Seconds of the search without reading and writing the rows; two minutes are allowed for the whole job."""
    found = bench.office.probe("doubles")
    yield Metric(
        "contacts.duplicates_200000_s",
        found["seconds"],
        "s",
        note=f"{found['rows']} institutions, {found['pairs']} pairs kept, {found['peak']:.0f} MB at most",
    )
