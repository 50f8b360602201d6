"""Turkish text of people: the one place for casing, order, search and likeness — never `.lower()` on it.

The face of two modules: `turkish_letters` (characters) and `turkish_words` (stems, search, near names).
"""

from imece.ground.values.turkish_letters import (
    capitalise,
    fold,
    lower,
    same,
    slug,
    sort_key,
    tidy,
    title,
    upper,
)
from imece.ground.values.turkish_words import likeness, query_terms, search_form

__all__ = [
    "capitalise",
    "fold",
    "likeness",
    "lower",
    "query_terms",
    "same",
    "search_form",
    "slug",
    "sort_key",
    "tidy",
    "title",
    "upper",
]
