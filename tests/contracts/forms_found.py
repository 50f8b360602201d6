"""The forms that pages offer, as a browser would see them: where they go and which fields they have."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

FIELDS: Final = {"input", "select", "textarea"}


@dataclass
class Control:
    """One field of a form: its name, its type, what it holds."""

    name: str
    kind: str
    value: str = ""


@dataclass
class Form:
    """One form that is sent by POST; `action` is empty when it goes to its own page."""

    action: str
    controls: list[Control] = field(default_factory=list)

    def filled(self) -> dict[str, str]:
        """What a browser would send if nothing was typed, files left out."""
        return {control.name: control.value for control in self.controls if control.kind != "file"}

    @property
    def file_fields(self) -> list[str]:
        """The names of the fields that take files."""
        return [control.name for control in self.controls if control.kind == "file"]


class FormReader(HTMLParser):
    """Collects the POST forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.select: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, or a field of it."""
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(said.get("action", "")) if said.get("method", "get").lower() == "post" else None
            if self.open is not None:
                self.forms.append(self.open)
        elif self.open is not None and tag in FIELDS and said.get("name"):
            self.note(tag, said)
        elif self.select is not None and tag == "option" and "selected" in said:
            self.select.value = said.get("value", "")

    def note(self, tag: str, said: dict[str, str]) -> None:
        """A field with a name."""
        kind = said.get("type", "text") if tag == "input" else tag
        if self.open is None or (kind in {"radio", "checkbox"} and "checked" not in said):
            return
        control = Control(said["name"], kind, said.get("value", ""))
        self.open.controls.append(control)
        self.select = control if tag == "select" else None

    def handle_endtag(self, tag: str) -> None:
        """A form or a select ends."""
        if tag == "form":
            self.open = None
        if tag == "select":
            self.select = None


def forms_in(page: str) -> list[Form]:
    """Every form of a page that is sent by POST."""
    reader = FormReader()
    reader.feed(page)
    return reader.forms
