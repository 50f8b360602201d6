"""The register from a sheet: a row that is surely known changes that institution, any other enters a new one."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from imece.ground.values import turkish
from imece.services.exchange.kinds import Created, ImportKind, Outcome
from imece.services.exchange.mapping import Column
from imece.services.exchange.rows import RowError
from imece.services.reference import finding, settling
from imece.work.contacts import actions, policies, queries
from imece.work.contacts.choices import InstitutionKind
from imece.work.contacts.facts import NUMBER_LENGTHS, Facts, RefusedNumber, number_read
from imece.work.contacts.models import LONGEST_NAME, Institution

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from imece.ground.rules.decision import Decision
    from imece.services.accounts.actor import Actor
    from imece.services.exchange.models import ImportRun
    from imece.services.exchange.rows import CleanRow

BATCH: Final = 1000
NEW: Final = frozenset({"yeni", "new"})
LINE: Final = "line"  # the line of the trail that tells what stood in an institution before
PLAIN: Final = (
    "name_en", "city", "address", "website", "mail", "phone", "kep", "registration_number", "salutation",
)  # fmt: skip

COLUMNS: Final = (
    Column(
        "name",
        gettext_lazy("Name"),
        ("Kurum", "Kurum adı", "Kuruluş", "Kuruluş adı", "Adı", "Ad", "Unvan", "Institution", "Name"),
        required=True,
        example="Orhangazi Belediyesi",
    ),
    Column(
        "register_no",
        gettext_lazy("Register no."),
        ("Kütük no", "Kayıt no", "Register number"),
        help=gettext_lazy(
            "The number of an institution that stands in the register; “new” says that it is another one of the same name."
        ),
    ),
    Column("kind", gettext_lazy("Kind"), ("Tür", "Türü", "Kurum türü", "Kind", "Type"), example="Belediye"),
    Column("name_en", gettext_lazy("Name in English"), ("İngilizce adı", "İngilizce ad", "English name")),
    Column("province", gettext_lazy("Province"), ("İl", "İli", "Province"), example="Bursa"),
    Column("district", gettext_lazy("District"), ("İlçe", "İlçesi", "District"), example="Orhangazi"),
    Column("country", gettext_lazy("Country"), ("Ülke", "Ülkesi", "Country")),
    Column("city", gettext_lazy("Town (abroad)"), ("Şehir", "Şehir (yurt dışı)", "City", "Town")),
    Column("address", gettext_lazy("Address"), ("Adres", "Adresi", "Address")),
    Column("website", gettext_lazy("Website"), ("İnternet sitesi", "Web", "Web sitesi", "Website", "URL")),
    Column("mail", gettext_lazy("E-mail"), ("E-posta", "Eposta", "Mail", "E-mail", "Email")),
    Column("phone", gettext_lazy("Telephone"), ("Telefon", "Tel", "Phone")),
    Column("kep", gettext_lazy("Registered e-mail (KEP)"), ("KEP", "KEP adresi")),
    Column("detsis_number", gettext_lazy("DETSİS number"), ("DETSİS", "DETSİS no", "DETSİS numarası")),
    Column("tax_number", gettext_lazy("Tax number"), ("Vergi no", "Vergi numarası", "VKN", "Tax number")),
    Column(
        "registration_number",
        gettext_lazy("Registration number"),
        ("Sicil no", "Kütük numarası", "Sicil numarası", "MERSİS no", "Registration number"),
    ),
    Column("pic_number", gettext_lazy("PIC (EU participant code)"), ("PIC", "PIC no")),
    Column(
        "salutation",
        gettext_lazy("Salutation in letters"),
        ("Hitap", "Yazışmadaki hitap", "Salutation"),
        example="Orhangazi Belediye Başkanlığına",
    ),
    Column("parent", gettext_lazy("Belongs to"), ("Bağlı olduğu kurum", "Üst kurum", "Parent", "Belongs to")),
)


def fields(_actor: Actor) -> dict[str, forms.Field]:
    """One field per column."""
    texts = {
        "name": LONGEST_NAME, "register_no": 12, "name_en": LONGEST_NAME, "province": 80, "district": 80, "country": 80,
        "city": 100, "address": 300, "detsis_number": 20, "tax_number": 20, "registration_number": 30,
        "pic_number": 20, "salutation": LONGEST_NAME, "parent": LONGEST_NAME,
    }  # fmt: skip
    held: dict[str, forms.Field] = {
        key: forms.CharField(max_length=longest, required=key == "name") for key, longest in texts.items()
    }
    return held | {
        "kind": forms.ChoiceField(choices=_kind_choices(), required=False),
        "website": forms.URLField(required=False, assume_scheme="https", max_length=200),
        "mail": forms.EmailField(required=False),
        "phone": forms.CharField(max_length=30, required=False),
        "kep": forms.EmailField(required=False),
    }


def _kind_choices() -> list[tuple[str, str]]:
    """Every kind in both languages; a sheet may use either."""
    named: dict[str, tuple[str, str]] = {}
    for language in ("tr", "en"):
        with override(language):
            named.update(
                {turkish.fold(str(kind.label)): (kind.value, str(kind.label)) for kind in InstitutionKind}
            )
    return list(named.values())


def validate_row(actor: Actor, values: Mapping[str, Any]) -> Iterator[RowError]:
    """What only the whole row and the register can tell: the place, the numbers, which institution is meant."""
    try:
        where_of(values, actor)
    except settling.RefusedPlace as no:
        yield RowError(no.field, str(values[no.field]), str(no))
        return
    for field in NUMBER_LENGTHS:
        try:
            number_read(field, values[field])
        except RefusedNumber as no:
            yield RowError(field, values[field], str(no))
            return
    try:
        known(actor, values)
    except Unsure as no:
        yield RowError("register_no", str(values["register_no"] or ""), str(no))
    if values["parent"] and len(queries.bearers_of(actor, values["parent"])) != 1:
        yield RowError("parent", values["parent"], _("No one institution of the register bears this name."))


class Unsure(Exception):
    """The row may mean several institutions, or none of that number."""


def known(actor: Actor, values: Mapping[str, Any]) -> Institution | None:
    """The institution that the row surely means: by its number in the register, by an official number, by its name."""
    said = turkish.fold(str(values["register_no"] or "")).strip().removeprefix("#")
    if said in NEW:
        return None
    if said:
        found = queries.bearers_of(actor, f"#{said}")
        if not found:
            raise Unsure(_("The register has no institution of this number."))
        return found[0]
    for field in NUMBER_LENGTHS:
        bearer = actions.bearer_of_number(field, number_read(field, values[field]))
        if bearer is not None:
            return bearer
    place = where_of(values, actor)
    alike = [
        one
        for one in queries.bearers_of(actor, values["name"])
        if one.country == place.country
        and (not one.province or not place.province or one.province == place.province)
    ]
    if len(alike) > 1:
        numbers = ", ".join(f"#{one.pk}" for one in alike)
        raise Unsure(
            _(
                "Several institutions bear this name (%(numbers)s). Write the number of the one you mean, or “new”."
            )
            % {"numbers": numbers}
        )
    return alike[0] if alike else None


def where_of(values: Mapping[str, Any], actor: Actor) -> settling.Where:
    """The row's place by its three columns; what no list knows is refused."""
    country = finding.find_country(values["country"]).match if values["country"] else None
    if values["country"] and country is None:
        raise settling.RefusedPlace("country", _("This country is not in the list."))
    if country is not None and country.code != settling.HOME_COUNTRY:
        return settling.Where(country.code, "", "")
    province = finding.find_province(values["province"]).match if values["province"] else None
    if values["province"] and province is None:
        raise settling.RefusedPlace("province", _("This province is not in the list."))
    if not values["district"]:
        return settling.Where(settling.HOME_COUNTRY, province.code if province else "", "")
    inside = province.code if province else (actor.office.province or None)
    district = finding.find_district(values["district"], inside).match or (
        None if province else finding.find_district(values["district"]).match
    )
    if district is None:
        raise settling.RefusedPlace("district", _("This district is not in the list."))
    return settling.Where(settling.HOME_COUNTRY, district.province, district.code)


