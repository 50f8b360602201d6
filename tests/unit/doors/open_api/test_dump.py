"""The eight files of a dump: named, summed, written from one reading, replaced only when all are ready."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest

from imece.doors.open_api import dump
from imece.doors.open_api.coverage import Coverage, statement
from tests.material.opened import MADE_AT, OFFICE, SAMPLE_OFFICE, full, nasty, project
from tests.standards import iati, json_schema, shapes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from imece.doors.open_api.facts import OpenProject

OFFICES = {office.slug: office for office in (OFFICE, SAMPLE_OFFICE)}


def source(projects: Iterable[OpenProject]) -> dump.Source:
    return dump.Source(
        projects=lambda: projects,
        offices=lambda slugs: [OFFICES[slug] for slug in slugs],
        made_at=MADE_AT,
        page="https://imece.example/acik-veri/",
        api="https://imece.example/api/v1/",
    )


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


def test_dump_writes_exactly_the_eight_files_with_their_sums(tmp_path: Path) -> None:
    coverage, written = dump.export(source([full(1), project(2), nasty(3)]), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(dump.FILES)
    lines = (tmp_path / dump.SUMS).read_text().splitlines()
    assert [line.split("  ")[1] for line in lines] == list(dump.FILES[:-1])
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    assert [one.name for one in written] == list(dump.FILES)
    assert (coverage.projects, coverage.samples, coverage.first_year, coverage.last_year) == (
        3,
        0,
        2024,
        2024,
    )
    assert coverage.left_out_of_iati == {"no_date": 1}
    assert Coverage.of_json(json.loads(json.dumps(coverage.as_json()))) == coverage


def test_every_file_of_a_dump_keeps_its_standard(tmp_path: Path) -> None:
    dump.export(source([full(1), project(2), nasty(3), full(4, office=SAMPLE_OFFICE)]), tmp_path)
    assert iati.faults((tmp_path / dump.IATI).read_bytes(), "activities") == []
    assert iati.faults((tmp_path / dump.IATI_ORGANISATION).read_bytes(), "organisations") == []
    package = json_schema.read("360-giving-package-schema.json")
    others = {package["properties"]["grants"]["items"]["$ref"]: json_schema.read("360-giving-schema.json")}
    assert json_schema.faults(read(tmp_path, dump.GIVING), package, package, others=others) == []
    assert shapes.faults(read(tmp_path, dump.DCAT)) == []
    assert read(tmp_path, dump.GEOJSON)["sample"] is True


def test_catalogue_names_each_file_with_its_sum(tmp_path: Path) -> None:
    _coverage, written = dump.export(source([full(1)]), tmp_path)
    catalogue = read(tmp_path, dump.DCAT)
    sums = {one["dcat:downloadURL"]["@id"]: one["spdx:checksum"]["spdx:checksumValue"]["@value"]
            for one in catalogue["dcat:dataset"]["dcat:distribution"]}  # fmt: skip
    assert sums == {f"https://imece.example/acik-veri/files/{one.name}": one.sha256 for one in written[:6]}


def test_judge_of_catalogues_finds_faults(tmp_path: Path) -> None:
    dump.export(source([full(1)]), tmp_path)
    catalogue = read(tmp_path, dump.DCAT)
    del catalogue["dct:title"]
    catalogue["dcat:dataset"]["dcat:distribution"][0]["dcat:byteSize"] = "many"
    assert len(shapes.faults(catalogue)) == 2


def test_failed_dump_leaves_the_one_before_as_it_was(tmp_path: Path) -> None:
    dump.export(source([full(1)]), tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def broken() -> Iterable[OpenProject]:
        yield full(1)
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        dump.export(source(broken()), tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_dump_of_nothing_says_so(tmp_path: Path) -> None:
    coverage, _written = dump.export(source([]), tmp_path)
    assert (tmp_path / dump.CSV).read_text().count("\n") == 1
    assert read(tmp_path, dump.GEOJSON)["features"] == []
    assert "published yet" in statement(coverage)[0] or "yayımlanmadı" in statement(coverage)[0]


def test_memory_stays_the_same_for_many_projects(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        dump.export(source(full(key) for key in range(1, count)), tmp_path)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    few, many = peak(40), peak(800)
    assert many < few + 1_500_000
