"""Speakers set off by a mark instead of a verb: "PM: we will fight", "Bridge closed: police", '"No comment." — Jane Doe'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.language import Document, Sentence, Token
from dateline.said.attribution import Finding
from dateline.said.cues import Cue, cue_of
from dateline.said.marks import Quoted, paragraphs
from dateline.said.speaker import is_verb, np_bounds, resolve, speaker_of
from dateline.said.words import word_class

__all__ = ["credit", "headed"]

MAX_NAME = 7
"""Tokens of a name before a colon or after a dash."""
_MARK = Cue(":", "verb", frozenset(("direct",)), "say", "neutral")
_CREDIT = re.compile(r"[ \t\xa0\n]{0,3}[―—–][ \t\xa0]?([A-ZÀ-Ž][^\s,]{0,30}(?: [A-ZÀ-Ž][^\s,]{0,30}){0,4})(?:, [^\n]{1,80})?[ \t\xa0]*(?=\n|\Z)")
_NAME_TAGS = frozenset(("NNP", "NNPS", "NN", "NNS", "DT", "JJ", "POS", "HYPH", "CD", ".", "PRP$"))


def credit(doc: Document, q: Quoted) -> Finding | None:
    """A quotation with its speaker's name after a dash."""
    m = _CREDIT.match(doc.text, q.end)
    if m is None:
        return None
    tokens = doc.tokens_between(q.end, m.end())
    dash = next((t for t in tokens if t.start <= m.start(1) and not t.text.isalnum()), None)
    head = next((t for t in tokens if t.end >= m.end(1)), None)
    if dash is None or head is None:
        return None
    return Finding([(q.start, q.end)], dash, (dash, dash), _MARK, "direct", (m.start(1), m.end(1)), head, True)


def headed(doc: Document, used: set[int]) -> Iterator[Finding]:
    """Headlines with a speaker before or after a colon, turns of a transcript, and a paragraph announced by "he added:"."""
    previous: Sentence | None = None
    for start, end, sentences in paragraphs(doc):
        first = sentences[0]
        found = _turn(doc, first, end, used) or (_headline(first, used) if len(sentences) == 1 else None)
        if found is None and previous is not None:
            found = _announced(doc, previous, start, end, used)
        if found is not None:
            yield found
        previous = sentences[-1]


def _lead(sentence: Sentence) -> tuple[list[Token], Token] | None:
    tokens = sentence.tokens
    begin = 1 if tokens and tokens[0].tag in ("``", "''") else 0
    colon = next((t for t in tokens[begin + 1 : begin + MAX_NAME + 1] if t.text == ":"), None)
    if colon is None or colon.i + 4 > len(tokens) or any(t.tag not in _NAME_TAGS for t in tokens[begin : colon.i]):
        return None
    return tokens[begin : colon.i], colon


def _turn(doc: Document, sentence: Sentence, end: int, used: set[int]) -> Finding | None:
    """'SMITH: I disagree.': the paragraph is the speaker's."""
    lead = _lead(sentence)
    if lead is None or id(lead[1]) in used:
        return None
    name, colon = lead
    if not all(t.text.isupper() or t.tag == "." for t in name) or len(name[-1].text) < 3 or sentence.text.isupper():
        return None
    following = colon.next()
    begin = following.start if following is not None else colon.end
    return Finding([(begin, end)], colon, (colon, colon), _MARK, "direct", (name[0].start, name[-1].end), name[-1], True)


def _headline(sentence: Sentence, used: set[int]) -> Finding | None:
    """'Minister: talks have failed' and 'Talks have failed: minister'."""
    tokens = sentence.tokens
    if (lead := _lead(sentence)) is not None and id(lead[1]) not in used and _names_speaker(lead[0]):
        name, colon = lead
        last = tokens[-2] if tokens[-1].text == "." else tokens[-1]
        return Finding([(tokens[colon.i + 1].start, last.end)], colon, (colon, colon), _MARK, "clause", (name[0].start, name[-1].end), _head(name))
    colon_after = next((t for t in reversed(tokens[-MAX_NAME:]) if t.text == ":"), None)
    if colon_after is None or colon_after.i < 3 or id(colon_after) in used:
        return None
    name = [t for t in tokens[colon_after.i + 1 :] if t.text != "."]
    if not name or any(t.tag not in _NAME_TAGS for t in name) or not _names_speaker(name) or not any(is_verb(t) for t in tokens[: colon_after.i]):
        return None
    content = (tokens[0].start, tokens[colon_after.i - 1].end)
    return Finding([content], colon_after, (colon_after, colon_after), _MARK, "clause", (name[0].start, name[-1].end), _head(name))


def _names_speaker(name: list[Token]) -> bool:
    if any(t.lower in word_class("headline") for t in name):
        return True
    return name[-1].ent in ("PERSON", "ORG", "NORP", "GPE") and name[-1].tag[:3] == "NNP"


def _head(name: list[Token]) -> Token:
    return next((t for t in name if t.head not in name), name[-1])


def _announced(doc: Document, sentence: Sentence, start: int, end: int, used: set[int]) -> Finding | None:
    """A paragraph without marks after 'The governor went on:'."""
    if not sentence.text.endswith(":") or doc.text[start] in "“\"'‘`«„":
        return None
    for t in reversed(sentence.tokens[-12:]):
        cue = cue_of(t) if is_verb(t) else None
        if cue is not None and cue.takes("direct") and cue.kind == "say":
            head = speaker_of(t)
            if id(t) in used or head is None:
                return None
            return Finding([(start, end)], t, (t, t), cue, "direct", np_bounds(head, t), resolve(head), True)
    return None
