"""What the words commit themselves to: actual, negated, planned or possible."""

from __future__ import annotations

from functools import cache

from dateline.data import read_table
from dateline.language import Token
from dateline.records import Status

__all__ = ["obliged", "status_of", "weaker"]

_ORDER = (Status.ACTUAL, Status.PLANNED, Status.POSSIBLE, Status.NEGATED)


@cache
def _cues() -> dict[tuple[str, str], str]:
    """(kind of place, lemma) → status word."""
    out: dict[tuple[str, str], str] = {}
    for r in read_table("what/status.tsv", "place", "lemma", "status", "source"):
        out.setdefault((r["place"], r["lemma"]), r["status"])
    return out


def weaker(a: Status, b: Status) -> Status:
    """The weaker commitment of two; a denial twice is an assertion."""
    if a is b is Status.NEGATED:
        return Status.ACTUAL
    return max(a, b, key=_ORDER.index)


def obliged(verb: Token) -> bool:
    """Whether a verb only says what ought to be done."""
    return any(c.dep == "aux" and _cues().get(("obligation", c.lower)) for c in verb.children)


def _in_condition(token: Token) -> bool:
    """Whether the clause, or one it hangs in, is a condition."""
    t = token
    for _ in range(12):
        if any(c.dep in ("mark", "advmod") and _cues().get(("mark", c.lower)) == "condition" for c in t.children):
            return True
        if t.head is t:
            return False
        t = t.head
    return False


def status_of(token: Token) -> Status | None:
    """The status of a deed by its own auxiliaries, adverbs and clause; None where it stands in a condition and is no event at all."""
    cues = _cues()
    verb = token
    status = Status.ACTUAL
    if _in_condition(token):
        return None
    if verb.dep in ("csubj", "csubjpass") and any(c.dep == "aux" and cues.get(("modal", c.lower)) == "possible" for c in verb.head.children):
        return None  # "sending troops would be an escalation"
    if _is_to(verb):
        status = Status.PLANNED
    for c in verb.children:
        found = _word_status(c)
        if found == "condition":
            return None
        if found:
            status = weaker(status, Status(found))
    if status is Status.ACTUAL and verb.dep == "conj" and not verb.child("nsubj", "nsubjpass", "aux", "auxpass"):
        return status_of(verb.head)
    return status


def _is_to(verb: Token) -> bool:
    """ "Kenya is to send police": a plan."""
    return verb.dep == "xcomp" and verb.head.lemma == "be" and any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _word_status(child: Token) -> str | None:
    """What one dependent of the verb says, by the place it stands in."""
    cues = _cues()
    match child.dep:
        case "neg":
            return "negated"
        case "nsubj" | "nsubjpass":
            without = any(c.dep in ("det", "preconj") and cues.get(("adverb", c.lower)) == "negated" for c in child.children)
            return "negated" if without else cues.get(("subject", child.lower))
        case "aux":
            return cues.get(("modal", child.lower))
        case "mark":
            return cues.get(("mark", child.lower))
        case "advmod" if child.lower == "longer" and any(c.lower == "no" for c in child.children):
            return "negated"
        case "advmod" | "amod":
            return cues.get(("adverb", child.lower)) or cues.get(("mark", child.lower))
        case "det" | "preconj":
            return "negated" if cues.get(("adverb", child.lower)) == "negated" else None
    return None
