"""Which time expression is the event's: by syntax, then by inheritance from the clause that governs it.

An expression belongs to the word it modifies. "Monday's attack" and "the 2019 summit" date the attack and the summit, not the verb; "said
Tuesday" dates the saying. A prepositional phrase that the parser hung under an object that is no event ("fired a missile into the sea on
Tuesday") is the verb's. An event without a time of its own takes that of the clause it is coordinated with, or is a participle or
infinitive of; never that of a verb of saying, nor that of one that looks ahead ("vowed on Monday to retaliate").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from dateline.data import read_table
from dateline.language import Document, Sentence, Token
from dateline.records import TimeExpression, Unknown, When
from dateline.when.calendar import from_edtf
from dateline.when.edtf import basis, edtf, precision
from dateline.when.relative import counted
from dateline.when.tense import verbs, words_of

__all__ = ["event_time"]

_PRENOMINAL = frozenset({"poss", "compound", "nummod", "amod", "nmod", "quantmod", "det"})
_LIMITS = frozenset({"by", "until", "till", "before", "after"})
_TO = frozenset({"to", "through", "until", "till", "-", "–", "—"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LENGTH = re.compile(r"P\d+[DWMY]")
_MAX_CLIMB = 10


@cache
def _event_nouns(*kinds: str) -> frozenset[str]:
    return frozenset(r["noun"] for r in read_table("when/event_nouns.tsv", "noun", "kind") if r["kind"] in kinds)


@dataclass(frozen=True, slots=True)
class _Attached:
    """An expression, the words it may belong to (nearest first), and the preposition before it."""

    time: TimeExpression
    owners: tuple[Token, ...]
    preposition: str


def event_time(doc: Document, sentence: Sentence, trigger: Token, times: Sequence[TimeExpression], *, spoken: bool = False) -> When | Unknown:
    """The date of the event whose trigger is this word, from the time expressions (in text order) of the document; or why it is unknown. ``spoken``: the
    event is done by saying it, and the saying is told beside it ("will not pay, the minister said on Monday")."""
    first = bisect_left(times, sentence.start, key=lambda t: t.start)
    last = bisect_left(times, sentence.end, key=lambda t: t.start)
    here = [_attach(sentence, t) for t in times[first:last]]
    if not here:
        return Unknown("no time expression in the sentence")
    reason: Unknown | None = None
    for host in (*_hosts(trigger), *(_sayings(trigger) if spoken else ())):
        mine = [a for a in here if host in a.owners and (host is trigger or a.time.start < trigger.start or not _coordinated(trigger, host))]
        if mine:
            mine.sort(key=lambda a: (a.owners.index(host), a.time.timex != "DATE", a.time.start))
            found = _date(doc, mine, here)
            if isinstance(found, When):
                return found
            reason = reason or found
            if any(a.time.timex != "SET" and not _LENGTH.fullmatch(a.time.value or "") for a in mine):
                return reason  # a time that can't be told is not another word's
    after = counted(sentence, _hosts(trigger), times, first, lambda word: event_time(doc, sentence, word, times))
    return after or reason or Unknown(f'no time expression of the sentence belongs to "{trigger.text}"')


def _sayings(trigger: Token) -> Iterator[Token]:
    """The verbs of saying over a word in their content."""
    below = trigger
    for above in trigger.ancestors() if trigger.tag[:2] in ("VB", "MD") else ():
        if above.lemma in verbs("reporting") and below.dep in ("ccomp", "parataxis", "advcl", "xcomp", "dep"):
            yield above
            return
        if below.dep in ("relcl", "acl", "conj"):
            return
        below = above


def _coordinated(trigger: Token, host: Token) -> bool:
    """Whether the trigger is a later conjunct: then only what stands before it is shared."""
    return trigger.dep == "conj" and trigger.head is host


def _attach(sentence: Sentence, time: TimeExpression) -> _Attached:
    tokens = words_of(sentence, time.start, time.end)
    heads = [t for t in tokens if t.head is t or not time.start <= t.head.start < time.end]
    heads = [t for t in heads if t.dep not in ("punct", "case", "det")] or heads[:1]
    owners = [*_verb_behind(tokens), *_verb_before(tokens), *_clauses(heads)]
    preposition = ""
    for head in heads:
        before = head.head if head.dep == "pobj" else None
        if before is not None and not preposition:
            preposition = before.lower
        owners += [o for o in _owners(head, time.start) if o not in owners]
    word = tokens[0].next(-1) if tokens else None
    if not preposition and word is not None and word.tag == "IN" and not any(h.dep in _PRENOMINAL for h in heads):
        preposition = word.lower
    return _Attached(time, tuple(owners), preposition)


def _verb_behind(tokens: Sequence[Token]) -> list[Token]:
    """The verb right behind an expression, where its subject stands before: "the community on Tuesday imposed bans"."""
    word = tokens[-1].next() if tokens else None
    while word is not None and word.tag in ("RB", "MD", "VBZ", "VBD", "VBP") and (word.tag == "RB" or word.dep in ("aux", "auxpass")):
        word = word.next()
    if word is None or word.tag not in ("VBD", "VBZ", "VBP", "VBN", "VB") or word.dep in ("acl", "amod"):
        return []
    subject = word.child("nsubj", "nsubjpass")
    inside = any(t.tag[:2] == "VB" for t in takewhile(lambda t: t is not word, tokens[0].ancestors()))  # "the doctors who came in May treated"
    return [word] if subject is not None and subject.i < tokens[0].i and not inside else []


def _verb_before(tokens: Sequence[Token]) -> list[Token]:
    """The verb right before "on" and an expression, whatever the parser made of what follows: "condemned on Tuesday Iran's test"."""
    on = tokens[0].next(-1) if tokens else None
    word = on.next(-1) if on is not None and on.lower == "on" else None
    return [word] if word is not None and on is not None and on.head is word and word.tag in ("VBD", "VBZ", "VBP") else []


def _clauses(heads: Sequence[Token]) -> list[Token]:
    """The verbs of clauses that tell what happened then: "in January, when fighters shelled the town"."""
    return [c for h in heads for c in h.children_of("relcl") if any(x.lower == "when" for x in c.children_of("advmod"))]


def _parted(head: Token, start: int) -> bool:
    """Whether a comma or the beginning of the sentence parts an expression from the words before it: then it is no noun's."""
    first = next((t for t in head.sentence.tokens if t.start >= start), head)
    before = first.next(-1)
    if before is not None and before.tag == "IN":
        before = before.next(-1)
    return before is None or before.text in (",", "-", "–", "—")


