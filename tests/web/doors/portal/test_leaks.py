"""Nothing of the inside on any public page: no people, no addresses, no file names, no figure before its publication."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from imece.services.accounts.models import User
from imece.services.documents.models import Document
from imece.work.indicators.models import Actual, ReportRequest
from tests.web.doors.portal import pages

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


@pytest.fixture
def everything(client: Client, loaded: None, db: None) -> str:
    """The text of all public pages in both languages."""
    return "\n".join(pages.walk(client).values())


def test_no_person_and_no_address_is_named(everything: str) -> None:
    names = list(User.objects.values_list("name", flat=True))
    assert len(names) == 11
    assert [name for name in names if name in everything] == []
    assert ReportRequest.objects.exclude(contact_email="").exists()
    assert EMAIL.findall(everything) == []


def test_no_file_is_named_or_linked(everything: str) -> None:
    held = Document.objects.all()
    assert held.count() > 20
    assert [row.name for row in held if row.name in everything or row.file.name in everything] == []


def test_no_inner_words_are_told(everything: str) -> None:
    told = Actual.objects.exclude(deviation_reason="").values_list("deviation_reason", "measures_taken")
    notes = Actual.objects.exclude(returned_note="").values_list("returned_note", flat=True)
    assert told
    assert notes
    inner = {text for pair in told for text in pair} | set(notes)
    assert [text for text in inner if text in everything] == []


def test_no_figure_is_shown_before_it_is_published(everything: str) -> None:
    waiting = Actual.objects.filter(published_at__isnull=True).exclude(receipt="")
    assert waiting.count() == 4
    assert [row.receipt for row in waiting if row.receipt in everything] == []
    assert "14.125.000,00" not in everything
    assert "14,125,000.00" not in everything


def test_no_way_into_an_office_is_shown(everything: str) -> None:
    assert re.findall(r'href="/(?:en/)?o/[^"]*"', everything) == []
