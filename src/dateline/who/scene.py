"""One sentence with what the tables found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit, NounHit

__all__ = ["Scene"]


@dataclass(slots=True)
class Scene:
    """The names and role nouns of a sentence by place, and the drafts made of them so far by the place of their head."""

    tokens: list[Token]
    names: dict[int, Hit]
    nouns: dict[int, NounHit]
    done: dict[int, Draft | None] = field(default_factory=dict)
    extra: list[Draft] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    """First words of names that are mere places here."""

    start: int = 0
    """The first word after a dateline."""

    def text(self, first: int, last: int) -> str:
        """A stretch of the text as a name: single-spaced, with straight apostrophes."""
        a, b = self.tokens[first], self.tokens[last]
        return " ".join(a.sentence.document.text[a.start : b.end].replace("’", "'").split())