def _owners(head: Token, start: int) -> Iterator[Token]:
    """The words that an expression with this head may belong to, nearest first."""
    token = head
    parted = head.dep not in _PRENOMINAL and _parted(head, start)
    if token.tag[:2] == "VB" and token.head is token:
        return
    modifies = token.dep in _PRENOMINAL and token.head.tag[:2] in ("NN", "CD", "VB", "$") and token.head.tag[:2] != "VB"
    for _ in range(_MAX_CLIMB):
        if token.head is token:
            return
        token = token.head
        if token.tag[:2] == "NN" or token.tag in ("PRP", "CD", "DT"):
            if parted:
                continue
            yield token
            if token.dep == "dobj" and not modifies and token.head.lemma in verbs("light"):
                continue  # "signed an agreement on Sunday": what is made on a day is that day's
            if not modifies and _meanwhile(token):
                continue  # "At a summit on Saturday, the president backed the appeal"
            if not modifies and token.dep == "dobj" and token.head.lemma in verbs("phase"):
                continue  # "broke off talks on Thursday"
            if modifies or token.lemma.lower() in _event_nouns("event") or token.dep in ("nsubj", "nsubjpass", "ROOT"):
                return
            if token.dep in ("conj", "appos", "poss"):
                return
        elif token.tag[:2] == "VB" or token.tag == "MD":
            yield token
            if not _transparent(token):
                return


