"""Published projects for the tests of open data, as plain values: one full, one bare, one that tries to break every file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from imece.doors.open_api.facts import (
    OpenDays,
    OpenFunder,
    OpenMoney,
    OpenOffice,
    OpenPartner,
    OpenPlace,
    OpenProgramme,
    OpenProject,
    Text,
)

MADE_AT: Final = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
OFFICE: Final = OpenOffice(
    "orhangazi", Text("Orhangazi AB Projeleri Merkezi", "Orhangazi EU Projects Centre"), "district", "16"
)
SAMPLE_OFFICE: Final = OpenOffice("ornek", Text("Örnek Belediyesi"), "municipality", "27", is_sample=True)
EU: Final = OpenFunder("avrupa-birligi", "eu", Text("Avrupa Birliği", "European Union"), "BE")
NASTY: Final = '=HYPERLINK("http://x")<script>&]]>\x00\x0b\u202e "\';,\n'


def project(key: int = 1, **facts: Any) -> OpenProject:
    """A published project that knows little of itself; `facts` say more."""
    known: dict[str, Any] = {
        "key": key,
        "office": OFFICE,
        "title": Text(f"Proje {key}"),
        "part": "lead",
        "status": "running",
        "published_at": datetime(2025, 3, 1, 9, 0, tzinfo=UTC),
        "changed_at": datetime(2025, 2, 1, 9, 0, tzinfo=UTC),
    }
    return OpenProject(**{**known, **facts})


def full(key: int = 1, **facts: Any) -> OpenProject:
    """A project of which everything is known."""
    known: dict[str, Any] = {
        "title": Text("Zeytinin Yolu", "The Way of the Olive"),
        "summary": Text("Zeytin üreticileri bir araya geldi.", "Olive growers came together."),
        "objectives": Text("Ortak bir marka."),
        "code": "2024-1-TR01-KA220-0001",
        "acronym": "OLIVE",
        "status": "completed",
        "funder": EU,
        "programme": OpenProgramme("erasmus-plus", Text("Erasmus+")),
        "days": OpenDays(date(2024, 2, 1), "day", date(2024, 12, 31), "month", date(2023, 12, 20), date(2023, 12, 20)),
        "money": OpenMoney(
            "EUR", Decimal("75000.50"), Decimal("60000.00"), Decimal("15000.50"), Decimal("1938000.00"), Decimal("32.3"),
            date(2024, 2, 1),
        ),
        "partners": (
            OpenPartner("Orhangazi Kaymakamlığı", "lead"),
            OpenPartner("Comune di Bari", "co_beneficiary", "IT"),
            OpenPartner("Università di Bari", "associate", "IT"),
        ),
        "places": (
            OpenPlace("TR", "16", "1554", "Sölöz", "Sölöz, Orhangazi / Bursa", 40.35, 29.42, "point"),
            OpenPlace("TR", "16", "", "", "Bursa", 40.19, 29.06, "province"),
            OpenPlace("IT", "", "", "Bari", "Bari, İtalya"),
        ),
        "themes": ("employment", "rural", "education"),
        "target_groups": ("rural", "youth"),
        "sdgs": ("02", "08", "12"),
        "website": "https://olive.example/?a=1&b=2",
        "page": f"https://imece.example/projeler/{key}/",
        "confirmed_on": date(2026, 5, 1),
    }  # fmt: skip
    return project(key, **{**known, **facts})


def nasty(key: int = 3) -> OpenProject:
    """A project every text of which is meant to break a file."""
    return full(
        key,
        title=Text(NASTY, NASTY),
        summary=Text(NASTY),
        code=NASTY,
        acronym="@SUM(1)",
        funder=OpenFunder("kotu", "eu", Text(NASTY)),
        partners=(OpenPartner(NASTY, "lead"),),
        places=(OpenPlace("TR", "16", "1554", NASTY, NASTY, 40.35, 29.42, "point"),),
    )
