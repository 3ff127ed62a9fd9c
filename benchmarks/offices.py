"""How far the table of offices reaches: ``python -m benchmarks.offices [--gaps] [--state CODE …]``.

Of the months from 1990 on in which a state of today was one: in what share does ``who/offices.tsv`` know its head of state, head of government and foreign
minister. By decade, by state, and (``--gaps``) every stretch without one. A month counts as known where an office's dates touch it; dates of a year alone
count for the whole year.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from dateline.data import read_rows, read_table

HEADS_OF_STATE = frozenset(
    (
        "president", "acting president", "interim president", "king", "queen", "emperor", "emir", "sultan", "pope", "grand duke", "prince",
        "supreme leader", "head of state", "junta chief", "military ruler", "leader", "governor-general", "captain regent", "council chair",
        "presidency member", "chairman", "regent",
    )
)  # fmt: skip
HEADS_OF_GOVERNMENT = frozenset(
    (
        "prime minister", "acting prime minister", "premier", "chancellor", "head of government", "chief minister", "minister of state",
        "state counsellor", "interim prime minister",
    )
)  # fmt: skip
FOREIGN_MINISTERS = frozenset(("foreign minister", "acting foreign minister", "secretary of state", "foreign affairs chief"))
OFFICES = ("head of state", "head of government", "foreign minister")
FIRST_YEAR = 1990
BORN = {
    "ARM": "1991-09", "AZE": "1991-08", "BLR": "1991-08", "BIH": "1992-03", "HRV": "1991-06", "CZE": "1993-01", "ERI": "1993-05",
    "EST": "1991-08", "GEO": "1991-04", "KAZ": "1991-12", "KGZ": "1991-08", "LVA": "1991-08", "LTU": "1990-03", "MDA": "1991-08",
    "MKD": "1991-09", "MNE": "2006-06", "NAM": "1990-03", "PLW": "1994-10", "RUS": "1991-12", "SRB": "2006-06", "SVK": "1993-01",
    "SVN": "1991-06", "SSD": "2011-07", "TJK": "1991-09", "TKM": "1991-10", "TLS": "2002-05", "UKR": "1991-08", "UZB": "1991-08",
    "XKX": "2008-02", "YEM": "1990-05", "PSE": "1994-07", "MHL": "1990-12", "FSM": "1990-12",
}  # fmt: skip
"""From which month a state that is younger than 1990 is counted."""
LEFT_OUT = frozenset(("ESH",))
"""Rows of the table of states without a government of their own that is counted here."""
NO_FOREIGN_MINISTER = frozenset(("VAT",))


def main() -> int:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gaps", action="store_true", help="print every stretch of months without a known holder")
    parser.add_argument("--state", nargs="*", metavar="CODE", help="only these states")
    options = parser.parse_args()
    states = [(r["code"], r["name"]) for r in read_table("who/countries.tsv", "code", "name", "kind") if r["kind"] == "state" and r["code"] not in LEFT_OUT]
    states = [s for s in states if not options.state or s[0] in options.state]
    held = _held()
    decades: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for code, name in states:
        line = []
        for office in OFFICES:
            months = list(_known(code, office, held))
            for month, known in months:
                decades[office, month // 120 * 10].append(known)
            line.append(f"{_share([k for _, k in months]):>5}")
            if options.gaps and (gaps := list(_gaps(months))):
                print(f"{code} {name}: no {office} for {', '.join(gaps)}")
        if not options.gaps:
            print(f"{code} {name:<36}" + "  ".join(line))
    print(f"{len(states)} states, {sum(len(v) for v in held.values())} terms of {', '.join(OFFICES)}")
    for office in OFFICES:
        by = [(d, v) for (o, d), v in sorted(decades.items()) if o == office]
        print(f"{office:<20}" + "  ".join(f"{d}s {_share(v)}" for d, v in by) + f"  all {_share([k for _, v in by for k in v])}")
    rows = list(read_table("who/offices.tsv", "country", "role", "start"))
    begun: dict[str, int] = defaultdict(int)
    for r in rows:
        begun[f"{r['start'][:3]}0s" if r["start"] else "not dated"] += 1
    print(f"{len(rows)} dated offices of all kinds; begun in the " + ", ".join(f"{d} {n}" for d, n in sorted(begun.items())))
    return 0


def _month(day: str, last: bool) -> int:
    """Months since the year 0 of an ISO date of any precision."""
    return int(day[:4]) * 12 + (int(day[5:7]) - 1 if len(day) > 4 else 11 if last else 0)


def _held() -> dict[tuple[str, str], list[tuple[int, int]]]:
    """The months, first and last, of each term by state and office."""
    today = date.today().year * 12 + date.today().month - 1
    held: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for r in read_table("who/offices.tsv", "country", "role", "start", "end"):
        office = "head of state" if r["role"] in HEADS_OF_STATE else "head of government" if r["role"] in HEADS_OF_GOVERNMENT else ""
        office = office or ("foreign minister" if r["role"] in FOREIGN_MINISTERS else "")
        if office:
            held[r["country"], office].append((_month(r["start"], False) if r["start"] else 0, _month(r["end"], True) if r["end"] else today))
    for (code, office), terms in list(held.items()):
        if office != "head of state":
            continue
        for head, _, start, end in _executives(code):
            if head == "state":
                held[code, "head of government"] += [(max(a, start), min(b, end)) for a, b in terms]
    for r in read_rows(Path(__file__).parent / "executives.tsv", "code", "crown"):
        if r["crown"]:
            held[r["code"], "head of state"] += held[r["crown"], "head of state"]
    return held


def _executives(code: str) -> Iterator[tuple[str, str, int, int]]:
    for r in read_rows(Path(__file__).parent / "executives.tsv", "code", "head", "crown", "start", "end"):
        if r["code"] == code:
            yield r["head"], r["crown"], _month(r["start"], False) if r["start"] else 0, _month(r["end"], True) if r["end"] else 10**6


def _known(code: str, office: str, held: dict[tuple[str, str], list[tuple[int, int]]]) -> Iterator[tuple[int, bool]]:
    first = _month(BORN[code], False) if code in BORN else FIRST_YEAR * 12
    if office == "foreign minister" and code in NO_FOREIGN_MINISTER:
        return
    terms = held.get((code, office), [])
    for month in range(first, date.today().year * 12 + date.today().month):
        yield month, any(a <= month <= b for a, b in terms)


def _gaps(months: Iterable[tuple[int, bool]]) -> Iterator[str]:
    for known, run in groupby(months, key=lambda m: m[1]):
        if not known:
            stretch = [m for m, _ in run]
            yield " to ".join(dict.fromkeys(f"{m // 12}-{m % 12 + 1:02}" for m in (stretch[0], stretch[-1])))


def _share(known: list[bool]) -> str:
    return f"{sum(known) / len(known):.2f}" if known else "-"


if __name__ == "__main__":
    raise SystemExit(main())
