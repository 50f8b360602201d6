"""An office's own template is filled where the paper is: a button beside PDF, Word and Excel."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from imece.overview.reports.choices import ReportKind
from imece.services.papers import actions
from imece.services.papers.models import KeptPaper
from imece.services.papers.queries import bytes_of
from tests.material.reported import begun

if TYPE_CHECKING:
    from django.test import Client

    from imece.services.papers.models import OfficeTemplate
    from tests.cast import Cast, Place
    from tests.material.lived_in import Lived

pytestmark = pytest.mark.django_db


def a_template(place: Place, name: str, kind: str, title: str) -> OfficeTemplate:
    """A Word template of the office with three fields and the rows of the indicators."""
    document = docx.Document()
    document.add_paragraph("{{ title }} – {{ plan }} – {{ indicator_count }}")
    document.add_paragraph("{% for row in indicator_rows %}[{{ row.indicator }}]{% endfor %}")
    target = BytesIO()
    document.save(target)
    upload = SimpleUploadedFile("izleme.docx", target.getvalue())
    return actions.upload_template(actor=place.actor(name), kind=kind, title=title, upload=upload)


def texts_of(paper: KeptPaper) -> str:
    """What the file says."""
    assert paper.file is not None
    return "\n".join(part.text for part in docx.Document(BytesIO(bytes_of(paper.file))).paragraphs)


def test_report_fills_the_offices_own_template_when_it_is_chosen(
    client: Client, cast: Cast, lived: Lived
) -> None:
    report = begun(lived)
    template = a_template(cast.gaziantep, "Ayşe", ReportKind.MONITORING, "Valilik formu")
    assert template.is_complete
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = client.get(f"/o/gaziantep/reports/{report.pk}/files/").content.decode()
    assert f'value="template-{template.pk}"' in page
    assert "Valilik formu" in page
    client.post(f"/o/gaziantep/reports/{report.pk}/paper/", {"format": f"template-{template.pk}"})
    kept = KeptPaper.objects.get(about_id=report.pk, kind=ReportKind.MONITORING)
    assert (kept.template, kept.format, kept.state) == (template, "word", "ready")
    said = texts_of(kept)
    assert str(report.plan.title) in said
    assert "[" in said


def test_template_of_another_office_or_kind_is_not_taken(client: Client, cast: Cast, lived: Lived) -> None:
    report = begun(lived)
    others = [
        a_template(cast.orhangazi, "Osman", ReportKind.MONITORING, "Komşunun formu"),
        a_template(cast.gaziantep, "Ayşe", ReportKind.EVALUATION, "Yıl sonu formu"),
    ]
    cast.enters(client, cast.gaziantep, "Ayşe")
    page = client.get(f"/o/gaziantep/reports/{report.pk}/files/").content.decode()
    for other in others:
        assert other.title not in page
        client.post(f"/o/gaziantep/reports/{report.pk}/paper/", {"format": f"template-{other.pk}"})
    kept = KeptPaper.objects.filter(about_id=report.pk)
    assert {paper.template for paper in kept} == {None}
    assert {paper.format for paper in kept} == {"pdf"}
