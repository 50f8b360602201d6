"""A judge for JSON Schema, as far as the schemas of 360Giving and of our API go; unknown words are refused, not passed over."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

HERE: Final = Path(__file__).parent
TYPES: Final[dict[str, tuple[type, ...]]] = {
    "object": (dict,), "array": (list,), "string": (str,), "boolean": (bool,), "null": (type(None),),
    "integer": (int,), "number": (int, float),
}  # fmt: skip
SAYS_NOTHING: Final = {
    "$id", "$schema", "$defs", "title", "description", "codelist", "openCodelist", "rollUp", "example", "examples",
    "deprecated", "weight", "codelistCSV", "default",
}  # fmt: skip


def read(name: str) -> dict[str, Any]:
    """One of the schemas beside this file."""
    found: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    return found


def faults(
    value: Any, schema: dict[str, Any], root: dict[str, Any], where: str = "$", *, others: Any = None
) -> list[str]:
    """Where the value does not keep the schema; `others` are further schemas by address."""
    found: list[str] = []
    for word, rule in schema.items():
        if word in SAYS_NOTHING:
            continue
        found += WORDS[word](value, rule, schema, root, where, others or {})
    return found


def _type(value: Any, rule: Any, *_rest: Any) -> list[str]:
    names = [rule] if isinstance(rule, str) else rule
    where = _rest[2]
    fits = any(
        isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
        for name in names
    )
    return [] if fits else [f"{where}: {value!r} is not {names}"]


def _ref(value: Any, rule: str, _schema: Any, root: Any, where: str, others: Any) -> list[str]:
    if not rule.startswith("#"):
        return faults(value, others[rule], others[rule], where, others=others)
    target = root
    for part in rule.removeprefix("#/").split("/"):
        target = target[part]
    return faults(value, target, root, where, others=others)


def _properties(value: Any, rule: Any, _schema: Any, root: Any, where: str, others: Any) -> list[str]:
    if not isinstance(value, dict):
        return []
    return [
        fault
        for name, own in rule.items()
        if name in value
        for fault in faults(value[name], own, root, f"{where}.{name}", others=others)
    ]


def _items(value: Any, rule: Any, _schema: Any, root: Any, where: str, others: Any) -> list[str]:
    if not isinstance(value, list):
        return []
    return [
        fault
        for place, one in enumerate(value)
        for fault in faults(one, rule, root, f"{where}[{place}]", others=others)
    ]


def _required(value: Any, rule: Any, _schema: Any, _root: Any, where: str, _others: Any) -> list[str]:
    missing = [name for name in rule if isinstance(value, dict) and name not in value]
    return [f"{where}: {name} is missing" for name in missing]


def _additional(value: Any, rule: Any, schema: Any, _root: Any, where: str, _others: Any) -> list[str]:
    assert rule is False
    extra = set(value) - set(schema["properties"]) if isinstance(value, dict) else set()
    return [f"{where}: {name} is not described" for name in sorted(extra)]


def _one_of(value: Any, rule: Any, _schema: Any, root: Any, where: str, others: Any) -> list[str]:
    fitting = [own for own in rule if not faults(value, own, root, where, others=others)]
    return [] if len(fitting) == 1 else [f"{where}: fits {len(fitting)} of {len(rule)} choices"]


def _any_of(value: Any, rule: Any, _schema: Any, root: Any, where: str, others: Any) -> list[str]:
    fits = any(not faults(value, own, root, where, others=others) for own in rule)
    return [] if fits else [f"{where}: fits none of {len(rule)} choices"]


def _format(value: Any, rule: str, _schema: Any, _root: Any, where: str, _others: Any) -> list[str]:
    if not isinstance(value, str):
        return []
    try:
        if rule == "date-time":
            assert datetime.fromisoformat(value).tzinfo is not None
        elif rule == "date":
            date.fromisoformat(value)
        elif rule == "uri":
            assert urlsplit(value).scheme
            assert " " not in value
        else:
            raise KeyError(rule)
    except (ValueError, AssertionError):
        return [f"{where}: {value!r} is no {rule}"]
    return []


def _says(test: Any) -> Any:
    def judge(value: Any, rule: Any, _schema: Any, _root: Any, where: str, _others: Any) -> list[str]:
        return [] if test(value, rule) else [f"{where}: {value!r} against {rule!r:.80}"]

    return judge


WORDS: Final[dict[str, Any]] = {
    "type": _type,
    "$ref": _ref,
    "properties": _properties,
    "items": _items,
    "required": _required,
    "additionalProperties": _additional,
    "oneOf": _one_of,
    "anyOf": _any_of,
    "format": _format,
    "enum": _says(lambda value, rule: value in rule),
    "pattern": _says(lambda value, rule: not isinstance(value, str) or re.search(rule, value)),
    "minItems": _says(lambda value, rule: not isinstance(value, list) or len(value) >= rule),
    "minimum": _says(lambda value, rule: isinstance(value, str) or value is None or value >= rule),
    "maximum": _says(lambda value, rule: isinstance(value, str) or value is None or value <= rule),
    "uniqueItems": _says(
        lambda value, rule: (
            not isinstance(value, list) or len({json.dumps(one) for one in value}) == len(value)
        )
    ),
}
