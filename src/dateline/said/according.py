"""Sources outside the verb: "according to X", "in X's view", "reportedly", and the colon of headlines."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language import Sentence, Token
from dateline.said.attribution import Finding
from dateline.said.cues import Cue, cue_of
from dateline.said.extent import right_edge, trim
from dateline.said.speaker import np_bounds, resolve

__all__ = ["according", "hedged"]

_NEW_CLAUSE = frozenset(("CC", "WDT", "WP", "IN", "VBG"))
_ACCORDING = Cue("according", "verb", frozenset(("clause",)), "say", "neutral")


def according(sentence: Sentence) -> Iterator[Finding]:
    """Attributions by "according to X"."""
    tokens = sentence.tokens
    for t in tokens:
        if t.lower != "according" or (to := t.next()) is None or to.lower != "to":
            continue
        head = to.child("pobj") or next((w for w in tokens[to.i + 1 : to.i + 8] if w.tag[:2] in ("NN", "PR") and w.dep != "compound"), None)
        if head is None:
            continue
        start, end = np_bounds(head, to)
        parts = _around(tokens, t, right_edge(head))
        if parts:
            yield Finding([(tokens[a].start, tokens[b].end) for a, b in parts], t, (t, to), _ACCORDING, "clause", (start, end), resolve(head))


def _around(tokens: list[Token], cue: Token, last: int) -> list[tuple[int, int]]:
    """The stretches of the sentence the source stands for: before it, and after it up to another clause."""
    first = _clause_start(tokens, cue.i)
    parts = []
    if cue.i - first >= 2:
        parts.append((first, cue.i - 1))
    elif (comma := next((t.i for t in tokens[last : last + 40] if t.text == ","), None)) is not None:
        return [p for p in [trim(tokens, comma + 1, _clause_end(tokens, comma + 1))] if p[1] > p[0]]
    whole = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tokens[first : cue.i])
    if parts and not whole and last + 3 < len(tokens) and tokens[last + 1].text == "," and tokens[last + 2].tag not in _NEW_CLAUSE:
        parts.append((last + 2, _clause_end(tokens, last + 2)))
    return [p for p in (trim(tokens, a, b) for a, b in parts) if p[1] >= p[0]]


def _clause_start(tokens: list[Token], at: int) -> int:
    for i in range(at - 1, -1, -1):
        if tokens[i].text == ";":
            return i + 1
    return 1 if tokens[0].tag == "CC" and at > 1 else 0


def _clause_end(tokens: list[Token], at: int) -> int:
    for t in tokens[at:]:
        if t.text == ";":
            return t.i - 1
    return len(tokens) - 1


def hedged(sentence: Sentence) -> Iterator[Finding]:
    """Clauses with "reportedly", "allegedly": said by somebody who is not named."""
    for t in sentence.tokens:
        if t.tag != "RB" or (cue := cue_of(t)) is None or t.head is t:
            continue
        tokens = sentence.tokens
        lo, hi = trim(tokens, min(w.i for w in t.head.subtree()), right_edge(t.head))
        if hi > lo:
            yield Finding([(tokens[lo].start, tokens[hi].end)], t, (t, t), cue, "clause")
