"""Readings of dates that name a day of a month, a month or a year."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.data import read_table
from dateline.when.calendar import FIRST_YEAR, LAST_YEAR, Point, containing, from_edtf, make_day
from dateline.when.clock import at_time
from dateline.when.counting import year_in_words
from dateline.when.reading import Context, Reading, of_point

__all__ = [
    "calendar_day", "iso", "listed_day", "month", "month_of_year", "named_year", "names_year", "nearest", "numeric", "qualified",
    "spoken_year", "week_of", "year",
]  # fmt: skip

_AGAINST_TENSE = 3
"""How much farther a date against the tense counts."""


@cache
def _counted(place: str) -> frozenset[str]:
    return frozenset(r["noun"] for r in read_table("when/counted.tsv", "noun", "place") if r["place"] == place)


def iso(ctx: Context) -> Reading | None:
    """2019-03-04, with or without a time."""
    text = ctx.first.text
    point = from_edtf(text[:10])
    if point is None:
        return None
    return of_point(point) if len(text) == 10 else at_time(point, text[11:16])


def numeric(ctx: Context) -> Reading | None:
    """28.07.2017 is the day first, 7/28/2017 whichever fits; where both fit the month is left open."""
    text = ctx.first.text
    a, b, y = (int(n) for n in text.replace(".", "/").split("/"))
    if "." in text:
        point = make_day(y, b, a)
    elif a > 12 or b > 12 or a == b:
        point = make_day(y, b, a) if a > 12 else make_day(y, a, b)
    else:
        whole = from_edtf(f"{y:04d}")
        return None if whole is None else Reading("DATE", f"{y:04d}-XX-XX", whole.start, whole.end, "year")
    return None if point is None else of_point(point)


def _month(ctx: Context) -> int:
    item = ctx.item("m") or ctx.item("m2")
    assert item is not None
    return int(item.value)


def named_year(ctx: Context) -> int | None:
    """The year that the match names, in figures, in words or as "last year"."""
    if item := ctx.item("y"):
        return int(item.value)
    if spoken := ctx.items("spoken"):
        return year_in_words(spoken)
    relation = ctx.item("rel")
    if relation is None:
        return None
    base = ctx.anchor if relation.kind in ("last", "next", "this", "past") else ctx.memory.last
    base = base or ctx.anchor
    point = None if base is None else base.shift(int(relation.value or 0), "year")
    return None if point is None else point.start.year


def names_year(ctx: Context) -> bool:
    """Whether the match says a year."""
    return any(ctx.items(g) for g in ("y", "spoken", "rel"))


def calendar_day(ctx: Context) -> Reading | None:
    """July 28, 2017 · 28 July · Friday, July 28 · 5 p.m. EST, Nov. 6."""
    day = ctx.item("d")
    assert day is not None
    number, m = int(day.text.rstrip("stndrh")), _month(ctx)
    if make_day(2000, m, number) is None:
        return None
    if names_year(ctx):
        y = named_year(ctx)
        if y is None:
            return Reading("DATE", f"XXXX-{m:02d}-{number:02d}")
        point = make_day(y, m, number)
    elif ctx.anchor is None:
        return Reading("DATE", f"XXXX-{m:02d}-{number:02d}")
    else:
        options = [make_day(ctx.anchor.start.year + k, m, number) for k in (-1, 0, 1)]
        if weekday := ctx.value("w"):
            options = [p for p in options if p is not None and p.start.isoweekday() == int(weekday)] or options
        point = nearest(ctx, options)
    if point is None:
        return None
    return at_time(point, ctx.items("t")) if ctx.items("t") else of_point(point)


def listed_day(ctx: Context) -> Reading | None:
    """The second of "April 24 and 25", "June 3 to 8", "September 17-18": of the month of the first."""
    n = 3
    while (month := ctx.before(n)) is not None and month.kind == "dot":
        n += 1
    item = ctx.item("d")
    if month is None or item is None or month.kind not in ("monthname", "monthabbr"):
        return None
    number, m, first = int(item.text), int(month.value), ctx.memory.last
    if make_day(2000, m, number) is None:
        return None
    if ctx.items("y"):
        point = make_day(int(ctx.value("y") or 0), m, number)
    else:
        point = make_day(first.start.year, m, number) if first is not None and first.grain == "day" and first.start.month == m else None
    return Reading("DATE", f"XXXX-{m:02d}-{number:02d}") if point is None else of_point(point)


def nearest(ctx: Context, options: list[Point | None]) -> Point | None:
    """Of the same day or month of three years the nearest to the day of publication, where the tense makes the other direction three times as far.

    Tense alone does not decide: "payable Jan. 2" in November is the next, "had been meant to end Nov. 6" too.
    """
    anchor = ctx.anchor
    known = [p for p in options if p is not None]
    if anchor is None or not known:
        return None
    tense = ctx.tense

    def far(point: Point) -> int:
        if point.start <= anchor.end and point.end >= anchor.start:
            return 0
        days = (point.start - anchor.start).days
        against = (days > 0 and tense == "past") or (days < 0 and tense == "future")
        return abs(days) * (_AGAINST_TENSE if against else 1)

    return min(known, key=far)


def month_of_year(ctx: Context) -> Reading | None:
    """June 2017 · June last year · early June of that year."""
    y, m = named_year(ctx), _month(ctx)
    if y is None:
        return Reading("DATE", f"XXXX-{m:02d}") if ctx.items("rel") else None
    return of_point(Point("month", date(y, m, 1)))


def month(ctx: Context) -> Reading | None:
    """A month alone: June · last June · this past June."""
    item = ctx.item("m") or ctx.item("m2")
    assert item is not None
    if not _is_month(ctx, item.start, item.kind == "monthabbr", bool(ctx.items("q"))):
        return None
    m, anchor = int(item.value), ctx.anchor
    if anchor is None:
        return Reading("DATE", f"XXXX-{m:02d}")
    y = anchor.start.year
    options: list[Point | None] = [Point("month", date(y + k, m, 1)) for k in (-1, 0, 1) if 1 <= y + k < 9999]
    asked = qualified(ctx, options)
    point = asked if asked is not None else nearest(ctx, options)
    return Reading("DATE", f"XXXX-{m:02d}") if point is None else of_point(point)


def qualified(ctx: Context, options: list[Point | None]) -> Point | None:
    """Of stretches a year apart the one that "last", "this" or "next" asks for."""
    q = ctx.items("q")
    anchor = ctx.anchor
    known = [p for p in options if p is not None]
    if not q or anchor is None or not known:
        return None
    kinds = {i.kind for i in q}
    here = containing(known[0].grain, anchor.start)
    if kinds & {"last", "past", "previous"}:
        return max((p for p in known if p.start < here.start), key=lambda p: p.start, default=None)
    if kinds & {"next", "coming", "following"}:
        return min((p for p in known if p.start > here.start), key=lambda p: p.start, default=None)
    return next((p for p in known if p.start.year == anchor.start.year), None)


def _is_month(ctx: Context, at: int, abbreviated: bool, sure: bool) -> bool:
    """Whether the word is not a person's name, a verb or "may"."""
    token = ctx.token(at)
    if token is None:
        return True
    if token.ent == "PERSON" or token.tag == "MD" or (token.tag[:2] == "VB" and token.lower in ("march", "may")):
        return False
    preceding = token.next(-1)
    following = token.next()
    marching = following is not None and following.lower in ("for", "of", "on", "against") and (preceding is None or preceding.tag != "IN")
    if token.lower == "march" and marching:
        return False
    if abbreviated and not ctx.last.text.endswith("."):
        return False
    if sure or token.ent == "DATE":
        return True
    before, after = token.next(-1), token.next()
    named = (before is not None and before.tag == "NNP" and before.ent != "DATE" and before.dep == "compound" and before.head is token) or (
        after is not None and after.tag == "NNP" and token.dep == "compound" and token.lower in ("may", "june", "april", "august", "march", "jan")
    )
    return not named


