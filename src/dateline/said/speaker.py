"""Who speaks: the subject of the cue, through control, coordination, participles, relative clauses and passives."""

from __future__ import annotations

from dateline.language import Token
from dateline.said.cues import cue_of
from dateline.said.words import word_class

__all__ = ["carries", "is_verb", "np_bounds", "passive", "resolve", "speaker_of"]

_NOMINAL = frozenset("NPWDCJ")
"""First letters of the tags a speaker may have: nouns, pronouns, which, some, two, many."""
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_NOT_IN_NP = frozenset(("relcl", "acl", "parataxis", "ccomp", "advcl", "punct"))
MAX_CLIMB = 12


def is_verb(token: Token) -> bool:
    """Whether a token is tagged as a verb."""
    return token.tag[:1] == "V"


def passive(verb: Token) -> bool:
    """Whether a verb is in the passive."""
    if verb.tag != "VBN":
        return False
    if verb.child("auxpass", "nsubjpass", "agent") is not None:
        return True
    if verb.child("aux", "nsubj") is not None:
        return False
    return verb.dep in ("acl", "amod", "advcl") or (verb.dep == "conj" and verb.head.tag == "VBN" and passive(verb.head))


def carries(verb: Token) -> bool:
    """Whether a verb is one with which statements are made: issue, voice, raise."""
    return verb.lemma in word_class("issue") or verb.lemma in word_class("light")


def agent(verb: Token) -> Token | None:
    """The one after "by" of a passive."""
    by = verb.child("agent")
    return by.child("pobj") if by is not None else None


def speaker_of(cue: Token) -> Token | None:
    """The head of the noun phrase that speaks, by the tree; null where the text names nobody."""
    head = _noun_speaker(cue) if cue.tag[:1] == "N" else _subject(cue, 0)
    return head if head is not None and head.tag[:1] in _NOMINAL else None


def _subject(verb: Token, depth: int) -> Token | None:
    if depth > MAX_CLIMB:
        return None
    if passive(verb):
        return agent(verb)
    own = verb.child("nsubj", "csubj")
    if own is not None and own.lower == "it" and verb.tag == "JJ":
        return _subject(verb.head, depth + 1) if verb.head.lemma == "make" else None
    if own is not None:
        return None if own.tag == "EX" else own
    head = verb.head
    match verb.dep:
        case "conj" | "dep" if is_verb(head) and head is not verb:
            return _subject(head, depth + 1)
        case "xcomp" | "ccomp" | "advcl" | "acomp" | "oprd" | "parataxis" if head is not verb:
            return _controller(verb, head, depth)
        case "acl" | "relcl":
            return _of_noun(head, depth)
        case "pcomp":
            governor = head.head
            if is_verb(governor):
                return governor.child("nsubjpass") or _subject(governor, depth + 1)
            if governor.tag[:1] == "N":
                return _owner(governor) or _of_noun(governor, depth)
            return _subject(governor, depth + 1)
        case "ROOT":
            return _stray(verb)
        case "amod" | "prep" | "advmod" if is_verb(head):
            return _subject(head, depth + 1)
        case _:
            return None


def _stray(verb: Token) -> Token | None:
    """The subject the tree gave to a participle or left as a bare noun before the verb: "Ruiz, ending a visit, said"."""
    for c in verb.lefts:
        if c.dep == "advcl" and c.tag == "VBG" and (subject := c.child("nsubj")) is not None:
            return subject
        if c.tag[:2] in ("NN", "PR") and c.dep in ("dep", "npadvmod", "nmod", "dobj", "attr", "appos") and not c.ent.startswith(("DATE", "TIME")):
            return c
    return None


def _controller(verb: Token, head: Token, depth: int) -> Token | None:
    if verb.dep == "xcomp" and verb.i > head.i and (obj := head.child("dobj")) is not None and obj.i < verb.i and head.lemma not in ("promise", "use", "take"):
        return obj
    if _reporter_goes_on(verb, head):
        return _subject(head.head, depth + 1)
    if (subject := head.child("nsubjpass")) is not None:
        return subject
    if is_verb(head):
        return _subject(head, depth + 1)
    return head.child("nsubj") or (_subject(head.head, depth + 1) if head.head is not head and is_verb(head.head) else None)


