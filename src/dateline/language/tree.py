"""Parsed text: documents, sentences, tokens. Plain objects of our own, so that no library's types leave this room."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.records import Span

__all__ = ["Document", "Sentence", "Token"]


@dataclass(slots=True, eq=False)
class Token:
    """One word with its place in the text and in the tree.

    ``tag`` is a Penn Treebank tag (VBD, NNP …); ``dep`` a ClearNLP label (nsubj, nsubjpass, dobj, prep, pobj, agent, ccomp,
    xcomp, conj, appos, poss, relcl, acl, advcl, compound, amod, neg, aux, auxpass, mark, ROOT …). ``start`` and ``end`` count into
    the article's text. ``head`` of a root is the token itself. ``children`` are in text order.
    """

    i: int
    """Place in the sentence, from 0."""
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    start: int
    end: int
    ent: str
    """Label of the parser's named entity this token is inside (PERSON, GPE, ORG, NORP, DATE …), or ''."""
    ent_first: bool
    """True on the first token of such an entity."""
    sentence: Sentence = field(repr=False)
    head: Token = field(init=False, repr=False)
    children: list[Token] = field(default_factory=list, repr=False)

    @property
    def lefts(self) -> list[Token]:
        """Children before the token."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """Children after the token."""
        return [c for c in self.children if c.i > self.i]

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for c in self.children:
            if c.dep in deps:
                return c
        return None

    def children_of(self, *deps: str) -> list[Token]:
        """All children with one of these labels."""
        return [c for c in self.children if c.dep in deps]

    def ancestors(self) -> Iterator[Token]:
        """Heads from the nearest up to the root."""
        t = self
        while t.head is not t:
            t = t.head
            yield t

    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        out, stack = [], [self]
        while stack:
            t = stack.pop()
            out.append(t)
            stack.extend(t.children)
        out.sort(key=lambda t: t.i)
        return out

    def next(self, n: int = 1) -> Token | None:
        """The token n places on (or back, if negative) in the sentence."""
        j = self.i + n
        return self.sentence.tokens[j] if 0 <= j < len(self.sentence.tokens) else None


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: its tokens, and its stretch of the article's text (outer white space excluded)."""

    document: Document = field(repr=False)
    index: int
    """Place in the document, from 0."""
    paragraph: int
    """Number of its paragraph, from 0."""
    start: int
    end: int
    tokens: list[Token] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The sentence as the article has it."""
        return self.document.text[self.start : self.end]

    @property
    def root(self) -> Token:
        """The head of the tree (the first, where the parser left several)."""
        return next((t for t in self.tokens if t.head is t), self.tokens[0])

    def span(self, first: Token, last: Token) -> Span:
        """The stretch of text from one token to another, both included."""
        return Span(self.document.text[first.start : last.end], first.start, last.end)

    def entities(self) -> list[tuple[Token, Token, str]]:
        """The parser's named entities: first token, last token, label."""
        out: list[tuple[Token, Token, str]] = []
        for t in self.tokens:
            if not t.ent:
                continue
            if t.ent_first or not out or out[-1][1].i != t.i - 1:
                out.append((t, t, t.ent))
            else:
                out[-1] = (out[-1][0], t, out[-1][2])
        return out


@dataclass(slots=True, eq=False)
class Document:
    """A parsed article: its id, its text, its publication date (ISO or EDTF, or null) and its sentences."""

    id: str
    text: str
    published: str | None = None
    sentences: list[Sentence] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text between two offsets."""
        return Span(self.text[start:end], start, end)

    def tokens(self) -> Iterator[Token]:
        """All tokens, in text order."""
        for s in self.sentences:
            yield from s.tokens

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset."""
        k = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        if k >= 0 and offset < self.sentences[k].end:
            return self.sentences[k]
        return None

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap a stretch of text."""
        k = max(0, bisect_right(self.sentences, start, key=lambda s: s.start) - 1)
        out: list[Token] = []
        for s in self.sentences[k:]:
            if s.start >= end:
                break
            out.extend(t for t in s.tokens if t.start < end and start < t.end)
        return out