def _meanwhile(noun: Token) -> bool:
    """Whether a noun tells during what its verb happened, or stands in a phrase of place before the verb."""
    above = noun.head.head
    if noun.dep != "pobj" or noun.head.dep != "prep" or above.tag[:2] != "VB" or noun.head.lower not in ("at", "in", "during"):
        return False
    return above.i > noun.i or noun.lemma.lower() in _event_nouns("event")


def _transparent(verb: Token) -> bool:
    """Whether a time under this verb is that of the verb above: "what appeared to be a missile", auxiliaries."""
    if verb.dep in ("aux", "auxpass"):
        return True
    if verb.dep == "xcomp" and verb.lemma == "be":
        return True
    return verb.dep == "ccomp" and any(c.lower in ("what", "whatever") for c in verb.children_of("nsubj", "nsubjpass"))


def _hosts(trigger: Token) -> Iterator[Token]:
    """The trigger itself, then the words whose time is also its own: "the attack on Tuesday killed two", "met on Tuesday and signed"."""
    token = trigger
    seen = 0
    while seen < _MAX_CLIMB:
        yield token
        if token is trigger:
            yield from (c for c in token.children_of("advcl") if c.tag == "VBG" and c.i > token.i and not _comma_between(token, c))
            if token.tag[:2] == "NN":  # "the claim made on Friday"
                yield from (c for c in token.children_of("acl") if c.tag == "VBN" and c.lemma in verbs("light"))
            else:  # "welcomed the step but said on Friday"
                yield from (c for c in token.children_of("conj") if c.lemma in verbs("reporting") and c.tag == "VBD" and c.child(*_SUBJECTS) is None)
        if token.lemma in verbs("happen"):
            yield from (s for s in token.children_of("nsubj", "nsubjpass") if s.lemma.lower() in _event_nouns("event") and not _of_a_year(s))
        above = _verb_host(token) if token.tag[:2] in ("VB", "MD") else _noun_host(token)
        if above is None or above is token:
            return
        token = above
        seen += 1


def _comma_between(a: Token, b: Token) -> bool:
    return any(t.text == "," for t in a.sentence.tokens[a.i : b.i])


def _of_a_year(noun: Token) -> bool:
    """Whether a number modifies it: "a 2019 summit" may come to nothing in another year."""
    return any(c.dep in ("nummod", "amod", "compound") and c.tag == "CD" for c in noun.children)


def _verb_host(verb: Token) -> Token | None:
    """The verb whose time a verb without a time of its own shares."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep in ("aux", "auxpass"):
        return head
    if verb.dep == "advcl" and verb.tag == head.tag == "VBD" and any(c.lower in ("when", "as", "while") for c in verb.children_of("advmod", "mark")):
        return head  # "died on Tuesday when a car blew up", "stood still as the dockers walked out"
    own_subject = verb.child(*_SUBJECTS) is not None
    if verb.dep == "conj":
        return None if own_subject or head.tag[:2] != "VB" or head.lemma in verbs("reporting") else head
    if verb.dep == "acl" and verb.tag == "VBG" and head.dep == "dobj" and head.lemma.lower() in _event_nouns("document"):
        return head.head  # "issued a statement condemning the raid on Monday"
    if verb.dep == "pcomp":
        return head.head if head.lower in ("by", "in", "with") and head.head.tag[:2] == "VB" else None
    if head.tag[:2] == "JJ" and verb.dep == "xcomp" and head.head.lemma == "be":
        return head.head  # "was due to open the session on Tuesday"
    if own_subject or head.tag[:2] != "VB" or verb.dep not in ("advcl", "xcomp", "prep", "dep", "oprd"):
        return None
    if any(c.dep == "mark" or (c.dep in ("advmod", "prep") and c.lower in ("after", "before", "since", "when", "once")) for c in verb.children):
        return None
    if head.lemma in verbs("scheduled"):
        return head if head.tag == "VBN" else None  # "is expected to open on Tuesday"
    return None if verb.tag == "VB" and (head.lemma in verbs("prospective") or head.lemma in verbs("reporting")) else head


def _noun_host(noun: Token) -> Token | None:
    """The verb whose time is a noun's: "held talks on Monday", "the attack came on Monday"."""
    head = noun.head
    if noun.dep == "conj":
        return head if head.tag[:2] == "NN" else None
    if noun.dep == "dobj" or (noun.dep == "nsubjpass" and head.tag[:2] == "VB"):
        return head if head.lemma in verbs("light") else None
    if noun.dep == "nsubj":
        return head if head.lemma in verbs("happen") else None
    if noun.dep == "pobj" and head.lower == "of" and head.head.tag[:2] == "NN":
        return head.head if head.head.lemma.lower() in _event_nouns("event", "group") else None
    return None


