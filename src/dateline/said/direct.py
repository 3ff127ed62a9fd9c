"""Direct quotation: a quoted stretch and the cue beside it."""

from __future__ import annotations

from typing import TypeGuard

from dateline.language import Document, Sentence, Token
from dateline.said.attribution import Finding
from dateline.said.cues import Cue, cue_of
from dateline.said.marks import Quoted
from dateline.said.speaker import is_verb, np_bounds, resolve, speaker_of

__all__ = ["cue_after", "cue_before", "direct_finding", "is_utterance", "speaks"]

REACH = 45
"""Tokens between a quotation and its cue: a subject with a long apposition still fits."""
_COLON = Cue(":", "verb", frozenset(("direct",)), "say", "neutral")


def is_utterance(doc: Document, q: Quoted) -> bool:
    """Whether the quoted stretch can be an utterance of its own, not a name or a phrase inside a sentence."""
    words = q.inside(doc.text)
    tail = doc.text[q.end : q.end + 2].lstrip()[:1]
    return bool(words) and (words[-1] in ",.?!…—-–" or tail in (",", ""))


def speaks(t: Token) -> Cue | None:
    """The row of a verb that can introduce direct speech."""
    cue = cue_of(t) if is_verb(t) else None
    return cue if cue is not None and cue.takes("direct") else None


def cue_after(doc: Document, q: Quoted, limit: int) -> tuple[Token, Cue] | None:
    """The cue that follows a quotation in its sentence, before ``limit``: '…," said the minister'."""
    sentence = doc.sentence_at(max(q.start, q.end - 1))
    if sentence is None:
        return None
    rest = [t for t in sentence.tokens if q.end <= t.start < limit]
    if not rest and q.inside(doc.text)[-1:] in ("?", "!", "…") and _reports(following := _next(doc, sentence)):
        rest = [t for t in following.tokens if t.start < limit]
    if rest and rest[0].text == ",":
        rest = rest[1:]
    for t in rest[:REACH]:
        if t.text in (";", ":") or (t.tag == "CC" and t is rest[0]):
            return None
        if (cue := speaks(t)) is not None:
            return (t, cue) if _own_cue(t, rest[0]) else None
        if is_verb(t) and t.dep in ("ROOT", "conj") and t.lemma not in ("be", "have"):
            return None
    return None


def _reports(sentence: Sentence | None) -> TypeGuard[Sentence]:
    """A sentence that is nothing but a cue and its speaker: "the minister said." """
    if sentence is None or sentence.text[:1].islower():
        return sentence is not None
    root = sentence.root
    if len(sentence.tokens) > REACH or sentence.text.endswith(":") or speaks(root) is None or root.child("nsubj") is None:
        return False
    return not any(c.dep in ("ccomp", "xcomp", "conj") or (c.dep == "dobj" and root.lemma != "tell") for c in root.children)


def _own_cue(verb: Token, first: Token) -> bool:
    """The cue's subject stands beside it after the quotation, and it has no other clause to its right."""
    if any(c.dep == "ccomp" and c.child("mark", "nsubj") is not None and _adjoins(c, verb) for c in verb.rights):
        return False
    return verb.tag != "VBG" or verb.i == first.i


def _adjoins(clause: Token, verb: Token) -> bool:
    """An unquoted clause right behind the verb."""
    lo = min(t.i for t in clause.subtree() if t.i > verb.i)
    tokens = clause.sentence.tokens
    return tokens[lo].tag != "``" and tokens[lo - 1].tag != "``" and (lo == verb.i + 1 or tokens[lo].lower == "that")


def cue_before(doc: Document, q: Quoted, floor: int) -> tuple[Token, Cue] | None:
    """The cue that leads up to a quotation: 'said: "…', 'told the house, "…', 'said "…'; not before ``floor``."""
    sentence = doc.sentence_at(q.start)
    if sentence is None:
        return None
    lead = [t for t in sentence.tokens if floor <= t.start < q.start]
    if not lead:
        previous = doc.sentences[sentence.index - 1] if sentence.index else None
        if previous is None or not previous.text.endswith(":") or previous.start < floor:
            return None
        lead = previous.tokens
    last = lead[-1]
    if last.text == ":":
        return _colon(lead)
    comma = last.text in (",", "-", "--", "–", "—")
    body = lead[:-1] if comma else lead
    for t in reversed(body[-12:]):
        if (cue := speaks(t)) is not None:
            between = body[t.i - body[-1].i :] if t is not body[-1] else []
            if comma or not between or t.lemma in ("tell", "ask", "assure", "remind"):
                return (t, cue) if not any(_blocks(b, comma, t) for b in between) else None
            return None
        if is_verb(t) and t.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _blocks(t: Token, comma: bool, verb: Token) -> bool:
    """Words between a cue and a quotation that make it part of an indirect clause."""
    if t.lower in ("that", "whether", "if", "to", "of") and t.dep != "prep" and not (t.lower == "to" and comma):
        return True
    return not comma and t.dep in ("nsubj", "nsubjpass") and t.i > verb.i


def _colon(lead: list[Token]) -> tuple[Token, Cue] | None:
    for t in reversed(lead[:-1]):
        if (cue := speaks(t)) is not None:
            return t, cue
    return (lead[-1], _COLON) if len(lead) > 1 else None


def direct_finding(doc: Document, q: Quoted, verb: Token, cue: Cue) -> Finding:
    """A direct quotation with its cue and speaker."""
    out = Finding([(q.start, q.end)], verb, (verb, verb), cue, "direct", direct=True)
    head = _colon_speaker(verb) if verb.text == ":" else (speaker_of(verb) or _beside(verb, q))
    if head is not None and q.start <= head.start < q.end:
        head = _beside(verb, q)
    if head is not None:
        out.speaker, out.head = np_bounds(head, verb), resolve(head)
    return out


def _colon_speaker(colon: Token) -> Token | None:
    lead = colon.sentence.tokens[: colon.i]
    root = next((t for t in lead if t.head is t), None)
    if root is not None and is_verb(root):
        return root.child("nsubj")
    nouns = [t for t in lead if t.tag[:2] == "NN" and (t.head is t or t.head.i >= colon.i)]
    return nouns[0] if nouns else None


def _beside(verb: Token, q: Quoted) -> Token | None:
    """The noun next to a cue whose subject the tree lost: after it if inverted, else before it."""
    tokens = verb.sentence.tokens
    if verb.start >= q.end:
        between = [t for t in tokens[: verb.i] if t.start >= q.end and t.tag[:2] in ("NN", "PR")]
        if between:
            return _top(between[0], between)
        after = [t for t in tokens[verb.i + 1 : verb.i + 8] if t.tag[:2] in ("NN", "PR")]
        return _top(after[0], after) if after else None
    before = [t for t in tokens[: verb.i] if t.tag[:2] in ("NN", "PR")]
    return before[-1] if before else None


def _top(token: Token, among: list[Token]) -> Token:
    while token.dep in ("compound", "poss", "amod", "nmod") and token.head in among:
        token = token.head
    return token


def _next(doc: Document, sentence: Sentence) -> Sentence | None:
    k = sentence.index + 1
    return doc.sentences[k] if k < len(doc.sentences) else None
