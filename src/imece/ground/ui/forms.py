"""How forms are rendered: Django's own way with this app's templates and the kit's classes, so no form names a class."""

from __future__ import annotations

from typing import Any, Final

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

TICKS: Final = ("checkbox", "radio")
WITHOUT_LOOKS: Final = ("hidden", "submit", "button", "image", "reset")


class Renderer(TemplatesSetting):
    """Finds form templates where all templates are and gives each widget its classes on the way."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Render a form, field or widget."""
        widget = context.get("widget")
        if widget is not None:
            dress(widget)
        return super().render(template_name, context, request=request)


def dress(widget: dict[str, Any]) -> None:
    """Add the kit's class to a widget's attributes, and to those of the widgets inside it."""
    attributes = widget["attrs"]
    if "subwidgets" in widget:
        for part in widget["subwidgets"]:
            dress(part)
        return
    wanted = looks(widget)
    if wanted:
        own = attributes.get("class", "")
        attributes["class"] = f"{wanted} {own}" if own else wanted


def looks(widget: dict[str, Any]) -> str:
    """The class a widget gets: by the type of its input, or that of a select."""
    kind = widget.get("type", "")
    if kind in TICKS:
        return "form-check-input"
    if kind in WITHOUT_LOOKS or widget.get("is_hidden"):
        return ""
    return "form-select" if "select" in widget.get("template_name", "") else "form-control"
