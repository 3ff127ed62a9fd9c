"""The tense around a time expression: whether "Friday" is the last or the next one."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from dateline.data import read_table
from dateline.language import Sentence, Token

__all__ = ["tense_at", "verbs", "words_of"]

_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_MODALS = _FUTURE | {"would", "'d", "may", "might", "can", "should", "must", "ca"}
_PRESENT_BE = frozenset({"is", "are", "'s", "'re", "’s", "’re", "am"})
_MAX_CLIMB = 12


@cache
def verbs(kind: str) -> frozenset[str]:
    """The lemmas of one kind of ``when/verbs.tsv``."""
    return frozenset(r["lemma"] for r in read_table("when/verbs.tsv", "lemma", "kind") if r["kind"] == kind)


def words_of(sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tokens of a sentence that overlap a stretch of text."""
    tokens = sentence.tokens
    k = max(0, bisect_right(tokens, start, key=lambda t: t.start) - 1)
    out: list[Token] = []
    while k < len(tokens) and tokens[k].start < end:
        if start < tokens[k].end:
            out.append(tokens[k])
        k += 1
    return out


def tense_at(sentence: Sentence, start: int, end: int) -> str | None:
    """The tense of the clause an expression stands in: "past", "future", or None where present or unknown."""
    tokens = words_of(sentence, start, end)
    if not tokens:
        return None
    token = next((t for t in tokens if t.head is t or not start <= t.head.start < end), tokens[0])
    before = tokens[0].next(-1)
    if before is not None and before.lower in ("until", "till") and not _negated(before.head):
        return "future"
    nominal = False
    for _ in range(_MAX_CLIMB):
        if token.tag[:2] == "VB" or token.tag == "MD":
            found = _tense(token)
            if nominal and found != "past":
                return "future" if any(c.lower in _FUTURE for c in token.children) else None
            return "future" if found == "present" else found
        if token.tag[:2] == "JJ" and token.lower in verbs("scheduled"):
            return "future"
        nominal = nominal or (token.tag[:2] == "NN" and not start <= token.start < end)
        if token.head is token:
            return None
        token = token.head
    return None


def _negated(verb: Token) -> bool:
    return any(c.dep == "neg" or c.lower == "had" for c in verb.children)


def _tense(verb: Token, depth: int = 0) -> str | None:
    """past, future or present of a verb with its auxiliaries."""
    aux = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
    going = verb.lower == "going" and verb.child("xcomp") is not None
    if going:
        return "future"
    if verb.lemma in verbs("scheduled") and (verb.tag in ("VBN", "VBG") or verb.lemma in ("schedule", "plan", "expect")):
        return None if "had" in aux else "future"
    if aux & _MODALS and not aux & {"have"}:
        return "future"
    if verb.tag == "VBD" or aux & {"was", "were", "had", "did", "has", "have", "been"}:
        return "past"
    if "to" in aux or verb.tag in ("VB", "VBG", "VBN"):
        if aux & _PRESENT_BE:
            return "present" if verb.tag == "VBG" else None
        if verb.tag == "VBN" and "to" not in aux:
            return "past"
        if depth < 4 and verb.head is not verb:
            return _governed(verb, depth)
        return "future" if "to" in aux else None
    return "present" if verb.tag in ("VBZ", "VBP", "MD") else None


def _governed(verb: Token, depth: int) -> str | None:
    """The tense of an infinitive or participle: that of what governs it, or the future after verbs and nouns of intention."""
    head = verb.head
    for _ in range(_MAX_CLIMB):
        if verb.tag != "VBG" and (head.lemma in verbs("prospective") or head.lemma in verbs("scheduled")):
            return "future"
        if head.tag[:2] == "VB" or head.tag == "MD" or head.head is head:
            break
        head = head.head
    return _tense(head, depth + 1) if head.tag[:2] == "VB" else None
