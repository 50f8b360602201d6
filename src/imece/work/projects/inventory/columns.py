"""The columns of an inventory of projects, under the headings in use for them."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _

from imece.services.exchange.mapping import Column

TITLE: Final = Column(
    "title",
    _("Title"),
    ("Proje adı", "Projenin adı", "Proje", "Başlık", "Project title", "Project name", "Project", "Title"),
    required=True,
    example="Mavi Kapak Geri Dönüşüm",
)
CODE: Final = Column(
    "code",
    _("Project code"),
    ("Proje kodu", "Proje no", "Referans no", "Sözleşme no", "Project code", "Reference", "Contract no"),
    help=_("Known again by it: a later sheet of the same source changes the same project."),
    example="TR62/18/KÖA/0012",
)
FUNDER: Final = Column(
    "funder",
    _("Funder"),
    (
        "Fon sağlayıcı",
        "Fon",
        "Fon kaynağı",
        "Destekleyen kurum",
        "Finansman",
        "Hibe veren",
        "Donor",
        "Funder",
    ),
)
PROGRAMME: Final = Column(
    "programme",
    _("Funding programme"),
    (
        "Program",
        "Hibe programı",
        "Destek programı",
        "Program adı",
        "Programme",
        "Funding programme",
        "Scheme",
    ),
    example="Erasmus+",
)
STATUS: Final = Column("status", _("Status"), ("Durum", "Durumu", "Proje durumu", "Status", "State"))
DATES: Final = Column(
    "dates",
    _("Dates"),
    (
        "Süre", "Proje süresi", "Uygulama dönemi", "Başlangıç", "Başlangıç tarihi", "Başlama tarihi", "Tarih", "Yıl",
        "Yılı", "Dates", "Start", "Start date", "Year",
    ),
    help=_("A stretch like 2018-2020 or 01.02.2020 – 31.01.2022, or only the beginning."),
    example="2018-2020",
)  # fmt: skip
END: Final = Column("end", _("End"), ("Bitiş", "Bitiş tarihi", "Sona erme tarihi", "End", "End date"))
AWARDED: Final = Column(
    "awarded_on",
    _("Date of the award or contract"),
    ("Sözleşme tarihi", "Karar tarihi", "Hibe tarihi", "Award date", "Contract date"),
)
APPLICANT: Final = Column(
    "lead",
    _("Lead beneficiary"),
    (
        "Başvuru sahibi", "Yararlanıcı", "Faydalanıcı", "Yürütücü kurum", "Proje sahibi", "Kurum", "Lead", "Applicant",
        "Beneficiary", "Lead partner",
    ),
)  # fmt: skip
PARTNERS: Final = Column(
    "partners",
    _("Partners"),
    ("Ortaklar", "Proje ortakları", "Ortak", "Eş faydalanıcılar", "Partners", "Co-beneficiaries"),
    help=_("Several names with a semicolon between them."),
    example="Kilis Belediyesi; Gaziantep Üniversitesi",
)
DISTRICT: Final = Column(
    "district", _("District"), ("İlçe", "İlçesi", "Uygulama ilçesi", "District"), example="Nurdağı"
)
PROVINCE: Final = Column("province", _("Province"), ("İl", "İli", "Şehir", "Province", "City"))
PLACE: Final = Column(
    "place",
    _("Place"),
    ("Yer", "Uygulama yeri", "Köy", "Mahalle", "Belde", "Place", "Location"),
)
COUNTRY: Final = Column("country", _("Country"), ("Ülke", "Ülkeler", "Country", "Countries"))
GRANT: Final = Column(
    "grant",
    _("Grant"),
    ("Hibe", "Hibe tutarı", "Destek tutarı", "Sağlanan destek", "Hibe miktarı", "Grant", "Grant amount"),
    help=_("1.234.567,89 TL, 75.000 € or 3,4 milyon avro; the currency may stand in a column of its own."),
    example="75.000 €",
)
TOTAL: Final = Column(
    "total",
    _("Total budget"),
    ("Bütçe", "Toplam bütçe", "Proje bütçesi", "Toplam tutar", "Budget", "Total budget", "Total cost"),
)
OWN: Final = Column(
    "own",
    _("Own contribution"),
    ("Eş finansman", "Öz kaynak", "Öz katkı", "Own contribution", "Co-financing"),
)
CURRENCY: Final = Column("currency", _("Currency"), ("Para birimi", "Döviz", "Birim para", "Currency"))
PART: Final = Column("part", _("Our part"), ("Rolümüz", "Kurumun rolü", "Our part", "Our role"))

INVENTORY: Final = (
    TITLE,
    CODE,
    Column("acronym", _("Acronym"), ("Kısa adı", "Kısaltma", "Akronim", "Acronym")),
    Column("title_en", _("Title in English"), ("İngilizce adı", "İngilizce başlık", "English title")),
    FUNDER,
    PROGRAMME,
    PART,
    STATUS,
    DATES,
    END,
    AWARDED,
    APPLICANT,
    PARTNERS,
    DISTRICT,
    PROVINCE,
    PLACE,
    COUNTRY,
    GRANT,
    TOTAL,
    OWN,
    CURRENCY,
    Column("theme", _("Theme"), ("Tema", "Konu", "Konusu", "Sektör", "Alan", "Theme", "Sector")),
    Column("target_group", _("Target group"), ("Hedef kitle", "Hedef grup", "Target group")),
    Column(
        "objectives", _("Objectives"), ("Amaç", "Amacı", "Projenin amacı", "Hedefler", "Objectives", "Aim")
    ),
    Column("summary", _("Summary"), ("Özet", "Açıklama", "Proje özeti", "Summary", "Description", "Note")),
    Column("website", _("Website"), ("Web sitesi", "İnternet adresi", "Website", "Web")),
)

_RECORD: Final = Column(
    "code",
    _("Application or contract no."),
    (
        "Başvuru no", "Başvuru kodu", "Başvuru numarası", "Referans no", "Referans numarası", "Sözleşme no",
        "Sözleşme numarası", "Proje no", "Proje kodu", "KAYS no", "Project code", "Reference",
    ),
    required=True,
    help=_("The record is known again by it: new lists change it, never double it."),
    example="TR62/18/KÖA/0012",
)  # fmt: skip
_CALL: Final = Column(
    "programme",
    _("Funding programme"),
    ("Program", "Program adı", "Mali destek programı", "Destek programı", "Teklif çağrısı", "Programme"),
)

KAYS_APPLICATIONS: Final = (
    _RECORD, TITLE, APPLICANT, _CALL, STATUS, DISTRICT, PROVINCE,
    Column("dates", _("Date of the application"), ("Başvuru tarihi", "Tarih", "Yıl", "Application date")),
    TOTAL, GRANT, OWN, CURRENCY, PARTNERS,
)  # fmt: skip
KAYS_CONTRACTS: Final = (
    _RECORD, TITLE, APPLICANT, _CALL, STATUS, DISTRICT, PROVINCE, AWARDED, DATES, END,
    TOTAL, GRANT, OWN, CURRENCY, PARTNERS,
)  # fmt: skip
KAYS_PAYMENTS: Final = (
    _RECORD,
    Column(
        "kind",
        _("Payment"),
        ("Ödeme türü", "Ödeme tipi", "Ödeme", "Ödeme adı", "Payment", "Payment type"),
        help=_("Advance, interim or final payment."),
        example="Ön ödeme",
    ),
    Column(
        "number",
        _("Payment no."),
        ("Ödeme no", "Ödeme sıra no", "Hakediş no", "Talimat no", "Payment no"),
        help=_("Known again by it; without one, by kind and date."),
    ),
    Column(
        "paid_on", _("Paid on"), ("Ödeme tarihi", "Tarih", "Gerçekleşme tarihi", "Paid on"), required=True
    ),
    Column(
        "amount", _("Amount"), ("Tutar", "Ödenen tutar", "Ödeme tutarı", "Net ödeme", "Amount"), required=True
    ),
    CURRENCY,
)
