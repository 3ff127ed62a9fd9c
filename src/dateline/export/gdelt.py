"""Events in the shape of GDELT 1.0's event table: its 58 columns, in its order and under its names (GDELT Event Database, data format codebook V1.03, of
2013, with SOURCEURL), parted by tabs, without quoting; no header line, as in GDELT's daily files, unless one is asked for.

The shape is GDELT's, the values are ours: a column for which we have no value is empty, never guessed. A day that is not known is not that of publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.columns import Column
from dateline.export.cells import tab_line
from dateline.export.codes import codes, state_names

__all__ = ["COLUMNS", "DROPS", "event_number", "gdelt", "known_day"]

Row = dict[str, Any]
Cell = str | int | float | None

QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4, "neutral": 1}
"""GDELT has no class of its own for statements: those of CAMEO's root 01 are of its class 1."""
_NO_GEO: tuple[Cell, ...] = (None,) * 7


def _actor(n: int, who: str) -> tuple[Column, ...]:
    empty = "empty: our tables have none"
    return (
        Column(f"Actor{n}Code", "text", f"{who}: CAMEO code of the country and sector (KORMIL), the organisation's code of our tables, or the sector alone"),
        Column(f"Actor{n}Name", "text", "its name, not in capitals; where it has none the words of the text"),
        Column(f"Actor{n}CountryCode", "text", "CAMEO code of its country; empty for organisations, and where CAMEO has none (Kosovo)"),
        Column(f"Actor{n}KnownGroupCode", "text", "empty: our organisations' codes are not CAMEO's"), Column(f"Actor{n}EthnicCode", "text", empty),
        Column(f"Actor{n}Religion1Code", "text", empty), Column(f"Actor{n}Religion2Code", "text", empty),
        Column(f"Actor{n}Type1Code", "text", "its sector, PLOVER's code; PTY and REL are not CAMEO's"),
        Column(f"Actor{n}Type2Code", "text", "empty: an actor has one sector"), Column(f"Actor{n}Type3Code", "text", "empty"),
    )  # fmt: skip


def _geo(of: str, *meanings: str) -> tuple[Column, ...]:
    names = (("Type", "integer"), ("FullName", "text"), ("CountryCode", "text"), ("ADM1Code", "text"), ("Lat", "number"), ("Long", "number"))
    columns = tuple(Column(f"{of}Geo_{n}", kind, m) for (n, kind), m in zip(names, meanings or ("empty: not known",) * 6, strict=True))
    return (*columns, Column(f"{of}Geo_FeatureID", "text", "empty: our ids are GeoNames', GDELT's those of GNS and GNIS"))


