"""From a parsed sentence to its deeds: candidates from the predicate tables, carried up through operators, with status and participants."""

from __future__ import annotations

from dataclasses import replace

from dateline.language import Sentence, Token
from dateline.records import EventType, Status
from dateline.what.compose import bare_operators, carried_up
from dateline.what.deed import Deed, announced, backshifted, lend_subject
from dateline.what.frames import Actors, Frame, frame_of
from dateline.what.operators import governor, pos_of
from dateline.what.participants import actors_of, recipients_of
from dateline.what.patterns import holds
from dateline.what.status import obliged, status_of, weaker
from dateline.what.subjects import content_heads
from dateline.what.tables import NO_EVENT, Entry, light_verbs, vocabulary
from dateline.what.words import words_of

__all__ = ["find_deeds"]


def find_deeds(sentence: Sentence, actors: Actors) -> list[Deed]:
    """The deeds of a sentence, in text order."""
    found: dict[int, Deed] = {}
    for t in sentence.tokens:
        pos = pos_of(t)
        if not pos or t.ent in ("DATE", "TIME") or not (entries := vocabulary().entries.get((t.lemma.lower(), pos))):
            continue
        if (base := _base(t, pos, entries, actors)) is None:
            continue
        deed = carried_up(base, actors)
        if deed.trigger is not base.trigger and base.trigger.i not in deed.absorbed:  # what one is accused of may be so
            found.setdefault(base.trigger.i, replace(base, status=weaker(base.status, Status.POSSIBLE)))
        if deed.key == NO_EVENT:
            continue
        old = found.get(deed.trigger.i)
        if old is None or _rank(deed) > _rank(old):
            found[deed.trigger.i] = deed
    bare_operators(sentence, found, actors)
    return _settled(found)


def _rank(d: Deed) -> tuple[bool, bool, bool, float]:
    """Of two readings of one word, that over a clause, then that with more participants, then the composed one, then the more certain."""
    clausal = d.trigger is not d.inner and d.inner.tag[:1] == "V"
    return (clausal, bool(d.actors) and bool(d.recipients), d.trigger is not d.inner, d.confidence)


def _base(token: Token, pos: str, entries: tuple[Entry, ...], actors: Actors) -> Deed | None:
    frame = frame_of(token, pos)
    entry = next((e for e in entries if all(holds(c, frame, actors) for c in e.conditions)), None)
    if entry is None or entry.mode == NO_EVENT:
        return None
    if entry.mode == "REJECT/deny" and status_of(token) is Status.NEGATED:
        return None  # did not deny
    if token.dep in ("amod", "compound", "nmod") and (pos == "v" or governor(token, actors) is None):
        return None  # bombing victims
    status: Status | None = Status.ACTUAL
    firm = pos != "n" or _asserted(frame)
    if pos == "n":
        status = lend_subject(frame)
    if (own := status_of(token)) is None or status is None:
        return None
    status = weaker(status, backshifted(token, own))
    if pos == "n" and entry.mode in _PATIENT and not frame.obj and (whose := token.children_of("poss")):
        frame.obj, frame.subj = whose, frame.preps.get("by", [])  # his arrest by the police
    if _by_nature(frame):
        return None
    doers = actors_of(frame, entry.actor, actors)
    type_ = EventType(entry.mode.split("/")[0])
    owned = type_ is EventType.MOBILIZE or entry.mode == "AID/peacekeepers"
    if owned and not doers and frame.passive:  # troops were deployed: they are the doers, or whose they are
        doers = actors_of(frame, "obj", actors)
    whom = (*entry.recipient, "-") if entry.actor == "each" else entry.recipient
    others = recipients_of(frame, whom, actors, doers, type_ in _LOCAL or entry.mode == "CONSULT/visit", owned)
    if entry.mode == "AGREE/cooperate" and not (others or frame.obj or frame.complements or frame.preps.get("on") or frame.preps.get("to")):
        return None  # most voters agreed
    confidence = min(0.9, 0.55 + 0.08 * entry.weight + (0.1 if doers else 0.0) + (0.05 if others else 0.0) - (0.15 if pos == "n" else 0.0))
    key, status = announced(token if pos == "v" else frame.carrier or token, entry.mode, status)
    if key == NO_EVENT:
        return None
    met = frozenset(t.i for c in entry.conditions if not c.negated for h in frame.slot(c.slot) for t in content_heads(h) if t.lemma.lower() in c.words)
    return Deed(token, token, token, key, status, tuple(doers), tuple(others), confidence, met, firm, ((token, f"{entry.origin}: {entry.mode}"),), entry.own)


_NATURE = words_of("what/nature.tsv")
_PATIENT = words_of("what/patient_modes.tsv", "mode")
_LOCAL = frozenset(EventType(t) for t in "PROTEST COERCE ASSAULT MOBILIZE AID RETREAT CONCEDE SANCTION COOPERATE".split())  # noqa: SIM905 - reads as a list
"""Types that are done to a place's people where no other recipient is named."""


def _asserted(noun: Frame) -> bool:
    """Whether a verb asserts an event noun: launched an attack, an attack took place."""
    if noun.head.dep in ("nsubj", "nsubjpass") and noun.subj and noun.head.head.lemma != "be":
        return True  # the closure of the crossing by the army entered its third day
    effect = light_verbs().get(noun.carrier.lemma) if noun.carrier is not None else None
    return effect in ("does", "undergoes") or (effect == "occurs" and noun.head.dep in ("nsubj", "nsubjpass"))


def _by_nature(frame: Frame) -> bool:
    """Whether the doer is a flood, a fire, a disease: killed by, in or from it."""
    if any(h.lemma.lower() in _NATURE for h in frame.subj):
        return True
    if frame.pos != "v" or not frame.passive or frame.subj:
        return False
    return any(h.lemma.lower() in _NATURE for p in ("in", "from", "by", "of", "during") for h in frame.slot(p))


def _settled(found: dict[int, Deed]) -> list[Deed]:
    """One telling of each deed: the better reading is kept, and what it has taken up is dropped; purposes are dropped."""
    kept: dict[int, Deed] = {}
    taken: set[int] = set()
    for d in sorted(found.values(), key=_rank, reverse=True):
        i = d.trigger.i
        if i in taken or _is_purpose(d.top) or (d.trigger is d.inner and obliged(d.top)):
            continue
        if any((o := kept.get(j)) is not None and o.trigger is not o.inner and o.actors for j in d.absorbed):
            continue  # "showed no willingness to disarm" is told by its noun
        kept[i] = d
        taken |= d.absorbed
    return [kept[i] for i in sorted(kept)]


def _is_purpose(token: Token) -> bool:
    """ "sent troops to fight": what an infinitive aims at is not done yet, and nobody asked for it or promised it."""
    t = token
    while t.dep == "conj":
        t = t.head
    if t.dep == "xcomp" and t.head.lemma == "be":
        return False  # is to send: a plan
    return t.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in t.children) and t.dep in ("advcl", "acl", "xcomp", "relcl", "ROOT", "ccomp")
