"""A user's tables of actors, checked row by row before anything is read: codes exist, dates are dates in order, one office has one holder."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from itertools import pairwise

from dateline.data import Row, read_own, read_table, table_path
from dateline.who.words import word_class

__all__ = ["check_own"]

_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")


def check_own() -> None:
    """Check the tables of who/ that the user gave. Raises DataError that names file, line and value."""
    for row in read_own("who/countries.tsv", "code", "kind", "name", "valid_from", "valid_to"):
        _one_of(row, "kind", {"state", "territory", "former", "part", "vague"})
        if not re.fullmatch("[A-Z]{3}", row["code"]):
            raise row.error(f"code is {row['code']!r}, not the three capitals of ISO 3166")
        _in_order(row, "valid_from", "valid_to")
    states = {r["code"] for r in read_table("who/countries.tsv", "code")}
    organisations = _organisations(states)
    _offices(states | organisations)
    for row in read_own("who/members.tsv", "organisation", "country", "status", "start", "end"):
        _known(row, "organisation", organisations, "organisations.tsv")
        _known(row, "country", states, "countries.tsv")
        _in_order(row, "start", "end")
    for table in ("who/agents.tsv", "who/titles.tsv", "who/collectives.tsv"):
        for row in read_own(table, "sector"):
            _sector(row)
    for row in read_own("who/agents.tsv", "noun", "kind", "inherits"):
        _one_of(row, "kind", {"human", "collective"})
        _one_of(row, "inherits", {"yes", "no"})
    for table in ("who/places.tsv", "who/collectives.tsv", "who/directions.tsv"):
        for row in read_own(table, "code"):
            _known(row, "code", states | {""}, "countries.tsv")
    for row in read_own("who/regions.tsv", "codes"):
        for code in row.list("codes"):
            if code not in states:
                raise row.error(f"codes has {code!r}, which countries.tsv does not know")
    for row in read_own("who/directions.tsv", "cues"):
        try:
            re.compile(row["cues"])
        except re.error as e:
            raise row.error(f"cues is {row['cues']!r}, no regular expression: {e}") from None


def _organisations(states: set[str]) -> set[str]:
    seen: dict[str, Row] = {}
    kinds = {r["kind"] for r in read_table("who/organisations.tsv", "kind") if not r.own}
    for row in read_own("who/organisations.tsv", "code", "name", "kind", "country", "sector", "start", "end"):
        if not _CODE.fullmatch(row["code"]):
            raise row.error(f"code is {row['code']!r}; two to twelve capitals and figures make one")
        if row["code"] in states:
            raise row.error(f"code is {row['code']!r}, which is a state's; give the organisation one of its own")
        if (other := seen.setdefault(row["code"], row))["name"] != row["name"]:
            raise row.error(f"code is {row['code']!r}, which line {other.line} gives to {other['name']}")
        if not row["name"]:
            raise row.error("name is empty")
        _one_of(row, "kind", kinds)
        _known(row, "country", states | {""}, "countries.tsv")
        _sector(row)
        _in_order(row, "start", "end")
    return {r["code"] for r in read_table("who/organisations.tsv", "code")}


def _offices(codes: set[str]) -> None:
    terms: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    told: dict[tuple[str, str, str, str], Row] = {}
    for row in read_own("who/offices.tsv", "name", "gender", "country", "sector", "role", "office", "start", "end"):
        for column in ("name", "role", "country"):
            if not row[column]:
                raise row.error(f"{column} is empty")
        _one_of(row, "gender", {"m", "f", ""})
        _known(row, "country", codes | {""}, "countries.tsv and organisations.tsv")
        _sector(row)
        _in_order(row, "start", "end")
        if row["start"] and row["role"] in word_class("single_holder"):
            terms[row["country"], row["role"], row["office"].casefold()].append(row)
        if (other := told.setdefault((row["name"], row["country"], row["role"], row["start"]), row)) is not row:
            raise row.error(f"the same as line {other.line}: {row['name']} is {row['role']} from {row['start'] or 'an unknown day'}")
    for held in terms.values():
        held.sort(key=lambda r: (_last(r["start"]), _first(r["end"]) if r["end"] else "9999"))
        for before, after in pairwise(held):
            if before["name"] != after["name"] and (_first(before["end"]) if before["end"] else "9999") > _last(after["start"]):
                late = f"{after['name']} is {after['office'] or after['role']!r} from {after['start']}"
                early = f"line {before.line} has {before['name']} until {before['end'] or 'today'}"
                raise after.error(f"{late}, but {early}; end one or begin the other later")


def _first(day: str) -> str:
    """The first day that a date of any precision can mean."""
    return day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day


def _last(day: str) -> str:
    """The last day that it can mean."""
    if len(day) == 4:
        return day + "-12-31"
    return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}" if len(day) == 7 else day


def _in_order(row: Row, start: str, end: str) -> None:
    for column in (start, end):
        if row[column] and not _is_date(row[column]):
            raise row.error(f"{column} is {row[column]!r}, no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if row[start] and row[end] and _first(row[start]) > _last(row[end]):
        raise row.error(f"{end} {row[end]!r} lies before {start} {row[start]!r}")


def _is_date(day: str) -> bool:
    try:
        date.fromisoformat(_first(day) if _DATE.fullmatch(day) else "")
    except ValueError:
        return False
    return True


def _one_of(row: Row, column: str, allowed: Iterable[str]) -> None:
    if row[column] not in set(allowed):
        raise row.error(f"{column} is {row[column]!r}; it may be {', '.join(sorted(a for a in allowed if a))}")


def _known(row: Row, column: str, codes: set[str], where: str) -> None:
    if row[column] not in codes:
        raise row.error(f"{column} is {row[column]!r}, which {where} {'do' if ' and ' in where else 'does'} not know")


@cache
def _sectors() -> frozenset[str]:
    return frozenset(r["code"] for r in read_table("who/sectors.tsv", "code"))


def _sector(row: Row) -> None:
    sectors = _sectors()
    if row["sector"] not in sectors | {""}:
        raise row.error(f"sector is {row['sector']!r}; {table_path('who/sectors.tsv').name} has {', '.join(sorted(sectors))}")
