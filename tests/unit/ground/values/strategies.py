"""What Hypothesis draws for the values: Turkish words, days, periods, decimals; and its steady settings."""

from datetime import date
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from imece.ground.values.period import Period, PeriodKind

# The same cases on every run, no clock to fail by on a busy machine, nothing written to disk.
steady = settings(deadline=None, derandomize=True, database=None, max_examples=120)

TURKISH_ALPHABET = "abcçdefgğhıijklmnoöprsştuüvyz"
TURKISH_CAPITALS = "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"

turkish_words = st.text(TURKISH_ALPHABET + TURKISH_CAPITALS, min_size=1, max_size=12)
small_words = st.text(TURKISH_ALPHABET, min_size=1, max_size=12)
turkish_names = st.lists(turkish_words, min_size=1, max_size=5).map(" ".join)
any_text = st.text(max_size=40) | st.text("iıİI\u0307 çÇâ'’.-0129Σßﬁ~}", max_size=20)

amounts = st.decimals(
    min_value=Decimal("-999999999999999999"),
    max_value=Decimal("999999999999999999"),
    places=2,
    allow_nan=False,
    allow_infinity=False,
)
fine_numbers = st.integers(-(10**17), 10**17).flatmap(
    lambda units: st.integers(0, 6).map(lambda places: Decimal(units).scaleb(-places))
)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
kinds = st.sampled_from(PeriodKind)
named_periods = st.builds(Period.containing, days, kinds)
free_periods = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))
periods = named_periods | free_periods
languages = st.sampled_from(["tr", "en"])
