"""The bank's maps with their legends and tables: the country, one province, partner countries."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from imece.ground.ui import reading as written
from imece.ground.ui.maps import CLASSES, Area, Dot, class_limits, map_of
from imece.overview.bank.filters import BY_AMOUNT
from imece.overview.bank.tallies import Tally
from imece.services.atlas import shapes
from imece.services.atlas.geojson import middle_of
from imece.services.reference import places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.utils.safestring import SafeString

    from imece.overview.bank.finding import Answer
    from imece.services.atlas.hexagons import XY
    from imece.services.atlas.models import OfficialShapes

MILLION: Final = 1_000_000
THOUSAND: Final = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a legend: the number of its colour and the values it stands for."""

    colour: int
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside a map."""

    code: str
    name: str
    tally: Tally
    url: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map with everything that belongs to it."""

    title: str
    picture: SafeString
    legend: list[Step]
    rows: list[Row]
    points: SafeString | None = None
    notes: list[str] = field(default_factory=list)


def country_map(answer: Answer, address: Callable[..., str]) -> Drawn:
    """The provinces, coloured; each leads to its own map."""
    values, tallies = answer.values("province"), answer.tallies("province")
    limits = class_limits(values.values())
    areas = [
        Area(
            name=places.province(shape.code).name,
            path=shape.path,
            value=values.get(shape.code, 0),
            shown=said(tallies.get(shape.code, Tally())),
            url=address(province=shape.code) if shape.code in tallies else "",
            at=shapes.centres()[shape.code],
            label=short(answer, values.get(shape.code, 0)),
        )
        for shape in shapes.provinces()
    ]
    title = title_of(answer, _("Projects by province"), _("Grants by province"))
    return Drawn(
        title,
        map_of(areas, shapes.country_box(), limits, title=title, css="im-map-country"),
        legend_of(answer, limits),
        rows_of(tallies, lambda code: places.province(code).name, lambda code: address(province=code)),
    )


def tiles_map(answer: Answer, address: Callable[..., str]) -> Drawn:
    """Every district of the country as a hexagon; a province's hexagons lead to its own map together."""
    values, tallies = answer.values("district"), answer.tallies("district")
    limits = class_limits(values.values())
    areas = [
        Area(
            name=district.full_name,
            path=shapes.tiles()[district.code].path,
            value=values.get(district.code, 0),
            shown=said(tallies.get(district.code, Tally())),
            url=address(province=district.province, district=district.code)
            if district.code in tallies
            else "",
        )
        for district in places.districts()
    ]
    title = title_of(answer, _("Projects by district"), _("Grants by district"))
    return Drawn(
        title,
        map_of(areas, shapes.tiles_box(), limits, title=title, css="im-map-tiles"),
        legend_of(answer, limits),
        rows_of(
            tallies,
            lambda code: places.district(code).full_name,
            lambda code: address(province=places.district(code).province, district=code),
        ),
        notes=[about_hexagons()],
    )


def province_map(
    answer: Answer, code: str, address: Callable[..., str], own: OfficialShapes | None = None
) -> Drawn:
    """One province: its districts as hexagons (or in their official shapes), and points at their seats."""
    inside = {district.code: district for district in places.districts(code)}
    values = {key: value for key, value in answer.values("district").items() if key in inside}
    tallies = {key: tally for key, tally in answer.tallies("district").items() if key in inside}
    limits = class_limits(values.values())
    drawn = official_shapes(own) if own else [(t.code, t.path, t.middle) for t in shapes.own_tiles(code)]
    areas = [
        Area(
            name=inside[key].name,
            path=path,
            value=values.get(key, 0),
            shown=said(tallies.get(key, Tally())),
            url=address(province=code, district=key) if key in tallies else "",
            at=None if own else at,
            label=short(answer, values.get(key, 0)),
            is_named=True,
        )
        for key, path, at in drawn
        if key in inside
    ]
    title = title_of(
        answer, _("Projects in %(province)s by district"), _("Grants in %(province)s by district")
    ) % {"province": places.province(code).name}
    box = shapes.box_of((at for area in areas for at in shapes.points_of(area.path)), 1)
    note = _("Source of the borders: %(source)s") % {"source": own.source} if own else about_hexagons()
    return Drawn(
        title,
        map_of(areas, box, limits, title=title, css="im-map-province"),
        legend_of(answer, limits),
        rows_of(tallies, lambda each: inside[each].name, lambda each: address(province=code, district=each)),
        points=points_of(answer, code, tallies),
        notes=[note],
    )


def official_shapes(own: OfficialShapes) -> list[tuple[str, str, XY]]:
    """Code, path and middle of each shape that an office brought."""
    return [(code, path, middle_of(path)) for code, path in sorted(own.paths.items())]


