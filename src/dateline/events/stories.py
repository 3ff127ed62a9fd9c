"""Which event follows from which: signed → ratified → in force → broken; launch → condemnation → meeting → sanctions. A link names the rule that made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.events.telling import Telling
from dateline.events.words import weight

__all__ = ["ANSWERED", "ANSWERS", "SOON", "STEPS", "STEP_DAYS", "Step", "heavy_words", "story_rule"]

STEPS = ("negotiate", "agree", "sign", "ratify", "accede", "implement", "break", "violate", "withdraw-from-treaty")
"""Modes in the order in which a treaty passes through them."""
STEP_DAYS = 1500
"""Days between two steps of a treaty."""
ANSWERS = {
    "MOBILIZE": ("ACCUSE", "SANCTION", "CONSULT", "THREATEN", "REQUEST", "MOBILIZE"), "ASSAULT": ("ACCUSE", "ASSAULT", "SANCTION", "REQUEST", "THREATEN",
    "PROTEST", "RETREAT", "CONSULT"),
    "COERCE": ("ACCUSE", "REQUEST", "RETREAT", "SANCTION", "PROTEST", "CONSULT"), "SANCTION": ("ACCUSE", "SANCTION", "REJECT", "RETREAT", "THREATEN"),
    "ACCUSE": ("REJECT", "ACCUSE"), "REQUEST": ("AGREE", "REJECT", "CONCEDE"), "THREATEN": ("ACCUSE", "REJECT", "MOBILIZE", "CONCEDE"),
    "CONSULT": ("AGREE",), "PROTEST": ("COERCE", "CONCEDE"),
}  # fmt: skip
"""By what was done: what others do about it."""
ANSWERED = {later: tuple(e for e, some in ANSWERS.items() if later in some) for later in sorted({x for some in ANSWERS.values() for x in some})}
"""By an answer: what it may answer."""
SOON = 14
"""Days within which a deed is answered."""
_SHARED = 2
"""Content words that the sentences of both share."""
_HEAVY = 16
"""Words and states that are kept of an event."""


@dataclass(frozen=True, slots=True)
class Step:
    """An event as far as its story goes. ``first``: its day's number; ``words``: content words, cut to their stems, and codes of the states it names."""

    event: str
    type: str
    mode: str | None
    status: str
    first: int
    actors: frozenset[str]
    recipients: frozenset[str]
    words: frozenset[str]


def story_rule(earlier: Step, later: Step) -> str | None:
    """The rule by which one event follows from another, or null. Both are told as done, and not the later on an earlier day."""
    if earlier.status != "actual" or later.status != "actual" or earlier.event == later.event:
        return None
    gap, shared = later.first - earlier.first, earlier.words & later.words
    if gap < 0:
        return None
    one, two = earlier.actors | earlier.recipients, later.actors | later.recipients
    if earlier.mode in STEPS and later.mode in STEPS and STEPS.index(earlier.mode) < STEPS.index(later.mode) and gap <= STEP_DAYS:
        same = len(one & two) >= min(2, len(one), len(two)) and bool(one & two)
        return f"{earlier.mode} → {later.mode}: steps of a treaty between the same" if same and any(not w.isupper() for w in shared) else None
    if gap > SOON or later.type not in ANSWERS.get(earlier.type, ()) or (gap == 0 and later.type == earlier.type):
        return None
    if len([w for w in shared if not w.isupper()]) < _SHARED or not earlier.actors or earlier.actors & later.actors:
        return None
    if later.recipients & earlier.actors:
        return f"{earlier.type} → {later.type}: done to who did the first"
    if later.type == "CONSULT" and earlier.actors & later.words:
        return f"{earlier.type} → {later.type}: a meeting that names who did the first"
    return None


def heavy_words(told: Iterable[Telling]) -> list[str]:
    """The words of an event's reports that tell most: told most often first, then the rarest; and the states that they name."""
    counts = Counter(w for t in told for w in (*t.words, *(p for p in t.proper if p.isupper())))
    return sorted(counts, key=lambda w: (-counts[w], -weight(w), w))[:_HEAVY]
