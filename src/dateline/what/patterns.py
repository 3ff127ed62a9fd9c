"""The small language of the predicate tables: ``obj=:sanction from=*``. All conditions of a row must hold.

A condition names a place in the frame (obj, subj, mod, part, comp, words, oprd, or a preposition) and what may stand there: lemmas and
``:classes`` parted by ``|``, ``*`` for anything, ``-`` for nothing, ``!`` in front for none of these. docs/what.md has the whole of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.language import Token
from dateline.what.frames import Actors, Frame
from dateline.what.subjects import content_heads

__all__ = ["Condition", "holds", "parse_pattern"]

_SPECIAL = frozenset({"actor"})


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one place of a frame."""

    slot: str
    words: frozenset[str]
    actor: bool
    """A political actor will do."""
    anything: bool
    absent: bool
    negated: bool

    @property
    def weight(self) -> int:
        """A condition on words is more specific than one that anything fulfils."""
        return 1 if self.anything or self.absent else 3 if not self.negated else 2


def parse_pattern(pattern: str, classes: Mapping[str, frozenset[str]]) -> tuple[Condition, ...]:
    """Conditions of a pattern. Raises ValueError that names the part it can't read."""
    out = []
    for part in pattern.split():
        slot, eq, value = part.partition("=")
        if not eq or not slot or not value:
            raise ValueError(f"{part!r} is no condition; write slot=value, such as obj=:sanction")
        if slot.endswith("!"):
            slot, value = slot[:-1], "!" + value
        negated = value.startswith("!")
        words: set[str] = set()
        actor = anything = absent = False
        for v in value.removeprefix("!").split("|"):
            if v == "*":
                anything = True
            elif v == "-":
                absent = True
            elif v == ":actor":
                actor = True
            elif v.startswith(":"):
                if v[1:] not in classes:
                    raise ValueError(f"class {v!r} is in no class table")
                words |= classes[v[1:]]
            else:
                words.add(v.lower())
        out.append(Condition(slot, frozenset(words), actor, anything, absent, negated))
    return tuple(out)


def holds(condition: Condition, frame: Frame, actors: Actors) -> bool:
    """Whether a condition holds in a frame."""
    c = condition
    match c.slot:
        case "comp":
            kinds = {k for k, _ in frame.complements}
            return (c.absent and not kinds) or bool(kinds & c.words) != c.negated
        case "part":
            return (frame.particle in c.words) != c.negated
        case "words":
            return any(t.lemma.lower() in c.words for t in frame.nearby()) != c.negated
        case "mod":
            return any(t.lemma.lower() in c.words for t in frame.modifiers()) != c.negated
    there = frame.slot(c.slot)
    if not there:
        return c.absent or c.negated
    if c.absent:
        return False
    if c.anything:
        return not c.negated
    return any(_fits(t, c, actors) for t in there) != c.negated


def _fits(token: Token, c: Condition, actors: Actors) -> bool:
    for t in content_heads(token):
        if t.lemma.lower() in c.words or t.lower in c.words:
            return True
        if c.actor and actors.at(t):
            return True
    return False
