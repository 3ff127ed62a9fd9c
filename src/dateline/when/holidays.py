"""Readings of holidays."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.when.calendar import Point, from_edtf, make_day
from dateline.when.explicit import named_year, nearest, qualified
from dateline.when.reading import Context, Reading, of_point

__all__ = ["holiday"]


def holiday(ctx: Context) -> Reading | None:
    """Christmas 2019 · last Thanksgiving · Easter week."""
    item = ctx.item("h")
    assert item is not None
    rule = item.value
    if rule.startswith("date:"):
        point = from_edtf(rule[5:])
        return None if point is None else of_point(point)
    named = named_year(ctx)
    if ctx.anchor is None and named is None:
        return Reading("DATE", f"XXXX-{rule}" if rule[0].isdigit() else None)
    if named is not None:
        point = _holiday(rule, named)
    else:
        assert ctx.anchor is not None  # else returned above
        options = [_holiday(rule, ctx.anchor.start.year + k) for k in (-1, 0, 1)]
        point = qualified(ctx, options) if ctx.items("q") else nearest(ctx, options)
    if point is not None and ctx.items("week"):
        point = point.within(ctx.kind("week") or "week")
    return None if point is None else of_point(point)


def _holiday(rule: str, y: int) -> Point | None:
    name, _, rest = rule.partition(":")
    if name == "easter":
        return Point("day", _easter(y) + timedelta(int(rest)))
    if name == "us-election":
        return Point("day", _nth(y, 11, 1, 1) + timedelta(1))
    if name == "nth":
        m, weekday, n = (int(p) for p in rest.split(":"))
        return Point("day", _nth(y, m, weekday, n))
    return make_day(y, int(rule[:2]), int(rule[3:5]))


def _nth(y: int, m: int, weekday: int, n: int) -> date:
    """The nth such weekday of a month, or the last for -1."""
    if n > 0:
        first = date(y, m, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(y + m // 12, m % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


def _easter(y: int) -> date:
    """Western Easter Sunday (anonymous Gregorian algorithm, Nature, 1876)."""
    a, b, c = y % 19, y // 100, y % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    total = h + weekday - 7 * m + 114
    return date(y, total // 31, total % 31 + 1)
