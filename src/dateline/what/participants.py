"""Who did it and to whom: the actors and recipients of a frame, as words that belong to actors."""

from __future__ import annotations

from functools import cache

from dateline.language import Token
from dateline.what.frames import Actors, Frame, frame_of
from dateline.what.subjects import conjuncts, content_heads, subjects
from dateline.what.tables import vocabulary
from dateline.what.words import SPEECH, words_of

__all__ = ["DEFAULT_RECIPIENT", "actors_of", "recipients_of"]

DEFAULT_RECIPIENT = (
    "obj", "obj.poss", "against", "to", "with", "toward", "towards", "on", "upon", "at", "from", "of", "for", "over", "about", "between",
)  # fmt: skip
"""Where a recipient is looked for when the table does not say, in order."""

_GROUND = ("obj", "on", "at", "against", "into", "in", "across", "inside", "throughout", "near", "along", "around", "within", "outside", "to", "from")
"""Where the ground stands that a deed is done to, in order."""
_TOWARDS = ("to", "on", "against", "for", "with", "from", "in", "into", "at", "over", "of", "toward", "towards")
"""Prepositions behind which, at any depth, a last resort for a recipient is looked for."""
_OWNERS = ("poss", "amod", "compound", "nmod")
_OWNING_PREPS = frozenset(("of", "by", "from"))
MAX_DEPTH = 4


def _self_or_owner(head: Token, actors: Actors, depth: int = 0) -> list[Token]:
    """The head, if it is an actor; else whose it is: Russian missiles → Russian, the decision of the court → court."""
    for t in content_heads(head)[::-1]:
        if actors.at(t):
            return [t]
    return _owner(head, actors, depth)


@cache
def _harms(noun: str) -> bool:
    """Whether a noun names something done to somebody: bombing, arrest."""
    return any(e.mode.startswith(("ASSAULT/", "COERCE/")) for e in vocabulary().entries.get((noun.lower(), "n"), ()))


def _owner(head: Token, actors: Actors, depth: int = 0) -> list[Token]:
    for c in head.children:
        if c.dep in _OWNERS:
            found = [t for t in conjuncts(c) if _political(t, actors)]
            if found:
                return found
            if depth < MAX_DEPTH and (found := _owner(c, actors, depth + 1)):
                return found
    for c in head.children:
        if c.lower == "of" and _harms(head.lemma):
            continue  # the bombing of the embassies is not the embassies'
        if c.dep == "prep" and c.lower in _OWNING_PREPS and depth < MAX_DEPTH:
            for g in c.children:
                if g.dep == "pobj" and (found := [t for h in conjuncts(g) for t in _self_or_owner(h, actors, depth + 1)]):
                    return found
    return []


_BUILT = words_of("what/making_verbs.tsv")
"""Verbs whose subject owns what they make or run: a school that Oslo had built."""


def _builder(frame: Frame, head: Token, actors: Actors) -> list[Token]:
    near = [head, *(t for heads in frame.preps.values() for h in heads for t in h.subtree()[:12])]
    made = [c for t in near for c in t.children_of("relcl", "acl") if c.lemma in _BUILT]
    return [t for c in made for h in frame_of(c, "v").subj for k in conjuncts(h) for t in content_heads(k) if actors.at(t)]


def _maker(head: Token, actors: Actors) -> list[Token]:
    """Who made, passed or fired a thing that acts: "passed a resolution condemning …", "fired a missile that struck …"."""
    verb = head.head
    if head.tag[:1] != "N" or head.dep not in ("dobj", "attr") or verb.tag[:1] != "V":
        return []
    return [t for h in subjects(verb) for c in conjuncts(h) for t in _self_or_owner(c, actors)]


def _place(head: Token, actors: Actors, depth: int = 0) -> Token | None:
    """The place a noun phrase names or lies in: the town of Gori, a village in Georgia."""
    if actors.place_actor(head) is not None:
        return head
    if depth >= MAX_DEPTH:
        return None
    below = [c for c in head.children if c.dep in ("compound", "amod", "appos", "poss", "nmod")]
    below += [g for c in head.children if c.dep == "prep" and c.lower in ("of", "in", "near", "at", "on") for g in c.children if g.dep == "pobj"]
    return next((p for c in below if (p := _place(c, actors, depth + 1)) is not None), None)


def _political(token: Token, actors: Actors) -> bool:
    return (m := actors.at(token)) is not None and m.political


def _speakers(verb: Token) -> list[Token]:
    """Whose words a clause is, by the verb of saying above it: "the army said it supports …" with an "it" that is nobody else."""
    up = verb.head
    if verb.dep != "ccomp" or up.lemma not in SPEECH:
        return []
    return [c for h in subjects(up) for c in conjuncts(h)]


