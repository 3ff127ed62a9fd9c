"""Deeds under operators: agreed to withdraw, refused to allow, called for talks, is accused of supplying."""

from __future__ import annotations

from dataclasses import replace

from dateline.language import Sentence, Token
from dateline.records import Status
from dateline.what.deed import Deed, announced, backshifted, lend_subject
from dateline.what.frames import Actors, Frame, frame_of
from dateline.what.operators import Governor, applies, demanded, governor, pos_of
from dateline.what.participants import actors_of, recipients_of
from dateline.what.status import status_of, weaker
from dateline.what.tables import NO_EVENT, SAME, light_verbs, vocabulary

__all__ = ["bare_operators", "carried_up"]

_SHIFT = {"negate": Status.NEGATED, "fail": Status.NEGATED, "possible": Status.POSSIBLE, "plan": Status.PLANNED}
"""What an operator that leaves the mode does to the status."""


def carried_up(deed: Deed, actors: Actors) -> Deed:
    """The deed after all operators above it: agreed to, refused to, called for …"""
    for _ in range(5):
        g = governor(deed.top, actors) or demanded(deed.top)
        if g is None and (verb := _lender(deed.top)) is not None:
            deed = replace(deed, top=verb)  # offered to hold talks: the talks are offered
            g = governor(verb, actors) or demanded(verb)
        if g is None:
            break
        new = _applied(deed, g, actors)
        if new is None:
            break
        deed = new
        if deed.key == NO_EVENT:
            break
    return deed


def _lender(noun: Token) -> Token | None:
    """The light verb whose object an event noun is."""
    verb = noun.head
    return verb if noun.tag[:1] == "N" and noun.dep == "dobj" and light_verbs().get(verb.lemma) == "does" else None


def _applied(deed: Deed, g: Governor, actors: Actors) -> Deed | None:
    kind = g.operator.kind
    outer = frame_of(g.token, pos_of(g.token))
    if kind == "promise" and status_of(outer.carrier or g.token) is Status.NEGATED:
        kind = "refuse"  # not willing to, has not agreed to
    elif kind == "promise" and outer.pos == "n" and not _shown(outer):
        return replace(deed, key=NO_EVENT)  # a willingness that nobody shows
    elif kind == "deny" and status_of(g.token) is Status.NEGATED:
        return replace(deed, top=g.token, status=weaker(deed.status, Status.POSSIBLE))  # did not deny
    key = vocabulary().compose(kind, deed.key)
    if key is None:
        return None
    status = lend_subject(outer) if outer.pos == "n" else Status.ACTUAL
    own = status_of(g.token)
    if own is None or status is None:
        return replace(deed, key=NO_EVENT)
    status = Status.ACTUAL if kind != g.operator.kind else weaker(status, backshifted(g.token, own))
    doers = actors_of(outer, "", actors)
    if key == SAME:
        return _same_mode(deed, g, status, doers)
    if key != NO_EVENT:
        key, status = announced(g.token if outer.pos == "v" else outer.carrier or g.token, key, status)
    others = _addressed(deed, g, outer, doers, actors)
    if key == "ACCUSE/rally":
        asked = recipients_of(outer, (*g.operator.recipient, "-"), actors, doers) if deed.key.startswith("ACCUSE/") else []
        key, others = ("REQUEST/change", asked) if asked else (key, list(deed.recipients) or others)  # pressed Peru to open an inquiry
    elif key == "STATE/decline-comment" and deed.inner.tag[:1] == "N":
        key = "REJECT/plan"  # rejected the announcement
    absorbed = deed.absorbed if kind == "accuse" else deed.absorbed | {deed.trigger.i}  # what one is accused of is told beside the accusation
    grounds = (*deed.grounds, _ground(g, key))
    return Deed(
        g.token, deed.inner, g.token, key, status, tuple(doers), tuple(others[:6]), min(0.9, deed.confidence + 0.05), absorbed,
        grounds=grounds, given=deed.given,
    )  # fmt: skip


def _ground(g: Governor, key: str) -> tuple[Token, str]:
    """The operator's word and row, and what it made of the deed."""
    return g.token, f"{g.operator.origin or 'obligation'}: {g.operator.kind} -> {key}"


def _shown(noun: Frame) -> bool:
    """Whether a verb lends its subject to the noun: made an offer, showed a willingness."""
    return noun.carrier is not None and light_verbs().get(noun.carrier.lemma) in ("does", "undergoes")


