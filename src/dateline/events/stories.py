"""Which event follows from which: signed → ratified → in force → broken; launch → condemnation → sanctions. A link names the rule that made it."""

from __future__ import annotations

from dateline.events.telling import Telling

__all__ = ["WITHIN", "story_rule"]

WITHIN = 60
"""Days between two events of one story, where no other number is given."""
_TREATY = ("negotiate", "agree", "sign", "ratify", "accede", "implement", "break", "violate", "withdraw-from-treaty")
"""Modes in the order in which a treaty passes through them."""
_ANSWERS = {
    "MOBILIZE": ("ACCUSE", "SANCTION", "CONSULT", "THREATEN", "REQUEST", "MOBILIZE"), "ASSAULT": ("ACCUSE", "ASSAULT", "SANCTION", "REQUEST", "THREATEN",
    "PROTEST", "RETREAT"),
    "COERCE": ("ACCUSE", "REQUEST", "RETREAT", "SANCTION", "PROTEST"), "SANCTION": ("ACCUSE", "SANCTION", "REJECT", "RETREAT", "THREATEN"),
    "ACCUSE": ("REJECT", "ACCUSE"), "REQUEST": ("AGREE", "REJECT", "CONCEDE"), "THREATEN": ("ACCUSE", "REJECT", "MOBILIZE", "CONCEDE"),
    "CONSULT": ("AGREE",), "PROTEST": ("COERCE", "CONCEDE"),
}  # fmt: skip
"""By what was done: what others do about it."""


def story_rule(earlier: Telling, later: Telling) -> str | None:
    """The rule by which one event follows from another, or null. Both told as done; the later begins after the earlier."""
    if earlier.first is None or later.first is None or not 0 <= later.first - earlier.first <= WITHIN:
        return None
    one, two = earlier.actors | earlier.recipients, later.actors | later.recipients
    if (step := _step(earlier, later)) is not None:
        return step if len(one & two) >= min(2, len(one), len(two)) and one & two else None
    if later.type not in _ANSWERS.get(earlier.type, ()) or (later.first == earlier.first and later.type == earlier.type):
        return None
    if not earlier.actors or not later.recipients & earlier.actors or later.first - earlier.first > _SOON:
        return None
    shared = earlier.words & later.words
    return f"{earlier.type.lower()} → {later.type.lower()}: it is done to who did the first" if len(shared) >= _SHARED else None


_SOON, _SHARED = 14, 2
"""Days within which a deed is answered; content words that both sentences share."""


def _step(earlier: Telling, later: Telling) -> str | None:
    if earlier.mode in _TREATY and later.mode in _TREATY and _TREATY.index(earlier.mode) < _TREATY.index(later.mode):
        return f"{earlier.mode} → {later.mode}: the steps of a treaty" if len(earlier.words & later.words) >= 1 else None
    return None
