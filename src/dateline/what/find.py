"""From a parsed sentence to its deeds: candidates from the predicate tables, carried up through operators, with status and participants."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.language import Sentence, Token
from dateline.records import EventType, Status
from dateline.what.frames import Actors, Frame, frame_of
from dateline.what.operators import Governor, demanded, governor, pos_of
from dateline.what.participants import actors_of, recipients_of
from dateline.what.patterns import holds
from dateline.what.status import status_of, weaker
from dateline.what.tables import NO_EVENT, Entry, Mode, light_verbs, modes, vocabulary

__all__ = ["Deed", "find_deeds"]


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """One thing done or said in a sentence, before names are put to its participants."""

    trigger: Token
    """The word that carries the type."""
    inner: Token
    """The word it was built on; differs from ``trigger`` under an operator (agreed [to] withdraw)."""
    key: str
    """TYPE/mode."""
    status: Status
    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    confidence: float
    absorbed: frozenset[int] = frozenset()
    """Places in the sentence of words whose own deeds this one has taken up."""

    @property
    def mode(self) -> Mode:
        """The mode's row."""
        return modes()[self.key]


def find_deeds(sentence: Sentence, actors: Actors) -> list[Deed]:
    """The deeds of a sentence, in text order."""
    found: dict[int, Deed] = {}
    gone: set[int] = set()
    for t in sentence.tokens:
        pos = pos_of(t)
        if not pos or not (entries := vocabulary().entries.get((t.lemma.lower(), pos))):
            continue
        if (deed := _base(t, pos, entries, actors)) is None:
            continue
        deed = _carried_up(deed, actors)
        gone |= deed.absorbed
        if deed.key == NO_EVENT:
            continue
        old = found.get(deed.trigger.i)
        if old is None or _rank(deed) > _rank(old):
            found[deed.trigger.i] = deed
    _bare_operators(sentence, found, gone, actors)
    return _settled(found, gone)


def _rank(d: Deed) -> tuple[bool, bool, bool, float]:
    """Of two readings of one word, that with more participants, then the composed one, then the more certain."""
    return (bool(d.actors) and bool(d.recipients), bool(d.actors), d.trigger is not d.inner, d.confidence)


def _base(token: Token, pos: str, entries: tuple[Entry, ...], actors: Actors) -> Deed | None:
    frame = frame_of(token, pos)
    entry = next((e for e in entries if all(holds(c, frame, actors) for c in e.conditions)), None)
    if entry is None or entry.mode == NO_EVENT:
        return None
    if pos == "v" and token.dep in ("amod", "compound"):
        return None
    status: Status | None = Status.ACTUAL
    if pos == "n":
        status = _lend_subject(frame)
    if (own := status_of(token)) is None or status is None:
        return None
    status = weaker(status, _backshifted(token, own))
    doers = actors_of(frame, entry.actor, actors)
    others = recipients_of(frame, entry.recipient, actors, doers)
    if not others and EventType(entry.mode.split("/")[0]) in _LOCAL and entry.recipient != ("-",):
        others = [t for t in frame.slot("in") + frame.slot("across") + frame.slot("inside") if actors.place_actor(t)]
    confidence = min(0.9, 0.55 + 0.08 * entry.weight + (0.1 if doers else 0.0) + (0.05 if others else 0.0) - (0.15 if pos == "n" else 0.0))
    key, status = _announced(token if pos == "v" else frame.carrier or token, entry.mode, status)
    return None if key == NO_EVENT else Deed(token, token, key, status, tuple(doers), tuple(others), confidence)


def _announced(verb: Token, key: str, status: Status) -> tuple[str, Status]:
    """What will be done is a promise or a threat, what will not be done a refusal (a promise of X is not X)."""
    ahead = any(c.dep == "aux" and c.lower in ("will", "'ll", "wo", "would", "shall", "wo") for c in verb.children)
    if status is Status.PLANNED:
        new = vocabulary().compose("plan", key)
        return (key if new in (None, "=") else str(new)), status
    if status is Status.NEGATED and ahead:
        new = vocabulary().compose("refuse", key)
        return (key, status) if new is None else (new, Status.ACTUAL)
    return key, status


_LOCAL = frozenset((EventType.PROTEST, EventType.COERCE, EventType.ASSAULT, EventType.MOBILIZE, EventType.AID, EventType.RETREAT))
"""Types that are done to a place's people where no other recipient is named."""


def _backshifted(token: Token, status: Status) -> Status:
    """ "said it would send": a plan told in the past, not a condition."""
    if status is Status.POSSIBLE and any(c.dep == "aux" and c.lower in ("would", "'d") for c in token.children):
        perfect = any(c.dep == "aux" and c.lemma == "have" for c in token.children)
        if token.dep == "ccomp" and not perfect:
            return Status.PLANNED
    return status


def _lend_subject(frame: Frame) -> Status | None:
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


