"""The rules that need no database: questions of the method, what duties ask for, voices, one page."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st

from imece.ground.paper.content import Heading, Paragraph, SideBySide
from imece.ground.values.period import Period
from imece.overview.reports import drafts
from imece.overview.reports.assemblers.briefing import LONGEST, cut
from imece.overview.reports.assemblers.voice import Voice, number, percent
from imece.overview.reports.choices import ReportKind, ReportLanguage, ReportState
from imece.overview.reports.due import ASKED, kind_for, reported_period
from imece.overview.reports.questions import (
    CRITERIA,
    MEASURES,
    REASON,
    SECTIONS,
    questions_of,
    section_titled,
)
from imece.overview.reports.workflow import REPORT
from imece.services.accounts.kinds import profiles
from imece.services.duties.yearly import PREFIX


def test_the_evaluation_asks_three_four_three_and_five_questions() -> None:
    assert Counter(section.group for section in CRITERIA) == {
        "relevance": 3,
        "effectiveness": 4,
        "efficiency": 3,
        "sustainability": 5,
    }
    assert len(questions_of(ReportKind.EVALUATION, deviates=False)) == 15
    assert len(questions_of(ReportKind.EVALUATION, deviates=True)) == 17


@pytest.mark.parametrize("kind", [ReportKind.MONITORING, ReportKind.UNIT])
def test_a_reason_is_asked_for_only_where_a_figure_deviates(kind: ReportKind) -> None:
    assert [row.code for row in questions_of(kind, deviates=True)] == [REASON, MEASURES]
    assert questions_of(kind, deviates=False) == ()


def test_records_never_propose_a_reason() -> None:
    assert not {REASON, MEASURES} & {*drafts.OF_REPORT, *drafts.OF_INDICATOR}


def test_every_section_is_found_by_its_code() -> None:
    for sections in SECTIONS.values():
        for section in sections:
            assert section_titled(section.code).code == section.code


def test_every_yearly_duty_that_asks_for_a_report_is_known_or_is_none() -> None:
    codes = {f"{PREFIX}{duty.code}" for profile in profiles().values() for duty in profile.duties}
    others = {f"{PREFIX}project_inventory", f"{PREFIX}work_programme"}
    assert codes == set(ASKED) | others


@pytest.mark.parametrize(
    ("code", "due", "period"),
    [
        ("plan_half_year_report", date(2026, 7, 31), "2026-H1"),
        ("plan_year_evaluation", date(2027, 2, 28), "2026"),
        ("activity_report", date(2027, 4, 1), "2026"),
        ("performance_programme", date(2026, 10, 31), "2027"),
    ],
)
def test_a_duty_asks_about_its_period(code: str, due: date, period: str) -> None:
    assert ASKED[PREFIX + code].period_of(due).key == period


def test_a_closed_half_is_monitored_and_a_closed_year_end_evaluated() -> None:
    first, second = Period.of_half(2026, 1), Period.of_half(2026, 2)
    assert (kind_for(first), reported_period(first)) == (ReportKind.MONITORING, first)
    assert (kind_for(second), reported_period(second)) == (ReportKind.EVALUATION, Period.of_year(2026))


def test_the_table_of_states_is_drawn_from_draft_to_published() -> None:
    assert REPORT.target("submit") == ReportState.SUBMITTED
    assert REPORT.target("publish") == ReportState.PUBLISHED
    assert REPORT.target("take_up_again") == ReportState.RETURNED


def test_a_voice_of_two_languages_says_both_and_one_of_one_language_only_that() -> None:
    both, turkish, english = (Voice(ReportLanguage(code).languages) for code in ("both", "tr", "en"))
    assert both(_("Objective")) == "Hedef / Objective"
    assert turkish(_("Objective")) == "Hedef"
    assert english(_("Objective")) == "Objective"
    assert both.prose("a", "b", "Başlık") == (SideBySide("a", "b", "Başlık"),)
    assert turkish.prose("a", "b", "Başlık", 1) == (Heading("Başlık", 1), Paragraph("a"))
    assert english.prose("", "") == ()


def test_numbers_in_sentences_follow_each_language() -> None:
    said = Voice(("tr", "en"))("%(n)s %(p)s", n=number(Decimal("1234.5")), p=percent(Decimal(8)))
    assert said == "1.234,5 %8 / 1,234.5 8%"


@given(st.text(max_size=400))
def test_a_cut_text_is_one_line_and_never_too_long(text: str) -> None:
    short = cut(text)
    assert len(short) <= LONGEST
    assert "\n" not in short
