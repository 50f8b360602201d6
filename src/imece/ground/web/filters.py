"""Filters that live in the address and show as removable chips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from django.http import QueryDict


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force: its label, its value in words, the query string without it."""

    label: str
    value: str
    query: str


class FilterForm(forms.Form):
    """A form over the address. Invalid values are ignored, never an error page; subclasses add `narrow(queryset)`."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        for field in self.fields.values():
            field.required = False
        self.query = data

    def chosen(self) -> dict[str, Any]:
        """The valid, non-empty values."""
        self.is_valid()
        return {
            name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)
        }

    def chips(self) -> list[Chip]:
        """What is in force, each with the way to take it off."""
        return [
            Chip(str(self.fields[name].label or name), self.in_words(name, value), self.query_without(name))
            for name, value in self.chosen().items()
        ]

    def in_words(self, name: str, value: Any) -> str:
        """The value as its choice's label."""
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            labels = {str(key): str(label) for key, label in flat(field.choices)}
            return ", ".join(labels.get(str(item), str(item)) for item in value)
        if isinstance(field, forms.ChoiceField):
            return next(
                (str(label) for key, label in flat(field.choices) if str(key) == str(value)), str(value)
            )
        if isinstance(field, forms.BooleanField):
            return "✓"
        return str(value)

    def query_without(self, name: str) -> str:
        """The query string with this filter and the page number taken off."""
        if self.query is None:
            return ""
        rest = self.query.copy()
        rest.pop(name, None)
        rest.pop("page", None)
        return rest.urlencode()


def flat(choices: Any) -> list[tuple[Any, Any]]:
    """Choices with groups opened."""
    pairs: list[tuple[Any, Any]] = []
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            pairs.extend(label)
        else:
            pairs.append((key, label))
    return pairs
