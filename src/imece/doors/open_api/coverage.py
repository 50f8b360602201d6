"""What the open data covers and what it leaves out: counted while the rows go by, said in plain sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final, Self

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from imece.doors.open_api import giving360, iati

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from imece.doors.open_api.facts import OpenProject

LICENCE_NAME: Final = "CC BY 4.0"
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(slots=True)
class Coverage:
    """How many projects of how many offices, from which year to which, and how many each standard cannot say."""

    projects: int = 0
    samples: int = 0
    offices: list[str] = field(default_factory=list)
    first_year: int | None = None
    last_year: int | None = None
    without_amount: int = 0
    without_point: int = 0
    left_out_of_iati: dict[str, int] = field(default_factory=dict)
    left_out_of_360giving: dict[str, int] = field(default_factory=dict)

    def counted(self, projects: Iterable[OpenProject]) -> Iterator[OpenProject]:
        """The same projects, counted on their way."""
        iati_no: Counter[str] = Counter(self.left_out_of_iati)
        giving_no: Counter[str] = Counter(self.left_out_of_360giving)
        offices = set(self.offices)
        for project in projects:
            self.projects += 1
            self.samples += project.is_sample
            self.without_amount += project.money.grant is None
            self.without_point += all(place.latitude is None for place in project.places)
            offices.add(project.office.slug)
            self._reach(project)
            if no := iati.why_left_out(project):
                iati_no[no] += 1
            if no := giving360.why_left_out(project):
                giving_no[no] += 1
            yield project
        self.offices = sorted(offices)
        self.left_out_of_iati, self.left_out_of_360giving = dict(iati_no), dict(giving_no)

    def _reach(self, project: OpenProject) -> None:
        """Widen the years."""
        first, last = project.days.start, project.days.end or project.days.start
        if first is not None and (self.first_year is None or first.year < self.first_year):
            self.first_year = first.year
        if last is not None and (self.last_year is None or last.year > self.last_year):
            self.last_year = last.year

    def as_json(self) -> dict[str, Any]:
        """Plain values, to be kept beside the files."""
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> Self:
        """The same again."""
        return cls(**kept)


def statement(coverage: Coverage) -> list[str]:
    """The statement of coverage, in the language of the moment."""
    said = [_counts(coverage)]
    if coverage.samples:
        said.append(
            _(
                "%(count)s of them are sample data of a demonstration: made up, marked in every file, of no use as facts."
            )
            % {"count": coverage.samples}
        )
    said.append(
        _(
            "In it are only projects that were granted support and that the office’s coordinator has published. Ideas, "
            "applications, rejected projects and projects kept inside the institution are not in it."
        )
    )
    said.append(
        _(
            "Personal data are never in it: no team members, contact persons, participants, internal notes or documents. "
            "E-mail addresses, mobile telephones and identity numbers in texts are taken out."
        )
    )
    said.append(
        _(
            "An amount that is not known is empty, never zero. Amounts in lira are worked out by the dated rate that stands "
            "beside them. Where no point is known, the seat of the district or province stands for it and says so."
        )
    )
    return said + left_out(coverage)


def _counts(coverage: Coverage) -> str:
    facts = {
        "projects": coverage.projects,
        "offices": len(coverage.offices),
        "first": coverage.first_year,
        "last": coverage.last_year,
    }
    if not coverage.projects:
        return _("No project has been published yet; the files hold their headings only.")
    if coverage.first_year is None:
        return (
            ngettext(
                "%(projects)s published project of %(offices)s offices.",
                "%(projects)s published projects of %(offices)s offices.",
                coverage.projects,
            )
            % facts
        )
    return (
        ngettext(
            "%(projects)s published project of %(offices)s offices, from %(first)s to %(last)s.",
            "%(projects)s published projects of %(offices)s offices, from %(first)s to %(last)s.",
            coverage.projects,
        )
        % facts
    )


def left_out(coverage: Coverage) -> list[str]:
    """What single files cannot say, because their standards ask for more than is known."""
    reasons = {
        iati.NO_DATE: _("without any day of beginning"),
        iati.NOBODY: _("without anybody who takes part"),
        giving360.LOAN: _("loans"),
        giving360.NO_AMOUNT: _("without a known grant"),
        giving360.NO_FUNDER: _("without a funder"),
        giving360.NO_RECIPIENT: _("without a lead beneficiary"),
    }
    said = []
    for name, numbers in (("IATI", coverage.left_out_of_iati), ("360Giving", coverage.left_out_of_360giving)):
        if numbers:
            parts = ", ".join(f"{reasons[reason]}: {count}" for reason, count in sorted(numbers.items()))
            said.append(_("Left out of the %(name)s file – %(parts)s.") % {"name": name, "parts": parts})
    said.append(
        _(
            "In the 360Giving file the day of the award is the day of the contract or, where that is not known, of the start."
        )
    )
    return said
