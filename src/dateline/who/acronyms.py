"""Initials that an article gives in brackets behind an organisation's name."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.scene import Scene

__all__ = ["Acronyms"]

_LETTERS = 3
"""Of initials that nobody explained."""


class Acronyms:
    """The initials one article has introduced so far."""

    def __init__(self) -> None:
        self._known: dict[str, Draft] = {}
        self._initials: dict[str, Draft] = {}

    def learn(self, drafts: Iterable[Draft]) -> None:
        """Take in the organisations of a sentence, for the initials that may follow without brackets: the Workers' Party of Utopia, the WPU."""
        for d in drafts:
            if d.sort == "organisation" and d.kind == "name" and d.name and len(letters := _initials(d.name)) >= _LETTERS:
                self._initials.setdefault(letters, d)

    def find(self, t: Token, scene: Scene) -> Draft | None:
        """The organisation whose initials these are: "the Coastal Workers' Alliance (CWA)"; null where none was introduced."""
        before, after = t.next(-1), t.next()
        if t.text not in self._known and before is not None and after is not None and (before.text, after.text) == ("(", ")"):
            full = next((d for d in scene.done.values() if d is not None and d.last.i == t.i - 2 and d.sort == "organisation"), None)
            if full is not None and full.name is not None and full.name[:1].upper() == t.text[:1]:
                self._known[t.text] = full
        return self._known.get(t.text) or self._initials.get(t.text)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper())