def _date(doc: Document, mine: Sequence[_Attached], here: Sequence[_Attached]) -> When | Unknown:
    """The date that the expressions of one event give together."""
    ranged = _range(doc, mine[0], here)
    if ranged is not None:
        return ranged
    reason: Unknown | None = None
    for a in mine:
        found = _one(doc, a)
        if isinstance(found, When):
            return found
        reason = reason or found
    return reason or Unknown("no time expression in the sentence")


def _range(doc: Document, first: _Attached, here: Sequence[_Attached]) -> When | None:
    """From Monday to Friday · between 1994 and 1997 · June 3-8 · September 26 and 27."""
    k = here.index(first)
    for a, b in pairwise(here[max(0, k - 1) : k + 2]):
        start, end = a.time, b.time
        between = doc.text[start.end : end.start].strip().lower()
        if between not in _TO and not (between == "and" and (a.preposition == "between" or _next_day(start, end))):
            continue
        if between in ("to", "through", "until", "till") and a.preposition != "from" and precision(start) != "day":
            continue
        if start.date_start and start.date_end and end.date_end and start.date_start <= end.date_end:
            plain = "/" not in f"{edtf(start)}{edtf(end)}"
            date = f"{edtf(start)}/{edtf(end)}" if plain else f"{start.date_start}/{end.date_end}"
            text = doc.text[start.start : end.end]
            return When(text, start.start, end.end, date, start.date_start, end.date_end, precision(start), basis(start))
    return None


def _next_day(start: TimeExpression, end: TimeExpression) -> bool:
    day = from_edtf(start.date_start)
    following = None if day is None else day.shift(1, "day")
    return precision(start) == precision(end) == "day" and following is not None and following == from_edtf(end.date_start)


def _one(doc: Document, attached: _Attached) -> When | Unknown:
    """The date that one expression gives."""
    time, preposition = attached.time, attached.preposition
    said = f"{preposition} {time.text}".strip() if preposition and not time.text.lower().startswith(preposition) else time.text
    if time.timex == "SET":
        return Unknown(f'"{said}" is repeated and names no day')
    if (time.value or "").endswith("_REF") or time.precision == "vague":
        return Unknown(f'"{said}" is too vague for a day')
    date = edtf(time)
    if date is None or time.date_start is None or time.date_end is None:
        if time.timex == "DURATION":
            return Unknown(f'"{said}" is a length of time and names no day')
        if time.timex == "TIME" and "T" in (time.value or ""):
            return Unknown(f'"{said}" names no day')
        known = doc.published is not None
        return Unknown(f'"{said}" counts from a day that is not told' if known else f'"{said}" is relative and the page has no publication date')
    if preposition in _LIMITS and not (time.timex == "TIME" and preposition in ("before", "after")):
        return Unknown(f'"{said}" sets a limit and names no day')
    if preposition == "since":
        anchor = from_edtf(doc.published)
        published = "" if anchor is None or anchor.grain != "day" else anchor.value
        if published < time.date_start:
            return Unknown(f'"{said}" has no end')
        return When(time.text, time.start, time.end, f"{time.date_start}/{published}", time.date_start, published, precision(time), basis(time))
    return When(time.text, time.start, time.end, date, time.date_start, time.date_end, precision(time), basis(time))
