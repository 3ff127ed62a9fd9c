"""Words that change what their complement means: agreed to withdraw, called for talks, denied attacking."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language import Token
from dateline.what.frames import Actors, frame_of
from dateline.what.patterns import holds
from dateline.what.tables import Operator, vocabulary
from dateline.what.words import MEASURES, SPEECH

__all__ = ["Governor", "applies", "demanded", "governor", "pos_of"]


@dataclass(frozen=True, slots=True)
class Governor:
    """An operator above a word: the operator's own word, and where the complement hangs on it."""

    token: Token
    via: str
    operator: Operator


def pos_of(token: Token) -> str:
    """The tables' part of speech of a tag: v, n, a, or '' for none."""
    tag = token.tag
    if tag[:1] == "V":
        return "v"
    if tag[:2] == "NN":
        return "n"
    return "a" if tag[:2] == "JJ" else ""


def governor(token: Token, actors: Actors) -> Governor | None:
    """The operator that directly governs a deed's word, if any."""
    for up, via in _above(token):
        for op in vocabulary().operators.get((up.lemma.lower(), pos_of(up)), ()):
            if via in op.via and applies(op, up, actors):
                return Governor(up, via, op)
    return None


def applies(op: Operator, token: Token, actors: Actors) -> bool:
    """Whether an operator's own conditions hold at a word: break off talks."""
    if not op.conditions:
        return True
    frame = frame_of(token, op.pos)
    return all(holds(c, frame, actors) for c in op.conditions)


_DEMAND = Operator("must", "v", (), frozenset(("that",)), "request", ("clause.subj",))


def demanded(token: Token) -> Governor | None:
    """ "Paris said Minsk must free them": an obligation laid on another by a speaker is a request."""
    up = token.head
    if token.dep != "ccomp" or up.tag[:1] != "V" or up.lemma not in SPEECH:
        return None
    laid = any(c.dep == "aux" and c.lower in ("must", "should", "ought") for c in token.children)
    subject = token.child("nsubj", "nsubjpass")
    if not laid or subject is None or subject.tag in ("PRP", "EX") or up.child("nsubj") is None:
        return None
    return Governor(up, "that", _DEMAND)


def _above(token: Token, depth: int = 0) -> list[tuple[Token, str]]:
    """Words that the token is a complement of, with the way: inf, that, ing, obj or a preposition."""
    up, dep = token.head, token.dep
    if up is token or depth > 6:
        return []
    match dep:
        case "xcomp" | "ccomp" | "acl" | "advcl":
            to = any(a.dep == "aux" and a.lower == "to" for a in token.children)
            if dep == "advcl" and not to:
                return []
            if dep == "acl" and not to and token.tag != "VB" and not token.child("mark"):
                return []
            if dep == "ccomp" and up.lemma == "be" and (what := up.child("acomp")) is not None:
                return [(what, "that")]  # it is false that
            return [(up, "inf" if to or (dep == "xcomp" and token.tag == "VB") else "ing" if token.tag == "VBG" and dep == "xcomp" else "that")]
        case "pcomp":
            stop = [(up.head.head, up.lower)] if up.head.tag[:2] in ("RB", "JJ") else []  # stopped short of
            return [(up.head, up.lower), (up.head, "ing"), *stop]
        case "dobj" | "nsubjpass" | "oprd":
            if up.lemma.lower() in MEASURES:
                return _above(up, depth + 1)
            return [(up, "obj")]
        case "nsubj" if up.tag[:1] == "V" and up.dep == "ccomp":  # demand that talks begin
            return _above(up, depth + 1)
        case "pobj":
            noun = up.head
            if up.lower == "of" and noun.lemma.lower() in MEASURES:
                return _above(noun, depth + 1)
            out = [(noun, up.lower)]
            if noun.dep in ("dobj", "nsubjpass") and noun.tag[:1] == "N":
                out.append((noun.head, up.lower))
            return out
        case "conj":
            return _above(up, depth + 1)
        case "compound" | "amod" | "nmod":  # peace talks offer, arms embargo threat
            return [(up, "of")] if up.tag[:1] == "N" else []
    return []
