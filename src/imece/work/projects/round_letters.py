"""The letter of a collection round to one institution, with the projects that the bank holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.paper.content import Address, Align, Column, Paper, Paragraph, Signatures, Table
from imece.ground.values.period import format_day
from imece.services.papers.kinds import PaperKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from imece.work.projects.models import Project, RoundInvitation

KIND: Final = "projects_round_letter"
KIND_OF_LETTER: Final = PaperKind(
    KIND,
    gettext_lazy("Letter of a collection round"),
    {
        "office": gettext_lazy("office"),
        "institution": gettext_lazy("institution"),
        "due_on": gettext_lazy("due date"),
        "letter_no": gettext_lazy("official letter no."),
        "note": gettext_lazy("note to the institutions"),
    },
)


def round_letter(invitation: RoundInvitation, projects: Sequence[Project], language: str) -> Paper:
    """To the institution: look at your projects, correct and complete them until the due date."""
    asked = invitation.round
    with override(language):
        due = format_day(asked.due_on, language)
        text = _(
            "The projects that our project bank holds of your institution are listed below. We kindly ask you to confirm or"
            " correct them and to add those that are missing until %(due)s, by the link that is sent to your e-mail address or"
            " in the enclosed sheet."
        ) % {"due": due}
        none = Paragraph(_("Our project bank holds no project of your institution yet."))
        return Paper(
            kind=KIND,
            title=_("Letter of a collection round"),
            subtitle=str(invitation.institution),
            language=language,
            blocks=(
                Paragraph(text),
                *((Paragraph(asked.note),) if asked.note else ()),
                _table(projects) if projects else none,
                Paragraph(_("For your information and action.")),
                Signatures((("", "", ""),)),
            ),
            period="",
            day=asked.letter_date,
            address=Address(
                addressee=str(invitation.institution),
                subject=asked.title,
                number=asked.letter_no,
                day=asked.letter_date,
            ),
            values=(
                ("office", str(asked.office.said("name", language))),
                ("institution", str(invitation.institution)),
                ("due_on", due),
                ("letter_no", asked.letter_no),
                ("note", asked.note),
            ),
            is_sample=asked.office.is_sample,
        )


def _table(projects: Sequence[Project]) -> Table:
    columns = (
        Column(_("No."), 0.4, Align.END),
        Column(_("Project"), 4),
        Column(_("Dates"), 1.6),
        Column(_("Status"), 1.2),
    )
    rows = tuple(
        (place, project.title, project.when_shown or "–", str(project.get_status_display()))
        for place, project in enumerate(projects, start=1)
    )
    return Table(columns, rows, _("Projects of your institution"), name="projects")
