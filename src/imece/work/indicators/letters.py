"""The cover letter (üst yazı) of a request to report, as a paper: one piece for the page, for PDF and for Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.paper.content import Address, Align, Column, Paper, Paragraph, Signatures, Table
from imece.ground.values.period import format_day
from imece.services.papers.kinds import PaperKind
from imece.work.indicators.choices import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from imece.work.indicators.models import Actual, ReportRequest

KIND: Final = "cover_letter"
KIND_OF_LETTER: Final = PaperKind(
    KIND,
    gettext_lazy("Cover letter"),
    {
        "office": gettext_lazy("office"),
        "unit": gettext_lazy("unit"),
        "due_on": gettext_lazy("due date"),
        "letter_no": gettext_lazy("official letter no."),
        "note": gettext_lazy("note to the unit"),
    },
)


def cover_letter(asked: ReportRequest, actuals: Iterable[Actual], language: str) -> Paper:
    """To the unit: what is asked for, until when, with the list of indicators."""
    with override(language):
        period = asked.period.label(language)
        subject = _("Actuals of the performance indicators, %(period)s") % {"period": period}
        due = format_day(asked.due_on, language)
        text = _(
            "The actuals of the performance indicators listed below, for which your unit is responsible, are needed for the"
            " monitoring of the strategic plan in %(period)s. We kindly ask you to enter them with their evidence until"
            " %(due)s."
        ) % {"period": period, "due": due}
        return Paper(
            kind=KIND,
            title=_("Cover letter"),
            subtitle=str(asked.unit),
            language=language,
            blocks=(
                Paragraph(text),
                *((Paragraph(asked.note),) if asked.note else ()),
                _table(actuals, language),
                Paragraph(_("For your information and action.")),
                Signatures((("", "", ""),)),
            ),
            period=period,
            day=asked.letter_date,
            address=Address(
                addressee=_("To %(unit)s") % {"unit": asked.unit.name},
                subject=subject,
                number=asked.letter_no,
                day=asked.letter_date,
            ),
            values=(
                ("office", str(asked.office.said("name", language))),
                ("unit", asked.unit.name),
                ("period", period),
                ("due_on", due),
                ("letter_no", asked.letter_no),
                ("note", asked.note),
            ),
            is_sample=asked.office.is_sample,
        )


def _table(actuals: Iterable[Actual], language: str) -> Table:
    columns = (
        Column(_("No."), 0.4, Align.END),
        Column(_("Indicator"), 4),
        Column(_("Unit of measure"), 1.2),
        Column(_("Period"), 1.2),
    )
    rows = tuple(
        (
            place,
            str(actual.indicator.said("name", language)),
            actual.indicator.unit_label or str(UnitKind(actual.indicator.unit_kind).label),
            actual.period.label(language),
        )
        for place, actual in enumerate(actuals, start=1)
    )
    return Table(columns, rows, _("Indicators asked for"), name="indicators")
