"""One sentence with what the tables found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit, NounHit
from dateline.who.tables import Kind, choose

__all__ = ["Scene", "hidden_bodies"]


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


def hidden_bodies(scene: Scene, day: str) -> list[Draft]:
    """Organisations that only stand before another noun ("European Union ministers"): no mentions, but "the bloc" may mean them."""
    out = []
    for i, hit in scene.names.items():
        if i != hit.first or (entry := choose(hit.entries, day)).kind is not Kind.ORGANISATION or len({e.code for e in hit.entries}) > 1:
            continue
        head = scene.tokens[hit.last]
        if head.dep in ("compound", "nmod", "amod") and scene.done.get(hit.last) is None:
            draft = Draft(head, scene.tokens[hit.first], head, "place", "organisation", entry.name, entry.code, entry.sector)
            out.append(draft)
    return out
