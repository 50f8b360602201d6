"""Filters in the address: chips, and nothing breaks on odd values."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from imece.ground.web.filters import FilterForm


class Fruit(FilterForm):
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Apple"), ("Citrus", [("o", "Orange")])])
    colours = forms.MultipleChoiceField(label="Colours", choices=[("r", "Red"), ("g", "Green")])
    ripe = forms.BooleanField(label="Ripe")
    weight = forms.IntegerField(label="Weight")


def test_chips_name_what_is_in_force_and_how_to_take_it_off() -> None:
    chips = Fruit(QueryDict("kind=o&colours=r&colours=g&page=3")).chips()
    assert [(c.label, c.value) for c in chips] == [("Kind", "Orange"), ("Colours", "Red, Green")]
    assert chips[0].query == "colours=r&colours=g"
    assert chips[1].query == "kind=o"


def test_wrong_values_are_ignored_and_the_right_ones_stay() -> None:
    assert Fruit(QueryDict("kind=zzz&weight=heavy&ripe=on")).chosen() == {"ripe": True}


def test_nothing_is_chosen_when_the_address_is_bare() -> None:
    assert Fruit(QueryDict("")).chips() == []
