"""The model's verdicts → deeds: each event of a sentence once, with its type, status and participants."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dateline.language import Sentence, Token
from dateline.records import Status
from dateline.what.deed import Deed, Opinion
from dateline.what.frames import Actors
from dateline.what.judge.candidates import Candidate, Participant, candidates, participants
from dateline.what.judge.encoder import Encoded, pieces_of
from dateline.what.judge.features import KINDS, STATUSES, TYPES, trigger_features
from dateline.what.judge.heads import Verdict
from dateline.what.judge.line import NAMED, taken
from dateline.what.judge.model import Model, load_model
from dateline.what.judge.once import both_ways, each_once, once, outermost, told_once, who_did
from dateline.what.judge.pairs import pair_features
from dateline.what.judge.reading import Floats, Reading
from dateline.what.status import status_of

__all__ = ["Judge"]

_SAYING_NO = frozenset(("REJECT", "STATE", "ACCUSE", "REQUEST"))
"""Types that a negated verb may carry as a fact: will not free them, did not comment, said it was not right, should not."""
FLOOR = 0.1
"""A type less likely than this is not considered at all, whatever is asked for."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A sentence before the judge: the tables' deeds, the words that may carry others, and who is there."""

    sentence: Sentence
    found: list[Candidate]
    parties: list[Participant]
    windows: list[Encoded]


class Judge:
    """Weighs what the tables found, and what they did not, by the words in context. Raises DatelineError where the model is missing."""

    def __init__(self) -> None:
        self.model: Model = load_model()

    def read(self, sentences: Sequence[tuple[Sentence, list[Deed]]], actors: Actors, always: bool = False) -> list[Reading]:
        """The events of an article's sentences that may hold one (``always``: of all), in text order; each comes with the tables' own reading."""
        cases = [c for s, found in sentences if (c := self._case(s, found, actors, always)) is not None]
        vectors = iter(self.model.encoder([w for c in cases for w in c.windows]))
        out: list[Reading] = []
        for case in cases:
            words: dict[int, Floats] = {}
            for window in case.windows:
                rows = next(vectors)
                words.update((i, rows[at]) for i, at in window.words)
            told = [c.deed for c in case.found if c.deed is not None and not c.deed.given]
            out.append(Reading(case.sentence, self._judged(case, words, actors) if case.found else [], told, words))
        return out

    def _case(self, sentence: Sentence, deeds: list[Deed], actors: Actors, always: bool) -> _Case | None:
        """None for a sentence in which nobody is or nothing is done."""
        parties = participants(sentence, actors)
        found = candidates(sentence, deeds, actors) if deeds or parties or always else []
        if not found and not always:
            return None
        layout = self.model.layout
        modes, kinds = [0] * len(sentence.tokens), [0] * len(sentence.tokens)
        for c in found:
            modes[c.token.i] = layout.mode_number(c.deed.key if c.deed else None)
        for p in parties:
            kinds[p.head.i] = 1 + KINDS.index(p.kind) if p.kind in KINDS else 0
        return _Case(sentence, found, parties, pieces_of([t.text for t in sentence.tokens], modes, kinds, self.model.cut))

    def _judged(self, case: _Case, words: dict[int, Floats], actors: Actors) -> list[Deed]:
        model = self.model
        verdict = model.heads.judge(np.stack([words[c.token.i] for c in case.found]), trigger_features(case.found, model.layout, actors))
        given = {k: c.deed for k, c in enumerate(case.found) if c.deed is not None and c.deed.given}
        events = [k for k in range(len(case.found)) if verdict.types[k, 1:].max() >= FLOOR and k not in given]
        events = once(case.found, events, verdict)
        return [*given.values(), *told_once([d for k in events if (d := self._deed(case, k, verdict, words, actors)) is not None])]

    def _deed(self, case: _Case, k: int, verdict: Verdict, words: dict[int, Floats], actors: Actors) -> Deed | None:
        """The event of one candidate; None for what grammar says is none: who did not deny said nothing."""
        c, layout = case.found[k], self.model.layout
        types = verdict.types[k]
        kind = TYPES[int(types[1:].argmax())]
        of_kind = [i for i, m in enumerate(layout.modes) if m.split("/")[0] == kind]
        key = layout.modes[max(of_kind, key=lambda i: float(verdict.modes[k, i]))]
        negated = status_of(c.token) is Status.NEGATED
        if negated and key == "REJECT/deny":
            return None
        doers, others, roles = self._roles(case, c, types, words, actors)
        chances = {h: min(does, suffers) for h, does, suffers in roles}
        doers, others = (outermost(side) for side in both_ways(who_did(doers, c.token, actors), others, chances))
        likely = {t: round(float(p), 3) for t, p in zip(("none", *TYPES), types, strict=True) if p >= 0.01}
        opinion = Opinion(c.deed.key if c.deed else None, likely, float(verdict.status[k].max()), roles)
        base = c.deed or Deed(c.token, c.token, c.token, key, Status.ACTUAL, (), (), 0.0)
        status = Status(STATUSES[int(verdict.status[k].argmax())])
        if negated and kind not in _SAYING_NO:
            status = Status.NEGATED
        return replace(
            base, key=key, status=status, actors=doers, recipients=others, confidence=float(types[1:].max()), firm=True, opinion=opinion,
        )  # fmt: skip

    def _roles(
        self, case: _Case, c: Candidate, types: Floats, words: dict[int, Floats], actors: Actors
    ) -> tuple[tuple[Token, ...], tuple[Token, ...], tuple[tuple[Token, float, float], ...]]:
        """Who does it, who suffers it, and how likely each participant is either."""
        if not case.parties:
            return (), (), ()
        told = np.zeros_like(types)
        told[1 + int(types[1:].argmax())] = 1
        p = self.model.heads.roles(
            words[c.token.i], np.stack([words[q.head.i] for q in case.parties]), pair_features(c, case.parties, self.model.layout, actors), told
        )
        heads = [q.head for q in case.parties]
        said = [taken(p[:, j], float(p[:, j].max()), max(NAMED, first), rest) for j, (first, rest) in enumerate(self.model.role_from)]
        sides = [each_once([(h, float(c)) for h, c, yes in zip(heads, p[:, j], said[j], strict=True) if yes], actors) for j in (0, 1)]
        return sides[0], sides[1], tuple((q.head, float(row[0]), float(row[1])) for q, row in zip(case.parties, p, strict=True))
