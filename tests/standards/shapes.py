"""A judge for DCAT-AP 3.0: how often each property stands and of what kind it is, as the official shapes say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

SHACL: Final = "http://www.w3.org/ns/shacl#"
STRING: Final = "http://www.w3.org/2001/XMLSchema#string"
SHAPES: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "dcat-ap-3.0.0-shapes.json").read_text(encoding="utf-8")
)


def faults(document: dict[str, Any]) -> list[str]:
    """Where a JSON-LD document with a context of its own prefixes does not keep the shapes."""
    context = document["@context"]

    def whole(name: str) -> str:
        prefix, _colon, rest = name.partition(":")
        return context[prefix] + rest if prefix in context else name

    typed: dict[str, set[str]] = {}
    for node in nodes(document):
        if "@id" in node and "@type" in node:
            typed.setdefault(node["@id"], set()).add(whole(node["@type"]))
    found = []
    for node in nodes(document):
        shape = SHAPES.get(whole(node.get("@type", "")), {}) if len(set(node) - {"@id", "@type"}) else {}
        own = {whole(name): values for name, values in node.items() if not name.startswith("@")}
        for path, rule in shape.items():
            values = own.get(path, [])
            values = values if isinstance(values, list) else [values]
            at = f"{node.get('@id', node.get('@type'))} {path}"
            if not rule.get("minCount", 0) <= len(values) <= rule.get("maxCount", 10**6):
                found.append(f"{at}: stands {len(values)} times")
            found += [
                f"{at}: {value} is not {rule}" for value in values if not fits(value, rule, typed, whole)
            ]
    return found


def fits(value: Any, rule: dict[str, Any], typed: dict[str, set[str]], whole: Any) -> bool:
    """Whether a value is of the kind, type or class that the rule asks for."""
    is_literal = isinstance(value, str) or "@value" in value
    kind = rule.get("nodeKind", "").removeprefix(SHACL)
    if kind and is_literal != (kind == "Literal"):
        return False
    if "datatype" in rule:
        own_type = STRING if isinstance(value, str) else whole(value.get("@type", STRING))
        return bool(is_literal and own_type == rule["datatype"])
    if "class" in rule and not is_literal:
        own = {whole(value["@type"])} if "@type" in value else typed.get(value.get("@id", ""), set())
        return rule["class"] in own
    return is_literal or "@id" not in value or bool(re.match(r"\w+:", value["@id"]))


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node, from the outermost in."""
    if isinstance(value, dict):
        if "@value" not in value:
            yield value
        for name, own in value.items():
            if name != "@context":
                yield from nodes(own)
    elif isinstance(value, list):
        for one in value:
            yield from nodes(one)
