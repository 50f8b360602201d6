"""The one upward signal: kept year figures changed, sent inside the transaction that changed them."""

from __future__ import annotations

from django.dispatch import Signal

# Sent with `indicator_ids: frozenset[int]` and `period: Period` (the year whose figures changed).
# Receivers rescore in the same transaction and take `**_` so that more can be told later.
figures_changed = Signal()
