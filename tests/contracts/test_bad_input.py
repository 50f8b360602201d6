"""Any byte at any door: a sentence and a 4xx or the form again, never a fault, never a half-saved file."""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imece.services.documents.models import Document
from imece.services.exchange.models import ImportRun
from tests.contracts.forms_found import Form, forms_in
from tests.contracts.snapshots import everything
from tests.contracts.walking import content_of, enter, every_page, status_of

if TYPE_CHECKING:
    from django.test import Client

    from tests.cast import Cast
    from tests.material.lived_in import Lived

pytestmark = pytest.mark.slow
NASTY: Final = [
    "",
    " ",
    "\x00",
    "\u202e\ufeff",
    "💥" * 90,
    "A" * 6000,
    "-1",
    "0",
    "9" * 40,
    "1e999",
    "NaN",
    "-Infinity",
    "٣٤",
    "2025-02-30",
    "31.02.2025",
    "99999-12-31",
    "1.234,5",
    "1,2,3",
    "<script>alert(1)</script>",
    "' OR 1=1; --",
    "../../../../etc/passwd",
    "{{ 7|add:7 }}",
    "=HYPERLINK(1)",
    "[]",
    "true",
]
NUMBERS: Final = [0, 2**63, 10**30]
WORDS: Final = ["x", "%00", "..%2F..", "ğüşıöç", "a" * 3000, "2025-H9", "0000", "2025-01-01..2024-01-01"]
BODIES: Final = [
    ("application/x-www-form-urlencoded", b"\xff\xfe=%ff%00&&&==%zz"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\xff\r\n\r\n"),
    ("multipart/form-data", b"no boundary"),
    ("application/json", b"{"),
    ("text/plain; charset=nonsense", b"x" * 5000),
    ("application/x-www-form-urlencoded; charset=utf-7", b"+ADw-=1"),
    ("", b"\x00" * 100),
]
ROUNDS: Final = 2


def zip_bomb() -> bytes:
    """A workbook-like container that would unpack to 150 MB."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 150_000_000)
    return target.getvalue()


FILES: Final = {
    "renamed program": ("rapor.pdf", b"MZ\x90\x00" + b"\x00" * 400),
    "nothing in it": ("bos.pdf", b""),
    "page of the web": ("sayfa.html", b"<html><script>alert(1)</script></html>"),
    "page named as a picture": ("resim.png", b"<html><script>alert(1)</script></html>"),
    "drawing with a script": (
        "cizim.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
    ),
    "very long name": ("a" * 900 + ".exe", b"MZ\x90\x00"),
    "name that climbs": ("../../../etc/cron.d/x.exe", b"MZ\x90\x00"),
    "bytes without a meaning": ("veri.xlsx", b"\xff\xfe\x00" * 50),
    "broken picture": ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 30),
}


def forms_of(client: Client, lived: Lived) -> list[tuple[str, Form]]:
    """(address, form) of every form that any page offers the coordinator, each once."""
    found: dict[tuple[str, str], tuple[str, Form]] = {}
    for page in every_page():
        address = page.filled(lived)
        response = client.get(address)
        text = content_of(response)
        if response.status_code != 200 or b"<form" not in text:
            continue
        for form in forms_in(text.decode("utf-8", errors="replace")):
            target = form.action or address
            if not target.startswith(("/account/", "/en/", "/demo/")):
                found[target, ",".join(control.name for control in form.controls)] = (target, form)
    return list(found.values())


def test_no_form_faults_when_its_fields_hold_anything(client: Client, cast: Cast, gaziantep: Lived) -> None:
    enter(client, cast, "coordinator")
    client.raise_request_exception = False
    forms = forms_of(client, gaziantep)
    assert len(forms) > 50
    dice = random.Random(27)  # noqa: S311 -- the same values each time
    faults = []
    for address, form in forms:
        for _round in range(ROUNDS):
            sent = form.filled() | {name: dice.choice(NASTY) for name in form.filled() if dice.random() < 0.6}
            with transaction.atomic():
                if status_of_post(client, address, sent) >= 500:
                    faults.append((address, sent))
                transaction.set_rollback(True)
    assert faults == []


def status_of_post(client: Client, address: str, sent: dict[str, str]) -> int:
    """Send a form."""
    response = client.post(address, sent)
    content_of(response)
    return int(response.status_code)


def test_no_address_faults_when_its_words_are_anything(client: Client, cast: Cast, gaziantep: Lived) -> None:
    enter(client, cast, "coordinator")
    client.raise_request_exception = False
    faults = []
    turn = itertools.count()
    for page in every_page():
        usual = page.filled(gaziantep)
        for word in page.words:
            value = page.value(word, gaziantep)
            others = (
                NUMBERS if isinstance(value, int) else [WORDS[next(turn) % len(WORDS)] for _again in "12"]
            )
            for other in others if word != "office" else ():
                address = usual.replace(f"/{value}", f"/{other}", 1)
                if status_of(client, "get", address) >= 500:
                    faults.append(address[:200])
    assert faults == []


@settings(
    max_examples=80,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    database=None,
)
@given(
    number=st.integers(min_value=0, max_value=1000),
    names=st.lists(
        st.sampled_from(
            ["q", "page", "size", "sort", "kind", "unit", "year", "first", "state", "columns", "x[]"]
        ),
        max_size=4,
    ),
    values=st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=60)), min_size=4, max_size=4),
)
def test_no_list_faults_for_any_query(
    number: int, names: list[str], values: list[str], client: Client, cast: Cast, gaziantep: Lived
) -> None:
    client.force_login(cast.gaziantep.members["Ayşe"].user)
    page = every_page()[number % len(every_page())]
    query = {
        name: value.encode("utf-8", errors="replace").decode()
        for name, value in zip(names, values, strict=False)
    }
    response = client.get(page.filled(gaziantep), query)
    content_of(response)
    assert response.status_code < 500


def test_no_door_faults_for_any_body(client: Client, cast: Cast, gaziantep: Lived) -> None:
    enter(client, cast, "coordinator")
    client.raise_request_exception = False
    faults = []
    turn = itertools.count()
    for page in every_page():
        for content_type, body in (BODIES[next(turn) % len(BODIES)] for _again in "12"):
            with transaction.atomic():
                response = client.generic("POST", page.filled(gaziantep), body, content_type=content_type)
                content_of(response)
                if response.status_code >= 500:
                    faults.append((page.name, content_type))
                transaction.set_rollback(True)
    assert faults == []


def test_wrong_files_are_refused_with_a_sentence_and_nothing_is_kept(
    client: Client, cast: Cast, gaziantep: Lived
) -> None:
    enter(client, cast, "coordinator")
    files = {**FILES, "container that would burst": ("liste.xlsx", zip_bomb())}
    doors = [(address, form) for address, form in forms_of(client, gaziantep) if form.file_fields]
    assert len(doors) > 5
    before = everything()
    kept = []
    for address, form in doors:
        for what, (name, content) in files.items():
            sent: dict[str, object] = dict(form.filled())
            sent |= {field: SimpleUploadedFile(name, content) for field in form.file_fields}
            with transaction.atomic():
                response = client.post(address, sent)
                content_of(response)
                if Document.objects.count() != before["documents.document"][0]:
                    kept.append((address, what, "document"))
                if ImportRun.objects.count() != before["exchange.importrun"][0]:
                    kept.append((address, what, "import"))
                assert response.status_code < 500, (address, what)
                transaction.set_rollback(True)
    assert kept == []
