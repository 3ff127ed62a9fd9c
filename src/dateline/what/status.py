"""What the words commit themselves to: actual, negated, planned or possible."""

from __future__ import annotations

from functools import cache

from dateline.data import read_table
from dateline.language import Token
from dateline.records import Status

__all__ = ["status_of", "weaker"]

_ORDER = (Status.ACTUAL, Status.PLANNED, Status.POSSIBLE, Status.NEGATED)


@cache
def _cues() -> dict[tuple[str, str], str]:
    """(kind of place, lemma) → status word."""
    return {(r["place"], r["lemma"]): r["status"] for r in read_table("what/status.tsv", "place", "lemma", "status", "source")}


def weaker(a: Status, b: Status) -> Status:
    """The weaker commitment of two; a denial twice is an assertion."""
    if a is b is Status.NEGATED:
        return Status.ACTUAL
    return max(a, b, key=_ORDER.index)


def status_of(token: Token) -> Status | None:
    """The status of a deed by its own auxiliaries, adverbs and clause; None where it stands in a condition and is no event at all."""
    cues = _cues()
    verb = token
    status = Status.ACTUAL
    if verb.dep in ("csubj", "csubjpass") and any(c.dep == "aux" and cues.get(("modal", c.lower)) == "possible" for c in verb.head.children):
        return None  # "sending troops would be an escalation"
    for c in verb.children:
        if c.dep == "neg" or (c.dep in ("advmod", "det", "preconj") and cues.get(("adverb", c.lower)) == "negated"):
            status = weaker(status, Status.NEGATED)
        elif c.dep == "aux":
            if s := cues.get(("modal", c.lower)):
                status = weaker(status, Status(s))
        elif c.dep in ("advmod", "amod"):
            if (s := cues.get(("adverb", c.lower))) and s != "negated":
                status = weaker(status, Status(s))
        elif c.dep in ("mark", "advmod") and cues.get(("mark", c.lower)) == "condition":
            return None
        if c.dep == "mark" and cues.get(("mark", c.lower)) == "condition":
            return None
    if status is Status.ACTUAL and verb.dep == "conj" and not verb.child("nsubj", "nsubjpass", "aux", "auxpass"):
        return status_of(verb.head)
    return status
