"""Disambiguation: which place a toponym means, from its fame, the places named with it, and the countries the article speaks of."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from dateline.language import Document
from dateline.records import Place
from dateline.where.codec import name_key
from dateline.where.evidence import COUNTRY, Toponym
from dateline.where.gazetteer import Entry, Gazetteer
from dateline.where.words import demonyms

__all__ = ["resolve"]

CITY = 30_000
"""Inhabitants of a city that its name means rather than the division named after it."""
OBSCURE = 3.7
"""Score of a place that nothing but its name speaks for: a village of 5,000. Below, the coordinates stay unknown."""
NEIGHBOURS = 60
"""Places of the article that others are held against: enough for any article, and a bound for endless lists."""
PLAIN = 6.0
"""Score of a place known by its name alone: a city of a million."""
MARGIN = 2.5
"""By how much such a place's score leads those of other countries: three hundred times the inhabitants."""
WATER = frozenset(("STM", "LK", "SEA", "OCN", "STRT", "GULF", "BAY", "CNL", "CHN"))


def resolve(doc: Document, found: list[Toponym], places: Gazetteer) -> list[Place]:
    """A place for each toponym, with coordinates where one reading is good enough."""
    context = _countries(doc, found)
    chosen: dict[int, Entry | None] = {}
    settled: list[Entry] = []
    groups: dict[str, list[Toponym]] = defaultdict(list)
    for t in found:
        groups[name_key(t.text)].append(t)
    for near in (False, True):
        around = settled[:NEIGHBOURS] if near else []
        settled = []
        for group in groups.values():
            kinds = _alike(group)
            best = _best([g[0] for g in kinds], context, chosen, around)
            for alike in kinds:
                named_with = alike[0].container or alike[0].contains
                own = _best(alike[:1], context, chosen, around) if named_with and len(kinds) > 1 else best
                for t in alike:
                    chosen[id(t)] = own
            if best is not None and (best.feature in COUNTRY or best.population >= 10_000):
                settled.append(best)
    return [_place(t, chosen[id(t)]) for t in found]


def _alike(group: list[Toponym]) -> list[list[Toponym]]:
    """The mentions of one name, those with the same words around them together."""
    out: dict[tuple[str, str, str], list[Toponym]] = defaultdict(list)
    for t in group:
        out[t.hint, t.container.text if t.container else "", t.contains.text if t.contains else ""].append(t)
    return list(out.values())


def _countries(doc: Document, found: list[Toponym]) -> tuple[Counter[str], Counter[str]]:
    """How often the article speaks of each country, by its names and its adjectives; and of each division, by its name."""
    out: Counter[str] = Counter()
    inner: Counter[str] = Counter()
    plain: dict[str, Entry | None] = {}
    for t in found:
        text = t.text
        if text not in plain:
            plain[text] = _plainly(text, t.entries)
        e = plain[text]
        if e is not None and e.country:
            out[e.country] += 1
            if e.feature == "ADM1":
                inner[e.admin1] += 1
    words = demonyms()
    for token in doc.tokens():
        if token.text in words:
            out[words[token.text]] += 1
    return out, inner


def _plainly(text: str, entries: tuple[Entry, ...]) -> Entry | None:
    """The country, division or great city that a name means whatever stands around it, if it does."""
    ranked = sorted(((_fame(e) - (_unusual(e, text, entries) if e.other else 0.0), e) for e in entries), key=lambda x: -x[0])
    if not ranked or ranked[0][0] < PLAIN:
        return None
    top, best = ranked[0]
    return best if all(top - score >= MARGIN for score, e in ranked[1:] if e.country != best.country) else None


