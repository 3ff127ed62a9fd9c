"""Quotation marks: which words stand inside which quotation, and who speaks around it."""

from __future__ import annotations

from dateline.language import Sentence, Token
from dateline.who.words import SUBJECTS, word_class

__all__ = ["Quotes", "is_saying", "speaker_head"]

_OPENING, _CLOSING = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"})
_SAYING = word_class("saying")
_MANY = 4
"""Verbs of saying of one sentence that are looked at."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "VB", "MD"})
"""Tags of verbs: what has none of them is a title or a word between quotation marks, nothing that somebody says."""
_NONE: dict[Token, int] = {}


class Quotes:
    """Counts the quotations of one article; a quotation may run over sentences, but not beyond its paragraph."""

    def __init__(self) -> None:
        self._number = 0
        self._open = False
        self._paragraph = -1

    def inside(self, sentence: Sentence) -> dict[Token, int]:
        """The words of the sentence that stand inside quotation marks, each with the number of its quotation."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._open = sentence.paragraph, False
        if not self._open and not any(q in sentence.text for q in ('"', "“", "``", "«")):
            return _NONE
        out: dict[Token, int] = {}
        for t in sentence.tokens:
            if t.text in _OPENING or (t.text == '"' and not self._open):
                self._open = True
                self._number += 1
            elif t.text in _CLOSING or t.text == '"':
                self._open = False
            elif self._open:
                out[t] = self._number
        spoken = {n for t, n in out.items() if t.tag in _FINITE}
        if self._open:
            spoken.add(self._number)
        return {t: n for t, n in out.items() if n in spoken}


def is_saying(t: Token, inside: dict[Token, int]) -> bool:
    """Whether a word is the subject of a verb of saying that stands outside quotation marks: "he added"."""
    return t.dep in SUBJECTS and t.head.lemma in _SAYING and t.head.tag[:1] == "V" and t not in inside


def speaker_head(sentence: Sentence, inside: dict[Token, int]) -> Token | None:
    """The subject of the sentence's first verb of saying: whoever speaks in it."""
    spoken = [t for t in sentence.tokens if is_saying(t, inside)]
    return min(spoken[:_MANY], key=_depth, default=None)


def _depth(t: Token) -> int:
    return sum(1 for _ in t.ancestors())
