"""Indirect quotation by the tree: "said that …", "…, the army said", "urged them to …", "the claim that …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language import Sentence, Token
from dateline.said.attribution import Finding
from dateline.said.cues import Cue, cue_of
from dateline.said.extent import SUBORDINATORS, left_edge, right_edge, right_limit, trim
from dateline.said.speaker import carries, is_verb, np_bounds, passive, resolve, speaker_of
from dateline.said.words import word_class

__all__ = ["finding", "indirect", "parenthetical"]

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_HEAVY = frozenset(("dobj", "dative", "prep", "npadvmod", "advmod", "prt", "nsubj", "tmod", "oprd", "attr"))
_LIGHT = frozenset(("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod", "mark"))
Content = tuple[str, list[tuple[int, int]]]
"""The frame, and the stretches as first and last token."""


def indirect(sentence: Sentence, skip: set[int]) -> Iterator[Finding]:
    """Attributions of one sentence that rest on the tree; tokens in ``skip`` (places) are no cues."""
    for t in sentence.tokens:
        if t.i in skip or t.tag[:1] not in "VNJ" or (cue := cue_of(t)) is None:
            continue
        if cue.pos == "verb" and not _real(t, cue):
            continue
        found = _verb_content(t, cue) if cue.pos == "verb" else _nominal_content(t, cue)
        if found is not None and (cue.kind in ("say", "think") or found[0] in ("clause", "direct") or not _embedded(t)):
            yield finding(t, cue, found[0], found[1])


def _real(verb: Token, cue: Cue) -> bool:
    """Whether the words were said at all: not "to say", "would say", and not the "I think" of a speaker left unmarked."""
    if any(a.tag == "MD" for a in verb.children_of("aux")):
        return False
    if any(a.tag == "TO" for a in verb.children_of("aux")) and not (verb.dep == "xcomp" and verb.head.lemma in word_class("comes to")):
        return False
    subject = verb.child("nsubj")
    return cue.kind != "think" or subject is None or subject.lower not in ("i", "we", "you")


def _embedded(verb: Token) -> bool:
    """Whether the cue stands in the clause of another: attitudes at second hand are left to the outer content."""
    for t in (verb, *verb.ancestors()):
        if t.dep == "ccomp" and t.i > t.head.i and cue_of(t.head) is not None:
            return True
        if t.tag == "VBG" and ((t.dep == "pcomp" and t.child("nsubj")) or (t.dep == "advcl" and verb.sentence.tokens[t.i - 1].text == ",")):
            return False
    return False


def finding(verb: Token, cue: Cue, frame: str, parts: list[tuple[int, int]]) -> Finding:
    """Put an attribution together for a cue whose content is known."""
    tokens = verb.sentence.tokens
    spans = [(tokens[a].start, tokens[b].end) for a, b in parts]
    out = Finding(spans, verb, _words(verb, frame), cue, frame)
    head = speaker_of(verb)
    if head is not None and not any(a <= head.start < b for a, b in spans):
        out.speaker, out.head = np_bounds(head, verb), resolve(head)
    return out


def _words(verb: Token, frame: str) -> tuple[Token, Token]:
    """The cue with its auxiliaries, adverbs and particle."""
    tokens = verb.sentence.tokens
    first = last = verb
    for c in reversed(verb.lefts):
        if c.i != first.i - 1 or c.dep not in ("aux", "auxpass", "neg", "advmod"):
            break
        first = c
    following = verb.next()
    if following is not None and following.head is verb and (following.dep == "prt" or following.lower == frame):
        last = tokens[following.i]
    return first, last


def _verb_content(verb: Token, cue: Cue) -> Content | None:
    return _after(verb, cue) or _before(verb, cue) or _object(verb, cue) or _prepositional(verb, cue) or _lost(verb, cue)


def _after(verb: Token, cue: Cue) -> Content | None:
    """A clause, an infinitive or a small clause to the right of the verb."""
    for c in verb.rights:
        if c.dep == "advcl" and cue.takes("for") and (mark := c.child("mark")) is not None and mark.lower == "for":
            return "for", [trim(verb.sentence.tokens, mark.i + 1, right_limit(verb, mark.i))]
        if c.dep not in ("ccomp", "xcomp", "oprd"):
            continue
        frame = _frame(verb, c, cue)
        if frame is None:
            continue
        lo = min(t.i for t in c.subtree() if t.i > verb.i)
        if (mark := c.child("mark")) is not None and mark.lower == "that" and mark.i > verb.i:
            lo = mark.i
        if frame in ("small", "infinitive") and not passive(verb):
            obj = verb.child("dobj")
            if obj is not None and verb.i < obj.i < c.i:
                lo = min(lo, left_edge(obj))
        lo, hi = trim(verb.sentence.tokens, max(lo, verb.i + 1), right_limit(verb, lo))
        if hi >= lo:
            return frame, [(lo, hi)]
    return _named(verb) if cue.takes("small") else None


def _named(verb: Token) -> Content | None:
    """'called the plan "a gift"' where the tree lost that the two belong together."""
    tokens = verb.sentence.tokens
    obj = verb.child("dobj")
    if obj is None or obj.i < verb.i or passive(verb):
        return None
    last = right_edge(obj)
    if last + 2 >= len(tokens) or tokens[last + 1].tag != "``":
        return None
    closing = next((t.i for t in tokens[last + 2 :] if t.tag == "''"), None)
    return None if closing is None else ("small", [(left_edge(obj), closing)])


def _frame(verb: Token, clause: Token, cue: Cue) -> str | None:
    to = any(a.tag == "TO" for a in clause.children_of("aux"))
    if to:
        ok = cue.takes("infinitive") or (passive(verb) and cue.kind in ("say", "think", "show", "judge"))
        return "infinitive" if ok else None
    if clause.dep == "ccomp" and (is_verb(clause) or clause.child("nsubj", "mark", "aux") is not None):
        if cue.takes("small") and not clause.child("mark") and not is_verb(clause):
            return "small"
        return "clause" if cue.takes("clause") or cue.takes("direct") else "small" if cue.takes("small") else None
    if clause.tag == "VBG":
        return "gerund" if cue.takes("gerund") or cue.takes("clause") else None
    return "small" if cue.takes("small") or cue.takes("as") else None


def _before(verb: Token, cue: Cue) -> Content | None:
    """What stands before a parenthetical cue, and what goes on after it."""
    if not cue.takes("clause") or cue.kind not in ("say", "think", "show") or not parenthetical(verb):
        return None
    subject = verb.child("nsubj")
    if subject is None and not passive(verb):
        return None
    tokens = verb.sentence.tokens
    begin = min([verb.i, *(left_edge(c) for c in verb.lefts if c.dep in _LIGHT)])
    mark = verb.child("mark", "advmod")
    if mark is not None and mark.lower == "as" and begin <= 2:
        comma = next((t.i for t in tokens[verb.i :] if t.text == ","), None)
        return None if comma is None else _parts(tokens, [(comma + 1, len(tokens) - 1)])
    if begin < 2 or not (tokens[begin - 1].text == "," or tokens[begin - 1].tag in ("''", ":", "-LRB-") or verb.child("ccomp") is not None):
        return None
    end = verb.i
    for c in verb.rights:
        if c.dep in _HEAVY and (left_edge(c) == end + 1 or c.dep == "nsubj"):
            end = right_edge(c)
    lo = max((t.i for t in tokens[:begin] if t.text == ";"), default=-1) + 1
    if tokens[begin - 2].tag in ("WDT", "WP"):
        lo = begin - 2
    parts = [(lo, begin - 1)]
    if (subject is None or subject.i < verb.i) and (rest := _resumes(tokens, end)) is not None:
        stop = next((t.i - 1 for t in tokens[rest + 1 :] if (t.lower in SUBORDINATORS or t.lower == "but") and tokens[t.i - 1].text == ","), len(tokens) - 1)
        parts.append((rest, stop))
    return _parts(tokens, parts)


def parenthetical(verb: Token) -> bool:
    """Whether a finite cue stands after or inside what it reports."""
    if verb.tag not in _FINITE and not (verb.tag == "VBN" and verb.child("aux", "auxpass") is not None):
        return False
    if any(c.dep == "ccomp" and c.i < verb.i for c in verb.children):
        return True
    if any(c.dep in ("ccomp", "xcomp", "dobj") and c.i > verb.i and c.dep != "dobj" for c in verb.children):
        return False
    if verb.dep in ("parataxis", "ccomp"):
        return True
    mark = verb.child("mark", "advmod")
    return verb.dep == "advcl" and mark is not None and mark.lower == "as"


def _resumes(tokens: list[Token], end: int) -> int | None:
    """Where the content goes on after the cue, if it does."""
    if end + 3 >= len(tokens) or tokens[end + 1].text != ",":
        return None
    t = tokens[end + 2]
    if t.lower in SUBORDINATORS or t.tag in ("CC", "WP", "WDT", "WRB") or t.lower == "according":
        return None
    if t.tag == "VBG" or (t.tag == "RB" and tokens[end + 3].tag == "VBG"):
        return None
    return t.i


def _parts(tokens: list[Token], parts: list[tuple[int, int]]) -> Content | None:
    out = []
    for a, b in parts:
        if a < len(tokens) and tokens[a].tag == "CC":
            a += 1
        a, b = trim(tokens, a, b)
        if b >= a:
            out.append((a, b))
    return ("clause", out) if out else None


def _prepositional(verb: Token, cue: Cue) -> Content | None:
    obj = verb.child("dobj")
    for c in [*verb.rights, *(obj.rights if obj is not None and "of" in cue.frames else ())]:
        if c.dep in ("prep", "prt", "agent") and cue.takes(c.lower) and c.lower != "by":
            lo, hi = trim(verb.sentence.tokens, c.i + 1, right_limit(verb, c.i + 1))
            if hi >= lo and c.i < len(verb.sentence.tokens) - 1:
                return c.lower, [(lo, hi)]
    return None


def _object(verb: Token, cue: Cue) -> Content | None:
    if not cue.takes("object") or passive(verb):
        return None
    obj = verb.child("dobj")
    if obj is None or obj.i < verb.i:
        return None
    last = right_edge(obj)
    for c in verb.rights:
        if c.dep == "prep" and c.lower in word_class("of the phrase") and left_edge(c) == last + 1:
            last = right_edge(c)
    lo, hi = trim(verb.sentence.tokens, max(left_edge(obj), verb.i + 1), min(last, right_limit(verb, obj.i)))
    return ("object", [(lo, hi)]) if hi >= lo else None


def _lost(verb: Token, cue: Cue) -> Content | None:
    """The rest of the sentence after a bare "said" whose clause the tree lost."""
    tokens = verb.sentence.tokens
    if cue.lemma != "say" or verb.tag not in _FINITE or passive(verb) or (subject := verb.child("nsubj")) is None or subject.i > verb.i:
        return None
    if not any(t.tag in _FINITE or t.tag == "MD" for t in tokens[verb.i + 2 :]) or tokens[verb.i + 1].tag in (",", "IN", "CC", ".", ":", "RB"):
        return None
    lo, hi = trim(tokens, verb.i + 1, len(tokens) - 1)
    return ("clause", [(lo, hi)]) if hi > lo + 1 else None


def _nominal_content(noun: Token, cue: Cue) -> Content | None:
    """The clause or infinitive of a noun ("the claim that") or an adjective ("confident that")."""
    for c in noun.rights:
        if c.dep not in ("acl", "ccomp", "xcomp", "relcl"):
            continue
        to = any(a.tag == "TO" for a in c.children_of("aux"))
        that = c.child("mark") is not None and c.dep != "relcl"
        if (to and cue.takes("infinitive")) or (not to and cue.takes("clause") and (that or (cue.pos == "adj" and c.dep == "ccomp"))):
            lo, hi = trim(noun.sentence.tokens, left_edge(c), right_edge(c))
            if lo > noun.i and hi >= lo:
                return ("infinitive" if to else "clause"), [(lo, hi)]
    voiced = noun.dep == "dobj" and carries(noun.head)
    for c in noun.rights:
        if c.dep == "prep" and cue.takes(c.lower) and (voiced or noun.child("poss") is not None):
            lo, hi = trim(noun.sentence.tokens, c.i + 1, right_edge(c))
            if hi >= lo:
                return c.lower, [(lo, hi)]
    return None
