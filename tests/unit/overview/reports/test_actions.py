"""Beginning, writing, submitting, approving and publishing reports."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from imece.ground.paper.keeping import paper_from
from imece.ground.rules.decision import Refused
from imece.overview.reports import actions, policies
from imece.overview.reports.choices import Origin, ReportKind, ReportState
from imece.overview.reports.models import Narrative, PrintedFigure, Report
from imece.overview.reports.queries.assembling import paper_of
from imece.overview.reports.queries.printed import figure_lines
from imece.services.audit.models import Entry
from imece.services.duties.models import Duty
from imece.services.notices.models import DigestLine, Letter
from imece.work.indicators.models import Actual
from tests.material.planned import HALF
from tests.material.reported import begun, begun_of_unit, plan_of, write_all

if TYPE_CHECKING:
    from tests.material.lived_in import Lived

pytestmark = pytest.mark.django_db


def reasons(report: Report) -> dict[str, str]:
    """The reasons of a report by indicator."""
    rows = Narrative.objects.filter(report=report, section="reason").select_related("indicator")
    return {row.indicator.name.split()[0]: row.text for row in rows if row.indicator}


def test_a_report_is_prefilled_once_when_it_is_begun_twice(lived: Lived) -> None:
    report = begun(lived)
    again = begun(lived)
    assert again.pk == report.pk
    assert Entry.objects.filter(verb="reports.begun", thing_id=str(report.pk)).count() == 1
    summary = Narrative.objects.get(report=report, section="summary")
    assert summary.origin == Origin.RECORDS
    assert "2 tanesi bildirildi" in summary.text
    assert "2 of 6 indicators were reported" in summary.text_en
    assert reasons(report)["approved"].startswith("Gerekçe")
    told = Narrative.objects.filter(report=report, section="reason").exclude(origin=Origin.NOTHING)
    assert {row.origin for row in told} == {Origin.PERSON}


def test_a_report_on_a_plan_is_refused_without_one(lived: Lived) -> None:
    before = Report.objects.count()
    with pytest.raises(Refused):
        actions.begin_report(actor=lived.coordinator, kind=ReportKind.MONITORING, period=HALF, plan=None)
    assert Report.objects.count() == before


def test_a_report_is_not_submitted_while_drafts_wait(lived: Lived) -> None:
    report = begun(lived)
    with pytest.raises(Refused, match="taslak"):
        actions.submit_report(actor=lived.coordinator, report=report)
    report.refresh_from_db()
    assert (report.state, report.submitted_at) == (ReportState.DRAFT, None)


def test_a_report_is_not_submitted_without_a_reason_that_a_person_wrote(lived: Lived) -> None:
    report = begun(lived)
    write_all(lived.coordinator, report)
    row = Narrative.objects.get(report=report, section="reason", indicator__name__startswith="approved")
    actions.write_texts(
        actor=lived.coordinator,
        report=report,
        texts={("reason", row.indicator_id): actions.Written("", "", revision=row.revision)},
    )
    with pytest.raises(Refused, match=r"1\.1\.1"):
        actions.submit_report(actor=lived.coordinator, report=report)
    Narrative.objects.filter(pk=row.pk).update(text="Kayıttan", origin=Origin.RECORDS)
    with pytest.raises(Refused, match=r"1\.1\.1"):
        actions.submit_report(actor=lived.coordinator, report=report)
    report.refresh_from_db()
    assert report.state == ReportState.DRAFT


def test_what_a_person_wrote_stays_when_the_drafts_are_made_anew(lived: Lived) -> None:
    report = begun(lived)
    actions.write_texts(
        actor=lived.coordinator,
        report=report,
        texts={("summary", None): actions.Written("Benim sözüm", "My words")},
    )
    Narrative.objects.filter(report=report, section="delays").update(text="eski")
    actions.renew_drafts(actor=lived.coordinator, report=report)
    texts = {row.section: row for row in Narrative.objects.filter(report=report, indicator=None)}
    assert texts["summary"].text == "Benim sözüm"
    assert texts["delays"].text != "eski"


def test_a_text_is_refused_when_somebody_else_wrote_meanwhile(lived: Lived) -> None:
    report = begun(lived)
    key = ("next", None)
    first = actions.Written("Bir", revision=Narrative.objects.get(report=report, section="next").revision)
    actions.write_texts(actor=lived.coordinator, report=report, texts={key: first})
    with pytest.raises(Refused):
        actions.write_texts(
            actor=lived.place.actor("Ebru"), report=report, texts={key: actions.Written("İki")}
        )
    assert Narrative.objects.get(report=report, section="next").text == "Bir"


def approved(lived: Lived, kind: ReportKind = ReportKind.MONITORING, period: str = "2025-H1") -> Report:
    """A report that Ebru submitted and Ayşe approved."""
    report = begun(lived, kind, period)
    expert = lived.place.actor("Ebru")
    write_all(expert, report)
    report = actions.submit_report(actor=expert, report=report)
    return actions.approve_report(actor=lived.coordinator, report=report)


def test_an_approved_report_says_what_it_said_when_its_figures_change(lived: Lived) -> None:
    report = approved(lived)
    paper = paper_of(lived.coordinator, report)
    assert paper.sha256() == report.content_hash
    assert paper_from(report.content[0]) == paper
    Actual.objects.filter(office=lived.place.office, approved_value=12).update(approved_value=Decimal(3))
    assert paper_of(lived.coordinator, Report.objects.get(pk=report.pk)).sha256() == report.content_hash
    with pytest.raises(Refused):
        actions.write_texts(
            actor=lived.coordinator, report=report, texts={("next", None): actions.Written("Sonradan")}
        )


def test_printed_figures_are_kept_and_a_later_change_is_marked(lived: Lived) -> None:
    report = approved(lived)
    assert PrintedFigure.objects.filter(report=report).count() == 6
    lines = figure_lines(lived.coordinator, plan_of(lived), report.period)
    first = next(line for line in lines if line.number == "1.1.1")
    assert (first.approved, first.published, first.differs) == (12, 12, False)
    assert [row.value for row in first.prints] == [12]
    Actual.objects.filter(indicator=first.indicator).update(approved_value=Decimal(11))
    lines = figure_lines(lived.coordinator, plan_of(lived), report.period)
    first = next(line for line in lines if line.number == "1.1.1")
    assert first.publication_differs
    assert [row.differs for row in first.prints] == [True]


def test_who_submitted_does_not_approve_while_somebody_else_can(lived: Lived) -> None:
    report = begun(lived)
    write_all(lived.coordinator, report)
    report = actions.submit_report(actor=lived.coordinator, report=report)
    with pytest.raises(Refused):
        actions.approve_report(actor=lived.coordinator, report=report)
    report.refresh_from_db()
    assert (report.state, report.content, report.content_hash) == (ReportState.SUBMITTED, [], "")
    report = actions.approve_report(actor=lived.place.actor("Mert"), report=report)
    assert not report.is_self_approved


def test_the_only_one_who_can_approve_may_and_it_is_said(lived: Lived) -> None:
    manager = lived.place.members["Mert"]
    manager.is_top_manager = False
    manager.save()
    report = begun(lived)
    write_all(lived.coordinator, report)
    report = actions.submit_report(actor=lived.coordinator, report=report)
    assert actions.approve_report(actor=lived.coordinator, report=report).is_self_approved


def test_a_returned_report_comes_back_with_its_note(lived: Lived) -> None:
    report = begun(lived)
    expert = lived.place.actor("Ebru")
    write_all(expert, report)
    report = actions.submit_report(actor=expert, report=report)
    with pytest.raises(Refused):
        actions.return_report(actor=lived.coordinator, report=report, note=" ")
    report = actions.return_report(actor=lived.coordinator, report=report, note="Gecikmeleri açın.")
    assert (report.state, report.returned_note) == (ReportState.RETURNED, "Gecikmeleri açın.")
    assert actions.submit_report(actor=expert, report=report).returned_note == ""


def test_publishing_is_the_coordinators_and_never_of_a_units_report(lived: Lived) -> None:
    report = approved(lived)
    with pytest.raises(Refused):
        actions.publish_report(actor=lived.place.actor("Ebru"), report=report)
    published = actions.publish_report(actor=lived.coordinator, report=report)
    assert published.published_at is not None
    back = actions.withdraw_report(actor=lived.coordinator, report=published)
    assert (back.state, back.published_at) == (ReportState.APPROVED, None)
    of_unit = begun_of_unit(lived, "Umut")
    assert not policies.may_publish(lived.coordinator, of_unit).allowed


def test_an_approved_report_taken_up_again_keeps_what_it_had_printed(lived: Lived) -> None:
    report = approved(lived)
    with pytest.raises(Refused):
        actions.take_up_report(actor=lived.coordinator, report=report, note="")
    again = actions.take_up_report(actor=lived.coordinator, report=report, note="Yanlış cümle")
    assert (again.state, again.content_hash) == (ReportState.RETURNED, "")
    assert PrintedFigure.objects.filter(report=report).count() == 6


def test_approval_finishes_the_yearly_duty_that_asked_for_the_report(lived: Lived) -> None:
    code = "yearly.plan_half_year_report"
    Report.objects.all().delete()
    asking, other = (
        Duty.objects.create(office=lived.place.office, code=code, title="Rapor", due_on=f"{year}-07-31")
        for year in (2025, 2026)
    )
    report = approved(lived)
    assert report.due_on is not None
    assert (report.due_on.year, report.due_on.month) == (2025, 7)
    asking.refresh_from_db()
    other.refresh_from_db()
    assert asking.done_at is not None
    assert other.done_at is None


def test_units_are_reminded_by_mail_or_in_the_digest(lived: Lived) -> None:
    before = Letter.objects.count()
    done = actions.remind_units(actor=lived.coordinator, period=begun(lived).period)
    assert done.mailed + done.mentioned >= 1
    assert Letter.objects.count() + DigestLine.objects.count() > before
    with pytest.raises(Refused):
        actions.remind_units(actor=lived.place.actor("Umut"), period=begun(lived).period)


def test_the_database_refuses_an_approved_report_without_a_hash(lived: Lived) -> None:
    report = begun(lived)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state=ReportState.APPROVED)


def test_a_unit_contact_sees_and_writes_the_own_units_report_only(lived: Lived) -> None:
    whole, own = begun(lived), begun_of_unit(lived, "Umut")
    contact, other = lived.place.actor("Umut"), lived.place.actor("Kemal")
    assert list(policies.visible_to(contact)) == [own]
    assert list(policies.visible_to(other)) == []
    assert policies.may_write(contact, own).allowed
    assert not policies.may_write(contact, whole).allowed
    assert set(policies.visible_to(lived.coordinator)) == {whole, own}
    write_all(contact, own)
    assert actions.submit_report(actor=contact, report=own).state == ReportState.SUBMITTED


def test_a_granted_office_shows_only_what_it_approved(lived: Lived, cast: object) -> None:
    report = begun(lived)
    cast.grant(cast.gaziantep, cast.bursa)  # type: ignore[attr-defined]  # the cast of tests
    reader = cast.bursa.actor("Burak")  # type: ignore[attr-defined]
    assert list(policies.visible_to(reader)) == []
    expert = lived.place.actor("Ebru")
    write_all(expert, report)
    actions.approve_report(actor=lived.coordinator, report=actions.submit_report(actor=expert, report=report))
    assert list(policies.visible_to(reader)) == [report]
    assert not policies.may_write(reader, report).allowed
