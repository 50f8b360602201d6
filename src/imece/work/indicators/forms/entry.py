"""Entering actuals: one form per actual, a sheet of several, used by the staff's pages and by the signed link alike."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from imece.ground.rules.decision import Refused
from imece.ground.ui.fields import TurkishDecimalField
from imece.services.undoing.actions import watching
from imece.work.indicators import undoable
from imece.work.indicators.actions import reporting
from imece.work.indicators.choices import Nature
from imece.work.indicators.facts import REASON_NEEDED, Reported, completeness, explained
from imece.work.indicators.forms.fields import FilesField
from imece.work.indicators.models import Actual
from imece.work.indicators.models.indicator import VALUE_DIGITS, VALUE_PLACES
from imece.work.indicators.queries.deviations import deviation_of
from imece.work.indicators.scoring import Rule, ratio_value
from imece.work.indicators.workflow import ACTUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from imece.services.accounts.actor import Actor
    from imece.services.undoing.actions import Watch
    from imece.work.indicators.queries.entry import Entry

SUBMIT = "submit"
ALREADY = _("This had been submitted before; what was submitted first stands.")
LONGEST_TEXT = 4000


def number(label: Any, **options: Any) -> TurkishDecimalField:
    """A number of the size that columns take."""
    return TurkishDecimalField(
        label=label, required=False, max_digits=VALUE_DIGITS, decimal_places=VALUE_PLACES, **options
    )


class ActualForm(forms.Form):
    """One actual. Which inputs it has depends on the indicator: a number, two numbers, words, or nothing but notes."""

    value = number(_("Actual"))
    numerator = number(_("Numerator"))
    denominator = number(_("Denominator"))
    text = forms.CharField(
        label=_("Actual in words"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 3}),
    )
    judged_level = number(_("Judged level (0–100)"), min_value=0, max_value=100)
    judged_reason = forms.CharField(
        label=_("Why this level"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 2})
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 2})
    )
    evidence = FilesField(
        label=_("Evidence"),
        required=False,
        help_text=_("Photo or document; you can use your phone's camera."),
    )
    deviation_reason = forms.CharField(
        label=_("Reason of the deviation"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 2}),
    )
    measures_taken = forms.CharField(
        label=_("Measures taken"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 2})
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, entry: Entry, intent: str = "") -> None:
        self.entry, self.intent = entry, intent
        actual = entry.actual
        initial = {name: getattr(actual, name) for name in Reported.__dataclass_fields__}
        super().__init__(
            data, files, initial={**initial, "revision": actual.revision}, prefix=f"a{actual.pk}"
        )
        for name in self._needless():
            del self.fields[name]
        unit = actual.indicator.unit_label or actual.indicator.get_unit_kind_display()
        if "value" in self.fields:
            self.fields["value"].help_text = unit
            self.fields["value"].widget.attrs["class"] = "ind-big-number"

    def _needless(self) -> list[str]:
        indicator = self.entry.actual.indicator
        words, ratio = ["text", "judged_level", "judged_reason"], ["numerator", "denominator"]
        if indicator.nature == Nature.TEXT:
            return ["value", *ratio, "deviation_reason", "measures_taken"]
        if indicator.is_counted:
            return ["value", *ratio, *words]
        return [*words, "value"] if indicator.is_ratio else [*words, *ratio]

    @property
    def has_deviation_text(self) -> bool:
        """Whether the part about deviations should stand open."""
        names = ("deviation_reason", "measures_taken")
        return any(self.errors.get(name) or self[name].value() for name in names if name in self.fields)

    def clean(self) -> dict[str, Any]:
        """When submitting: complete, and a deviation explained."""
        cleaned = super().clean() or {}
        if self.intent != SUBMIT or self.errors:
            return cleaned
        facts = self.facts()
        indicator = self.entry.actual.indicator
        complete = completeness(indicator, facts)
        if not complete.allowed and not indicator.is_counted:
            self.add_error(self._main_field(), str(complete.reason))
        elif not explained(facts) and self._deviates(facts):
            self.add_error("deviation_reason", str(REASON_NEEDED))
        return cleaned

    def _main_field(self) -> str:
        return next(name for name in ("value", "numerator", "text") if name in self.fields)

    def _deviates(self, facts: Reported) -> bool:
        """Whether the value typed (or counted now) lies outside what was to be expected by the period's end."""
        if "deviation_reason" not in self.fields:
            return False
        held = self.entry.actual
        typed = Actual(
            pk=held.pk, indicator=held.indicator, office=held.office, first=held.first, last=held.last
        )
        facts.write_to(typed)
        if held.indicator.is_counted and self.entry.live is not None:
            typed.value = self.entry.live.value
            typed.numerator, typed.denominator = self.entry.live.numerator, self.entry.live.denominator
        elif held.indicator.is_ratio:
            typed.value = ratio_value(Rule.of(held.indicator), facts.numerator, facts.denominator)
        deviation = deviation_of(typed, self.entry.year, self.entry.target)
        return deviation is not None and deviation.reason_required

    def facts(self) -> Reported:
        """What was typed."""
        return Reported(
            **{name: self.cleaned_data[name] for name in Reported.__dataclass_fields__ if name in self.fields}
        )


class EntrySheet:
    """Several actuals entered and sent together: all or none."""

    def __init__(
        self, actor: Actor, entries: Sequence[Entry], *, data: Any = None, files: Any = None, intent: str = ""
    ) -> None:
        self.actor, self.intent = actor, intent
        self.entries = list(entries)
        self.forms: list[ActualForm] = []
        self.rest: list[Entry] = []
        self.watch: Watch | None = None
        for entry in self.entries:
            if ACTUAL.may(SUBMIT, actor, entry.actual).allowed:
                self.forms.append(ActualForm(data, files, entry=entry, intent=intent))
            else:
                self.rest.append(entry)

    def is_valid(self) -> bool:
        """Whether every form can be taken."""
        wrong = [form for form in self.forms if not form.is_valid()]
        return not wrong

    def send(self) -> bool:
        """Save or submit all or nothing; False when one was refused (its form says why). A single verb needs no more than its own transaction."""
        form = None
        try:
            with self._around():
                for form in self.forms:
                    self._send_one(form)
        except Refused as no:
            if form is not None:
                form.add_error(None, str(no))
            return False
        return True

    @contextmanager
    def _around(self) -> Iterator[None]:
        """A draft can be taken back for a minute; a submission is a signature."""
        if self.intent == SUBMIT:
            with transaction.atomic() if len(self.forms) > 1 else nullcontext():
                yield
            return
        with watching(
            self.actor, undoable.ACTUAL, [form.entry.actual.pk for form in self.forms]
        ) as self.watch:
            yield

    def _send_one(self, form: ActualForm) -> None:
        verb = reporting.submit if self.intent == SUBMIT else reporting.save_draft
        if self.intent != SUBMIT and not form.has_changed():
            return
        verb(
            actor=self.actor,
            actual=form.entry.actual,
            facts=form.facts(),
            revision=form.cleaned_data["revision"],
            uploads=form.cleaned_data["evidence"],
        )