def _carried_up(deed: Deed, actors: Actors) -> Deed:
    """The deed after all operators above it: agreed to, refused to, called for …"""
    for _ in range(5):
        g = governor(deed.trigger) or demanded(deed.trigger)
        if g is None:
            break
        new = _applied(deed, g, actors)
        if new is None:
            break
        deed = new
        if deed.key == NO_EVENT:
            break
    return deed


def _applied(deed: Deed, g: Governor, actors: Actors) -> Deed | None:
    kind = g.operator.kind
    key = vocabulary().compose(kind, deed.key)
    if key is None:
        return None
    outer = frame_of(g.token, pos_of(g.token))
    status = _lend_subject(outer) if outer.pos == "n" else Status.ACTUAL
    own = status_of(g.token)
    if own is None or status is None:
        return replace(deed, key=NO_EVENT)
    status = weaker(status, _backshifted(g.token, own))
    doers = actors_of(outer, "", actors)
    if key == "=":
        shift = {"negate": Status.NEGATED, "fail": Status.NEGATED, "possible": Status.POSSIBLE, "plan": Status.PLANNED, "promise": Status.ACTUAL}.get(kind, Status.ACTUAL)
        together = weaker(weaker(deed.status, status), shift)
        doers = list(deed.actors) or doers
        kept = tuple(r for r in deed.recipients if r not in doers)
        return replace(deed, trigger=g.token, status=together, actors=tuple(doers), recipients=kept, absorbed=deed.absorbed | {deed.trigger.i})
    others = recipients_of(outer, g.operator.recipient, actors, doers) if g.operator.recipient else []
    if not others:
        inner = (*deed.actors, *deed.recipients) if kind in ("blame", "praise", "accuse", "deny") else deed.recipients
        taken = {id(actors.at(d)) for d in doers}
        others = [t for t in inner if id(actors.at(t)) not in taken]
        if not others and kind in ("request", "refuse"):
            others = [t for t in deed.actors if id(actors.at(t)) not in taken]
    if key == "ACCUSE/rally":
        others = list(deed.recipients) or others
    if kind == "accuse":
        return replace(deed, trigger=g.token, key=key, status=status, actors=tuple(doers), recipients=tuple(others[:6]))
    return Deed(g.token, deed.inner, key, status, tuple(doers), tuple(others[:6]), min(0.9, deed.confidence + 0.05), deed.absorbed | {deed.trigger.i})


_BARE = {"request": "REQUEST/appeal", "threaten": "THREATEN/non-force", "refuse": "REJECT/reject", "deny": "REJECT/deny", "accuse": "ACCUSE/allege",
         "blame": "ACCUSE/disapprove", "praise": "SUPPORT/praise", "promise": "AGREE/cooperate", "ban": "COERCE/ban"}  # fmt: skip
"""What an operator means over a complement that is in no table."""


def _bare_operators(sentence: Sentence, found: dict[int, Deed], gone: set[int], actors: Actors) -> None:
    """Operators whose complement is in no table: urged restraint, vowed to stand by Kyiv."""
    for t in sentence.tokens:
        pos = pos_of(t)
        if t.i in found or t.i in gone or not pos:
            continue
        for op in vocabulary().operators.get((t.lemma.lower(), pos), ()):
            if (key := _BARE.get(op.kind)) is None:
                continue
            frame = frame_of(t, pos)
            kinds = {k for k, _ in frame.complements} | ({"obj"} if frame.obj else set()) | set(frame.preps)
            if not kinds & op.via:
                continue
            status = status_of(t)
            doers = actors_of(frame, "", actors)
            others = recipients_of(frame, op.recipient or (), actors, doers)
            if status is None or not doers or not others or (pos != "v" and frame.carrier is None):
                continue
            deed = _carried_up(Deed(t, t, key, _backshifted(t, status), tuple(doers), tuple(others), 0.45), actors)
            gone |= deed.absorbed
            if deed.key != NO_EVENT and (deed.trigger.i not in found):
                found[deed.trigger.i] = deed
            break


def _settled(found: dict[int, Deed], gone: set[int]) -> list[Deed]:
    """Drop deeds that another has taken up, nominal echoes of a verb in the same clause, and purposes."""
    out = []
    for i in sorted(found):
        d = found[i]
        if i in gone and d.trigger is d.inner:
            continue
        if d.trigger is d.inner and _is_purpose(d.trigger):
            continue
        out.append(d)
    return out


def _is_purpose(token: Token) -> bool:
    """ "sent troops to fight": what an infinitive aims at is not done yet, and nobody asked for it or promised it."""
    t = token
    while t.dep == "conj":
        t = t.head
    return t.tag == "VB" and any(c.dep == "aux" and c.lower == "to" for c in t.children) and t.dep in ("advcl", "acl", "xcomp", "relcl", "ROOT", "ccomp")
