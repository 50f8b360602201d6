"""People from a sheet: Turkish or English headings; each row says, or inherits, why the data may be held."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.ui.fields import DayField
from imece.ground.values import turkish
from imece.services.exchange.kinds import Created, ImportKind
from imece.services.exchange.mapping import Column
from imece.services.exchange.rows import RowError
from imece.work.activities.choices import TargetGroup
from imece.work.people import actions, policies
from imece.work.people.choices import Basis, Language, PointKind, Use
from imece.work.people.facts import PersonFacts, RoleFacts
from imece.work.people.forms import words_in
from imece.work.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.db import models

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

BATCH: Final = 1000

COLUMNS: Final = (
    Column(
        "name",
        gettext_lazy("Name and surname"),
        ("Ad soyad", "Adı soyadı", "Ad", "İsim", "Kişi", "Name", "Full name"),
        required=True,
        example="Deniz Örnek",
    ),
    Column(
        "title",
        gettext_lazy("Academic or official title"),
        ("Unvan (akademik)", "Akademik unvan", "Hitap unvanı", "Title"),
    ),
    Column(
        "institution",
        gettext_lazy("Institution"),
        ("Kurum", "Kurumu", "Kuruluş", "Firma", "Institution", "Organisation", "Company"),
        example="Orhangazi Belediyesi",
    ),
    Column(
        "position",
        gettext_lazy("Position"),
        ("Görevi", "Görev", "Unvan", "Pozisyon", "Position", "Job title"),
        example="Proje koordinatörü",
    ),
    Column(
        "department", gettext_lazy("Department"), ("Birim", "Birimi", "Departman", "Müdürlük", "Department")
    ),
    Column(
        "mail", gettext_lazy("E-mail"), ("E-posta", "E-posta adresi", "Eposta", "Mail", "E-mail", "Email")
    ),
    Column(
        "phone", gettext_lazy("Telephone"), ("Telefon", "İş telefonu", "Sabit telefon", "Phone", "Telephone")
    ),
    Column("mobile", gettext_lazy("Mobile telephone"), ("Cep", "Cep telefonu", "GSM", "Mobile")),
    Column("address", gettext_lazy("Address"), ("Adres", "İş adresi", "Address")),
    Column("salutation", gettext_lazy("How letters greet them"), ("Hitap", "Salutation")),
    Column(
        "languages",
        gettext_lazy("Languages"),
        ("Dil", "Diller", "Bildiği diller", "Languages"),
        example="Türkçe, İngilizce",
    ),
    Column(
        "groups",
        gettext_lazy("Target groups"),
        ("Hedef kitle", "Hedef kitleler", "Hedef grup", "Target groups"),
    ),
    Column("tags", gettext_lazy("Tags"), ("Etiket", "Etiketler", "Grup", "Tags")),
    Column("note", gettext_lazy("Note"), ("Not", "Açıklama", "Note")),
    Column(
        "basis",
        gettext_lazy("Ground for holding the data"),
        ("Hukuki sebep", "İşleme şartı", "Dayanak", "Legal basis", "Ground"),
        help=gettext_lazy(
            "Empty: public duty or legal obligation. Consent needs its source and its day in the same row."
        ),
    ),
    Column("basis_source", gettext_lazy("Where the data came from"), ("Kaynak", "Verinin kaynağı", "Source")),
    Column("basis_on", gettext_lazy("Day of it"), ("Tarih", "Alındığı tarih", "Rıza tarihi", "Date")),
    Column(
        "notified_on",
        gettext_lazy("Information notice given on"),
        ("Aydınlatma tarihi", "Aydınlatma", "Notified on"),
    ),
)


def fields(actor: Actor) -> dict[str, forms.Field]:
    """One field per column."""
    return {
        "name": forms.CharField(max_length=150),
        "title": forms.CharField(max_length=60, required=False),
        "institution": forms.CharField(max_length=250, required=False),
        "position": forms.CharField(max_length=150, required=False),
        "department": forms.CharField(max_length=150, required=False),
        "mail": forms.EmailField(max_length=254, required=False),
        "phone": forms.CharField(max_length=40, required=False),
        "mobile": forms.CharField(max_length=40, required=False),
        "address": forms.CharField(max_length=300, required=False),
        "salutation": forms.CharField(max_length=120, required=False),
        "languages": forms.CharField(max_length=200, required=False),
        "groups": forms.CharField(max_length=300, required=False),
        "tags": forms.CharField(max_length=400, required=False),
        "note": forms.CharField(max_length=5000, required=False),
        "basis": forms.ChoiceField(choices=_named(Basis), required=False),
        "basis_source": forms.CharField(max_length=200, required=False),
        "basis_on": DayField(required=False),
        "notified_on": DayField(required=False),
    }


def _named(choices: type[models.TextChoices]) -> list[tuple[str, str]]:
    """The choices under their Turkish and English words; a sheet may use either."""
    named: dict[str, tuple[str, str]] = {}
    for language in ("tr", "en"):
        with override(language):
            named.update({str(each.label): (each.value, str(each.label)) for each in choices})
    return list(named.values())


def codes_in(text: str, choices: type[models.TextChoices]) -> tuple[tuple[str, ...], list[str]]:
    """The codes of words with commas between them, and the words that are none."""
    known = {turkish.fold(label): code for code, label in _named(choices)}
    said = words_in(text.replace(";", ","))
    found = tuple(dict.fromkeys(known[turkish.fold(word)] for word in said if turkish.fold(word) in known))
    return found, [word for word in said if turkish.fold(word) not in known]


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """What only the whole row can tell."""
    if values["basis"] == Basis.CONSENT and not (values["basis_source"] and values["basis_on"]):
        yield RowError("basis", str(values["basis"]), _("Consent counts only with its source and its day."))
    if values["basis_on"] and values["basis_on"] > actor.today:
        yield RowError("basis_on", str(values["basis_on"]), _("This day lies in the future."))
    if values["position"] and not values["institution"]:
        yield RowError("institution", "", _("Name the institution of the position."))
    for column, choices in (("languages", Language), ("groups", TargetGroup)):
        _codes, unknown = codes_in(values[column] or "", choices)
        if unknown:
            yield RowError(
                column, str(values[column]), _("Not in the list: %(words)s.") % {"words": ", ".join(unknown)}
            )


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The same name with the same mail address in the same institution is the same person."""
    return tuple(turkish.fold(str(values[key] or "")) for key in ("name", "mail", "institution"))