def _same_mode(deed: Deed, g: Governor, status: Status, doers: list[Token]) -> Deed:
    """An operator that leaves the mode as it is: began to, failed to, ordered, is thought to."""
    status = weaker(weaker(deed.status, status), _SHIFT.get(g.operator.kind, Status.ACTUAL))
    whose = list(deed.actors) or doers
    whom = deed.recipients
    if g.operator.kind == "order" and doers and deed.inner.tag[:1] == "N":  # ordered the release of X: X is no doer
        whose, whom = doers, deed.recipients or deed.actors
    kept = tuple(r for r in whom if r not in whose)
    return replace(
        deed, top=g.token, status=status, actors=tuple(whose), recipients=kept, absorbed=deed.absorbed | {g.token.i}, firm=True,
        grounds=(*deed.grounds, _ground(g, deed.key)),
    )  # fmt: skip


def _addressed(deed: Deed, g: Governor, outer: Frame, doers: list[Token], actors: Actors) -> list[Token]:
    """The recipient of an operator: its own addressee, else those of the deed it is about."""
    kind = g.operator.kind
    others = recipients_of(outer, g.operator.recipient, actors, doers) if g.operator.recipient else []
    taken = {id(actors.at(d)) for d in doers}
    about = deed.recipients
    if kind in ("blame", "praise", "accuse", "deny"):  # who condemns an attack condemns the attacker
        about = deed.actors if deed.key.startswith(("ASSAULT/", "COERCE/")) else (*deed.actors, *deed.recipients)
    others = others or [t for t in about if id(actors.at(t)) not in taken]
    if not others and kind in ("request", "refuse"):
        others = [t for t in deed.actors if id(actors.at(t)) not in taken]
    if not others and kind == "promise" and len(doers) > 1:
        others = doers
    return others


_BARE = {"request": "REQUEST/appeal", "threaten": "THREATEN/non-force", "refuse": "REJECT/reject", "deny": "REJECT/deny", "accuse": "ACCUSE/allege",
         "blame": "ACCUSE/disapprove", "praise": "SUPPORT/praise", "promise": "AGREE/cooperate", "ban": "COERCE/ban", "allow": "RETREAT/access"}  # fmt: skip
"""What an operator means over a complement that is in no table."""


def bare_operators(sentence: Sentence, found: dict[int, Deed], actors: Actors) -> None:
    """Operators whose complement is in no table: urged restraint, vowed to stand by Kyiv; and refusals and demands by auxiliaries alone."""
    gone = {i for d in found.values() for i in d.absorbed}
    for t in reversed(sentence.tokens):  # the inner before the outer: refused to allow
        pos = pos_of(t)
        if t.i in found or t.i in gone or not pos:
            continue
        deed = _refusal(t, actors) or _obligation(t, found, actors) or _bare(t, pos, actors)
        if deed is not None and deed.key != NO_EVENT and deed.trigger.i not in found:
            found[deed.trigger.i] = deed


def _refusal(t: Token, actors: Actors) -> Deed | None:
    """What one will not do is refused, whatever it is."""
    aux = {c.lower for c in t.children if c.dep == "aux"}
    if t.tag[:1] != "V" or t.lemma == "be" or not aux & {"will", "wo", "would", "'ll"} or not any(c.dep == "neg" for c in t.children):
        return None
    frame = frame_of(t, "v")
    doers = actors_of(frame, "", actors)
    if not doers or status_of(t) is None:
        return None
    others = tuple(recipients_of(frame, (), actors, doers))
    return Deed(t, t, t, "REJECT/reject", Status.ACTUAL, tuple(doers), others, 0.4, grounds=((t, "will not: REJECT/reject"),))


def _obligation(t: Token, found: dict[int, Deed], actors: Actors) -> Deed | None:
    """What another must do is demanded, whatever it is."""
    g = demanded(t)
    if g is None or g.token.i in found:
        return None
    doers, others = actors_of(frame_of(g.token, "v"), "", actors), actors_of(frame_of(t, pos_of(t)), "", actors)
    if not doers or not others:
        return None
    grounds = ((t, "obligation laid on another: REQUEST/appeal"),)
    return Deed(g.token, g.token, g.token, "REQUEST/appeal", Status.ACTUAL, tuple(doers), tuple(others), 0.45, grounds=grounds)


def _bare(t: Token, pos: str, actors: Actors) -> Deed | None:
    for op in vocabulary().operators.get((t.lemma.lower(), pos), ()):
        key = _BARE.get(op.kind)
        if key is None or not applies(op, t, actors):
            continue
        frame = frame_of(t, pos)
        kinds = {k for k, _ in frame.complements} | ({"obj"} if frame.obj else set()) | set(frame.preps)
        status = status_of(t)
        if not kinds & op.via or status is None or (pos == "n" and not _shown(frame)):
            continue
        doers = actors_of(frame, "", actors)
        others = recipients_of(frame, (*op.recipient, "-"), actors, doers)
        if doers and others:
            key, status = announced(t, key, backshifted(t, status))
            base = Deed(t, t, t, key, status, tuple(doers), tuple(others), 0.45, grounds=((t, f"{op.origin}: {op.kind} -> {key}"),))
            return carried_up(base, actors)
    return None
