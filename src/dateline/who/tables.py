"""The tables of actors as typed entries: states, peoples, capitals, seats, organisations, role nouns and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.data import Row, read_table, table_path
from dateline.who.words import word_class

__all__ = ["Entry", "Kind", "Noun", "choose", "entries", "nouns", "one_of", "words"]


class Kind(StrEnum):
    """What a name in a table stands for."""

    STATE = "state"
    CAPITAL = "capital"
    """A capital city: the government where it acts, a place where it does not."""
    SEAT = "seat"
    """A building that stands for the government in it."""
    PEOPLE = "people"
    """A noun for the people of a state or group."""
    ADJECTIVE = "adjective"
    COLLECTIVE = "collective"
    PLACE = "place"
    """A city or province that only tells the country."""
    ORGANISATION = "organisation"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a name may mean."""

    kind: Kind
    name: str
    code: str | None = None
    sector: str | None = None
    sort: str = ""
    """A finer kind, as the table has it: former, part, vague; ngo, party, ministry …"""
    start: str = ""
    end: str = ""
    wikidata: str | None = None
    plural: bool = False
    affiliation: str | None = None
    """The state an organisation belongs to, where its own code is another."""

    def holds(self, day: str) -> bool:
        """Whether the entry is valid on a day (ISO date); an unknown day is always within."""
        return not day or ((not self.start or self.start <= day) and (not self.end or day <= self.end))


def choose(meant: tuple[Entry, ...], day: str) -> Entry:
    """The entry that holds on the day; of several the one that is not over."""
    if len(meant) == 1:
        return meant[0]
    valid = [e for e in meant if e.holds(day)] if day else [e for e in meant if not e.end]
    return (valid or list(meant))[0]


def one_of(meant: tuple[Entry, ...], owner: str | None, day: str) -> Entry | None:
    """Of several bodies of one name (parliaments, supreme courts) the owner's; null where the owner is not told."""
    valid = tuple(e for e in meant if (e.holds(day) if day else not e.end)) or meant
    if len({e.code for e in valid}) == 1:
        return choose(valid, day)
    return next((e for e in meant if owner is not None and owner in (e.affiliation, e.code)), None)


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun (or title) for one who acts."""

    noun: str
    human: bool
    sector: str | None
    inherits: bool
    """The sector is that of the organisation it belongs to, where that is known."""
    role: str | None
    plural: bool


_INHERITING = word_class("inheriting_roles")
"""Roles that take the sector of the body they are held in."""

_ORGANS = frozenset({"ministry", "parliament", "military", "court", "central-bank", "agency"})
_PIECE = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])|(?<=\w)/(?=\w)")


def words(name: str) -> tuple[str, ...]:
    """A name cut into words as the parser cuts text: possessive endings, inner hyphens and punctuation are words of their own."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return tuple(name.split())
    out: list[str] = []
    for chunk in name.replace("’", "'").split():
        tail: list[str] = []
        while len(chunk) > 1 and chunk[-1] in ",;:!?)":
            tail.insert(0, chunk[-1])
            chunk = chunk[:-1]
        while len(chunk) > 1 and chunk[0] in "(":
            out.append(chunk[0])
            chunk = chunk[1:]
        if len(chunk) > 2 and chunk.endswith("'s"):
            tail.insert(0, "'s")
            chunk = chunk[:-2]
        elif len(chunk) > 2 and chunk.endswith("s'"):
            tail.insert(0, "'")
            chunk = chunk[:-1]
        at = 0
        for m in _PIECE.finditer(chunk):
            out.extend((chunk[at : m.start()], m.group()))
            at = m.end()
        out.append(chunk[at:])
        out.extend(tail)
    return tuple(out)


def entries() -> Iterator[tuple[str, Entry]]:
    """Every name of the tables but those of persons, with what it may mean."""
    yield from _states()
    yield from _collectives()
    yield from _places()
    yield from _organisations()