def facts_of(actor: Actor, values: Mapping[str, Any], source: str) -> PersonFacts:
    """A right row as facts; without a source of its own the sheet is the source, from today."""
    work = Use.WORK.value
    ways = {
        PointKind.MAIL: "mail",
        PointKind.PHONE: "phone",
        PointKind.MOBILE: "mobile",
        PointKind.ADDRESS: "address",
    }
    role = None
    if values["institution"]:
        role = RoleFacts(
            institution=values["institution"], title=values["position"], unit_name=values["department"]
        )
    return PersonFacts(
        name=values["name"],
        title=values["title"],
        salutation=values["salutation"],
        languages=codes_in(values["languages"], Language)[0],
        groups=codes_in(values["groups"], TargetGroup)[0],
        tags=words_in(values["tags"].replace(";", ",")),
        note=values["note"],
        unit=actor.unit if not actor.is_staff else None,
        basis=values["basis"] or Basis.DUTY,
        basis_source=values["basis_source"] or source[:200],
        basis_on=values["basis_on"] or actor.today,
        notified_on=values["notified_on"],
        points={(kind.value, work): values[key] for kind, key in ways.items()},
        role=role,
    )


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Enter the rows by the thousand, inside the caller's transaction."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        many = [facts_of(actor, row.values, run.file_name) for row in batch]
        for one in actions.enter_many(actor=actor, many=many, source=run.file_name):
            yield Created(Person._meta.label_lower, str(one.pk))


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Take a whole import back."""
    actions.take_back_many(actor=actor, ids=[int(record.object_id) for record in records])


def may(actor: Actor) -> Decision:
    """Whoever enters people may import them."""
    return policies.may_enter(actor)


PEOPLE: Final = ImportKind(
    code="people",
    title=gettext_lazy("People"),
    description=gettext_lazy(
        "One row for each person: name, institution, position, ways to reach them, and where the data came from."
    ),
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=may,
    validate_row=validate_row,
    identity=identity,
)
