"""Who held which office when: persons by name, and by surname once the article has named them in full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.data import Row, read_table, table_path
from dateline.who.words import word_class

__all__ = ["HEADS", "Office", "Person", "Persons", "office_rows", "surnames"]

_FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "VNM", "KHM", "HKG", "MMR"})
"""States where the family name comes first in English news too."""

_WESTERN_GIVEN = frozenset({"TWN", "HKG"})
"""Of these, those where many go by a western given name: Frank Hsieh."""

_FIRST = word_class("family_first_names")
_PARTICLES = frozenset({"al", "el", "bin", "ben", "von", "van", "der", "de", "da", "di", "du", "dos", "la", "le"})
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
HEADS = frozenset({"president", "prime minister", "premier", "supreme leader", "leader", "chancellor", "king", "queen", "pope", "crown prince", "emir"})
"""Roles that "leader" may mean."""
_RULERS = HEADS - {"leader"} | {"supreme leader", "acting president"}
"""Roles whose holder a surname alone may name: Bush ordered, Blair backed."""
_SHORT, _FEW = 3, 3
"""Letters that make no surname alone; persons of the table of whom one may still be meant: there are too many of the name Yilmaz."""
_COMMON = word_class("words_like_names")
"""Surnames that are words: of nobody unless in office."""
_LEADS = HEADS | {"secretary-general"}
_TODAY = "2026"
"""The year up to which the table of offices goes."""


@dataclass(frozen=True, slots=True)
class Office:
    """One office of one person, with its dates (ISO, as precise as known)."""

    role: str
    sector: str | None
    country: str | None
    start: str
    end: str

    @property
    def years(self) -> int:
        """About how long it was held; one where the dates do not tell."""
        return max(1, int((self.end or _TODAY)[:4]) - int(self.start[:4])) if self.start else 1

    def holds(self, day: str) -> bool:
        """Whether the office was held on a day, as far as the dates say."""
        return (not self.start or self.start[: len(day)] <= day) and (not self.end or day[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A person of the table with every office known."""

    name: str
    gender: str
    wikidata: str | None
    offices: tuple[Office, ...]

    @property
    def country(self) -> str | None:
        """The one state or organisation of all offices; of several that of the lead of a state, world bodies left out where there are others; or null."""
        if len(self.offices) == 1:
            return self.offices[0].country
        for some in ((o for o in self.offices if o.role in HEADS), (o for o in self.offices if o.sector != "IGO"), self.offices):
            if len(codes := {o.country for o in some if o.country}) == 1:
                return next(iter(codes))
        return None

    @property
    def sector(self) -> str | None:
        """The sector of the most characteristic office: the lead of a state or world body, else whatever was held longest."""
        lead = [o for o in self.offices if o.role in _LEADS]
        years: dict[str | None, int] = {}
        for o in lead or self.offices:
            years[o.sector] = years.get(o.sector, 0) + o.years
        return max(years, key=lambda s: years[s])

    @property
    def head(self) -> bool:
        """Whether the person ever led a state."""
        return any(o.role in HEADS for o in self.offices)

    def on(self, day: str) -> Office | None:
        """The office held on a day: the lead of a state before others (a prime minister who sees to foreign affairs too), else the last one begun; a
        candidacy only of one who held no other before."""
        held = [o for o in self.offices if o.holds(day)]
        if all(o.role == "candidate" for o in held) and self.last(day) is not None:
            return None
        return max(held, key=lambda o: (o.role != "candidate", o.role in HEADS, o.start), default=None)

    def last(self, day: str) -> Office | None:
        """The office that had ended most lately before a day."""
        ended = [o for o in self.offices if o.end and o.end < day]
        return max(ended, key=lambda o: (o.role != "candidate", o.end), default=None)


