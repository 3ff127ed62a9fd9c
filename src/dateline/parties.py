"""Who takes part in a deed, with names put to the words; and which deeds are political events at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.language import Token
from dateline.records import Actor, EventType, Status
from dateline.what import Deed, contexts_of
from dateline.who import ActorIndex, ActorMention

__all__ = ["Party", "identity", "is_report", "named"]


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part, and whether that is somebody political."""

    actor: Actor
    political: bool
    described: bool = False
    """Told by a noun, not a name: the two sides."""
    ground: bool = False
    """A place, or a thing, that stands for those whose it is: a town that is shelled."""


def named(deed: Deed, index: ActorIndex) -> tuple[list[Party], list[Party]]:
    """The doers and the recipients of a deed."""
    doers = _parties(deed.actors, index)
    others = _parties(deed.recipients, index)
    if deed.actors == deed.recipients and len(doers) < 2:
        return doers, []  # nobody meets himself
    if deed.actors != deed.recipients:
        own = {(p.actor.code, p.actor.sector, p.actor.name if p.actor.sector else None) for p in doers if p.actor.code}
        others = [p for p in others if p not in doers and (p.actor.code, p.actor.sector, p.actor.name if p.actor.sector else None) not in own]
    return doers, others


def _parties(tokens: Iterable[Token], index: ActorIndex) -> list[Party]:
    out: list[Party] = []
    for t in tokens:
        found = [Party(_whole(_best_words(m), index), m.political, m.kind == "description") for m in index.all_at(t) if not _is_thing(m)]
        if not found and (place := index.place_actor(t)) is not None:
            found = [Party(place, True, ground=True)]
        if not found and not index.all_at(t) and (bare := index.bare(t)) is not None:
            found = [Party(bare, False, ground=True)]
        out += [p for p in found if not any(_same(p.actor, o.actor) for o in out)]
    return out


def _same(a: Actor, b: Actor) -> bool:
    """Overlapping words of one actor, such as a name and the acronym behind it."""
    return a.start < b.end and b.start < a.end and (a.code is None or a.code == b.code)


def _is_thing(m: ActorMention) -> bool:
    """An "it" that stands for no actor is a thing."""
    a = m.actor
    unknown = not (a.name or a.code or a.sector or m.antecedents)
    return m.kind == "pronoun" and unknown and a.text.lower() in ("it", "its", "itself", "which", "that", "this", "what")


def _whole(m: ActorMention, index: ActorIndex) -> Actor:
    """The actor with the name of the body that a nameless one belongs to: a delegation of the Ministry of Trade, a spokesman for the party."""
    after = m.last.next(1)
    if m.kind != "description" or m.actor.name or m.last is not m.head or after is None or after.head is not m.head or after.lower not in ("of", "for"):
        return m.actor
    inner = next((i for c in after.children if c.dep == "pobj" and not c.children_of("conj") and (i := index.at(c)) is not None), None)
    if inner is None or inner.kind == "pronoun" or inner.first.i > after.i + 4:
        return m.actor
    end = inner.actor.end
    return replace(m.actor, text=m.head.sentence.document.text[m.actor.start : end], end=end)


def _best_words(m: ActorMention) -> ActorMention:
    """A pronoun gives way to what it stands for where that is in the same sentence: the reader sees the name."""
    if m.kind == "pronoun" and len(m.antecedents) == 1 and m.antecedents[0].head.sentence is m.head.sentence:
        return m.antecedents[0]
    return m


def identity(parties: Iterable[Party]) -> tuple[object, ...]:
    """What tells one set of parties from another: names and codes, or, where they are unknown, the words."""
    return tuple((a.name, a.code, a.sector) if a.name or a.code else a.start for a in (p.actor for p in parties))


_NEEDS_ACTOR = frozenset((EventType.STATE, EventType.CONSULT, EventType.AGREE, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN, EventType.REJECT))


_PRIVATE = frozenset((None, "CVL", "EDU", "BUS", "LAB", "MED", "HLH", "REL", "AGR", "CRM"))
"""Sectors of people and bodies that are political only with a country or in a conflict."""
_CONFLICT = frozenset(("military", "terrorism", "intervention", "territory", "human-rights", "refugees", "elections", "peacekeeping", "pro-democracy"))
"""Contexts in which what is done to anybody is political: a roadside bomb that kills a farmer."""


_DONE_TO = frozenset((EventType.ASSAULT, EventType.COERCE, EventType.AID, EventType.ACCUSE, EventType.SUPPORT, EventType.MOBILIZE))
"""Types of what is done to anybody: in a conflict it is political whoever they are."""
_STATECRAFT = frozenset(EventType(t) for t in ("AGREE", "CONCEDE", "REJECT", "THREATEN", "SANCTION", "RETREAT", "REQUEST"))
"""Types that are political by what is done, whoever does it: strikers who refuse, a named person who resigns."""


def _strong(p: Party) -> bool:
    return p.political and (p.actor.code is not None or p.actor.sector not in _PRIVATE)


def is_report(deed: Deed, doers: list[Party], others: list[Party]) -> bool:
    """Whether a deed is a political event: somebody political takes part, and words have a speaker."""
    type_ = deed.mode.type
    if not doers and deed.status is Status.NEGATED:
        return False  # nobody can deny
    if deed.mode.name in ("weapons-test", "bomb", "suicide-attack") and deed.trigger.tag[:1] == "V":
        return True  # a launch or a bomb is one even where the sentence leaves open whose: the projectile was fired
    if not doers and (type_ in _NEEDS_ACTOR or not others or deed.trigger.tag[:1] == "N"):
        return False
    if not deed.firm and (deed.key in ("CONSULT/meet", "CONSULT/negotiate") or (not others and type_ is not EventType.MOBILIZE)):
        return False  # spoken of in passing
    if type_ in (EventType.CONSULT, EventType.COOPERATE, EventType.STATE) and not any(_strong(p) for p in doers):
        return False
    if type_ is EventType.CONSULT and others and not any(_strong(p) for p in others):
        return False
    if any(_strong(p) for p in doers + others) or (type_ is EventType.PROTEST and doers):
        return True
    if type_ in _STATECRAFT and any(p.political or p.described or p.actor.name for p in doers):
        return True
    if type_ not in _DONE_TO:
        return False
    return any(p.political or p.actor.name for p in doers + others) and bool(_CONFLICT.intersection(contexts_of(deed.trigger)))
