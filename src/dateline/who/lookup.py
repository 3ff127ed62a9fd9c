"""What the tables say of a name: a person's offices, a state and who governs it, an organisation and its members, a role noun."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dateline.data import Row, read_table
from dateline.who.persons import Office, office_rows, surnames
from dateline.who.words import HONORIFICS

__all__ = ["Directory", "Fact"]

_STATE_NAMES = (("state", ("name", "official", "aliases")), ("people", ("nouns", "adjectives")), ("capital", ("capitals",)), ("seat", ("seats",)))
_FAMILIAR = ("president", "king", "queen", "supreme leader", "prime minister", "chancellor", "foreign minister", "defence minister")
"""Offices that a state's own come in this order; the rest follows."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of a table about a name; empty where the row does not say."""

    kind: str
    """person (one office of one), state, people, capital, seat, place, direction, collective, organisation, or role (a noun for one who acts)."""
    name: str
    code: str
    """ISO alpha-3 of a state, or an organisation's code; of a role none."""
    sector: str
    role: str = ""
    office: str = ""
    country: str = ""
    """Of an organisation: the state it belongs to or mainly acts in."""
    start: str = ""
    """ISO dates as precise as the table has them; an empty end: still so, as far as the table goes."""
    end: str = ""
    members: tuple[str, ...] | None = None
    """Of an organisation: the codes of its member states, on the day or today, those suspended left out; null where the tables don't know."""
    suspended: tuple[str, ...] = ()
    wikidata: str = ""
    source: str = ""
    table: str = ""
    line: int = 0

    def to_json(self) -> dict[str, Any]:
        """As a row; what is empty is null."""
        return {k: (list(v) if isinstance(v, tuple) else v) or None for k, v in asdict(self).items()}

    def holds(self, day: str) -> bool:
        """Whether this was so on a day (ISO), as far as the dates tell; with no day, whether it is not over."""
        return Office(self.role, None, None, self.start, self.end).holds(day) if day else not self.end


