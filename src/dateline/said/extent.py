"""How far a content reaches: edges of subtrees, and the places where the reporter's own words begin again."""

from __future__ import annotations

from dateline.language import Token
from dateline.said.cues import cue_of
from dateline.said.speaker import is_verb

__all__ = ["SUBORDINATORS", "left_edge", "right_edge", "right_limit", "trim"]

SUBORDINATORS = frozenset(
    ("as", "while", "after", "when", "because", "although", "though", "since", "before", "if", "whereas", "unless", "until", "amid", "despite")
)
_STOPS = frozenset((",", ":", ".", "-", "–", "—", "--", ";"))


def left_edge(token: Token) -> int:
    """Place of the first token below and including this one."""
    return min(t.i for t in token.subtree())


def right_edge(token: Token) -> int:
    """Place of the last token below and including this one."""
    return max(t.i for t in token.subtree())


def right_limit(verb: Token, lo: int) -> int:
    """The last place that what depends on ``verb`` from ``lo`` on can reach: up to where something else is said of the speaker."""
    tokens = verb.sentence.tokens
    hi = right_edge(verb)
    for c in verb.rights:
        edge = left_edge(c)
        if edge > lo and _boundary(c, edge, tokens):
            hi = edge - 1
            break
    for t in tokens[lo : hi + 1]:
        if t.text == ";" or (t.dep == "conj" and _other_report(t, lo)):
            hi = (t.i if t.text == ";" else left_edge(t)) - 1
            break
        if t.tag == "VBG" and t.i > lo + 2 and _participial_report(t, tokens):
            hi = left_edge(t) - 1
            if tokens[hi].lower == "with":
                hi -= 1
            break
    return trim(tokens, lo, hi)[1]


def _participial_report(verb: Token, tokens: list[Token]) -> bool:
    """", adding that …", ", with the minister calling …": the reporter goes on."""
    cue = cue_of(verb)
    if cue is None or cue.kind not in ("say", "ask", "judge"):
        return False
    if tokens[verb.i - 1].text == "," and verb.dep in ("advcl", "xcomp", "ROOT", "dep"):
        return True
    edge = left_edge(verb)
    return verb.dep == "pcomp" and verb.child("nsubj") is not None and tokens[edge - 1].lower == "with" and tokens[edge - 2].text == ","


def _boundary(child: Token, edge: int, tokens: list[Token]) -> bool:
    after_comma = tokens[edge - 1].text in (",", "—", "–", "--")
    if child.dep == "conj":
        return child.tag != "VB" or child.head.tag not in ("VBD", "VBZ", "VBP")
    if child.dep == "parataxis":
        return True
    if child.dep == "advcl":
        mark = child.child("mark")
        if mark is not None and mark.lower in ("while", "as") and child.child("nsubj") is not None and cue_of(child) is not None:
            return True
        return after_comma or (child.tag == "VBG" and cue_of(child) is not None and edge == child.i)
    return child.dep == "prep" and after_comma and child.lower in ("according", "after", "before", "despite", "amid")


def _other_report(verb: Token, lo: int) -> bool:
    """A coordinated clause in which somebody else speaks: "…, and the minister said"."""
    cue = cue_of(verb)
    if cue is None or cue.kind != "say" or not is_verb(verb):
        return False
    edge = left_edge(verb)
    if edge <= lo + 1 or verb.sentence.tokens[edge - 1].dep != "cc":
        return False
    return verb.child("nsubj") is not None or (verb.tag in ("VBD", "VBZ") and verb.head.tag == "VB")


def trim(tokens: list[Token], lo: int, hi: int) -> tuple[int, int]:
    """The stretch without commas, stops and conjunctions at its ends."""
    while lo <= hi and (tokens[lo].text in _STOPS or tokens[lo].text == ")"):
        lo += 1
    while hi > lo and (tokens[hi].text in _STOPS or tokens[hi].text in ("(", "?", "!") or (tokens[hi].tag == "CC" and tokens[hi].dep == "cc")):
        hi -= 1
    return lo, hi