def year(ctx: Context) -> Reading | None:
    """1950 · fiscal 1989 · mid-1996; not a number of things or of money."""
    item = ctx.item("y")
    assert item is not None
    y = int(item.value)
    plain = len(ctx.items("y")) == ctx.match.end() - ctx.match.start()
    before, after = ctx.before(), ctx.after()
    if not FIRST_YEAR <= y <= LAST_YEAR or (before is not None and before.kind in ("money", "frac", "num") and before.end == ctx.first.start):
        return None
    if before is not None and (before.kind == "money" or before.text in ("/", ":", "@", "+", "&", "No")):
        return None
    if after is not None and (after.text.lower() in _counted("after") or (after.text in ("/", ":", "@", "_") and after.start == ctx.last.end)):
        return None
    if plain and not 1500 <= y <= 2100 and not (before is not None and before.text.lower() in ("in", "since", "of", "year")):
        return None
    if before is not None and before.kind == "hyphen" and before.end == ctx.first.start and plain and not _after_year(ctx):
        return None
    if plain and (_numbered(ctx) or _counts(ctx, item.start)):
        return None
    return of_point(Point("year", date(y, 1, 1)))


def _after_year(ctx: Context) -> bool:
    earlier = ctx.before(2)
    return earlier is not None and (earlier.kind in ("yyyy", "monthname", "monthabbr") or earlier.text.lower() in ("pre", "post", "mid", "late", "early"))


def _numbered(ctx: Context) -> bool:
    """Whether it is the number of something: "Resolutions 1718 and 1874"."""
    n = 1
    while (before := ctx.before(n)) is not None and before.kind in ("yyyy", "num", "comma", "and", "or", "open", "dot"):
        n += 1
    return before is not None and before.text.lower() in _counted("before")


def _counts(ctx: Context, at: int) -> bool:
    """Whether the parser sees a bare number of things: "some 2000 rebels"."""
    token = ctx.token(at)
    if token is None or token.ent == "DATE":
        return False
    if token.ent in ("MONEY", "QUANTITY", "PERCENT"):
        return True
    if token.ent != "CARDINAL" or token.dep != "nummod" or token.head.tag != "NNS":
        return False
    return not any(c.dep in ("det", "poss") for c in token.head.children)


def spoken_year(ctx: Context) -> Reading | None:
    """Nineteen ninety-six · the year two thousand."""
    y = year_in_words(ctx.items("y"))
    if y is None or (y % 1000 < 10 and not ctx.items("the")):
        return None
    return of_point(Point("year", date(y, 1, 1)))


def week_of(ctx: Context) -> Reading | None:
    """The week of March 6."""
    read = calendar_day(ctx)
    if read is None or read.point is None:
        return read
    week = read.point.within("week")
    return None if week is None else of_point(week)