def _outer_subjects(verb: Token) -> list[Token]:
    """The speaker behind a participle that hangs on what he said: "she insisted that respect was due, calling for …"."""
    up = verb.head
    if verb.dep != "advcl" or verb.tag != "VBG" or up.dep not in ("ccomp", "xcomp") or up.head.tag[:1] != "V":
        return []
    return [c for h in subjects(up.head) for c in conjuncts(h)]


def _any_inside(head: Token, actors: Actors) -> list[Token]:
    """The first actor below the head, its coordinated ones with it, relative clauses left out."""
    stack = [c for c in head.children if c.dep not in ("relcl", "advcl", "appos", "punct")]
    seen = 0
    while stack and seen < 60:
        t = stack.pop(0)
        seen += 1
        if _political(t, actors):
            return [c for c in conjuncts(t) if actors.at(c)]
        stack.extend(c for c in t.children if c.dep not in ("relcl", "punct"))
    return []


def _unique(tokens: list[Token]) -> list[Token]:
    return list(dict.fromkeys(tokens))


def actors_of(frame: Frame, where: str, actors: Actors) -> list[Token]:
    """The doers. ``where`` is the table's ``actor`` column; empty is the subject."""
    heads = frame.obj if where == "obj" else frame.slot(where) if where and where not in ("subj", "each", "speaker") else frame.subj
    out = [t for h in heads[:12] for t in _self_or_owner(h, actors)] or [t for h in heads[:1] for t in _maker(h, actors)]
    if where == "speaker" or (out and all(t.tag == "PRP" and not _political(t, actors) for t in out)):
        out = [t for h in _speakers(frame.carrier or frame.head) for t in _self_or_owner(h, actors)] or ([] if where == "speaker" else out)
    if not out and frame.pos == "v" and not where:
        out = [t for h in _outer_subjects(frame.head) for t in _self_or_owner(h, actors)]
    if where == "each":
        for name in ("with", "between", "and"):
            out += [t for h in frame.slot(name) for t in _self_or_owner(h, actors)]
        if not out:
            out = [t for h in frame.obj for t in _owner(h, actors)]
    return _unique(out)


def recipients_of(frame: Frame, where: tuple[str, ...], actors: Actors, doers: list[Token], local: bool = False, own: bool = False) -> list[Token]:
    """Those to whom it was done, from the first place of ``where`` that has any; never one of the doers.

    ``local``: the deed is done to a place's people where no other recipient is named (shelled a village in the south).
    ``own``: its object is the doer's own (sent troops) and no recipient.
    """
    taken = {id(actors.at(d)) for d in doers}
    for slot in (*where, *DEFAULT_RECIPIENT, *(("place",) if local else ()), "obj.any", "any"):
        if own and slot.startswith("obj"):
            continue
        if slot == "-":
            return []
        if slot == "each":
            if len(taken) > 1:
                return doers
            continue
        found = [t for t in _in_slot(frame, slot, actors) if id(actors.at(t)) not in taken]
        if found:
            return _unique(found)[:12]
    return []


def _in_slot(frame: Frame, slot: str, actors: Actors) -> list[Token]:
    name, _, inside = slot.partition(".")
    if name == "clause":
        out: list[Token] = []
        for _, clause in frame.complements:
            heads = clause.children_of("nsubj", "nsubjpass") if inside == "subj" else clause.children_of("dobj")
            out += [t for h in heads for c in conjuncts(h) for t in _self_or_owner(c, actors)]
        return out
    if name == "in" and not inside:
        return [t for h in frame.slot("in") for t in content_heads(h) if actors.at(t) or actors.place_actor(t)]
    if name == "place":
        named = any(h.tag == "NNP" for h in frame.obj)  # somebody of whom nothing is known: he, not the place, is whom it was done to
        ground = _GROUND[:5] if named else _GROUND
        return [t for g in ground for h in frame.slot(g) if (t := _place(h, actors)) is not None][:4]
    if name == "any":
        return next((found for p in _TOWARDS for h in frame.slot(p) if (found := _any_inside(h, actors))), [])
    heads = frame.slot(name)
    match inside:
        case "":
            return [t for h in heads for t in content_heads(h)[::-1][:1] if actors.at(t)] or [
                t for h in heads if name != "obj" for t in _self_or_owner(h, actors)
            ]
        case "poss":
            return [t for h in heads for t in _owner(h, actors) or _builder(frame, h, actors)]
        case "any" | "actor":
            return [t for h in heads for t in _any_inside(h, actors)]
        case prep:
            return [
                t for h in heads for c in h.children if c.dep == "prep" and c.lower == prep
                for g in c.children if g.dep == "pobj" for k in conjuncts(g) for t in _self_or_owner(k, actors)
            ]  # fmt: skip
