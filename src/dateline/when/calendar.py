"""A small algebra of the calendar: stretches of it with a grain, and how they shift.

A ``Point`` is one day, week, weekend, month, quarter, half, season, year, decade or century. Weeks are ISO weeks (Monday to Sunday);
seasons are the meteorological ones of the northern hemisphere, a winter counted to the year of its December.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["FINENESS", "FIRST_YEAR", "LAST_YEAR", "Point", "containing", "from_edtf", "make_day"]

FINENESS = {"day": 0, "weekend": 1, "week": 2, "month": 3, "season": 4, "quarter": 4, "half": 5, "year": 6, "decade": 7, "century": 8}
"""Grains from the finest to the coarsest."""

FIRST_YEAR, LAST_YEAR = 1000, 2199
"""Four figures outside these are taken for no year."""
_SAFE_YEAR = 9800
"""Shifts beyond it are out of range: a century from there is past what dates can hold."""

_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASONS = ("SP", "SU", "FA", "WI")
_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar: its grain and its first day."""

    grain: str
    start: date

    @property
    def end(self) -> date:
        """Its last day."""
        if self.grain == "day":
            return self.start
        if self.grain == "weekend":
            return self.start + timedelta(1)
        if self.grain == "week":
            return self.start + timedelta(6)
        following = _add_months(self.start, _MONTHS[self.grain])
        return date.max if following is None else following - timedelta(1)

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        d, y = self.start, f"{self.start.year:04d}"
        match self.grain:
            case "day":
                return d.isoformat()
            case "weekend" | "week":
                iso = d.isocalendar()
                return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if self.grain == "weekend" else "")
            case "month":
                return f"{y}-{d.month:02d}"
            case "quarter":
                return f"{y}-Q{(d.month + 2) // 3}"
            case "half":
                return f"{y}-H{1 if d.month < 7 else 2}"
            case "season":
                return f"{y}-{_SEASONS[d.month // 3 - 1]}"
            case "year":
                return y
            case "decade":
                return y[:3]
            case _:
                return y[:2] + "XX"

    @property
    def edtf(self) -> str:
        """The same in EDTF; an interval where EDTF has no name for it."""
        d, y = self.start, f"{self.start.year:04d}"
        match self.grain:
            case "weekend" | "week":
                return f"{d.isoformat()}/{self.end.isoformat()}"
            case "quarter":
                return f"{y}-{32 + (d.month + 2) // 3}"
            case "half":
                return f"{y}-{40 if d.month < 7 else 41}"
            case "season":
                return f"{y}-{_EDTF_SEASON[_SEASONS[d.month // 3 - 1]]}"
            case "decade":
                return y[:3] + "X"
            case _:
                return self.value

    def shift(self, n: int, grain: str) -> Point | None:
        """The stretch of this grain that is n away from the one this point is in; None if this point is too coarse to say, or out of range."""
        here = self.within(grain)
        if here is None:
            return None
        if grain in ("day", "week", "weekend"):
            days = here.start.toordinal() + (n if grain == "day" else 7 * n)
            return Point(grain, date.fromordinal(days)) if 7 < days < 365 * _SAFE_YEAR else None
        moved = _add_months(here.start, n * _MONTHS[grain])
        return None if moved is None else Point(grain, moved)

    def within(self, grain: str) -> Point | None:
        """The stretch of this (coarser) grain that holds this point."""
        if FINENESS[grain] < FINENESS[self.grain]:
            return None
        return self if grain == self.grain else containing(grain, self.start)


def containing(grain: str, day: date) -> Point:
    """The stretch of this grain that holds a day. A weekend: that of the day's week."""
    y, m = day.year, day.month
    match grain:
        case "day":
            return Point(grain, day)
        case "week":
            return Point(grain, day - timedelta(min(day.weekday(), day.toordinal() - 1)))
        case "weekend":
            return Point(grain, day + timedelta(5 - day.weekday()) if day.toordinal() < date.max.toordinal() - 6 else day)
        case "month":
            return Point(grain, date(y, m, 1))
        case "quarter":
            return Point(grain, date(y, 3 * ((m - 1) // 3) + 1, 1))
        case "half":
            return Point(grain, date(y, 1 if m < 7 else 7, 1))
        case "season":
            return Point(grain, date(max(1, y - 1), 12, 1) if m < 3 else date(y, m // 3 * 3, 1))
        case "year":
            return Point(grain, date(y, 1, 1))
        case "decade":
            return Point(grain, date(max(1, y // 10 * 10), 1, 1))
        case _:
            return Point("century", date(max(1, y // 100 * 100), 1, 1))


def make_day(year: int, month: int, day: int) -> Point | None:
    """A day, or None if there is no such day, or none that news speaks of."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return Point("day", date(year, month, day))
    except ValueError:
        return None


def from_edtf(text: str | None) -> Point | None:
    """An EDTF or ISO date as a point: a day, a month or a year; None for anything else."""
    match = _EDTF.match(text or "")
    if match is None:
        return None
    y, m, d = match.groups()
    first = make_day(int(y), int(m or 1), int(d or 1))
    return None if first is None else Point("day" if d else "month" if m else "year", first.start)


def _add_months(day: date, n: int) -> date | None:
    """The first of the month n months on."""
    total = day.year * 12 + day.month - 1 + n
    return date(total // 12, total % 12 + 1, 1) if 12 <= total < 12 * _SAFE_YEAR else None
