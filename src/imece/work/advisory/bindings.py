"""Forms that bind the measures: lists of codes; nothing chosen means all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.web.filters import flat
from imece.work.activities.choices import TargetGroup
from imece.work.advisory.choices import Channel, ProblemArea, Sector, Topic


class CodeFilters(forms.Form):
    """Lists of codes, told by their words."""

    def in_words(self, name: str, value: Any) -> str:
        """A filter's value as its labels."""
        labels = {str(key): str(label) for key, label in flat(getattr(self.fields[name], "choices", ()))}
        return ", ".join(labels.get(str(each), str(each)) for each in value)


class SectorFilters(CodeFilters):
    """By sector."""

    sectors = forms.MultipleChoiceField(label=_("Sectors"), choices=Sector, required=False)


class RequestFilters(SectorFilters):
    """Which requests count."""

    groups = forms.MultipleChoiceField(label=_("For whom"), choices=TargetGroup, required=False)
    topics = forms.MultipleChoiceField(label=_("Subjects"), choices=Topic, required=False)
    channels = forms.MultipleChoiceField(label=_("Channels"), choices=Channel, required=False)


class AreaFilters(CodeFilters):
    """By kind of problem."""

    areas = forms.MultipleChoiceField(label=_("Kinds of problems"), choices=ProblemArea, required=False)