class Directory:
    """The tables of actors by name, without regard to accents and capitals. Raises DataError for a table that can't be read."""

    def __init__(self) -> None:
        self._facts: dict[str, list[Fact]] = defaultdict(list)
        self._surnames: dict[str, list[Fact]] = defaultdict(list)
        self._offices: dict[str, list[Fact]] = defaultdict(list)
        self._members: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
        self._held_as: dict[str, list[Fact]] = defaultdict(list)
        self._roles: dict[str, str] = {}
        """What a title is called in the table of offices."""
        self._spoken: dict[str, str] = {}
        """The names of states, as said before or after an office, with their codes."""
        for r in read_table("who/members.tsv", "organisation", "country", "status", "start", "end", "source"):
            self._members[r["organisation"]].append((r["status"], r["country"], r["start"], r["end"]))
        self._add_offices()
        self._add_states()
        self._add_organisations()
        self._add_roles()
        self._add_lands()

    def find(self, name: str, day: str = "") -> list[Fact]:
        """What is known of a name, an office ("prime minister of Japan", "Japanese prime minister"), or a code; with a day (ISO date, or a part of one) only
        what was so then. Of a person without a day every office; of a state its name and who holds its offices. An unknown name gives nothing."""
        found = self._named(name)
        told: list[Fact] = []
        for f in found:
            if f.kind == "person":
                told += [f] if not day or f.holds(day) else []
            elif not day or f.holds(day):
                told.append(self._on(f, day) if f.kind == "organisation" else f)
                if f.kind == "organisation" or (f.kind == "state" and f.role not in ("part", "vague")):
                    told += sorted((o for o in self._offices[f.code] if o.holds(day)), key=_rank)
        return list(dict.fromkeys(told))

    def last(self, name: str, day: str) -> Fact | None:
        """The office of a person that was over most lately before a day."""
        ended = [f for f in self._named(name) if f.kind == "person" and f.end and f.end < day]
        return max(ended, key=lambda f: f.end, default=None)

    def _named(self, name: str) -> list[Fact]:
        """What is called so: as written, without titles before it, family name first, or as an office."""
        key = _key(name)
        for k in dict.fromkeys((key, key.removesuffix("'s"), " ".join(reversed(key.split(", "))))):
            found = self._facts.get(k) or self._surnames.get(k) or self._held_as.get(k) or list(self._held(k))
            if found:
                return found
        words = key.split()
        for n in range(1, len(words)):
            rest = " ".join(words[n:])
            title = " ".join(words[:n])
            if (title in self._roles or title.rstrip(".") in HONORIFICS) and (known := self._facts.get(rest) or self._surnames.get(rest)):
                return known
        return []

    def near(self, name: str) -> list[str]:
        """Names of the tables that are written much like this one, the likest first."""
        key = _key(name)
        keys = [k for k in (*self._facts, *self._surnames) if k[:1] == key[:1] and abs(len(k) - len(key)) <= _APART]
        return list(dict.fromkeys((self._facts.get(k) or self._surnames[k])[0].name for k in get_close_matches(key, keys, 3, 0.8)))

    def _held(self, key: str) -> Iterator[Fact]:
        """The offices that "prime minister of japan", "japanese prime minister" or "un secretary-general" names, acting holders too."""
        for spoken, code in self._spoken.items():
            if spoken not in key:
                continue
            role = key.removesuffix(f" of {spoken}").removesuffix(f" of the {spoken}").removesuffix(f" to the {spoken}")
            role = role.removeprefix(f"{spoken} ").removeprefix(f"{spoken}'s ")
            if role == key:
                continue
            roles = {role, _key(self._roles.get(role, role))}
            roles |= {f"acting {r}" for r in roles} | {f"interim {r}" for r in roles}
            if held := [o for o in self._offices[code] if _key(o.role) in roles or _key(o.office) in roles]:
                yield from sorted(held, key=lambda o: o.start)
                return

    def _on(self, f: Fact, day: str) -> Fact:
        rows = self._members.get(f.code)
        if not rows:
            return f
        now = {(status, c) for status, c, start, end in rows if Office("", None, None, start, end).holds(day or "9999")}
        members, suspended = ({c for status, c in now if status == wanted} for wanted in ("member", "suspended"))
        return replace(f, members=tuple(sorted(members - suspended)), suspended=tuple(sorted(members & suspended)))

    def _add(self, r: Row, fact: Fact, names: Iterator[str] | list[str]) -> None:
        for n in names:
            self._facts[_key(n)].append(fact)

    def _add_offices(self) -> None:
        for r in office_rows():
            fact = _fact(r, "person", r["country"], role=r["role"], office=r["office"], start=r["start"], end=r["end"])
            names = [r["name"], *r.list("aliases")]
            self._add(r, fact, names)
            self._offices[r["country"]].append(fact)
            self._held_as[_key(r["office"])].append(fact)
            for family in {f for n in names if " " in n for f in surnames(n, r["country"])}:
                self._surnames[_key(family)].append(fact)

    def _add_states(self) -> None:
        for r in read_table("who/countries.tsv", "code", "kind", "name", "official", "aliases", "nouns", "adjectives", "capitals", "seats"):
            for kind, columns in _STATE_NAMES:
                fact = _fact(r, kind, r["code"], role=r["kind"] if kind == "state" else "", start=r["valid_from"], end=r["valid_to"])
                names = [n for c in columns for n in r.list(c)]
                self._add(r, fact, [*names, *([r["code"]] if kind == "state" and r["kind"] != "part" else [])])
                if r["kind"] not in ("part", "vague") and kind in ("state", "people"):
                    for n in names:
                        self._spoken.setdefault(_key(n), r["code"])

    def _add_organisations(self) -> None:
        for r in read_table("who/organisations.tsv", "code", "name", "aliases", "kind", "country", "sector", "start", "end", "wikidata", "source"):
            fact = _fact(r, "organisation", r["code"], role=r["kind"], country=r["country"], start=r["start"], end=r["end"])
            names = list(dict.fromkeys([r["name"], *r.list("aliases"), r["code"]]))
            self._add(r, fact, names)
            for n in names:
                self._spoken.setdefault(_key(n), r["code"])

    def _add_roles(self) -> None:
        for r in read_table("who/agents.tsv", "noun", "plural", "kind", "sector", "inherits", "source"):
            self._add(r, _fact(r, "role", "", name=r["noun"]), [n for n in (r["noun"], r["plural"]) if n])
        for r in read_table("who/titles.tsv", "title", "role", "sector", "source"):
            self._add(r, _fact(r, "role", "", name=r["title"], role=r["role"]), [r["title"]])
            self._roles[_key(r["title"])] = r["role"]
        self._roles.setdefault("pm", "prime minister")

    def _add_lands(self) -> None:
        for r in read_table("who/places.tsv", "name", "code", "kind", "source"):
            self._add(r, _fact(r, "place", r["code"], role=r["kind"]), [r["name"]])
        for r in read_table("who/directions.tsv", "word", "code", "name", "cues", "source"):
            self._add(r, _fact(r, "direction", r["code"], role=f"where the article has: {r['cues']}"[:120]), [r["word"]])
        for r in read_table("who/collectives.tsv", "name", "aliases", "adjectives", "nouns", "code", "sector", "source"):
            self._add(r, _fact(r, "collective", r["code"]), [r["name"], *(n for c in ("aliases", "adjectives", "nouns") for n in r.list(c))])


def _fact(
    r: Row, kind: str, code: str, *, name: str = "", role: str = "", office: str = "", country: str = "", start: str = "", end: str = ""
) -> Fact:  # fmt: skip
    told = name or r["name"]
    where = Path(r.file).name
    return Fact(kind, told, code, r.get("sector", ""), role, office, country, start, end, None, (), r.get("wikidata", ""), r["source"], where, r.line)


_APART = 4
"""Letters by which a near name may be longer or shorter."""


def _rank(f: Fact) -> tuple[int, str]:
    return (_FAMILIAR.index(f.role) if f.role in _FAMILIAR else len(_FAMILIAR), f.role)


def _key(name: str) -> str:
    """A name without accents, capitals, "the" and doubled spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("ı", "i").replace("-", " ").split()).removeprefix("the ")