def points_of(answer: Answer, code: str, tallies: dict[str, Tally]) -> SafeString:
    """The same districts as points at their seats, the larger the more."""
    values = answer.values("district")
    dots = [
        Dot(places.district(key).name, shapes.seats()[key], values.get(key, 0), said(tally))
        for key, tally in tallies.items()
    ]
    title = _("Districts of %(province)s as points") % {"province": places.province(code).name}
    return map_of(
        [], shapes.province_box(code), [], title=title, ground=[shapes.province(code).path], dots=dots
    )


def partners_map(answer: Answer, address: Callable[..., str]) -> Drawn:
    """The countries of partners: Europe while all of them lie there, else the world."""
    values, tallies = answer.values("country"), answer.tallies("country")
    limits = class_limits(values.values())
    near = not set(tallies) - shapes.in_europe()
    view, turkish = settings.IMECE_WORLD_VIEW, (get_language() or "tr") == "tr"
    lands = shapes.europe(view) if near else shapes.world(view)
    areas = [
        Area(
            name=places.country(land.code).name(get_language() or "tr") if land.code else own,
            path=land.path,
            value=values.get(land.code, 0),
            shown=said(tallies[land.code]) if land.code in tallies else "",
            url=address(country=land.code) if land.code in tallies else "",
        )
        for land in lands
        if land.code or (own := land.name_tr if turkish else land.name_en)
    ]
    drawn = {land.code for land in lands}
    dots = [
        Dot(
            places.country(code).name(get_language() or "tr"),
            shapes.capitals()[code][0 if near else 1],
            values[code],
            said(tally),
            address(country=code),
        )
        for code, tally in tallies.items()
        if code not in drawn and code in shapes.capitals()
    ]
    title = title_of(answer, _("Projects by partner country"), _("Grants by partner country"))
    ground = [land.path for land in lands if not land.code and not land.name_tr]
    box = shapes.EUROPE_BOX if near else shapes.world_box()
    return Drawn(
        title,
        map_of(areas, box, limits, title=title, ground=ground, dots=dots, css="im-map-world"),
        legend_of(answer, limits),
        rows_of(
            tallies,
            lambda code: places.country(code).name(get_language() or "tr"),
            lambda code: address(country=code),
        ),
    )


def about_hexagons() -> str:
    """Why districts are hexagons."""
    return _(
        "Each hexagon is one district, all of the same size, placed by where its seat lies. Borders of "
        "districts are not available under an open licence."
    )


def title_of(answer: Answer, count: str, amount: str) -> str:
    """The title of a map by what colours it."""
    return amount if answer.asked.by == BY_AMOUNT else count


def said(tally: Tally) -> str:
    """ "12 projects, 3,4 million ₺"."""
    if not tally.count:
        return _("no project")
    projects = ngettext("%(count)s project", "%(count)s projects", tally.count) % {
        "count": written.decimal(tally.count)
    }
    return f"{projects}, {lira(tally.amount)}" if tally.amount else projects


def lira(amount: int) -> str:
    """An amount in lira as one reads it in passing: "3,4 million ₺"; below a million whole lira."""
    if amount >= MILLION:
        rounded = written.decimal((Decimal(amount) / MILLION).quantize(Decimal("0.1")))
        return _("%(amount)s million ₺") % {"amount": rounded}
    return f"{written.decimal(amount)} ₺"


def short(answer: Answer, value: Decimal | int) -> str:
    """A value as it fits on a map."""
    if not value:
        return ""
    if answer.asked.by != BY_AMOUNT:
        return written.decimal(value)
    if value >= MILLION:
        return _("%(number)s m") % {
            "number": written.decimal((Decimal(value) / MILLION).quantize(Decimal(1)))
        }
    return _("%(number)s k") % {"number": written.decimal(max(int(value) // THOUSAND, 1))}


def legend_of(answer: Answer, limits: Sequence[Decimal | int]) -> list[Step]:
    """What each colour stands for, from nothing to the most."""
    tell = lira if answer.asked.by == BY_AMOUNT else written.decimal
    steps = [Step(0, _("none"))]
    below = 0
    for order, limit in enumerate(limits):
        colour = order + 1 + CLASSES - len(limits)
        least = below + 1
        shown = tell(int(limit)) if least >= limit else f"{tell(int(least))} – {tell(int(limit))}"
        if answer.asked.by == BY_AMOUNT:
            shown = _("up to %(amount)s") % {"amount": lira(int(limit))}
        steps.append(Step(colour, shown))
        below = int(limit)
    return steps


def rows_of(tallies: dict[str, Tally], name: Callable[[str], str], url: Callable[[str], str]) -> list[Row]:
    """The table: the most first."""
    ordered = sorted(tallies.items(), key=lambda pair: (-pair[1].count, -pair[1].amount, pair[0]))
    return [Row(code, name(code), tally, url(code)) for code, tally in ordered]
