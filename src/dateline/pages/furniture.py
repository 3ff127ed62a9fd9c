"""Lines that belong to the page and not to a story, by the table data/pages/furniture.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.data import read_table

__all__ = ["Furniture", "furniture", "notice"]

MAX_WORDS = 45
"""A longer line is a paragraph, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Why a line is no part of a story; ``section``: the list of headlines beneath it isn't either."""

    reason: str
    section: bool = False


@dataclass(frozen=True, slots=True)
class _Table:
    lines: dict[str, Furniture]
    starts: re.Pattern[str]
    start_reasons: dict[str, Furniture]
    counts: re.Pattern[str]
    notices: re.Pattern[str]


@cache
def _table() -> _Table:
    by_match: dict[str, dict[str, Furniture]] = {m: {} for m in ("line", "section", "start", "has", "notice")}
    for row in read_table("pages/furniture.tsv", "match", "text", "reason"):
        if row["match"] not in by_match:
            raise row.error(f"match {row['match']!r} is none of {', '.join(by_match)}")
        by_match[row["match"]].setdefault(row["text"].casefold(), Furniture(row["reason"], row["match"] == "section"))
    starts = sorted(by_match["start"], key=len, reverse=True)
    return _Table(
        {**by_match["line"], **by_match["section"]},
        re.compile("(" + "|".join(re.escape(s) + (r"\b" if s[-1].isalnum() else "") for s in starts) + ")"),
        by_match["start"],
        re.compile(r"[\d.,k]+\s+(?:" + "|".join(map(re.escape, by_match["has"])) + r")\b"),
        re.compile("|".join(map(re.escape, by_match["notice"]))),
    )


def furniture(line: str) -> Furniture | None:
    """Why the line is furniture, or None."""
    if len(line) > 400:
        return None
    low, table = line.casefold(), _table()
    if found := table.lines.get(low) or table.lines.get(low.rstrip(" :.…›»>|")):
        return found
    words = line.count(" ") + 1
    if words <= MAX_WORDS and (match := table.starts.match(low)):
        return table.start_reasons[match[1]]
    if words <= 6 and table.counts.search(low):
        return Furniture("furniture")
    return Furniture("no words") if not any(c.isalnum() for c in line) else None


def notice(line: str) -> bool:
    """Whether a title or short line says that the page is no article, such as "Page not found"."""
    return len(line) <= 120 and bool(_table().notices.search(line.casefold()))