def _states() -> Iterator[tuple[str, Entry]]:
    columns = ("code", "kind", "name", "official", "aliases", "nouns", "adjectives", "capitals", "seats", "valid_from", "valid_to", "source")
    for r in read_table("who/countries.tsv", *columns):
        state = Entry(Kind.STATE, r["name"], r["code"], sort=r["kind"], start=r["valid_from"], end=r["valid_to"])
        for name in [r["name"], *r.list("official"), *r.list("aliases")]:
            yield name, state
        for i, noun in enumerate(r.list("nouns")):
            yield noun, replace(state, kind=Kind.PEOPLE, sector="CVL", plural=_plural(noun, i))
        for adjective in r.list("adjectives"):
            yield adjective, replace(state, kind=Kind.ADJECTIVE)
        for capital in r.list("capitals"):
            yield capital, replace(state, kind=Kind.CAPITAL, sector="GOV")
        for seat in r.list("seats"):
            sector = "LEG" if seat == "Capitol Hill" else "GOV"
            yield seat, replace(state, kind=Kind.SEAT, sector=sector)


def _plural(noun: str, place: int) -> bool:
    return noun.endswith(("s", "men")) or place % 2 == 1


def _collectives() -> Iterator[tuple[str, Entry]]:
    for r in read_table("who/collectives.tsv", "name", "aliases", "adjectives", "nouns", "code", "sector", "source"):
        code, sector = r["code"] or None, r["sector"] or None
        for name in [*r.list("aliases"), *([] if r["name"].startswith("the ") else [r["name"]])]:
            if name not in ("West",):  # told by the article: directions.tsv
                yield name, Entry(Kind.COLLECTIVE, r["name"], code, sector)
        for noun in r.list("nouns"):
            yield noun, Entry(Kind.PEOPLE, r["name"], code, sector or "CVL", plural=noun.endswith("s"))
        for adjective in r.list("adjectives"):
            yield adjective, Entry(Kind.ADJECTIVE, r["name"], code, sector if sector == "REL" else None, sort="collective")


def _places() -> Iterator[tuple[str, Entry]]:
    for r in read_table("who/places.tsv", "name", "code", "kind", "source"):
        yield r["name"], Entry(Kind.PLACE, r["name"], r["code"], sort=r["kind"])


def _organisations() -> Iterator[tuple[str, Entry]]:
    name, taken = "who/organisations.tsv", set[str]()
    if not table_path(name).exists():
        return
    for r in read_table(name, "code", "name", "aliases", "kind", "country", "sector", "start", "end", "wikidata", "source"):
        entry = _organisation(r)
        for alias in [r["name"], *r.list("aliases")]:
            if r.own:
                taken.add(alias)
            elif alias in taken:
                continue  # a user's row says whose name this is
            yield alias, entry


def _organisation(r: Row) -> Entry:
    """An organisation; bodies of a state and its parties, whose codes begin with the state's, go under the state's own code."""
    country = r["country"] or None
    national = country is not None and (r["kind"] in _ORGANS or (r["code"].startswith(country) and r["kind"] != "armed-group"))
    code = country if national else r["code"] or country
    return Entry(
        Kind.ORGANISATION, r["name"], code, r["sector"] or None, r["kind"], r["start"], r["end"], r["wikidata"] or None, affiliation=country
    )


def nouns() -> Iterator[tuple[str, Noun]]:
    """Every role noun and title, in lower case, singular and plural."""
    roles = {r["title"].lower(): r for r in read_table("who/titles.tsv", "title", "role", "sector", "source")}
    seen: set[str] = set()
    for r in read_table("who/agents.tsv", "noun", "plural", "kind", "sector", "inherits", "source"):
        noun = r["noun"]
        title = roles.get(noun)
        role = title["role"] if title else None
        sector = r["sector"] or None
        seen.add(noun)
        for form, plural in ((noun, not r["plural"]), (r["plural"], True)):
            if form:
                yield form, Noun(noun, r["kind"] == "human", sector, r["inherits"] == "yes", role, plural)
    for t, r in roles.items():
        if t not in seen:
            inherits = r["role"] in _INHERITING
            yield t, Noun(t, True, r["sector"] or None, inherits, r["role"], False)
            if not t.endswith((".", "s", "men")) and " of " not in t:
                yield t + "s", Noun(t, True, r["sector"] or None, inherits, r["role"], True)
