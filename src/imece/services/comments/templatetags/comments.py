"""A comment's words as they are shown: plain text, addresses as links, mentions marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from imece.services.comments.mentions import met_in

if TYPE_CHECKING:
    from imece.services.comments.models import Comment

register = template.Library()


@register.filter
def said(comment: Comment) -> SafeString:
    """The words, every part escaped; only names of those who were really mentioned are marked."""
    text, done, shown = comment.body, 0, []
    for met in met_in(text, [str(seat.user) for seat in comment.mentioned.all()]):
        shown.append(linked(text[done : met.begin]))
        shown.append(format_html('<strong class="im-mention">{}</strong>', text[met.begin : met.end]))
        done = met.end
    shown.append(linked(text[done:]))
    return mark_safe("".join(shown).replace("\n", "<br>"))  # noqa: S308 -- every part was escaped above


def linked(text: str) -> str:
    """Escaped text in which web addresses are links that tell the other site nothing."""
    return str(urlize(escape(text), nofollow=True, autoescape=False)) if text.strip() else escape(text)
