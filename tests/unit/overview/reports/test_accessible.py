"""Every kind of paper that reports make fails no machine-checkable condition of PDF/UA, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from imece.ground.paper.pdf import render_pdf
from imece.overview.reports.assemblers import dossier
from imece.overview.reports.assemblers.voice import Voice
from imece.overview.reports.choices import ReportKind
from imece.overview.reports.queries import records
from imece.overview.reports.queries.assembling import paper_of
from imece.services.papers import queries as papers
from imece.services.papers.circular import circular
from imece.work.indicators import queries as indicators
from imece.work.indicators.models import Actual
from imece.work.strategy.models import Objective
from tests.material.pdf_accessibility import failures
from tests.material.reported import begun, begun_of_unit

if TYPE_CHECKING:
    from imece.ground.paper.content import Paper
    from tests.material.lived_in import Lived

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def broken(lived: Lived, paper: Paper) -> list[str]:
    """What fails in the paper as the office's PDF."""
    return failures(render_pdf(paper, papers.look_of(lived.place.office, paper.language)))


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind != ReportKind.UNIT])
def test_reports_fail_nothing(lived: Lived, kind: ReportKind) -> None:
    period = "2025-H1" if kind == ReportKind.MONITORING else "2025"
    assert broken(lived, paper_of(lived.coordinator, begun(lived, kind, period))) == []


def test_the_report_of_a_unit_fails_nothing(lived: Lived) -> None:
    assert broken(lived, paper_of(lived.coordinator, begun_of_unit(lived, "Umut"))) == []


@pytest.mark.parametrize("language", ["tr", "en"])
def test_papers_straight_from_records_fail_nothing(lived: Lived, language: str) -> None:
    actor, voice = lived.coordinator, Voice((language,))
    objective = Objective.objects.filter(goal__plan__office=lived.place.office).order_by("pk").first()
    actual = Actual.objects.filter(office=lived.place.office).exclude(frozen_hash="").order_by("pk").first()
    assert objective is not None
    assert actual is not None
    made = [
        records.objective_card_of(actor, objective, objective.goal.plan.first_year, voice),
        records.activity_list_of(actor, 2025, voice),
        records.about_objective(actor, objective, voice),
        records.about_country(actor, "DE", voice),
        dossier.assemble(indicators.inspection(actor, actual), voice),
        circular(actor, language),
    ]
    assert [line for paper in made for line in broken(lived, paper)] == []
