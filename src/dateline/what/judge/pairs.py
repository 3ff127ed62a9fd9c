"""A candidate with each participant → numbers: what the tables and the parse say of its part in the event."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.language import Token
from dateline.what.frames import Actors, frame_of
from dateline.what.judge.candidates import Candidate, Participant
from dateline.what.judge.features import DISTANCES, MAX_PATH, Columns, Layout
from dateline.what.participants import actors_of, recipients_of

__all__ = ["pair_features", "path"]

Floats = NDArray[np.float32]


def pair_features(c: Candidate, parties: Sequence[Participant], layout: Layout, actors: Actors) -> Floats:
    """(participants, ``layout.pair.width``): whether tables and parse make each the doer or the one it is done to, its distance, path and kind."""
    frame = frame_of(c.token, c.pos)
    doers = actors_of(frame, "", actors)
    sides = (*((c.deed.actors, c.deed.recipients) if c.deed else ((), ())), doers, recipients_of(frame, (), actors, doers))
    heads = [_heads(side, actors) for side in sides]
    out = np.zeros((len(parties), layout.pair.width), dtype=np.float32)
    there = {p.head for p in parties}
    for row, p in zip(out, parties, strict=True):
        row[_pair(c, p, layout.pair, heads, there)] = 1.0
    return out


def _heads(tokens: Sequence[Token], actors: Actors) -> set[Token]:
    """The participants that words belong to."""
    return {m.head if (m := actors.at(t)) is not None else t for t in tokens}


_SIDES = ("table actor", "table recipient", "frame actor", "frame recipient")


def _pair(c: Candidate, p: Participant, at: Columns, heads: list[set[Token]], there: set[Token]) -> list[int]:
    t, h = c.token, p.head
    steps, way = path(t, h)
    distance = sum(h.i - t.i >= b for b in DISTANCES)
    facts = (*zip(_SIDES, (h in side for side in heads), strict=True), ("deed", c.deed is not None), ("self", h is t), ("pronoun", p.pronoun),
             ("nested", _nested(h, there)), ("listed", h.dep == "conj" and h.head in there))  # fmt: skip
    return [
        *(at("side", name) for name, true in facts if true), at("distance", str(distance)), at("steps", str(steps)), at("path", way), at("kind", p.kind),
        at("dep", h.dep),
    ]  # fmt: skip


def _nested(h: Token, there: set[Token]) -> bool:
    """Whether a participant stands in the noun phrase of another: the ministry in "a delegation of the ministry"."""
    for _ in range(MAX_PATH):
        if h.head is h or h.dep not in _PHRASE:
            return False
        h = h.head
        if h in there:
            return True
    return False


_PHRASE = frozenset(("pobj", "prep", "poss", "compound", "amod", "nmod", "appos", "acl", "agent"))


def path(a: Token, b: Token) -> tuple[int, str]:
    """Edges of the tree from one word to another, at most ``MAX_PATH``, and the way: labels upwards (^), then downwards, prepositions by name."""
    above: dict[Token, int] = {a: 0}
    up: list[str] = []
    t = a
    while t.head is not t and len(up) < MAX_PATH:
        up.append("^" + _label(t))
        t = t.head
        above[t] = len(up)
    down: list[str] = []
    t = b
    while t not in above:
        if t.head is t or len(down) >= MAX_PATH:
            return MAX_PATH, ""
        down.append(_label(t))
        t = t.head
    steps = above[t] + len(down)
    return min(MAX_PATH, steps), " ".join([*up[: above[t]], *reversed(down)])


def _label(t: Token) -> str:
    return t.lower if t.dep in ("prep", "agent") else t.dep
