"""Sample values for the gallery of parts; none of them is a fact."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from imece.ground.ui.bands import BANDS
from imece.ground.ui.fields import DayField, TurkishDecimalField
from imece.ground.ui.pictures import Bar, Stretch
from imece.ground.ui.reading import percent
from imece.ground.values.period import Period


class GalleryForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(
        label=_("Name of the project"), max_length=120, help_text=_("As in the official letter.")
    )
    budget = TurkishDecimalField(
        label=_("Budget"),
        help_text=_("In Turkish liras, such as 18.234.583,13."),
        initial=Decimal("18234583.13"),
    )
    begins = DayField(label=_("First day"), initial=date(2026, 4, 15))
    unit = forms.ChoiceField(
        label=_("Unit"), choices=[("eu", _("EU Office")), ("plan", _("Planning"))], required=False
    )
    kinds = forms.MultipleChoiceField(
        label=_("Target group"),
        choices=[("youth", _("Young people")), ("women", _("Women")), ("farmers", _("Farmers"))],
        widget=forms.CheckboxSelectMultiple,
    )
    visibility = forms.ChoiceField(
        label=_("Who may see it"),
        choices=[("public", _("Public")), ("internal", _("Internal"))],
        widget=forms.RadioSelect,
        initial="internal",
    )
    summary = forms.CharField(label=_("Summary"), widget=forms.Textarea, max_length=400, required=False)
    letter = forms.FileField(label=_("Official letter"), required=False)
    agreed = forms.BooleanField(label=_("The figures are checked"))


def samples() -> dict[str, Any]:
    """What the gallery shows: rows, bars, stretches, moments."""
    return {
        "bands": list(BANDS),
        "figures": _figures(),
        "points": [Decimal(value) for value in (4, 6, 5, 9, 12, 11, 15)],
        "bars": [
            Bar(str(_("EU Office")), Decimal(42), "42"),
            Bar(str(_("Planning")), Decimal(27), "27"),
            Bar(str(_("Education")), Decimal(11), "11", "behind"),
        ],
        "stretches": [
            Stretch(str(_("Preparation")), date(2026, 1, 10), date(2026, 4, 30), percent(100), "on_target"),
            Stretch(
                str(_("Training of trainers")), date(2026, 4, 1), date(2026, 11, 15), percent(40), "partly"
            ),
            Stretch(str(_("Final conference")), date(2027, 2, 1), date(2027, 3, 31), percent(0)),
        ],
        "first": date(2026, 1, 1),
        "last": date(2027, 6, 30),
        "today": date(2026, 7, 14),
        "period": Period.of_half(2026, 1),
        "moment": datetime(2026, 11, 21, 11, 5, tzinfo=UTC),
        "ninety": Decimal(90),
        "hundred": Decimal(100),
        "too_much": Decimal("105.5"),
        "amount": Decimal("18234583.13"),
        "hostile": '"><script>alert(1)</script>',
    }


def _figures() -> list[dict[str, Any]]:
    """Rows of the sample table: an indicator with its target, what is expected by now, its actual and its band."""
    names = (
        _("Number of trainings on EU programmes"),
        _("Projects submitted"),
        _("Participants of the young people's exchange"),
        _("Protocols reviewed"),
    )
    values = ((12, 20, 10, "on_target"), (3, 12, 6, "behind"), (240, 400, 260, "partly"), (9, 6, 3, "beyond"))
    return [
        {
            "name": name,
            "actual": Decimal(actual),
            "target": Decimal(target),
            "expected": Decimal(expected),
            "band": band,
            "limits": (Decimal(target) / 2, Decimal(target) * 85 / 100),
        }
        for name, (actual, target, expected, band) in zip(names, values, strict=True)
    ]
