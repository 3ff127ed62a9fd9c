"""Who did it and to whom: the actors and recipients of a frame, as words that belong to actors."""

from __future__ import annotations

from dateline.language import Token
from dateline.what.frames import Actors, Frame, conjuncts, content_heads

__all__ = ["DEFAULT_RECIPIENT", "actors_of", "recipients_of"]

DEFAULT_RECIPIENT = (
    "obj", "obj.poss", "against", "to", "with", "toward", "towards", "on", "upon", "at", "from", "of", "for", "over", "about", "between", "obj.any",
)  # fmt: skip
"""Where a recipient is looked for when the table does not say, in order."""

_OWNERS = ("poss", "amod", "compound", "nmod")
_OWNING_PREPS = frozenset(("of", "by", "from"))
MAX_DEPTH = 4


def _self_or_owner(head: Token, actors: Actors, depth: int = 0) -> list[Token]:
    """The head, if it is an actor; else whose it is: Russian missiles → Russian, the decision of the court → court."""
    for t in content_heads(head)[::-1]:
        if actors.at(t):
            return [t]
    return _owner(head, actors, depth)


def _owner(head: Token, actors: Actors, depth: int = 0) -> list[Token]:
    for c in head.children:
        if c.dep in _OWNERS:
            found = [t for t in conjuncts(c) if actors.at(t)]
            if found:
                return found
            if depth < MAX_DEPTH and (found := _owner(c, actors, depth + 1)):
                return found
    for c in head.children:
        if c.dep == "prep" and c.lower in _OWNING_PREPS and depth < MAX_DEPTH:
            for g in c.children:
                if g.dep == "pobj" and (found := [t for h in conjuncts(g) for t in _self_or_owner(h, actors, depth + 1)]):
                    return found
    return []


def _any_inside(head: Token, actors: Actors) -> list[Token]:
    """The first actor below the head, its coordinated ones with it, relative clauses left out."""
    stack = [c for c in head.children if c.dep not in ("relcl", "advcl", "appos", "punct")]
    seen = 0
    while stack and seen < 60:
        t = stack.pop(0)
        seen += 1
        if actors.at(t):
            return [c for c in conjuncts(t) if actors.at(c)]
        stack.extend(c for c in t.children if c.dep not in ("relcl", "punct"))
    return []


def _unique(tokens: list[Token]) -> list[Token]:
    return list(dict.fromkeys(tokens))


def actors_of(frame: Frame, where: str, actors: Actors) -> list[Token]:
    """The doers. ``where`` is the table's ``actor`` column; empty is the subject."""
    heads = frame.obj if where == "obj" else frame.slot(where) if where and where not in ("subj", "each") else frame.subj
    out = [t for h in heads[:12] for t in _self_or_owner(h, actors)]
    if where == "each":
        for name in ("with", "between", "and"):
            out += [t for h in frame.slot(name) for t in _self_or_owner(h, actors)]
        if not out:
            out = [t for h in frame.obj for t in _owner(h, actors)]
    return _unique(out)


def recipients_of(frame: Frame, where: tuple[str, ...], actors: Actors, doers: list[Token]) -> list[Token]:
    """Those to whom it was done, from the first place of ``where`` that has any; never one of the doers."""
    taken = {id(actors.at(d)) for d in doers}
    for slot in where or DEFAULT_RECIPIENT:
        if slot == "-":
            return []
        if slot == "each":
            return doers
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
    heads = frame.slot(name)
    match inside:
        case "":
            return [t for h in heads for t in content_heads(h)[::-1][:1] if actors.at(t)] or [
                t for h in heads if name != "obj" for t in _self_or_owner(h, actors)
            ]
        case "poss":
            return [t for h in heads for t in _owner(h, actors)]
        case "any" | "actor":
            return [t for h in heads for t in _any_inside(h, actors)]
        case prep:
            return [
                t for h in heads for c in h.children if c.dep == "prep" and c.lower == prep
                for g in c.children if g.dep == "pobj" for k in conjuncts(g) for t in _self_or_owner(k, actors)
            ]  # fmt: skip