def _best(group: list[Toponym], context: tuple[Counter[str], Counter[str]], chosen: dict[int, Entry | None], near: list[Entry]) -> Entry | None:
    """The entry that the mentions of one name agree on best."""
    entries = group[0].entries
    if not entries:
        return None
    scored = []
    states = {e.country for e in entries if e.feature in COUNTRY}
    nations, divisions = context
    total = sum(nations.values())
    for e in entries:
        score, support = _fame(e) - (_unusual(e, group[0].text, entries) if e.other else 0.0), 0.0
        if total and e.country in nations:
            support += 1.0 + 2.0 * min(1.0, nations[e.country] / total + nations[e.country] / 10)
        if e.curated and not e.country:
            support += 1.5
        if e.admin1 and e.admin1 in divisions and e.feature != "ADM1":
            support += 1.5
        if e.feature == "ADM1" and e.country not in states and any(_holds(e, t) for t in group):
            support += 3.0
        support += max(_held(e, t, chosen) for t in group) + max(_hinted(e, t.hint) for t in group)
        if near and e.feature not in COUNTRY and not e.curated:
            support += _nearness(e, near)
        scored.append((score + support, support, e))
    top, support, best = max(scored, key=lambda x: x[0])
    if top < OBSCURE and support < 1.0:
        return None
    hinted = any(t.hint.startswith("ADM") or t.contains for t in group)
    if best.feature == "ADM1" and not best.curated and not hinted:
        seats = [e for _, _, e in scored if e.feature.startswith("PPL") and not e.other and e.admin1 == best.admin1 and e.population >= CITY]
        best = max(seats, key=lambda e: e.population, default=best)
    return best


def _holds(e: Entry, t: Toponym) -> bool:
    """Whether a smaller place named with it lies in this division: "Buffalo, New York"."""
    return t.contains is not None and any(i.admin1 == e.admin1 and i.name != e.name and i.feature.startswith(("PPL", "ADM2")) for i in t.contains.entries)


def _fame(e: Entry) -> float:
    size = math.log10(e.population + 1)
    if e.feature in COUNTRY:
        return 8.0 + size / 10 + (1.0 if e.curated else 0.0)
    if e.feature == "ADM1":
        score = size + 0.7
    elif e.feature.startswith("ADM"):
        score = 3.0 + size / 4
    elif e.feature == "PPLC":
        score = size + 1.5
    elif e.feature.startswith("PPL"):
        score = size
    else:
        score = max(size, 2.0)
    return score + (1.0 if e.curated else 0.0)


def _unusual(e: Entry, text: str, entries: tuple[Entry, ...]) -> float:
    """How much less a place is meant by a name that is not its usual one: little for a short form, much where the name is another's own."""
    if e.feature in COUNTRY:
        return 2.0
    if name_key(e.name).startswith(name_key(text) + " "):
        return 0.3
    return 2.5 if any(not o.other and o.population >= 1000 for o in entries) else 1.0


def _held(e: Entry, t: Toponym, chosen: dict[int, Entry | None]) -> float:
    """What the larger place named with it says: "X, Y"."""
    if t.container is None:
        return 0.0
    outer = [c] if (c := chosen.get(id(t.container))) is not None else t.container.entries
    best = 0.0
    for o in outer:
        if o == e or (o.feature.startswith("PPL") and o.population < 10 * e.population):
            continue
        if o.feature == "ADM1" and o.admin1 == e.admin1 and e.feature not in COUNTRY:
            best = max(best, 7.0)
        elif o.feature in COUNTRY and o.country == e.country:
            best = max(best, 5.0)
        elif o.country == e.country and o.feature not in COUNTRY and _km(e, o) < 200:
            best = max(best, 4.0)
    return best


def _hinted(e: Entry, hint: str) -> float:
    if not hint:
        return 0.0
    if hint.startswith("ADM"):
        return 4.0 if e.feature.startswith(("ADM", "RGN")) else 0.0
    if hint.startswith("PPL"):
        return 3.0 if e.feature.startswith("PPL") else 0.0
    return 4.0 if e.feature == hint or (hint in WATER and e.feature in WATER) else 0.0


def _nearness(e: Entry, near: list[Entry]) -> float:
    best = 0.0
    for o in near:
        if o.feature in COUNTRY or o.feature == "RGN" or o.name == e.name:
            continue
        distance = _km(e, o)
        if distance < 150:
            return 1.5
        if distance < 500:
            best = 0.7
    return best


def _km(a: Entry, b: Entry) -> float:
    """Distance, good enough for near places."""
    turn = abs(a.lon - b.lon)
    return 111.2 * math.hypot(a.lat - b.lat, min(turn, 360 - turn) * math.cos(math.radians((a.lat + b.lat) / 2)))


def _place(t: Toponym, e: Entry | None) -> Place:
    if e is None:
        return Place(t.text, t.first.start, t.end, None, feature=t.hint or None)
    return Place(
        t.text, t.first.start, t.end, e.name, e.geonameid or None, e.feature, e.country or None, e.admin1 or None, round(e.lat, 4), round(e.lon, 4)
    )