COLUMNS: tuple[Column, ...] = (
    Column("GLOBALEVENTID", "integer", "the event's id without its e, as a number: 64 bits; the event keeps it"),
    Column("SQLDATE", "integer", "YYYYMMDD, where the day is known; else empty"),
    Column("MonthYear", "integer", "YYYYMM, where the event lies within a month; else empty"),
    Column("Year", "integer", "YYYY, where it lies within a year; else empty"),
    Column("FractionDate", "number", "year + ((month − 1) · 30 + day) / 365: the codebook's approximation, from 0 as its range has it; empty as SQLDATE"),
    *_actor(1, "the first of those who did it, the most told of"), *_actor(2, "the first of those it was done to, the most told of"),
    Column("IsRootEvent", "integer", "empty: where a story's lead ends is not known"),
    Column("EventCode", "text", "CAMEO code; it may begin with a zero: read it as text. Empty where an analyst corrected the type"),
    Column("EventBaseCode", "text", "its first three figures"), Column("EventRootCode", "text", "its first two"),
    Column("QuadClass", "integer", "class of the type: 1 verbal cooperation or a statement, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    Column("GoldsteinScale", "number", "our intensity, −10…10: a scale of our own, not Goldstein's (docs/what.md)"),
    Column("NumMentions", "integer", "reports"), Column("NumSources", "integer", "outlets: independent voices"),
    Column("NumArticles", "integer", "articles with a report of it"), Column("AvgTone", "number", "empty: tone is not measured"),
    *_geo("Actor1"), *_geo("Actor2"),
    *_geo(
        "Action", "1 country, 2 state of the United States, 3 city there, 4 city elsewhere, 5 division elsewhere; empty: no place, a water, or a region",
        "the place and its country", "FIPS 10-4 code of the country", "of states of the United States their code (USTX), else empty",
        "degrees north", "degrees east",
    ),
    Column("DATEADDED", "integer", "YYYYMMDD since when the record holds the event so, UTC"),
    Column("SOURCEURL", "text", "address of the first article that has one"),
)  # fmt: skip
DROPS = (
    "events that are negated, planned or possible, since GDELT has no status and they would read as done; actors and recipients but the first of each, roles "
    "and Wikidata ids; mode and contexts; spans of days that are no month or year, and how the day was found; GeoNames ids; numbers and things; who says so; "
    "the values that disagree; the sentences and all articles but one"
)


def gdelt(rows: Iterable[Row], *, header: bool = False) -> Iterator[str]:
    """Lines, each with its end, of events as ``every_event`` gives them; ``told`` (dateline.export.told) gives articles and address."""
    if header:
        yield "\t".join(c.name for c in COLUMNS) + "\n"
    for row in rows:
        if row["status"] == "actual":
            yield tab_line(_cells(row))


def event_number(id_: str | None) -> int | None:
    """An event's id as a number of 56 bits; null where there is none."""
    return None if id_ is None else int(id_.removeprefix("e"), 16)


def known_day(when: Row) -> str | None:
    """The one day of an event, YYYY-MM-DD; null where it is not known, or known as a span only."""
    start = when.get("date_start")
    return start if start and start == when.get("date_end") else None


def _cells(row: Row) -> tuple[Cell, ...]:
    cameo, told = row["cameo"] or "", row.get("told")
    articles = None if told is None else len({r["article_key"] for r in told})
    url = next((u for r in told or () if (u := r["article"].get("url"))), None)
    return (
        event_number(row["id"]), *_day(row["when"]), *_party(row["actors"]), *_party(row["recipients"]),
        None, cameo, cameo[:3], cameo[:2], QUADS[row["quad"]], row["intensity"], row["reports"], row["outlets"], articles, None,
        *_NO_GEO, *_NO_GEO, *_place(row["where"]), row["recorded"][:10].replace("-", ""), url,
    )  # fmt: skip


def _day(when: Row) -> tuple[Cell, ...]:
    start, end, day = when.get("date_start") or "", when.get("date_end") or "", known_day(when)
    month = start[:7].replace("-", "") if start[:7] == end[:7] else None
    year = start[:4] if start[:4] == end[:4] else None
    fraction = None if day is None else f"{int(day[:4]) + ((int(day[5:7]) - 1) * 30 + int(day[8:])) / 365:.4f}"
    return (day and day.replace("-", ""), month, year, fraction)


def _party(parties: list[Row]) -> tuple[Cell, ...]:
    if not parties:
        return (None,) * 10
    first = parties[0]
    code, sector = first.get("code") or "", first.get("sector") or ""
    state = code in state_names()
    cameo = codes()[code].cameo if state and code in codes() else ""
    whole = (cameo or code) + sector if state or not code else code
    return (whole, first.get("name") or first.get("text"), cameo, None, None, None, None, sector, None, None)


def _place(where: Row) -> tuple[Cell, ...]:
    if "unknown" in where:
        return _NO_GEO
    country, admin1, precision = where.get("country") or "", where.get("admin1") or "", where.get("precision")
    known = codes().get(admin1) or codes().get(country)
    usa = country == "USA"
    kind = {"country": 1, "point": 3 if usa else 4, "admin1": 2 if usa else 5}.get(precision or "")
    parts = [where.get("name") or where.get("text"), state_names().get(country) if precision != "country" else None]
    division = admin1.replace("-", "") if usa and admin1.startswith("US-") else None
    return (kind, ", ".join(filter(None, parts)), known.fips if known else None, division, where.get("lat"), where.get("lon"), None)
