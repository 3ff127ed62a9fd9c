"""The place of an event: of the places in a sentence, the one that hangs on the trigger word.

Each place is reached from the trigger by a path in the tree. The words and arcs on it cost more or less (``data/where/arcs.tsv``): nothing for a
preposition of place on the trigger itself, little for the object of a verb of attack, more for each clause between. The cheapest path wins, if it
is cheap enough; otherwise the place is unknown.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from dateline.data import read_table
from dateline.language import Sentence, Token
from dateline.records import Place, Unknown, Where
from dateline.where.evidence import COUNTRY
from dateline.where.words import generics, words

__all__ = ["event_place", "precision"]

LIMIT = 3.5
"""Cost beyond which a place says nothing of the event: two clauses, or one clause and an actor, lie between."""
BARRED = 99.0
"""Cost of what no place of an event can be: the one who acts."""
NEAR = 1.2
"""Places whose costs differ by less are attached alike."""
MAX_TOKENS = 24
"""Tokens of the longest place name."""
MAX_PLACES = 24
"""Places of a sentence that are looked at, the nearest: more are a list."""
GRAINS = ("point", "region", "water", "admin1", "country")
_MODIFIERS = frozenset(("compound", "amod", "nmod", "poss"))
BESIDE = frozenset(("near", "off", "outside", "beyond", "by"))
"""Prepositions whose place is not itself the event's, if another is."""
DATELINE = re.compile(r"[A-Z][A-Z.'’-]{2,}[^a-z\n]{0,30}(?:[A-Z][\w. ]{1,25}?)?\s?(?:\([A-Z][\w ./]{1,20}\)\s?)?(?:--|—|–|-)\s")
NO_PLACE = Unknown("no place in the sentence")
NOT_ATTACHED = Unknown("no place is attached to the event")
WATER = frozenset(("STM", "LK", "LKS", "SEA", "OCN", "STRT", "GULF", "BAY", "CNL", "CHN", "HBR", "SHOL", "RF"))
REGION = frozenset(("RGN", "CONT", "PCLH", "MTS", "DSRT", "PEN", "VAL", "DLTA", "ISLS", "UPLD", "HLLS", "AREA", "ADM1H", "BSN"))


@cache
def _arcs(kind: str) -> dict[str, float]:
    """Label or word → cost, for one kind of arc: up, down or prep."""
    return {r["label"]: r.number("cost") for r in read_table("where/arcs.tsv", "kind", "label", "cost", "source") if r["kind"] == kind}


def event_place(sentence: Sentence, trigger: Token, places: Sequence[Place], actor_spans: Sequence[tuple[int, int]]) -> Where | Unknown:
    """Where the event of this trigger happened, or why that is unknown."""
    here = _in_sentence(sentence, places)
    if not here:
        return NO_PLACE
    if len(here) > MAX_PLACES:
        here = sorted(here, key=lambda p: abs(p.start - trigger.start))[:MAX_PLACES]
    down = _from_trigger(trigger)
    reached: list[tuple[float, int, Place]] = []
    for p in here:
        head = _head(sentence, p)
        modifies = head.dep in _MODIFIERS
        if modifies and (p.feature or "") in COUNTRY and any(a <= p.start and p.end <= b for a, b in actor_spans):
            continue  # a U.S. patrol is not in the U.S.
        if modifies and head.head.lemma.lower() == "war":
            continue  # the 1967 Middle East war is a name, and wider than what was done in it
        site = modifies and head.head.lower in words("site")  # but Grozny's streets are in Grozny, whoever acts there
        cost = _cost(head, down, p, not site and any(abs(a - p.start) <= 4 and abs(b - p.end) <= 2 for a, b in actor_spans))
        if cost <= LIMIT:
            reached.append((cost, _grain(p) + 2 * (head.dep == "pobj" and head.head.lower in BESIDE), p))
    if not reached:
        return NOT_ATTACHED
    cheapest = min(cost for cost, _, _ in reached)
    alike = [(grain, cost, abs(p.start - trigger.start), p) for cost, grain, p in reached if cost <= cheapest + NEAR]
    p = min(alike, key=lambda x: x[:3])[3]
    return Where(p.text, p.start, p.end, p.name, p.geonameid, p.country, p.admin1, p.lat, p.lon, precision(p))


