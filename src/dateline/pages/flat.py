"""The text of markup that no tree can be built of, by a single pass over its tags: for pages nested without measure."""

from __future__ import annotations

import re
from html import unescape

__all__ = ["flat_text"]

_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "nav", "footer", "aside", "form", "button", "select", "iframe", "textarea"})
_INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr"})


def flat_text(markup: str) -> str:
    """The text outside of tags, a blank line at each block's border; linear in the length, whatever the nesting."""
    parts: list[str] = []
    silent: str | None = None
    comment = False
    for piece in markup.split("<"):
        if comment or piece.startswith("!--"):
            comment = "-->" not in piece
            text = "" if comment else piece.split("-->", 1)[1]
        else:
            match = _TAG.match(piece)
            text = piece.partition(">")[2] if match or piece.startswith(("!", "?", "/")) else f"<{piece}" if parts else piece
            if match:
                closing, name = match[1], match[2].lower()
                if silent is None and not closing and name in _SILENT:
                    silent = name
                elif silent == name and closing:
                    silent = None
                if name not in _INLINE:
                    parts.append("\n\n")
        if silent is None and text:
            parts.append(unescape(re.sub(r"\s+", " ", text)))
    return "".join(parts)
