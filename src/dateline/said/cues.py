"""The table of cues: the words that introduce what somebody said, thought, asked, intended, judged or showed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline.data import read_table
from dateline.language import Token

__all__ = ["FRAMES", "KINDS", "STRENGTHS", "Cue", "cue_of", "cues"]

FRAMES = frozenset({"clause", "direct", "infinitive", "object", "small", "gerund"})
KINDS = ("say", "think", "ask", "intend", "judge", "show")
STRENGTHS = ("neutral", "factive", "hedging", "denial")
PREPOSITIONS = frozenset(("of", "for", "to", "on", "about", "over", "against", "at", "with", "in", "as"))

Pos = Literal["verb", "noun", "adj", "adverb"]
_POS: dict[str, Pos] = {"V": "verb", "N": "noun", "J": "adj", "R": "adverb"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table: what a word takes as content, and how far it stands behind it."""

    lemma: str
    pos: Pos
    frames: frozenset[str]
    kind: str
    """say, think, ask, intend, judge or show."""
    strength: str
    """neutral, factive, hedging or denial."""

    def takes(self, frame: str) -> bool:
        """Whether the cue has this frame."""
        return frame in self.frames


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """The table, by lemma and part of speech."""
    out: dict[tuple[str, str], Cue] = {}
    for row in read_table("said/cues.tsv", "lemma", "pos", "frames", "kind", "strength", "source"):
        frames = frozenset(row.list("frames"))
        if unknown := frames - FRAMES - PREPOSITIONS:
            raise row.error(f"{sorted(unknown)[0]!r} is no frame; use one of {', '.join(sorted(FRAMES | PREPOSITIONS))}")
        if row["kind"] not in KINDS:
            raise row.error(f"{row['kind']!r} is no kind; use one of {', '.join(KINDS)}")
        if row["strength"] not in STRENGTHS:
            raise row.error(f"{row['strength']!r} is no strength; use one of {', '.join(STRENGTHS)}")
        if row["pos"] not in _POS.values():
            raise row.error(f"{row['pos']!r} is no part of speech; use one of {', '.join(_POS.values())}")
        out.setdefault((row["lemma"], row["pos"]), Cue(row["lemma"], cast(Pos, row["pos"]), frames, row["kind"], row["strength"]))
    return out


def cue_of(token: Token) -> Cue | None:
    """The row for a token by its lemma and tag, if it is in the table."""
    tag = token.tag
    pos = _POS.get(tag[:1])
    if pos is None or tag[:3] == "NNP":
        return None
    return cues().get((token.lemma, pos)) or (_regular().get(token.lower) if pos == "verb" else None)


@cache
def _regular() -> dict[str, Cue]:
    """Regular forms of the verbs, for those whose lemma was misjudged (hoped → hop)."""
    out: dict[str, Cue] = {}
    for (lemma, pos), cue in cues().items():
        if pos == "verb":
            stem = lemma[:-1] if lemma.endswith("e") else lemma
            out.update(dict.fromkeys((stem + "ed", stem + "ing", lemma + "s", lemma + "es"), cue))
    return out