class Persons:
    """The table of offices, by full name and by surname."""

    def __init__(self) -> None:
        self.by_name: dict[str, Person] = {}
        self._by_surname: dict[str, list[Person]] = {}
        for person, names in _read():
            country, families = person.country, set[str]()
            for name in names:
                self.by_name.setdefault(name, person)
                if " " in name:
                    families.update(surnames(name, country))
            for family in families:
                self._by_surname.setdefault(family, []).append(person)

    def titled(self, name: str, role: str | None, code: str | None, day: str) -> Person | None:
        """The one holder of this surname whose country, role and day fit; null where two do."""
        fits = [p for p in self._by_surname.get(name, ()) if _fits(p, role, code, day)]
        return fits[0] if len(fits) == 1 else None

    def unmistakable(self, name: str, day: str = "") -> Person | None:
        """Whom a surname alone names: the one of it who leads a state on the day; else the only one of it who ever led one, if not later; else nobody."""
        bearers = self._by_surname.get(name, ())
        found = [p for p in bearers if p.head]
        if day and len(leads := [p for p in found if any(o.role in _RULERS and o.holds(day) for o in p.offices)]) == 1:
            return leads[0]
        alone = len(found) == 1 and len(bearers) <= _FEW and len(name) > _SHORT and name not in _COMMON
        return found[0] if alone and (not day or any(not o.start or o.start <= day for o in found[0].offices)) else None

    def bearers(self, name: str) -> int:
        """How many persons of the table a name or surname may mean."""
        return 1 if name in self.by_name else len(self._by_surname.get(name, ()))


def _fits(person: Person, role: str | None, code: str | None, day: str) -> bool:
    any_head = role in ("leader", "premier", "chief")
    return any(
        (code is None or o.country == code) and (role is None or o.role == role or (any_head and o.role in HEADS)) and (not day or o.holds(day))
        for o in person.offices
    )


def surnames(name: str, country: str | None) -> list[str]:
    """The parts of a full name that stand alone later: the last word, with its particles too, or the first word in East Asia."""
    parts = name.split()
    if len(parts) < 2:
        return [name]
    if country in _FAMILY_FIRST and (country not in _WESTERN_GIVEN or parts[0] in _FIRST):
        return [parts[0]]
    if country is None and len(parts) == 3 and parts[0] in _FIRST and not parts[1].endswith("."):
        return [parts[0]]
    if len(parts) > 2 and parts[-1] in _SUFFIXES:
        parts = parts[:-1]
    out = [parts[-1]]
    i = len(parts) - 1
    while i > 1 and parts[i - 1].lower() in _PARTICLES:
        i -= 1
    if i < len(parts) - 1:
        whole = " ".join(parts[i:])
        out.extend((whole, whole[0].upper() + whole[1:]))
    if (bare := parts[-1].removeprefix("al-").removeprefix("el-")) != parts[-1]:
        out.extend((bare, parts[-1][:1].upper() + parts[-1][1:]))
    return out


def office_rows() -> list[Row]:
    """The rows of offices.tsv as they hold: a user's row takes the place of ours for the same person and office, and ends, or shuts out, ours of the same
    office where one person holds it at a time."""
    rows = list(read_table("who/offices.tsv", *_COLUMNS)) if table_path("who/offices.tsv").exists() else []
    own = [r for r in rows if r.own]
    if not own:
        return rows
    mine = {(r["name"], r["country"], r["role"]) for r in own}
    out = [*own]
    for r in rows:
        if r.own or (r["name"], r["country"], r["role"]) in mine:
            continue
        for o in own:
            same = (r["country"], r["role"]) == (o["country"], o["role"]) and r["role"] in word_class("single_holder") and o["start"]
            if same and (not r["end"] or r["end"] > o["start"]) and (not o["end"] or r["start"] < o["end"]):
                r["end"] = o["start"] if r["start"] < o["start"] else "0000"
        if r["end"] != "0000":
            out.append(r)
    return out


_COLUMNS = ("name", "aliases", "gender", "country", "sector", "role", "office", "start", "end", "wikidata", "source")


def _read() -> Iterator[tuple[Person, list[str]]]:
    rows: dict[str, list[Row]] = {}
    for r in office_rows():
        rows.setdefault(r["name"], []).append(r)
    for name, listed in rows.items():
        if len(listed) == 1:
            (r,) = listed
            office = Office(r["role"], r["sector"] or None, r["country"] or None, r["start"], r["end"])
            yield Person(name, r["gender"], r["wikidata"] or None, (office,)), [name, *r.list("aliases")]
            continue
        offices = tuple(Office(r["role"], r["sector"] or None, r["country"] or None, r["start"], r["end"]) for r in listed)
        wikidata = next((r["wikidata"] for r in listed if r["wikidata"]), None)
        yield Person(name, listed[0]["gender"], wikidata, offices), list(dict.fromkeys([name, *(a for r in listed for a in r.list("aliases"))]))


