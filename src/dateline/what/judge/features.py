"""Candidates and participants → numbers: what the tables and the parse say of each, beside the words.

A row is a few ones among zeros: each fact has a column, or one column of a block for each value it may take. The layout is stored with the model; a mode
or label that is new since training falls into the last column of its block, "anything else".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.records import EventType, Status
from dateline.what.frames import Actors
from dateline.what.judge.candidates import Candidate
from dateline.what.operators import governor
from dateline.what.status import status_of
from dateline.what.tables import NO_EVENT, vocabulary

__all__ = ["DISTANCES", "KINDS", "MAX_PATH", "STATUSES", "TYPES", "Columns", "Layout", "trigger_features"]

Floats = NDArray[np.float32]

TYPES = tuple(t.value for t in EventType)
STATUSES = tuple(s.value for s in Status)
DEPS = (
    "ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "nsubj", "nsubjpass", "dobj", "pobj", "pcomp", "amod", "compound", "appos", "attr", "parataxis",
    "csubj", "acomp", "oprd", "dep", "poss", "nmod",
)  # fmt: skip
TAGS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "NNP", "JJ")
KINDS = (
    "place", "ground", "state", "political", "private", "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY", "REB", "UAF", "CRM", "ELI", "CVL", "REF", "MED",
    "EDU", "AGR", "BUS", "HLH", "LAB", "REL", "NGO", "IGO",
)  # fmt: skip
DISTANCES = (-20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20)
"""Lower bounds of the buckets of distance, in words, from trigger to participant."""
MAX_PATH = 7


class Columns:
    """Blocks of columns, one behind the other: a value's column is the block's start plus the value's place; the last of a block is anything else."""

    def __init__(self, blocks: Sequence[tuple[str, Sequence[str]]]) -> None:
        self._at: dict[str, tuple[int, dict[str, int]]] = {}
        self.width = 0
        for name, values in blocks:
            self._at[name] = (self.width, {v: i for i, v in enumerate(values)})
            self.width += len(values) + 1

    def __call__(self, block: str, value: str) -> int:
        """The column of a value."""
        start, places = self._at[block]
        return start + places.get(value, len(places))


@dataclass(frozen=True)
class Layout:
    """What each column of the features stands for."""

    modes: tuple[str, ...]
    operators: tuple[str, ...]
    paths: tuple[str, ...]
    """Ways through the tree from trigger to participant that are common enough to have a column (``path``)."""

    @cached_property
    def trigger(self) -> Columns:
        """Columns of a candidate."""
        return Columns((
            ("mode", self.modes), ("sense", (*TYPES, NO_EVENT)), ("operator", self.operators), ("pos", ("v", "n", "a")), ("told", STATUSES),
            ("status", STATUSES), ("dep", DEPS), ("tag", TAGS), ("fact", ("deed", "firm", "actors", "recipients", "governed")), ("confidence", ("table",)),
        ))  # fmt: skip

    @cached_property
    def pair(self) -> Columns:
        """Columns of a candidate with a participant."""
        return Columns((
            ("side", ("table actor", "table recipient", "frame actor", "frame recipient", "deed", "self", "pronoun", "nested", "listed")),
            ("distance", tuple(map(str, range(len(DISTANCES) + 1)))), ("steps", tuple(map(str, range(MAX_PATH + 1)))), ("path", self.paths),
            ("kind", KINDS), ("dep", DEPS),
        ))  # fmt: skip

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {m: i + 1 for i, m in enumerate(self.modes)}

    def mode_number(self, key: str | None) -> int:
        """1 and up for a mode, 0 for none or an unknown one."""
        return self._numbers.get(key or "", 0)


def trigger_features(found: Sequence[Candidate], layout: Layout, actors: Actors) -> Floats:
    """(candidates, ``layout.trigger.width``): the tables' mode, the types its word may have, operators, status by grammar, place in the tree."""
    out = np.zeros((len(found), layout.trigger.width), dtype=np.float32)
    for row, c in zip(out, found, strict=True):
        row[_trigger(c, layout.trigger, actors)] = 1.0
        row[layout.trigger("confidence", "table")] = c.deed.confidence if c.deed else 0.0
    return out


def _trigger(c: Candidate, at: Columns, actors: Actors) -> list[int]:
    t, d = c.token, c.deed
    key = (t.lemma.lower(), c.pos)
    words = vocabulary()
    own = status_of(t)
    facts = (("deed", d is not None), ("firm", d is not None and d.firm), ("actors", d is not None and bool(d.actors)),
             ("recipients", d is not None and bool(d.recipients)), ("governed", governor(t, actors) is not None))  # fmt: skip
    return [
        *([at("mode", d.key)] if d else []), *{at("sense", e.mode.split("/")[0]) for e in words.entries.get(key, ())},
        *{at("operator", o.kind) for o in words.operators.get(key, ())}, at("pos", c.pos), at("told", d.status.value if d else ""),
        at("status", own.value if own else ""), at("dep", t.dep), at("tag", t.tag), *(at("fact", name) for name, true in facts if true),
    ]  # fmt: skip
