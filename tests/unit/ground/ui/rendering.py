"""Renders a scrap of template the way files are rendered, parts included."""

from __future__ import annotations

from typing import Any

from django.template import Context, Template
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler


def render(source: str, language: str = "en", **context: Any) -> str:
    """The source with its parts, without a request and without a shell."""
    with override(language):
        return Template(CottonCompiler().process(source)).render(Context(context))
