"""Plans in JSON form for the tests of the checks: a clean one to spoil, and objective 2.4 as a city published it."""

from copy import deepcopy
from typing import Any

from imece.work.strategy.checks import Finding, check_plan
from imece.work.strategy.plan_json import from_json

YEARS = ("2020", "2021", "2022")


def row(number: str, name: str, *, weight: str = "50", **changes: Any) -> dict[str, Any]:
    """One clean indicator: 4 a year, 12 in all."""
    return {
        "number": number,
        "name": name,
        "unit": "Adet",
        "weight": weight,
        "targets": dict.fromkeys(YEARS, "4"),
        "total": "12",
        "nature": "flow",
        "direction": "more",
        "accumulation": "sum",
        **changes,
    }


CLEAN: dict[str, Any] = {
    "title": "Sınama planı",
    "first_year": 2020,
    "last_year": 2022,
    "stated": {"goals": 1, "objectives": 2, "indicators": 4},
    "goals": [
        {
            "number": "2",
            "name": "Ekonomik gelişimi desteklemek",
            "objectives": [
                {
                    "number": "2.1",
                    "name": "Uluslararası işbirliğini artırmak",
                    "responsible_unit": "Dış İlişkiler Dairesi Başkanlığı",
                    "collaborating_units": "Kültür, Turizm ve Sosyal İşler Dairesi Başkanlığı",
                    "indicators": [
                        row("2.1.1", "Gözden geçirilen protokol sayısı", place={"sheet": "Plan", "row": 7}),
                        row(
                            "2.1.2",
                            "Eğitimlere katılan kişi sayısı",
                            unit="Kişi",
                            targets={"2020": "1.000", "2021": "1.000", "2022": "1.200"},
                            total="3.200",
                        ),
                    ],
                },
                {
                    "number": "2.2",
                    "name": "Tasarruf sağlamak",
                    "indicators": [
                        row(
                            "2.2.1",
                            "Sağlanan tasarruf oranı",
                            unit="%",
                            weight="40",
                            targets={"2020": "5", "2021": "6", "2022": "8"},
                            total="8",
                            baseline="3",
                            baseline_year=2019,
                            nature="stock",
                            accumulation="latest",
                        ),
                        row(
                            "2.2.2",
                            "Yeni hizmet binasının tamamlanma oranı",
                            unit="Yüzde",
                            weight="60",
                            targets={"2021": "40", "2022": "100"},
                            total="100",
                            nature="milestone",
                            accumulation="latest",
                        ),
                    ],
                },
            ],
        }
    ],
}

SEED_NAMES = (
    ("2.4.1", "8", "Yıllık yararlanılan ulusal ve uluslararası toplam hibe ve fon kaynağı sayısı ( adet )"),
    (
        "2.4.2",
        "8",
        "Ulusal ve uluslararası hibe ve fon kaynaklarından yıllık bazda yararlanan toplam proje sayısı ( adet )",
    ),
    ("2.4.3", "20", "Ulusal ve uluslararası kaynaklardan sağlanan yıllık hibe ve fon miktarı ( ₺ )"),
    ("2.4.4", "8", "Yıllık bazda katılım sağlanan toplam uluslararası organizasyon sayısı ( adet )"),
    (
        "2.4.5",
        "6",
        "Uluslararası veya küresel organizasyonun düzenlenmesine yönelik hazırlıkların tamamlanma oranı ( % )",
    ),
    ("2.4.6", "8", "Yıllık bazda başvuru yapılan uluslararası presjli ödül sayısı ( adet )"),
    ("2.4.7", "8", "Yeni üye olunan uluslararası kuruluş sayısı ( adet )"),
    (
        "2.4.8",
        "8",
        "Mevcut üye olunan uluslararası kuruluşlarda daha etkili temsil ve konum elde edilmesine yönelik olarak"
        " yıllık bazda gerçekleştirilen çalışmaların ve girişimlerin sayısı ( adet )",
    ),
    ("2.4.9", "8", "Yıllık bazda gözden geçirilen protokol sayısı ( adet )"),
    ("2.4.9", "8", "Yıllık bazda geçekleştirilen ortak faaliyet/proje sayısı ( adet )"),
    ("2.4.10", "10", "Birim faaliyetlerinde yıllık bazda sağlanan tasarruf oranı ( % )"),
)

SEED: dict[str, Any] = {
    "is_partial": True,
    "goals": [
        {
            "number": "02",
            "name": "Ekonomik gelişimi desteklemek",
            "unlabelled": "%18",
            "objectives": [
                {
                    "number": "2.4",
                    "name": "Ulusal ve uluslararası işbirliklerinin sürdürülebilirliğini sağlamak",
                    "responsible_unit": "Dış İlişkiler Dairesi Başkanlığı",
                    "collaborating_units": "Diğer harcama birimleri",
                    "indicators": [
                        {
                            "number": number,
                            "name": name,
                            "weight": f"%{weight}",
                            "year": 2021 if number in {"2.4.1", "2.4.2"} else None,
                        }
                        for number, weight, name in SEED_NAMES
                    ],
                }
            ],
        }
    ],
}


def clean() -> dict[str, Any]:
    """A fresh copy of the clean plan."""
    return deepcopy(CLEAN)


def spoiled(objective: int, indicator: int, **changes: Any) -> dict[str, Any]:
    """The clean plan with some fields of one indicator changed."""
    plan = clean()
    plan["goals"][0]["objectives"][objective]["indicators"][indicator].update(changes)
    return plan


def findings(plan: dict[str, Any], code: str = "") -> list[Finding]:
    """What the checks find in a plan, all or of one code."""
    return [finding for finding in check_plan(from_json(plan)) if finding.code.startswith(code)]


def codes(plan: dict[str, Any]) -> list[str]:
    """The codes found, in the order they are told."""
    return [finding.code for finding in findings(plan)]
