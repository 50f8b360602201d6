"""The columns of an inventory, with the headings that they have in Turkish and English sheets and in lists of KAYS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy, override

from imece.ground.values import turkish
from imece.services.exchange.mapping import Column
from imece.work.projects.choices import Part, Status

if TYPE_CHECKING:
    from django.db.models import TextChoices

COLUMNS: Final = (
    Column(
        "title",
        gettext_lazy("Title"),
        ("Proje adı", "Projenin adı", "Proje", "Başlık", "Project title", "Project name", "Project"),
        required=True,
        example="Gençlerin Mavi Projesi",
    ),
    Column("title_en", gettext_lazy("Title in English"), ("İngilizce adı", "Proje adı (İngilizce)", "English title")),
    Column(
        "code",
        gettext_lazy("Project code"),
        ("Proje kodu", "Referans no", "Referans numarası", "Başvuru no", "Sözleşme no", "Başvuru kodu", "Proje no", "Code", "Reference"),
        help=gettext_lazy("A code that is known already brings that project up to date."),
        example="TR42/16/SOS/0012",
    ),
    Column("source", gettext_lazy("Source of the codes"), ("Kaynak", "Sistem", "Source")),
    Column("acronym", gettext_lazy("Acronym"), ("Kısa ad", "Kısaltma", "Akronim", "Short name")),
    Column(
        "funder",
        gettext_lazy("Funder"),
        ("Fon sağlayıcı", "Fon kaynağı", "Destekleyen", "Destekleyen kurum", "Hibe veren kurum", "Finansman kaynağı", "Donor"),
        example="BEBKA",
    ),
    Column(
        "programme",
        gettext_lazy("Funding programme"),
        ("Program", "Fon programı", "Destek programı", "Hibe programı", "Mali destek programı", "Programme"),
        example="Erasmus+ (2021–2027)",
    ),
    Column("part", gettext_lazy("Our part"), ("Rolümüz", "Rol", "Role")),
    Column("status", gettext_lazy("Status"), ("Durum", "Durumu", "Proje durumu", "State"), example="Tamamlandı"),
    Column(
        "dates",
        gettext_lazy("Days"),
        ("Tarih", "Tarihler", "Proje süresi", "Uygulama dönemi", "Yıl", "Dönem", "Dates", "Duration", "Year"),
        help=gettext_lazy("A stretch, a month or a year: 2018-2020, 01.02.2020 – 31.01.2022."),
        example="2018-2020",
    ),
    Column("start", gettext_lazy("Start"), ("Başlangıç", "Başlangıç tarihi", "Sözleşme başlangıç tarihi", "Start date", "From")),
    Column("end", gettext_lazy("End"), ("Bitiş", "Bitiş tarihi", "Sözleşme bitiş tarihi", "End date", "To", "Until")),
    Column("awarded_on", gettext_lazy("Date of the award or contract"), ("Sözleşme tarihi", "Onay tarihi", "Hak kazanma tarihi", "Award date", "Contract date")),
    Column("place", gettext_lazy("Place"), ("Yer", "Yeri", "Uygulama yeri", "Place", "Location")),
    Column("district", gettext_lazy("District"), ("İlçe", "İlçesi", "District"), example="Orhangazi"),
    Column("province", gettext_lazy("Province"), ("İl", "İli", "Şehir", "Province", "City"), example="Bursa"),
    Column("country", gettext_lazy("Country"), ("Ülke", "Ülkesi", "Country")),
    Column(
        "lead",
        gettext_lazy("Lead beneficiary"),
        ("Yararlanıcı", "Proje sahibi", "Yürütücü", "Yürütücü kurum", "Başvuru sahibi", "Koordinatör", "Kurum", "Beneficiary", "Applicant", "Lead partner"),
        example="Orhangazi Kaymakamlığı",
    ),
    Column(
        "partners",
        gettext_lazy("Partners"),
        ("Ortaklar", "Proje ortakları", "Ortak", "Eş faydalanıcılar", "İştirakçiler", "Partners"),
        help=gettext_lazy("Several names with a semicolon between them, the country in brackets."),
        example="Sopot Belediyesi (Polonya); Kent Konseyi",
    ),
    Column("total", gettext_lazy("Total budget"), ("Toplam bütçe", "Proje bütçesi", "Bütçe", "Toplam maliyet", "Budget", "Total budget"), example="1.234.567,89 TL"),
    Column("grant", gettext_lazy("Grant"), ("Hibe", "Hibe tutarı", "Hibe miktarı", "Destek tutarı", "Destek miktarı", "Ajans desteği", "Ödenen tutar", "Grant", "Grant amount"), example="75.000 €"),
    Column("own", gettext_lazy("Own contribution"), ("Öz katkı", "Eş finansman", "Eş finansman tutarı", "Katkı payı", "Own contribution", "Co-financing")),
    Column("currency", gettext_lazy("Currency"), ("Para birimi", "Döviz", "Currency"), example="EUR"),
    Column("themes", gettext_lazy("Themes"), ("Tema", "Konu", "Sektör", "Alan", "Theme", "Sector")),
    Column("target_groups", gettext_lazy("Target groups"), ("Hedef kitle", "Hedef grup", "Hedef grubu", "Target group")),
    Column("unit", gettext_lazy("Unit"), ("Birim", "Sorumlu birim", "Unit")),
    Column("summary", gettext_lazy("Summary"), ("Özet", "Proje özeti", "Açıklama", "Amaç", "Summary", "Description")),
)  # fmt: skip

STATUS_WORDS: Final[dict[str, str]] = {
    "devam ediyor": Status.RUNNING,
    "devam eden": Status.RUNNING,
    "uygulanıyor": Status.RUNNING,
    "yürürlükte": Status.RUNNING,
    "bitti": Status.COMPLETED,
    "bitmiş": Status.COMPLETED,
    "tamamlanan": Status.COMPLETED,
    "sonuçlandı": Status.COMPLETED,
    "başvuru": Status.APPLIED,
    "başvuru aşamasında": Status.APPLIED,
    "değerlendirmede": Status.APPLIED,
    "iptal": Status.CANCELLED,
    "fesih": Status.CANCELLED,
    "ret": Status.REJECTED,
    "başarısız": Status.REJECTED,
    "kabul": Status.AWARDED,
    "başarılı": Status.AWARDED,
    "sözleşme aşamasında": Status.AWARDED,
    "ongoing": Status.RUNNING,
    "closed": Status.COMPLETED,
}
PART_WORDS: Final[dict[str, str]] = {
    "yürütücü": Part.LEAD,
    "koordinatör": Part.LEAD,
    "ortak": Part.TAKE_PART,
    "iştirakçi": Part.TAKE_PART,
    "destekleyen": Part.FUND,
    "izleyen": Part.FOLLOW,
    "lead": Part.LEAD,
    "partner": Part.TAKE_PART,
}


def status_choices() -> list[tuple[str, str]]:
    """Every status under its labels in both languages and the words that lists use."""
    return _choices(Status, STATUS_WORDS)


def part_choices() -> list[tuple[str, str]]:
    """Our part, likewise."""
    return _choices(Part, PART_WORDS)


def _choices(kind: type[TextChoices], words: dict[str, str]) -> list[tuple[str, str]]:
    named: dict[str, tuple[str, str]] = {}
    for language in ("tr", "en"):
        with override(language):
            named.update({turkish.fold(str(one.label)): (one.value, str(one.label)) for one in kind})
    for word, value in words.items():
        named.setdefault(turkish.fold(word), (str(value), word))
    return list(named.values())
