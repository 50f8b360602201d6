"""`python -m bench [NAME]`: measure everything, or the metrics whose names begin with `NAME.`."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from bench.client import NotAnsweredError
from bench.comparing import NotThereError
from bench.figures import Metric, table, write_results
from bench.groups import (
    activities,
    contacts,
    house,
    import_,
    indicators,
    open_data,
    page,
    papers,
    papers_grid,
    plan,
    public,
    search,
)
from bench.servers import ROOT, NotStartedError
from bench.sides import Bench

if TYPE_CHECKING:
    from types import ModuleType

RESULTS: Final = ROOT / "bench" / "results.json"
GROUPS: Final[dict[str, ModuleType]] = {
    "house": house,
    "plan": plan,
    "public": public,
    "activities": activities,
    "contacts": contacts,
    "page": page,
    "indicators": indicators,
    "search": search,
    "import": import_,
    "papers_grid": papers_grid,
    "papers": papers,
    "open": open_data,  # last: it fills the office with projects
}
TROUBLES: Final = (
    NotAnsweredError,
    NotStartedError,
    LookupError,
    OSError,
    http.client.HTTPException,
    subprocess.SubprocessError,
)
END_OF_COMPLAINT: Final = 1500


def main() -> int:
    """Measure, print the table, write the results; 1 when a group could not be measured though it should."""
    wanted = sys.argv[1].rstrip(".") if len(sys.argv) > 1 else ""
    groups = [name for name in GROUPS if wanted in ("", name) or name.startswith(f"{wanted}_")]
    if not groups:
        print(f"There is no part called “{wanted}”. Parts: {', '.join(GROUPS)}.")
        return 2
    signal.signal(signal.SIGTERM, stop)
    metrics: list[Metric] = []
    troubled = False
    begun = time.monotonic()
    with ExitStack() as stack:
        bench = Bench(stack)
        for name in groups:
            troubled |= not measured(name, GROUPS[name], bench, metrics)
    print(table(metrics))
    write_results(RESULTS, metrics)
    print(
        f"\n{len(metrics)} metrics in {time.monotonic() - begun:.0f} s, kept in {RESULTS.relative_to(ROOT)}"
    )
    return int(troubled)


def stop(*_signal: object) -> None:
    """A polite end, so that every process that was started is ended too."""
    raise SystemExit(128 + signal.SIGTERM)


def measured(name: str, group: ModuleType, bench: Bench, metrics: list[Metric]) -> bool:
    """Measure one group; a line says what could not be measured and why."""
    print(f"{name} …", flush=True)
    try:
        metrics.extend(group.measure(bench))
    except NotThereError as reason:
        print(f"  {name}: not measured ({reason})")
    except TROUBLES as reason:
        complaint = getattr(reason, "stderr", "") or str(reason)
        print(f"  {name}: could not be measured: {type(reason).__name__} {complaint[-END_OF_COMPLAINT:]}")
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
