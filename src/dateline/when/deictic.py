"""Readings of expressions that count from the day of publication or from what was named before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.when.calendar import FINENESS, Point, containing
from dateline.when.clock import at_part, at_time
from dateline.when.counting import count
from dateline.when.lexicon import Item
from dateline.when.reading import Context, Reading, of_point

__all__ = ["GRAINS", "ago", "comparison", "dayref", "definite", "unit", "vague", "weekday", "weekend"]

GRAINS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "C": "century"}
_MEMORY = 3
"""Sentences for which "a year earlier" still speaks of the last quarter named."""
_IN_TEXT = frozenset({"that", "same", "previous", "following"})


def _anchor_day(ctx: Context) -> Point | None:
    return ctx.anchor if ctx.anchor is not None and ctx.anchor.grain == "day" else None


def weekday(ctx: Context) -> Reading | None:
    """Tuesday · last Tuesday · Tuesday last week · early Tuesday morning · 9 a.m. Tuesday."""
    item = ctx.item("w")
    assert item is not None
    number, anchor, part = int(item.value), _anchor_day(ctx), ctx.item("p")
    day = None if anchor is None else _weekday(ctx, anchor, number)
    if day is not None and (off := ctx.kind("off")):
        day = day.shift(-1 if off == "before" else 1, "day")
    if day is None:
        value = f"XXXX-WXX-{number}"
        return Reading("TIME", f"{value}T{part.value}") if part is not None else Reading("DATE", None if ctx.items("off") else value)
    if ctx.items("t"):
        return at_time(day, ctx.items("t"))
    return of_point(day) if part is None else at_part(day, part.value)


def _weekday(ctx: Context, anchor: Point, number: int) -> Point | None:
    """Which of the days of this name: by its qualifiers, else by tense; without either the last one, today included."""
    kinds = {i.kind for i in ctx.items("q")}
    week = {i.kind for i in ctx.items("q2")}
    if week:
        monday = anchor.shift(-1 if "last" in week else 1 if "next" in week else 0, "week")
        return None if monday is None else Point("day", monday.start + timedelta(number - 1))
    back = (anchor.start.isoweekday() - number) % 7
    ahead = (number - anchor.start.isoweekday()) % 7
    if kinds & {"previous", "following", "that"} and ctx.memory.day is not None:
        base = ctx.memory.day.start.isoweekday()
        if "that" in kinds:
            return ctx.memory.day.shift(-((base - number) % 7), "day")
        n = -((base - number) % 7 or 7) if "previous" in kinds else (number - base) % 7 or 7
        return ctx.memory.day.shift(n, "day")
    if kinds & {"last", "past", "previous"}:
        return anchor.shift(-(back or 7), "day")
    if kinds & {"next", "coming", "following"}:
        return anchor.shift(ahead or 7, "day")
    if "this" in kinds:
        return anchor.shift(number - anchor.start.isoweekday(), "day")
    return anchor.shift(ahead if ctx.tense == "future" else -back, "day")


def weekend(ctx: Context) -> Reading | None:
    """The weekend · last weekend · next weekend."""
    kinds = {i.kind for i in ctx.items("q")}
    base = ctx.memory.last if kinds & _IN_TEXT and ctx.memory.last is not None and ctx.memory.last.grain == "day" else _anchor_day(ctx)
    if base is None:
        return Reading("DATE", None)
    this = containing("weekend", base.start)
    if kinds & {"next", "coming", "following"}:
        n = 1 if this.start <= base.start or "next" in kinds else 0
    elif kinds & {"last", "previous", "past"}:
        n = -1
    elif "this" in kinds or "that" in kinds:
        n = 0
    else:
        n = 0 if this.start <= base.start or ctx.tense == "future" else -1
    point = this.shift(n, "weekend")
    return None if point is None else of_point(point)


def dayref(ctx: Context) -> Reading | None:
    """Today · late yesterday · tomorrow morning · the day before yesterday."""
    item, anchor, part = ctx.item("r"), _anchor_day(ctx), ctx.item("p")
    assert item is not None
    n = int(item.value) + {"before": -1, "after": 1}.get(ctx.kind("off") or "", 0)
    day = None if anchor is None else anchor.shift(n, "day")
    if day is None:
        return Reading("DATE" if part is None else "TIME", None)
    if ctx.items("t"):
        return at_time(day, ctx.items("t"))
    return of_point(day) if part is None else at_part(day, part.value)


def unit(ctx: Context) -> Reading | None:
    """This week · last month · next year · that same day · the following year · the past decade."""
    q = ctx.items("q")
    kinds = {i.kind for i in q}
    if part := ctx.item("p"):
        return _part_of_day(ctx, kinds, part)
    item = ctx.item("u")
    assert item is not None
    grain = GRAINS.get(item.value)
    if grain is None:
        return None
    if kinds == {"past"} and ctx.first.kind == "past":
        return None if ctx.before() is None else Reading("DURATION", f"P1{item.value}")
    in_text = bool(kinds & _IN_TEXT) or (grain == "day" and "next" in kinds)
    base = ctx.memory.last if in_text else ctx.anchor
    if in_text and (base is None or FINENESS[base.grain] > FINENESS[grain]):
        base = ctx.memory.day if grain == "day" else ctx.anchor
    if kinds == {"latest"}:
        base = ctx.memory.quarter if grain == "quarter" and ctx.memory.quarter is not None else None if ctx.anchor is None else ctx.anchor.shift(-1, grain)
    n = next((int(i.value) for i in q if i.kind in ("last", "past", "previous", "next", "coming", "following")), 0)
    if "this" in kinds and "past" in kinds:
        n = 0 if grain == "year" else -1
    if grain == "decade" and kinds & {"past", "last"}:
        return _back(ctx, 10)
    point = None if base is None else base.shift(n, grain)
    return Reading("DATE", None) if point is None else of_point(point)


def _back(ctx: Context, years: int) -> Reading:
    """The last so many years, up to the day of publication."""
    start = None if ctx.anchor is None else ctx.anchor.shift(-years, "year")
    if start is None or ctx.anchor is None:
        return Reading("DURATION", "P1E")
    return Reading("DURATION", "P1E", start.start, ctx.anchor.end, "decade")


def _part_of_day(ctx: Context, kinds: set[str], part: Item) -> Reading:
    base = ctx.memory.day or _anchor_day(ctx)
    n = -1 if "previous" in kinds else 0 if "same" in kinds else 1
    day = None if base is None else base.shift(n, "day")
    return Reading("TIME", None) if day is None else at_part(day, part.value)


def definite(ctx: Context) -> Reading | None:
    """The end of the month · the quarter · year-end · earlier in the year: the current one, or the quarter named last."""
    item = ctx.item("u")
    grain = "year" if item is None else "weekend" if item.kind == "weekend" else GRAINS.get(item.value)
    if grain is None:
        return None
    if grain == "quarter" and ctx.memory.quarter is not None and ctx.sentence - ctx.memory.quarter_at <= 2 * _MEMORY:
        return of_point(ctx.memory.quarter)
    if grain == "quarter" and not ctx.items("e"):
        after = ctx.after()
        if after is not None and after.kind == "ended":
            return Reading("DURATION", "P1Q")
    base = (ctx.memory.day or _anchor_day(ctx)) if grain == "day" else ctx.anchor
    point = None if base is None else base.shift(0, grain)
    return Reading("DATE", None) if point is None else of_point(point)


def comparison(ctx: Context) -> Reading | None:
    """The year-earlier quarter · the latest period · the 1988 quarter: beside the quarter named last."""
    unit_item, back = ctx.item("u"), ctx.item("back")
    quarter = ctx.memory.quarter if ctx.sentence - ctx.memory.quarter_at <= 4 * _MEMORY else None
    alone = back is not None and back.kind in ("same", "previous", "current")
    if quarter is None and unit_item is not None and unit_item.kind == "period" and alone:
        return None
    if quarter is None and unit_item is not None and unit_item.kind in ("quarter", "period") and ctx.anchor is not None:
        quarter = ctx.anchor.shift(-1, "quarter")
    year = ctx.item("y")
    base = quarter if unit_item is None or unit_item.kind in ("quarter", "period") else ctx.anchor
    if base is None:
        base = ctx.anchor
    if base is None:
        return Reading("DATE", year.value if year is not None else None)
    grain = "quarter" if base is quarter and quarter is not None else "year" if unit_item is None or unit_item.kind == "period" else unit_item.kind
    n = 0
    if year is not None:
        n = int(year.value) - base.start.year
    elif back is not None and back.kind in ("ago", "earlier"):
        n = -1
    elif back is not None and back.kind == "previous":
        before = base.shift(-1, grain)
        return None if before is None else of_point(before)
    moved = base.within(grain)
    if moved is None:
        return Reading("DATE", None)
    shifted = moved.shift(n * {"quarter": 4, "year": 1, "month": 12, "week": 52, "day": 364}.get(grain, 1), grain)
    return None if shifted is None else replace(of_point(shifted), point=None if grain == "quarter" else shifted)


def ago(ctx: Context) -> Reading | None:
    """Two years ago · three years later · a week earlier · less than an hour later · months ago."""
    item, direction = ctx.item("u"), ctx.kind("dir")
    assert item is not None
    n = count(ctx.items("n")) if ctx.items("n") else None
    forward = direction in ("later", "hence") or direction == "present"
    deictic = direction in ("ago", "hence", "present")
    near = ctx.memory.near(ctx.sentence)
    base = ctx.anchor if deictic else ctx.memory.last if near else None if forward else ctx.anchor
    if item.value.startswith("T") or item.kind == "second":
        return _hours(ctx, deictic, near)
    grain = GRAINS.get(item.value.lstrip("2"), "")
    if n is None or not grain:
        return _uncounted(ctx, item, grain, deictic)
    if item.value == "2W":
        n *= 2
    if n != int(n):
        n, grain = round(n * {"year": 12, "decade": 10}.get(grain, 1)), {"year": "month", "decade": "year"}.get(grain, grain)
    steps = int(n) if forward else -int(n)
    quarter = ctx.memory.quarter
    if grain == "year" and quarter is not None and abs(steps) == 1 and not forward and ctx.sentence - ctx.memory.quarter_at <= _MEMORY:
        moved = quarter.shift(4 * steps, "quarter")
        return None if moved is None else replace(of_point(moved), point=None)
    if grain in ("decade", "century"):
        steps, grain = steps * (10 if grain == "decade" else 100), "year"
    if base is not None and base.shift(0, grain) is None and not deictic:
        base = ctx.memory.day
    point = None if base is None else base.shift(steps, grain)
    if point is not None and (w := ctx.item("w")) and grain == "week":
        point = Point("day", point.start + timedelta(int(w.value) - 1))
    return Reading("DATE", None) if point is None else of_point(point)


def _hours(ctx: Context, deictic: bool, near: bool) -> Reading:
    """Hours and minutes before or after: on that day, as far as one can say."""
    day = _anchor_day(ctx) if deictic else ctx.memory.day if near else None
    if day is None:
        return Reading("TIME", None)
    return Reading("TIME", f"{day.value}TXX", day.start, day.end, "hour", day)


def _uncounted(ctx: Context, item: Item, grain: str, deictic: bool) -> Reading | None:
    """Months ago · several years later: a past or future that no calendar names; a few years ago: the decade."""
    if grain == "year" and deictic and ctx.items("n") and ctx.anchor is not None and ctx.kind("dir") == "ago":
        return Reading("DATE", f"{ctx.anchor.start.year - 3:04d}"[:3] + "X")
    if ctx.kind("dir") == "ago":
        return Reading("DATE", "PAST_REF")
    return Reading("DURATION", f"PX{item.value}") if not item.value.startswith("2") else None


def vague(ctx: Context) -> Reading | None:
    """Now · recently · recent days · the future."""
    item = ctx.item("r")
    assert item is not None
    if item.value.endswith("_REF"):
        before, after = ctx.before(), ctx.after()
        compared = before is not None and before.text.lower() in ("as", "how", "too")
        counted = after is not None and after.kind in ("after", "before")
        if item.kind == "futureref" and (compared or counted or ctx.tense == "past"):
            return None
        return Reading("DATE", item.value, precision="vague")
    units = ctx.item("u")
    if units is not None:
        if item.kind == "recent":
            return Reading("DURATION", f"PX{units.value}", precision="vague")
        return Reading("DATE", "FUTURE_REF" if item.kind == "future" else "PRESENT_REF", precision="vague")
    value = {"recent": "PAST_REF", "past": "PAST_REF", "current": "PRESENT_REF", "future": "FUTURE_REF"}[item.kind]
    return Reading("DATE", value, precision="vague")