def _reporter_goes_on(verb: Token, head: Token) -> bool:
    """"said the talks had failed, blaming …": the participle is the speaker's, though the tree hangs it into what was said."""
    if not (verb.dep == "advcl" and verb.tag == "VBG" and verb.i > head.i and head.dep == "ccomp"):
        return False
    cue = cue_of(head.head)
    return cue is not None and cue.kind == "say" and verb.sentence.tokens[verb.i - 1].text == ","


def _of_noun(noun: Token, depth: int) -> Token | None:
    """Whose words a noun with a participle or relative clause carries."""
    if noun.lemma in word_class("document"):
        if (owner := _owner(noun)) is not None:
            return owner
        verb = noun.head
        if noun.dep in ("dobj", "nsubjpass") and is_verb(verb) and verb.lemma in word_class("issue"):
            return _subject(verb, depth + 1) or noun
        if noun.dep == "pobj" and noun.head.lower == "in" and is_verb(verb.head):
            return _subject(verb.head, depth + 1) or noun
    return noun


def _owner(noun: Token) -> Token | None:
    if (poss := noun.child("poss")) is not None:
        return poss
    for prep in noun.children_of("prep", "agent"):
        if prep.lower in ("by", "from", "of") and prep.i > noun.i and (who := prep.child("pobj")) is not None and (prep.lower != "of" or who.ent):
            return who
    return None


def _noun_speaker(noun: Token) -> Token | None:
    """Who made a claim, a promise, a report: its owner, or the subject of the verb that carries it."""
    if (owner := _owner(noun)) is not None:
        return owner
    verb = noun.head
    if noun.dep == "dobj" and is_verb(verb) and carries(verb):
        return _subject(verb, 1)
    if noun.dep == "pobj" and verb.lower == "in" and is_verb(verb.head) and cue_of(verb.head) is not None:
        return _subject(verb.head, 1)
    if noun.dep in ("nsubj", "nsubjpass"):
        return next((c for c in noun.children if c.dep in ("compound", "amod") and c.ent in ("GPE", "ORG", "PERSON", "NORP")), None)
    return None


def resolve(head: Token) -> Token:
    """The noun a relative pronoun stands for; any other token is itself."""
    if head.lower in _RELATIVE and head.tag[:1] == "W":
        for t in head.ancestors():
            if t.dep == "relcl":
                return t.head
    return head


def np_bounds(head: Token, bar: Token | None = None) -> tuple[int, int]:
    """Text offsets of the noun phrase of a head: with its modifiers, coordinates and appositions, without clauses.

    ``bar`` is a token the phrase must not reach over (its cue).
    """
    found = {head.i}
    stack = [head]
    while stack:
        for c in stack.pop().children:
            if c.dep in _NOT_IN_NP or (c.dep == "conj" and is_verb(c)):
                continue
            found.add(c.i)
            stack.append(c)
    if bar is not None:
        found = {i for i in found if (i < bar.i) == (head.i < bar.i) and i != bar.i}
        found.add(head.i)
    tokens = head.sentence.tokens
    lo, hi = min(found), max(found)
    lo = _unbroken(tokens, head.i, lo)
    while hi > head.i and (tokens[hi].tag in (",", "CC", "IN") or tokens[hi].dep == "cc"):
        hi -= 1
    hi = _balanced(tokens, lo, hi, bar)
    return tokens[lo].start, tokens[hi].end


def _balanced(tokens: list[Token], lo: int, hi: int, bar: Token | None) -> int:
    """The last place with an opened bracket closed, or left out."""
    opened = [t.i for t in tokens[lo : hi + 1] if t.text == "("]
    if not opened or any(t.text == ")" for t in tokens[opened[-1] : hi + 1]):
        return hi
    closing = next((t.i for t in tokens[hi + 1 : hi + 4] if t.text == ")"), None)
    if closing is not None and (bar is None or not hi < bar.i <= closing):
        return closing
    return opened[-1] - 1 if opened[-1] > lo else hi


def _unbroken(tokens: list[Token], head: int, lo: int) -> int:
    """The leftmost place not parted from the head by a quotation mark or a colon."""
    for i in range(head - 1, lo - 1, -1):
        if tokens[i].tag in ("''", "``", ":"):
            return i + 1
    return lo
