"""A judge for IATI 2.03: the official schema, the official rules, and the code lists."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lxml import etree

HERE: Final = Path(__file__).parent / "iati-2.03"
XSD: Final = {"xsd": "http://www.w3.org/2001/XMLSchema"}
CODED: Final = {  # which code list an attribute is of
    "//participating-org/@role": "OrganisationRole",
    "//participating-org/@type": "OrganisationType",
    "//reporting-org/@type": "OrganisationType",
    "//activity-status/@code": "ActivityStatus",
    "//activity-date/@type": "ActivityDateType",
    "//transaction-type/@code": "TransactionType",
    "//sector/@vocabulary": "SectorVocabulary",
    "//sector[@vocabulary='2']/@code": "SectorCategory",
    "//tag/@vocabulary": "TagVocabulary",
    "//activity-scope/@code": "ActivityScope",
    "//exactness/@code": "GeographicExactness",
    "//location-class/@code": "GeographicLocationClass",
    "//location-reach/@code": "GeographicLocationReach",
    "//default-finance-type/@code": "FinanceType",
    "//recipient-country/@code": "Country",
    "//@currency": "Currency",
    "//@default-currency": "Currency",
    "//other-identifier/@type": "OtherIdentifierType",
    "//document-link/category/@code": "DocumentCategory",
    "//budget/@type": "BudgetType",
    "//budget/@status": "BudgetStatus",
    "//description/@type": "DescriptionType",
}


@lru_cache(maxsize=2)
def schema(name: str) -> etree.XMLSchema:
    """The official schema, "activities" or "organisations"."""
    parsed = etree.parse(HERE / f"iati-{name}-schema.xsd")
    if name == "organisations":  # lxml takes its last xsd:any, behind the same of its base, for ambiguous
        wild = parsed.xpath(
            "//xsd:complexType[@name='documentLinkWithReceipientCountry']//xsd:any", namespaces=XSD
        )
        wild[-1].getparent().remove(wild[-1])
    return etree.XMLSchema(parsed)


def faults(content: bytes, name: str) -> list[str]:
    """Where the file does not keep schema, rules or code lists."""
    tree = etree.fromstring(content).getroottree()
    official = schema(name)
    found = [] if official.validate(tree) else [str(error) for error in official.error_log]
    return found + rule_faults(tree) + code_faults(tree) + sector_faults(tree)


def rule_faults(tree: Any) -> list[str]:
    """Where the official rules are not kept."""
    rules = json.loads((HERE / "standard_ruleset.json").read_text(encoding="utf-8"))
    return [
        f"{tree.getpath(element)}: {name} {case}"
        for path, own in rules.items()
        for element in tree.xpath(path)
        for name, cases in own.items()
        for case in cases["cases"]
        if not RULES[name](element, case)
    ]


def code_faults(tree: Any) -> list[str]:
    """Codes that stand in no list."""
    lists = json.loads((HERE / "codes.json").read_text(encoding="utf-8"))
    return [
        f"{path}: {code}"
        for path, name in CODED.items()
        for code in tree.xpath(path)
        if str(code) not in lists[name]
    ]


def sector_faults(tree: Any) -> list[str]:
    """Each list of sectors is a whole of its own (guidance of the standard)."""
    found = []
    for activity in tree.xpath("//iati-activity"):
        sums: dict[str, Decimal] = defaultdict(Decimal)
        for sector in activity.xpath("sector"):
            sums[sector.get("vocabulary")] += Decimal(sector.get("percentage"))
        found += [f"sectors {name}: {total}" for name, total in sums.items() if total != 100]
    return found


def _texts(element: Any, path: str) -> list[str]:
    return [str(one) if isinstance(one, str) else "".join(one.itertext()) for one in element.xpath(path)]


def _day(element: Any, path: str) -> date | None:
    if path == "NOW":
        return date.today()  # noqa: DTZ011 -- the rule says now, wherever the reader is
    found = _texts(element, path)
    return date.fromisoformat(found[0]) if found else None


def _in_order(element: Any, case: Any) -> bool:
    less, more = _day(element, case["less"]), _day(element, case["more"])
    return less is None or more is None or less <= more


def _sums_up(element: Any, case: Any) -> bool:
    numbers = [Decimal(text) for path in case["paths"] for text in _texts(element, path)]
    return not numbers or sum(numbers) == case["sum"]


RULES: Final[dict[str, Any]] = {
    "atleast_one": lambda element, case: any(element.xpath(path) for path in case["paths"]),
    "no_more_than_one": lambda element, case: sum(len(element.xpath(path)) for path in case["paths"]) <= 1,
    "regex_matches": lambda element, case: all(
        re.fullmatch(case["regex"], text) for path in case["paths"] for text in _texts(element, path)
    ),
    "date_order": _in_order,
    "sum": _sums_up,
}