def _in_sentence(sentence: Sentence, places: Sequence[Place]) -> Sequence[Place]:
    """The places of a sentence, without those of an agency's dateline ("KYIV, Ukraine (AP) --")."""
    start = sentence.start
    if m := DATELINE.match(sentence.text):
        start += m.end()
    first = bisect_left(places, start, key=lambda p: p.start)
    return places[first : bisect_left(places, sentence.end, lo=first, key=lambda p: p.start)]


def _grain(p: Place) -> int:
    """Smaller for the more exact: of places that are attached alike the most exact is the event's."""
    return 9 if p.feature == "CONT" else GRAINS.index(precision(p))


def precision(p: Place) -> str:
    """How exact a place is: point, admin1, country, water or region."""
    feature = p.feature or ""
    if feature in COUNTRY:
        return "region" if feature in ("CONT", "PCLH") else "country"
    if feature == "ADM1":
        return "admin1"
    if feature in WATER:
        return "water"
    return "region" if feature in REGION or feature.startswith("ADM") else "point"


def _head(sentence: Sentence, p: Place) -> Token:
    """The token of a place that the rest of it hangs on."""
    tokens = sentence.tokens
    i = max(0, bisect_right(tokens, p.start, key=lambda t: t.start) - 1)
    inside = [t for t in tokens[i : i + MAX_TOKENS] if t.start < p.end]
    return next((t for t in inside if t.head is t or not p.start <= t.head.start < p.end), inside[-1])


def _from_trigger(trigger: Token) -> dict[int, float]:
    """What it costs to be said of each word above the trigger, by the word's number: 0 for the trigger itself."""
    down, cost = {trigger.i: 0.0}, 0.0
    t, arcs = trigger, _arcs("down")
    while t.head is not t and cost <= LIMIT:
        cost += arcs.get(t.dep, 1.0)
        t = t.head
        down[t.i] = cost
    return down


def _cost(start: Token, down: dict[int, float], place: Place, acting: bool) -> float:
    """The cost of the path from a place up to a word above the trigger, or the trigger itself, and from there down to it."""
    t, cost, held = start, 0.0, False
    if t.i in down:
        return BARRED
    nation = (place.feature or "") in COUNTRY
    while cost <= LIMIT:
        if t.i in down and t is not start:
            return cost + down[t.i]
        if t.head is t:
            break
        step = _step(t, t is start, nation)
        if acting and not held and t.dep not in ("pobj", "dobj") and t.tag not in ("IN", "TO"):
            step += BARRED
        held = held or t.tag in ("IN", "TO")
        cost += step
        t = t.head
    return BARRED


def _step(t: Token, first: bool, nation: bool) -> float:
    """The cost of the arc from a word to its head. ``first``: the word is the place itself; ``nation``: it is a country."""
    head = t.head
    if t.dep in ("prep", "pcomp", "agent") and t.tag in ("IN", "TO", "RB", "RP", "VBG"):
        return _prep(t, head)
    if first:
        if t.dep in ("dobj", "nsubjpass"):
            if head.lemma in words("conquest") or (t.dep == "dobj" and head.lemma in words("visit")):
                return 0.0
            return 2.5 if t.dep == "dobj" and not nation else BARRED
        if t.dep == "nsubj":
            return BARRED
        if t.dep in ("compound", "nmod", "poss", "amod", "npadvmod"):
            if head.text in generics() or head.lower in words("site"):
                return 0.1
            if nation:
                return 3.0
    if t.dep == "conj" and t.tag.startswith("VB"):
        return 1.0 if t.i - head.i <= 3 and t.child("nsubj", "nsubjpass") is None else 3.0
    if t.dep == "advcl" and t.child("nsubj", "nsubjpass") is not None and t.child("mark") is not None:
        return LIMIT  # "before envoys were to meet in Lima": another event's place
    return _arcs("up").get(t.dep, 1.0)


def _prep(t: Token, head: Token) -> float:
    """The cost of a preposition on what it hangs on."""
    if t.lower == "of":
        if head.text in generics() or head.lower in words("site"):
            return 0.0
        if head.lower in words("bearing"):
            return 2.0
    cost = _arcs("prep").get(t.lower, 3.0)
    if head.tag.startswith("NN") and t.lower != "of":
        cost += 0.4
    return cost
