"""Lists of 100 000 activities and the form of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.comparing import compared, path_of, ratio_of, staff_ratio
from bench.queries import queries_metric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.figures import Metric
    from bench.sides import Bench

LIST_LIMIT, LAST_LIMIT, FORM_LIMIT = 8.0, 1.5, 15.0
PAST_THE_END = 999_999
WORD = "sulama"


def measure(bench: Bench) -> Iterator[Metric]:
    """First page, last page, a search inside the list, one record, the form."""
    listed = path_of(bench, "activities")
    yield staff_ratio(bench, "activities.list_ratio", listed, LIST_LIMIT)
    yield queries_metric(bench, "activities.list_queries", listed)
    last = f"{listed}?page={PAST_THE_END}"
    pair = compared(bench.house.visitor(), last, bench.house.visitor(), listed)
    yield ratio_of("activities.last_page_ratio", pair, LAST_LIMIT, "the list's first page")
    yield staff_ratio(bench, "activities.filtered_ratio", f"{listed}?q={WORD}", LIST_LIMIT)
    record = path_of(bench, "activity")
    yield staff_ratio(bench, "activities.record_ratio", record, LIST_LIMIT)
    yield queries_metric(bench, "activities.record_queries", record)
    form = path_of(bench, "activity_form")
    yield staff_ratio(bench, "activities.form_ratio", form, FORM_LIMIT)
    yield queries_metric(bench, "activities.form_queries", form)
