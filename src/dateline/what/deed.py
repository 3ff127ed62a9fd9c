"""One thing done or said, and how the tense of its verb bears on what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.language import Token
from dateline.records import OwnType, Status
from dateline.what.frames import Frame, frame_of
from dateline.what.status import status_of
from dateline.what.tables import SAME, Mode, light_verbs, modes, vocabulary

__all__ = ["Deed", "Opinion", "announced", "backshifted", "lend_subject"]


@dataclass(frozen=True, slots=True, eq=False)
class Opinion:
    """Why the judge decided as it did."""

    table: str | None
    """The mode that the tables gave this word, if any."""
    types: Mapping[str, float]
    """Probabilities of types ("none" for no event), the least left out."""
    status: float
    """Probability of the status."""
    roles: tuple[tuple[Token, float, float], ...]
    """Of each participant in the sentence: how likely it does it, and suffers it."""


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """One thing done or said in a sentence, before names are put to its participants."""

    trigger: Token
    """The word that carries the type."""
    inner: Token
    """The word it was built on; differs from ``trigger`` under an operator (agreed [to] withdraw)."""
    top: Token
    """The highest word taken in so far: differs from ``trigger`` under words that leave the mode as it is (began [to] withdraw)."""
    key: str
    """TYPE/mode."""
    status: Status
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    confidence: float
    absorbed: frozenset[int] = frozenset()
    """Places in the sentence of words whose own deeds this one has taken up."""
    firm: bool = True
    """False for an event noun that no verb asserts: "the attack on X" in passing."""
    grounds: tuple[tuple[Token, str], ...] = ()
    """The words that the tables read, each with the row (file:line) that was used and what it says."""
    given: bool = False
    """Decided by a row of the user's, and so not put to the judge."""
    own: tuple[OwnType, ...] = ()
    """Types of the user's own."""
    opinion: Opinion | None = None
    """The judge's, where the model decided."""

    @property
    def mode(self) -> Mode:
        """The mode's row."""
        return modes()[self.key]


def announced(verb: Token, key: str, status: Status) -> tuple[str, Status]:
    """What will be done is a promise or a threat, what will not be done a refusal (a promise of X is not X)."""
    ahead = any(c.dep == "aux" and c.lower in ("will", "'ll", "wo", "would", "shall") for c in verb.children)
    if status is Status.PLANNED:
        new = vocabulary().compose("plan", key)
        return (key if new in (None, SAME) else str(new)), status
    if status is Status.NEGATED and (ahead or key.startswith("AGREE/")):
        new = vocabulary().compose("refuse", key)
        return (key, status) if new is None else (new, Status.ACTUAL)
    return key, status


def backshifted(token: Token, status: Status) -> Status:
    """ "said it would send": a plan told in the past, not a condition."""
    if status is Status.POSSIBLE and any(c.dep == "aux" and c.lower in ("would", "'d") for c in token.children):
        perfect = any(c.dep == "aux" and c.lemma == "have" for c in token.children)
        if token.dep == "ccomp" and not perfect:
            return Status.PLANNED
    return status


def lend_subject(frame: Frame) -> Status | None:
    """Give an event noun the subject and prepositions of the light verb that carries it; its status is the verb's."""
    carrier = frame.carrier
    if carrier is None:
        return Status.ACTUAL
    effect = light_verbs().get(carrier.lemma)
    if effect is None:
        return Status.ACTUAL
    verb = frame_of(carrier, "v")
    is_subject = frame.head in verb.subj
    if effect == "does" and not is_subject:
        if not frame.subj:
            frame.subj = [s for s in verb.subj if s is not frame.head]
    elif effect == "undergoes" and not is_subject and not frame.obj:
        frame.obj = [s for s in verb.subj if s is not frame.head]
    for name, heads in verb.preps.items():
        if name not in frame.preps:
            frame.preps[name] = [h for h in heads if h is not frame.head]
    return status_of(carrier)
