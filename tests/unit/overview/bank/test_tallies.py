"""Bits say the same as rows: filters, counts, sums and pages against the plain way of counting."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from imece.overview.bank.tallies import Index, Tally

PROVINCES, YEARS = ("06", "27", "34"), ("2023", "2024")
PROJECTS = st.lists(
    st.tuples(
        st.none() | st.integers(0, 10_000_000),
        st.sets(st.sampled_from(PROVINCES)),
        st.sets(st.sampled_from(YEARS)),
    ),
    max_size=40,
)
Rows = list[tuple[int | None, set[str], set[str]]]


def index_of(rows: Rows) -> Index:
    """Keys run 100, 101, …; another order is the reverse."""
    values = [
        (facet, value, 100 + place)
        for place, (_amount, provinces, years) in enumerate(rows)
        for facet, held in (("province", provinces), ("year", years))
        for value in held
    ]
    projects = [(100 + place, row[0]) for place, row in enumerate(rows)]
    return Index.of(projects, values, {"back": [key for key, _ in reversed(projects)]})


@given(PROJECTS, st.sampled_from(YEARS), st.sets(st.integers(100, 140)))
def test_filters_leave_the_projects_that_have_every_value(rows: Rows, year: str, among: set[int]) -> None:
    index = index_of(rows)
    plain = [100 + place for place, row in enumerate(rows) if year in row[2]]
    mask = index.matching({"year": year})
    assert index.page(mask, "", 0, 99) == plain
    assert index.page(mask, "back", 0, 99) == plain[::-1]
    assert index.page(mask, "", 1, 3) == plain[1:3]
    assert index.page(mask, "", 0, 2, backwards=True) == plain[::-1][:2]
    within = index.matching({"year": year}, among)
    assert index.page(within, "", 0, 99) == [key for key in plain if key in among]


@given(PROJECTS, st.sampled_from(YEARS))
def test_tallies_by_place_are_those_of_the_rows(rows: Rows, year: str) -> None:
    index = index_of(rows)
    mask = index.matching({"year": year})
    expected = {}
    for province in PROVINCES:
        here = [row[0] for row in rows if province in row[1] and year in row[2]]
        if here:
            expected[province] = Tally(len(here), sum(each or 0 for each in here), here.count(None))
    assert index.tallies(mask, "province") == expected
    assert index.counts(mask, "province") == {code: tally.count for code, tally in expected.items()}
    amounts = [row[0] for row in rows if year in row[2]]
    assert index.tally(mask) == Tally(len(amounts), sum(each or 0 for each in amounts), amounts.count(None))


def test_value_that_nobody_has_leaves_nothing() -> None:
    index = index_of([(5, {"27"}, {"2024"})])
    assert index.matching({"province": "99"}) == 0
    assert index.matching({"nonsense": "x"}) == 0
    assert index.tally(0) == Tally()


def test_empty_bank_counts_nothing() -> None:
    index = Index.of([], [])
    mask = index.matching({})
    assert index.tally(mask) == Tally()
    assert index.page(mask, "", 0, 25) == []
