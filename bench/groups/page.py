"""How many bytes a visit costs: everything on the first page, the page alone afterwards."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from bench.comparing import path_of
from bench.figures import Metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.client import Visitor
    from bench.sides import Bench

GZIP = b"\x1f\x8b"
FIRST_LIMIT, NEXT_LIMIT = 220.0, 30.0
LINKED = re.compile(r'(?:href|src)="(/static/[^"#?]+\.(?:css|js|mjs|svg|woff2|ico|png))')
IN_STYLES = re.compile(r"url\([\"']?([^)\"']+\.woff2)")


def measure(bench: Bench) -> Iterator[Metric]:
    """Bytes over the line, compressed as a browser asks for it."""
    visitor = bench.house.visitor()
    path = path_of(bench, "plan")
    html, size = fetched(visitor, path)
    parts = linked(visitor, path, html)
    yield Metric(
        "page.first_visit_kb",
        (size + sum(parts.values())) / 1024,
        "kB",
        None,
        FIRST_LIMIT,
        note=f"the plan's overview with {len(parts)} files (fonts of every letter range included)",
    )
    yield Metric(
        "page.next_kb",
        size / 1024,
        "kB",
        None,
        NEXT_LIMIT,
        note="the page alone, its files being kept by the browser",
    )


def fetched(visitor: Visitor, path: str) -> tuple[str, int]:
    """The text and the bytes that came over the line."""
    answer = visitor.get(path, **{"Accept-Encoding": "gzip"})
    packed = answer.body.startswith(GZIP)
    body = gzip.decompress(answer.body) if packed else answer.body
    return body.decode("utf-8", errors="replace"), len(answer.body)


def linked(visitor: Visitor, path: str, html: str) -> dict[str, int]:
    """Every file that the page or its styles name, with its bytes."""
    found: dict[str, int] = {}
    for name in dict.fromkeys(urljoin(path, each) for each in LINKED.findall(html)):
        found[name] = fetched(visitor, name)[1]
        if name.endswith(".css"):
            styles = visitor.get(name).body.decode("utf-8", errors="replace")
            for font in dict.fromkeys(urljoin(name, each) for each in IN_STYLES.findall(styles)):
                found.setdefault(font, fetched(visitor, font)[1])
    return found
