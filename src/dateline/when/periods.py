"""Readings of decades, centuries, quarters, halves and seasons."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.when.calendar import FIRST_YEAR, LAST_YEAR, Point
from dateline.when.counting import count
from dateline.when.explicit import named_year, names_year, nearest, qualified
from dateline.when.reading import Context, Reading, of_point

__all__ = ["century", "decade", "half", "quarter", "season"]


def decade(ctx: Context) -> Reading | None:
    """The 1990s · the nineties · the '80s."""
    item = ctx.item("d")
    assert item is not None
    digits = "".join(c for c in item.value if c.isdigit())
    start = int(digits) if len(digits) == 4 else 1900 + int(digits or 0)
    if len(digits) == 2 and start <= 1910:
        start += 100
    if start % 10 or not FIRST_YEAR <= start <= LAST_YEAR:
        return None
    return of_point(Point("decade", date(start, 1, 1)))


def century(ctx: Context) -> Reading | None:
    """The 20th century."""
    item = ctx.item("o")
    assert item is not None
    n = int("".join(c for c in item.text if c.isdigit()) or item.value)
    if not 2 <= n <= 30:
        return None
    point = Point("century", date((n - 1) * 100, 1, 1))
    return of_point(point)


def quarter(ctx: Context) -> Reading | None:
    """The third quarter · next year's first quarter · the year-ago third quarter. Of the years the one whose quarter is the last begun."""
    n = count(ctx.items("o"))
    if n is None or not 1 <= n <= 4:
        return None
    first_month = 3 * int(n) - 2
    y, anchor = named_year(ctx), ctx.anchor
    if y is None and anchor is None:
        return Reading("DATE", f"XXXX-Q{int(n)}")
    if y is None and anchor is not None:
        y = anchor.start.year
        far = date(y, first_month, 1) - anchor.start
        y += -1 if far > timedelta(150) else 0
        y += -1 if ctx.items("back") else 0
    assert y is not None
    return of_point(Point("quarter", date(y, first_month, 1)))


def half(ctx: Context) -> Reading | None:
    """The first half of 2019."""
    n = 2 if ctx.kind("o") == "last" else count(ctx.items("o"))
    y = named_year(ctx)
    if y is None and ctx.items("y0") and ctx.anchor is not None:
        y = ctx.anchor.start.year
    if n not in (1, 2):
        return None
    return Reading("DATE", f"XXXX-H{int(n)}") if y is None else of_point(Point("half", date(y, 1 if n == 1 else 7, 1)))


def season(ctx: Context) -> Reading | None:
    """This summer · last fall · the winter of 1994. "Fall" and "spring" need a sign that they are seasons."""
    item, q = ctx.item("s"), ctx.items("q")
    assert item is not None
    named = names_year(ctx)
    before = ctx.before()
    placed = before is not None and before.kind in ("in", "since", "during", "by", "until", "of", "early", "late")
    if not named and not q and not (placed and item.kind != "fall") and not (ctx.first.kind == "the" and placed):
        return None
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    m = starts[item.value]
    if named:
        y = named_year(ctx)
        return Reading("DATE", f"XXXX-{item.value}") if y is None else of_point(Point("season", date(y, m, 1)))
    if ctx.anchor is None or ctx.anchor.grain == "year":
        return Reading("DATE", f"XXXX-{item.value}")
    base = ctx.anchor.start.year
    options: list[Point | None] = [Point("season", date(base + k, m, 1)) for k in (-1, 0, 1) if 1 <= base + k < 9998]
    kinds = {i.kind for i in q}
    if {"this", "past"} <= kinds:
        point = max((p for p in options if p is not None and p.start <= ctx.anchor.start), key=lambda p: p.start, default=None)
    elif "this" in kinds and item.value == "WI" and ctx.anchor.start.month < 4:
        point = options[0]
    else:
        point = qualified(ctx, options) if q else None
    point = point or nearest(ctx, options)
    return None if point is None else of_point(point)
