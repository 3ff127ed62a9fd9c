"""Marked sentences → what the network learns from: candidates, participants, features and their labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from sentences import Event, Example

from dateline.language import Document, Parser, Sentence
from dateline.what import Deed, find_deeds
from dateline.what.judge.candidates import Candidate, Participant, candidates, participants
from dateline.what.judge.encoder import Encoded, pieces_of
from dateline.what.judge.features import KINDS, STATUSES, TYPES, Layout, trigger_features
from dateline.what.judge.pairs import pair_features, path
from dateline.what.judge.wordpiece import WordPiece
from dateline.who import ActorFinder, ActorIndex

__all__ = ["Instance", "Maker"]


@dataclass(slots=True)
class Instance:
    """One sentence as the network sees it. Arrays have a row a candidate, or a row a pair of a candidate that is an event and a participant."""

    example: Example
    window: Encoded
    at: np.ndarray
    """Of each candidate: its first piece."""
    features: np.ndarray
    types: np.ndarray
    """0 none, else the type's number; -1: not learned from."""
    modes: np.ndarray
    """Number of the mode, or -1."""
    status: np.ndarray
    pairs: np.ndarray
    """(pairs, 2): candidate, first piece of the participant."""
    pair_features: np.ndarray
    roles: np.ndarray
    """(pairs, 2): 1 does it, 1 suffers it; -1: not learned from."""
    lost: list[Event]
    """Events whose trigger is no candidate."""


class Maker:
    """Parses sentences and turns them into instances."""

    def __init__(self, layout: Layout, cut: WordPiece) -> None:
        self.layout, self.cut = layout, cut
        self.parser, self.actors = Parser(), ActorFinder()

    def make(self, examples: Iterable[Example]) -> Iterator[Instance]:
        """An instance for every parsed sentence of every example (mostly one)."""
        examples = list(examples)
        docs = self.parser.parse((f"{e.file}:{e.line}", e.text, None) for e in examples)
        for example, doc in zip(examples, docs, strict=True):
            index = self.actors.find(doc)
            for s in doc.sentences:
                if (made := self._instance(example, doc, s, index)) is not None:
                    yield made

    def paths(self, examples: Iterable[Example], at_least: int = 8, most: int = 500) -> tuple[str, ...]:
        """The ways from marked triggers to participants that occur often enough to be learned."""
        seen: Counter[str] = Counter()
        examples = [e for e in examples if e.events]
        for example, doc in zip(examples, self.parser.parse((str(i), e.text, None) for i, e in enumerate(examples)), strict=True):
            index = self.actors.find(doc)
            for s in doc.sentences:
                found, parties = candidates(s, find_deeds(s, index), index), participants(s, index)
                for e in example.events:
                    if s.start <= e.trigger[0] < s.end and (k := _chosen(s, found, e)) is not None:
                        seen.update(path(found[k].token, p.head)[1] for p in parties)
        return tuple(w for w, n in seen.most_common(most) if n >= at_least and w)

    def _instance(self, example: Example, doc: Document, s: Sentence, index: ActorIndex) -> Instance | None:
        found = candidates(s, find_deeds(s, index), index)
        parties = participants(s, index)
        window, where = self._pieces(s, found, parties)
        found = [c for c in found if c.token.i in where]
        parties = [p for p in parties if p.head.i in where]
        events = [e for e in example.events if s.start <= e.trigger[0] < s.end]
        types, modes = np.zeros(len(found), dtype=np.int64), np.full(len(found), -1)
        status = np.full(len(found), -1)
        pairs, rows, roles, lost = [], [], [], []
        for e in events:
            k = _chosen(s, found, e)
            if k is None or types[k] > 0:
                if k is None:
                    lost.append(e)
                continue
            types[k] = 1 + TYPES.index(e.mode.split("/")[0])
            modes[k] = self.layout.mode_number(e.mode) - 1
            status[k] = STATUSES.index(e.status)
            if parties:
                pairs += [(k, where[p.head.i]) for p in parties]
                rows.append(pair_features(found[k], parties, self.layout, index))
                sides = [_labels(parties, spans, index) for spans in (e.actors, e.recipients)]
                roles += list(zip(*sides, strict=True))
        return Instance(
            example, window, np.array([where[c.token.i] for c in found], dtype=np.int64), trigger_features(found, self.layout, index), types, modes, status,
            np.array(pairs, dtype=np.int64).reshape(-1, 2), np.concatenate(rows) if rows else np.zeros((0, self.layout.pair.width), dtype=np.float32),
            np.array(roles, dtype=np.float32).reshape(-1, 2), lost,
        )  # fmt: skip

    def _pieces(self, s: Sentence, found: list[Candidate], parties: list[Participant]) -> tuple[Encoded, dict[int, int]]:
        modes, kinds = [0] * len(s.tokens), [0] * len(s.tokens)
        for c in found:
            modes[c.token.i] = self.layout.mode_number(c.deed.key if c.deed else None)
        for p in parties:
            kinds[p.head.i] = 1 + KINDS.index(p.kind) if p.kind in KINDS else 0
        window = pieces_of([t.text for t in s.tokens], modes, kinds, self.cut)[0]
        return window, dict(window.words)


def _chosen(s: Sentence, found: list[Candidate], e: Event) -> int | None:
    """The candidate that a marked trigger means: of several in it, one that the tables read as its type, then any they read, then a verb."""
    inside = [i for i, c in enumerate(found) if e.trigger[0] <= c.token.start < e.trigger[1]]
    type_ = e.mode.split("/")[0]

    def rank(i: int) -> tuple[bool, bool, bool, int]:
        c = found[i]
        deed: Deed | None = c.deed
        return (deed is not None and deed.mode.type.value == type_, deed is not None, c.pos == "v", -i)

    return max(inside, key=rank, default=None) if inside else _by_auxiliary(s, found, e)


def _by_auxiliary(s: Sentence, found: list[Candidate], e: Event) -> int | None:
    """ "Paris said Minsk must free them", marked at "must": the demand is the verb of saying's, or, without one, the verb's."""
    t = next((t for t in s.tokens if e.trigger[0] <= t.start < e.trigger[1] and t.dep == "aux"), None)
    if t is None:
        return None
    places = {c.token: i for i, c in enumerate(found)}
    return places.get(t.head.head) if t.head.dep == "ccomp" and t.head.head in places else places.get(t.head)


def _labels(parties: list[Participant], spans: list[tuple[int, int]], index: ActorIndex) -> list[float]:
    """1 for the participant that best fits each marked stretch, -1 for others that lie in one, 0 elsewhere."""
    out = [0.0] * len(parties)
    for a, b in spans:
        inside = []
        for i, p in enumerate(parties):
            m = index.at(p.head)
            s, e = (m.actor.start, m.actor.end) if m is not None and m.head is p.head else (p.head.start, p.head.end)
            if s < b and a < e:
                inside.append(((min(e, b) - max(s, a)) / (max(e, b) - min(s, a)), i))
        for _, i in inside:
            out[i] = max(out[i], -1.0) if out[i] else -1.0
        if inside:
            out[max(inside, key=lambda x: (x[0], -x[1]))[1]] = 1.0
    return out