def identity(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The same name at the same place with the same number is the same row."""
    keys = ("name", "register_no", "province", "district", "country", "detsis_number", "tax_number")
    return tuple(turkish.fold(str(values[key] or "")) for key in keys)


def facts_of(values: Mapping[str, Any], actor: Actor) -> Facts:
    """A right row as the facts of a new institution."""
    where = where_of(values, actor)
    parents = queries.bearers_of(actor, values["parent"]) if values["parent"] else []
    return Facts(
        name=values["name"],
        kind=values["kind"] or InstitutionKind.OTHER,
        country=where.country,
        province=where.province,
        district=where.district,
        parent=parents[0] if parents else None,
        **_texts(values),
    )


def _texts(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in PLAIN} | {
        field: number_read(field, values[field]) for field in NUMBER_LENGTHS
    }


def said_by(values: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """What a row says about an institution that is known already: an empty cell says nothing, the name stays."""
    facts = facts_of(values, actor)
    names = [*PLAIN, *NUMBER_LENGTHS, *(["kind"] if values["kind"] else [])]
    if any(values[key] for key in ("province", "district", "country")):
        names += ["country", "province", "district"]
    return {
        name: getattr(facts, name)
        for name in names
        if getattr(facts, name) or name in {"province", "district"}
    }


def write(actor: Actor, rows: Iterable[CleanRow], run: ImportRun) -> Iterator[Created]:
    """Change the known ones, enter the others by the thousand, inside the caller's transaction."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        unknown = []
        for row in batch:
            held = known(actor, row.values)
            if held is None:
                unknown.append(facts_of(row.values, actor))
                continue
            entry = actions.change_some(
                actor=actor, institution=held, said=said_by(row.values, actor), source=run.file_name
            )
            yield Created(
                Institution._meta.label_lower,
                str(held.pk),
                before=None if entry is None else {LINE: entry},
                outcome=Outcome.UNCHANGED if entry is None else Outcome.UPDATED,
            )
        for institution in actions.enter_many(actor=actor, many=unknown, source=run.file_name):
            yield Created(Institution._meta.label_lower, str(institution.pk))


def remove(actor: Actor, records: Iterable[Created]) -> None:
    """Take a whole import back: entered ones go unless something hangs on them, changed facts are as before."""
    held = list(records)
    entered = [int(one.object_id) for one in held if one.before is None]
    changed = [int(one.before[LINE]) for one in held if one.before is not None]
    actions.take_out(actor=actor, ids=entered, reason=_("Import undone"))
    actions.change_back(actor=actor, entries=changed, reason=_("Import undone"))


def may(actor: Actor) -> Decision:
    """Whoever enters may import."""
    return policies.may_enter(actor)


INSTITUTIONS: Final = ImportKind(
    code="institutions",
    title=gettext_lazy("Institutions"),
    description=gettext_lazy(
        "One row for each institution. Those that the register knows surely are changed, the others entered."
    ),
    columns=COLUMNS,
    fields=fields,
    write=write,
    remove=remove,
    may=may,
    validate_row=validate_row,
    identity=identity,
)
