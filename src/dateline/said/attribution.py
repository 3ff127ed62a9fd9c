"""One attribution: what was said, by whom, and the word that says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.language import Document, Token
from dateline.records import Span
from dateline.said.cues import Cue
from dateline.said.speaker import passive

__all__ = ["Attribution", "Finding"]

MAX_CONTENT = 10_000
"""Characters. A quotation running on for longer has lost its closing mark."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody is said to have said, thought, asked or judged, with the words that say so.

    The content of a direct quotation includes its quotation marks; that of an indirect one its "that" or "to" (the conventions of PolNeAR,
    Newell et al. 2018). An interrupted quotation is one attribution: ``content`` reaches from its first part to its last, ``parts``
    are the stretches without the interruption.
    """

    content: Span
    parts: tuple[Span, ...]
    cue: Span
    cue_token: Token
    speaker: Span | None
    """The noun phrase or pronoun in the text, without relative clauses. Null: nobody is named."""
    speaker_head: Token | None
    """The noun to resolve: the head of ``speaker``, or what it stands for where that is "who" or "which"."""
    direct: bool
    kind: str
    """say, think, ask, intend, judge or show."""
    strength: str
    """neutral, factive, hedging or denial: how far the cue stands behind the content."""
    negated: bool
    """True for "did not say that …"."""
    vouches: bool
    """Whether the speaker puts the content forward as true: not for demands, intentions, wishes, judgements of a thing, and denials."""

    def covers(self, token: Token) -> bool:
        """Whether the token stands inside a part of the content."""
        return any(p.start <= token.start and token.end <= p.end for p in self.parts)


@dataclass(slots=True)
class Finding:
    """An attribution being put together. Positions are text offsets, ``words`` the first and last token of the cue."""

    parts: list[tuple[int, int]]
    verb: Token
    words: tuple[Token, Token]
    cue: Cue
    frame: str
    speaker: tuple[int, int] | None = None
    head: Token | None = None
    direct: bool = False
    chained: bool = field(default=False)

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.parts[-1][1]

    def freeze(self, doc: Document) -> Attribution:
        """The finished record."""
        negated = any(c.dep == "neg" for c in self.verb.children)
        kind = "judge" if self.frame in ("small", "object") and self.cue.kind == "ask" and self.cue.lemma == "call" else self.cue.kind
        held = self.frame == "infinitive" and passive(self.verb) and not self.cue.takes("infinitive")  # "is said to have …", not "is expected to …"
        asserts = self.direct or held or self.frame in ("clause", "gerund", "of")
        vouches = asserts and not negated and self.cue.strength != "denial" and (self.direct or kind in ("say", "think", "show"))
        return Attribution(
            doc.span(self.start, self.end), tuple(doc.span(a, b) for a, b in self.parts), doc.span(self.words[0].start, self.words[1].end), self.verb,
            None if self.speaker is None else doc.span(*self.speaker), self.head, self.direct, kind, self.cue.strength, negated, vouches,
        )  # fmt: skip
