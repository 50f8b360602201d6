"""Filters and tags of the design system: values as they are read, marks, pictures, panels. A builtin of all templates."""

from __future__ import annotations

import secrets
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from imece.ground.ui import marks, panels, pictures, reading, way_back
from imece.ground.web.addresses import localised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from imece.ground.ui.pictures import Bar, Number, Stretch

register = template.Library()

for name in (
    "decimal",
    "rounded",
    "percent",
    "plain",
    "money",
    "day",
    "days",
    "period",
    "periods_in",
    "datetime_local",
    "capital",
):
    register.filter(name, getattr(reading, name))
register.filter("localised", localised)
register.filter("initials", marks.initials)
register.filter("way_back", way_back.of_message)
register.simple_tag(marks.icon, name="icon")
register.simple_tag(marks.band, name="band")
register.simple_tag(marks.badge, name="badge")
register.simple_tag(marks.button_class, name="button_class")


@register.filter
def attributes(attrs: Any) -> SafeString:
    """The attributes a part passes through, each value escaped (cotton's own way trusts them)."""
    written: Mapping[str, object] = attrs.attrs_dict()
    return format_html_join(
        " ",
        "{}",
        (
            (name if value is True else format_html('{}="{}"', name, value),)
            for name, value in written.items()
        ),
    )


@register.simple_tag
def unique_id(prefix: str) -> str:
    """An id that no other element of the page has, also not in a fragment that comes later."""
    return f"{prefix}-{secrets.token_hex(4)}"


@register.simple_tag(name="bullet")
def bullet_tag(
    actual: Number | None,
    target: Number,
    expected: Number | None = None,
    band: str = "",
    title: str = "",
    limits: Sequence[Number] = (),
) -> SafeString:
    """{% bullet actual target expected=… band="partly" title=indicator.title %}: words in the reader's language."""
    said = [
        _("Actual: %(value)s") % {"value": reading.decimal(actual)},
        _("target: %(value)s") % {"value": reading.decimal(target)},
    ]
    if expected is not None:
        said.append(_("expected by now: %(value)s") % {"value": reading.decimal(expected)})
    return pictures.bullet(
        actual,
        target,
        expected=expected,
        limits=limits,
        band=band,
        title=title or _("Target and actual"),
        description=", ".join(said),
    )


@register.simple_tag(name="sparkline")
def sparkline_tag(points: Sequence[Number | None], title: str = "") -> SafeString:
    """{% sparkline values title="…" %}: the values are also said in words."""
    said = ", ".join(reading.decimal(point) for point in points)
    return pictures.sparkline(points, title=title or _("Course"), description=said)


@register.simple_tag(name="ring")
def ring_tag(percent: Number | None, band: str = "", title: str = "") -> SafeString:
    """{% ring 82 band="partly" title="…" %}: a performance in per cent."""
    shown = reading.percent(percent, 0)
    return pictures.ring(
        percent, shown=shown, band=band, title=title or _("Performance"), description=reading.percent(percent)
    )


@register.simple_tag(name="bars")
def bars_tag(rows: Sequence[Bar], title: str = "") -> SafeString:
    """{% bars rows title="…" %} with rows of `pictures.Bar`."""
    said = "; ".join(f"{row.name}: {row.shown}" for row in rows)
    return pictures.bars(rows, title=title, description=said)


@register.simple_tag(name="timeline_bars")
def timeline_bars_tag(
    rows: Sequence[Stretch], first: date, last: date, today: date | None = None, title: str = ""
) -> SafeString:
    """{% timeline_bars rows first last today=… title="…" %} with rows of `pictures.Stretch`."""
    said = "; ".join(f"{row.name}: {reading.days(row.first, row.last)}" for row in rows)
    return pictures.timeline_bars(
        rows,
        first,
        last,
        today=today,
        # Translators: short for a quarter of a year, such as Q2; {} is the number.
        quarter=_("Q{}"),
        title=title,
        description=said,
    )


class WeightState(NamedTuple):
    """How a sum of weights stands to 100 %: css code, icon, sentence, and what the bar shows (0–100)."""

    code: str
    icon: str
    text: str
    shown: Decimal


@register.simple_tag
def weight_state(total: Decimal | int) -> WeightState:
    """Whether weights make up exactly 100 %, and by how much they miss it."""
    left = 100 - Decimal(total)
    if left > 0:
        words = _("%(left)s is still to be given out.") % {"left": reading.percent(left)}
        return WeightState("below", "alert-triangle", words, max(Decimal(total), Decimal(0)))
    if left < 0:
        words = _("%(over)s too much: the sum must be exactly 100.") % {"over": reading.percent(-left)}
        return WeightState("above", "circle-x", words, Decimal(100))
    return WeightState("equal", "circle-check", _("The weights add up."), Decimal(100))


@register.simple_tag(name="panels")
def panels_tag(place: str, actor: object, thing: object) -> SafeString:
    """{% panels "project" request.actor project %}: what upper apps hang at this place, as links that htmx fills."""
    rendered = [
        render_to_string("ui/panel.html", {"panel": panel, "url": panel.address(actor, thing)})
        for panel in panels.panels_of(place, actor, thing)
    ]
    return format_html_join("", "{}", ((SafeString(part),) for part in rendered))
