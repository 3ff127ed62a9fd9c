"""The user's types on the sentences of an article: by predicates, by likeness to the examples, or by both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from dateline.errors import DataError
from dateline.language import Document, Parser, Token
from dateline.records import OwnType
from dateline.what.deed import Deed
from dateline.what.find import find_deeds
from dateline.what.frames import Actors, frame_of
from dateline.what.judge import Judge
from dateline.what.judge.reading import Floats, Reading
from dateline.what.operators import pos_of
from dateline.what.own.classify import Classifier
from dateline.what.own.tables import read_own
from dateline.what.participants import actors_of, recipients_of
from dateline.what.patterns import holds
from dateline.what.status import status_of
from dateline.what.tables import NO_EVENT, Entry

__all__ = ["OwnTypes"]

LIKE = 0.8
"""An event is of a type by its examples alone from this likeness on."""
UNLIKE = 0.2
"""Below this likeness a predicate of the user's is overruled by the examples."""
BY_TABLE = 0.7
"""Confidence of a type by a predicate alone."""


class OwnTypes:
    """A folder of types, ready to code with. Without a judge (``--no-model``) the predicates alone decide."""

    def __init__(self, folder: Path, parser: Parser, actors_in: Callable[[Document], Actors], judge: Judge | None) -> None:
        self._own = read_own(folder)
        self._classifiers: dict[str, Classifier] = {}
        if judge is not None and self._own.examples:
            self._learn(folder, parser, actors_in, judge)

    def _learn(self, folder: Path, parser: Parser, actors_in: Callable[[Document], Actors], judge: Judge) -> None:
        shown: dict[str, list[Floats]] = {}
        around: list[Floats] = []
        for example in self._own.examples:
            doc = parser.parse_text(example.text)
            index = actors_in(doc)
            for reading in judge.read([(s, find_deeds(s, index)) for s in doc.sentences], index, always=True):
                for t in reading.sentence.tokens:
                    if t.start <= example.start < t.end:
                        shown.setdefault(example.type, []).append(reading.vectors[t.i])
                    elif t.tag[:1] == "V":
                        around.append(reading.vectors[t.i])
        for code in self._own.parents:
            if code not in shown:
                continue
            others = [v for c, vs in shown.items() if c != code for v in vs]
            self._classifiers[code] = Classifier(np.stack(shown[code]), np.stack([*others, *around, *judge.model.background]))
        if missing := [c for c in self._own.parents if c not in shown and any(e.type == c for e in self._own.examples)]:
            raise DataError(str(folder / "examples.tsv"), 0, f"no trigger of {missing[0]} could be read; mark one word that carries the event")

    def code(self, reading: Reading, actors: Actors) -> list[Deed]:
        """The deeds of a sentence, those of the user's types marked, and those added that only the user's predicates find."""
        ours = {d.trigger: d for d in reading.deeds}
        out = [replace(d, own=self._types(d.trigger, reading, actors)) for d in reading.deeds]
        for t in reading.sentence.tokens:
            if t in ours or t.tag[:1] not in "VN" or t.dep in ("aux", "auxpass") or not (types := self._types(t, reading, actors)):
                continue
            if t.tag[:1] == "V" or types[0].basis != "examples":  # a noun is an event where a predicate of the user's says so
                deed = self._deed(t, types[0], self._predicate(t, actors), actors)
                out += [replace(deed, own=types)] if deed is not None else []
        return sorted(out, key=lambda d: d.trigger.i)

    def _predicate(self, t: Token, actors: Actors) -> Entry | None:
        pos = pos_of(t)
        entries = self._own.entries.get((t.lemma.lower(), pos), ()) if pos else ()
        frame = frame_of(t, pos) if entries else None
        return next((e for e in entries if frame is not None and all(holds(c, frame, actors) for c in e.conditions)), None)

    def _types(self, t: Token, reading: Reading, actors: Actors) -> tuple[OwnType, ...]:
        entry, vector = self._predicate(t, actors), reading.vectors.get(t.i)
        out = []
        for code in self._own.parents:
            by_table = entry is not None and entry.mode == code
            classifier = self._classifiers.get(code)
            like = classifier(vector) if classifier is not None and vector is not None else None
            if entry is not None and entry.mode == NO_EVENT:
                continue
            if by_table and (like is None or like >= UNLIKE):
                out.append(OwnType(code, BY_TABLE, "table") if like is None or like < 0.5 else OwnType(code, round(max(BY_TABLE, like), 3), "both"))
            elif not by_table and like is not None and like >= LIKE:
                out.append(OwnType(code, round(like, 3), "examples"))
        return tuple(sorted(out, key=lambda o: -o.confidence))

    def _deed(self, t: Token, own: OwnType, entry: Entry | None, actors: Actors) -> Deed | None:
        """An event that ours did not find, printed under the type's parent; by its examples alone only where somebody does it."""
        status = status_of(t)
        frame = frame_of(t, pos_of(t))
        doers = actors_of(frame, entry.actor if entry is not None else "", actors)
        if status is None or (entry is None and not doers):
            return None
        whom = entry.recipient if entry is not None else ()
        others = recipients_of(frame, (*whom, "-") if entry is not None and entry.actor == "each" else whom, actors, doers)
        parent = self._own.parents[own.code]
        grounds = ((t, f"{entry.origin if entry is not None else 'examples.tsv'}: {own.code} -> {parent}"),)
        return Deed(t, t, t, parent, status, tuple(doers), tuple(others), own.confidence, grounds=grounds)
