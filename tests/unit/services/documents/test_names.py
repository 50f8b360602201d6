"""File names of strangers are cleaned and stay readable in Turkish."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imece.services.documents.names import LONGEST, safe_name


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\belgeler\\Çağrı  özeti.PDF", "Çağrı özeti.PDF"),
        ("fatura\u202efdp.exe", "faturafdp.exe"),
        ("satır\r\nSet-Cookie: a=b.pdf", "satır Set-Cookie- a=b.pdf"),
        ("  .htaccess", "htaccess"),
        ("con.pdf", "_con.pdf"),
        ("Iğdır’ın “ışıkları”.docx", "Iğdır’ın “ışıkları”.docx"),
        ("I\u0307zmir.pdf", "İzmir.pdf"),
        ("", "dosya"),
        ("a" * 300 + ".docx", "a" * 115 + ".docx"),
    ],
)
def test_safe_name_cleans(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe


@given(st.text(max_size=300))
def test_safe_name_is_short_visible_pathless_and_stable(name: str) -> None:
    safe = safe_name(name)
    assert 0 < len(safe) <= LONGEST
    assert not set(safe) & set('/\\<>:"|?*')
    assert all(unicodedata.category(sign)[0] != "C" for sign in safe)
    assert safe_name(safe) == safe
