"""What the model is asked about: the words of a sentence that may carry an event, and those who may take part in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language import Sentence, Token
from dateline.what.deed import Deed
from dateline.what.frames import Actors, frame_of
from dateline.what.operators import pos_of
from dateline.what.patterns import holds
from dateline.what.tables import NO_EVENT, vocabulary

__all__ = ["Candidate", "Participant", "candidates", "participants"]

MAX_CANDIDATES = 160
"""Of one sentence; a longer one is a list or a table pasted into text, and its tail is left to the predicate tables."""
MAX_PARTICIPANTS = 160

_AUXILIARY = frozenset(("aux", "auxpass", "neg"))
_EMPTY = frozenset(("be", "have", "do"))


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A word that may carry an event, and what the tables make of it."""

    token: Token
    pos: str
    """v, n or a."""
    deed: Deed | None
    """The tables' reading of the sentence with this trigger, if any."""


@dataclass(frozen=True, slots=True, eq=False)
class Participant:
    """A word that heads a mention of an actor, or names a place whose people it may stand for."""

    head: Token
    kind: str
    """The sector of an actor who has one; else state, political or private; place or ground."""
    pronoun: bool


def candidates(sentence: Sentence, deeds: Sequence[Deed], actors: Actors) -> list[Candidate]:
    """Every full verb, every noun and adjective that the tables know, and every trigger that they found, in text order; not what a row of the user's
    says is no event."""
    told = {d.trigger: d for d in deeds}
    words = vocabulary()
    out = []
    for t in sentence.tokens:
        pos = pos_of(t)
        key = (t.lemma.lower(), pos)
        if _in_a_name(t, actors):
            continue
        if t not in told:
            if not pos or t.ent in ("DATE", "TIME") or t.dep in _AUXILIARY or key[0] in _EMPTY:
                continue
            if pos != "v" and key not in words.entries and key not in words.operators:
                continue
            if any(e.own and e.mode == NO_EVENT and all(holds(c, frame_of(t, pos), actors) for c in e.conditions) for e in words.entries.get(key, ())):
                continue
        out.append(Candidate(t, pos or "v", told.get(t)))
    return out[:MAX_CANDIDATES]


def _in_a_name(t: Token, actors: Actors) -> bool:
    """ "The Association for Supporting Songun": what a body is for, in its own name, is nothing that is done."""
    if t.tag != "VBG" or not t.text[:1].isupper() or (before := t.next(-1)) is None or before.lower not in ("for", "of", "on"):
        return False
    body = before.next(-1)
    return body is not None and body.text[:1].isupper() and (party := actors.at(body)) is not None and party.kind == "name"


def participants(sentence: Sentence, actors: Actors) -> list[Participant]:
    """The heads of the sentence's mentions, and the places in it that are part of none."""
    out = []
    for t in sentence.tokens:
        party = actors.at(t)
        if party is None:
            if actors.place_actor(t) is not None:
                out.append(Participant(t, "place", False))
            elif (bare := actors.bare(t)) is not None:
                out.append(Participant(t, bare.sector or "ground", False))
        elif party.head is t:
            a = party.actor
            kind = a.sector or ("state" if a.code and party.political else "political" if party.political else "private")
            out.append(Participant(t, kind, party.kind == "pronoun"))
    return out[:MAX_PARTICIPANTS]
