"""The gazetteer: names → places. The shipped file is held as a few flat arrays; a lookup is one hash and one bisection.

On top of it lie two tables that anyone can extend: ``places.tsv`` (seas, regions, landmarks, historic names) and ``names.tsv`` (more names for
countries and divisions).
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from dateline.data import read_table, table_path
from dateline.errors import DataError
from dateline.where.codec import COLUMNS, DEGREE, HEADER, MAGIC, PLACE_BITS, hash_key, name_key, unpack_population

__all__ = ["Entry", "Gazetteer", "gazetteer"]

_CACHED_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer, as found under one of its names."""

    name: str
    lat: float
    lon: float
    country: str
    """ISO alpha-3, or '' for what lies in several countries or none."""
    admin1: str
    """ISO 3166-2, else the GeoNames code of the division, or ''."""
    feature: str
    """GeoNames feature code."""
    population: int
    geonameid: int
    other: bool = False
    """Found under an other name than its usual one."""
    curated: bool = False
    """From our own tables, which overrule the rest."""

    @property
    def id(self) -> tuple[str, float, float]:
        """What tells it from others: the same under all of its names."""
        return self.name, self.lat, self.lon


class Gazetteer:
    """The shipped file and the tables, loaded."""

    def __init__(self) -> None:
        path = table_path("where/gazetteer.bin")
        raw = path.read_bytes()
        magic, places, keys, names = HEADER.unpack_from(raw)
        if magic != MAGIC:
            raise DataError(str(path), 1, "this is no gazetteer; build it by training/build_gazetteer.py")
        start = HEADER.size + 8 * keys
        self._keys = _numbers("Q", raw[HEADER.size : start])
        body = zlib.decompress(raw[start:])
        self._columns: dict[str, array[int]] = {}
        at = 0
        for column, code in COLUMNS.items():
            end = at + places * array(code).itemsize
            self._columns[column] = _numbers(code, body[at:end])
            at = end
        self._offsets = array("I", accumulate(self._columns["length"], initial=0))
        self._names = body[at : at + names]
        self._lists: dict[str, list[str]] = json.loads(body[at + names :])
        self._cache: dict[str, tuple[Entry, ...]] = {}
        self._own: dict[str, list[Entry]] = {}
        self._tables()

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """All places of this name, our own first. Case and accents don't count: whether a word may be a name is the caller's matter."""
        found = self._cache.get(name)
        if found is None:
            if len(self._cache) >= _CACHED_NAMES:
                self._cache.clear()
            found = self._cache[name] = tuple(self._find(name_key(name)))
        return found

    def country(self, code: str) -> Entry | None:
        """The country with this ISO alpha-3 code."""
        return self._codes.get(code)

    def division(self, code: str) -> Entry | None:
        """The first-level division with this code."""
        return self._codes.get(code)

    def __len__(self) -> int:
        return len(self._columns["lat"])

    def _find(self, key: str) -> Iterator[Entry]:
        own = self._own.get(key, ())
        yield from own
        if not key:
            return
        seen = {e.id for e in own}
        ids = {e.geonameid for e in own} - {0}
        low = hash_key(key) << PLACE_BITS + 1
        k = bisect_left(self._keys, low)
        while k < len(self._keys) and self._keys[k] >> PLACE_BITS + 1 == low >> PLACE_BITS + 1:
            entry = self._entry(self._keys[k] & (1 << PLACE_BITS) - 1, bool(self._keys[k] >> PLACE_BITS & 1))
            if entry.id not in seen and entry.geonameid not in ids:
                yield entry
            k += 1

    def _entry(self, i: int, other: bool = False) -> Entry:
        c, lists = self._columns, self._lists
        name = self._names[self._offsets[i] : self._offsets[i + 1]].decode()
        return Entry(
            name, c["lat"][i] / DEGREE, c["lon"][i] / DEGREE, lists["country"][c["country"][i]], lists["admin1"][c["admin1"][i]],
            lists["feature"][c["feature"][i]], unpack_population(c["population"][i]), c["geonameid"][i], other,
        )  # fmt: skip

    def _tables(self) -> None:
        self._codes: dict[str, Entry] = {}
        kinds = {self._lists["feature"].index("PCLI"), self._lists["feature"].index("ADM1")}
        for i, kind in enumerate(self._columns["feature"]):
            if kind in kinds:
                e = self._entry(i)
                self._codes.setdefault(e.admin1 or e.country, e)
        for row in read_table("where/places.tsv", "name", "names", "lat", "lon", "feature", "country", "admin1", "weight", "source"):
            e = Entry(
                row["name"], row.number("lat"), row.number("lon"),
                row["country"], row["admin1"], row["feature"], int(10 ** row.number("weight")), 0, curated=True
            )
            e = self._with_id(e)
            for name in (row["name"], *row.list("names")):
                self._own.setdefault(name_key(name), []).append(e)
        for row in read_table("where/names.tsv", "name", "of", "source"):
            named = self._codes.get(row["of"])
            if named is None:
                raise row.error(f"{row['of']!r} is neither a country nor a division of the gazetteer")
            if not named.curated:
                named = self._codes[row["of"]] = replace(named, curated=True, name=row["name"] if named.admin1 else named.name)
            self._own.setdefault(name_key(row["name"]), []).append(named)

    def _with_id(self, own: Entry) -> Entry:
        """A place of our table with the GeoNames id and division of the same place in the file, where it is there."""
        for e in self._find(name_key(own.name)):
            alike = e.feature[:3] == own.feature[:3] or {e.feature[:3], own.feature[:3]} == {"ADM", "RGN"}
            if e.geonameid and alike and abs(e.lat - own.lat) < 0.5 + 3 * (e.feature[:3] == "ADM") and e.country == own.country:
                return replace(own, geonameid=e.geonameid, admin1=own.admin1 or e.admin1)
        return own


def _numbers(code: str, raw: bytes) -> array[int]:
    out: array[int] = array(code)
    out.frombytes(raw)
    if sys.byteorder == "big":
        out.byteswap()
    return out


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, loaded once a process."""
    return Gazetteer()
