"""Readings of dates that name a month, a year, a decade, a season, a quarter or a holiday."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.when.calendar import Point, containing, from_edtf, make_day
from dateline.when.clock import at_time
from dateline.when.numbers import count, year_in_words
from dateline.when.reading import Context, Reading, of_point

__all__ = [
    "calendar_day", "century", "decade", "half", "holiday", "iso", "month", "month_of_year", "nearest", "numeric", "quarter", "season", "spoken_year",
    "week_of", "year",
]  # fmt: skip

_EARLY_YEAR, _LATE_YEAR = 1000, 2199
_AGAINST_TENSE = 3
"""How much farther a date against the tense counts."""
_COUNTED = frozenset(
    "people troops soldiers men women children miles kilometers kilometres meters metres feet pounds dollars euros yen won rubles roubles tons tonnes barrels "
    "workers students members jobs points copies homes houses votes seats refugees migrants prisoners vehicles units shares acres hectares police protesters "
    "fighters civilians victims words pages square percent cars planes missiles shells tanks officers residents families lives employees patients cases deaths".split()
)


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
        whole = Point("year", date(y, 1, 1)) if y > 0 else None
        return None if whole is None else Reading("DATE", f"{y:04d}-XX-XX", whole.start, whole.end, "year")
    return None if point is None else of_point(point)


def _month(ctx: Context) -> int:
    item = ctx.item("m") or ctx.item("m2")
    assert item is not None
    return int(item.value)


def _year(ctx: Context) -> int | None:
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


def _names_year(ctx: Context) -> bool:
    return any(ctx.items(g) for g in ("y", "spoken", "rel"))


def calendar_day(ctx: Context) -> Reading | None:
    """July 28, 2017 · 28 July · Friday, July 28 · 5 p.m. EST, Nov. 6."""
    day = ctx.item("d")
    assert day is not None
    number, m = int(day.text.rstrip("stndrh")), _month(ctx)
    if make_day(2000, m, number) is None:
        return None
    if _names_year(ctx):
        y = _year(ctx)
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


def nearest(ctx: Context, options: list[Point | None]) -> Point | None:
    """Of the same day or month of three years the nearest to the day of publication, where the tense makes the other direction three times as far.

    Tense alone does not decide: "payable Jan. 2" in November is the next, "had been set to expire Nov. 6" too.
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
    y, m = _year(ctx), _month(ctx)
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
    token = next((t for t in ctx.doc.sentences[ctx.sentence].tokens if t.start <= at < t.end), None)
    if token is None:
        return True
    if token.ent == "PERSON" or token.tag == "MD" or (token.tag[:2] == "VB" and token.lower in ("march", "may")):
        return False
    preceding = token.next(-1)
    if token.lower == "march" and (preceding is None or preceding.tag != "IN") and (following := token.next()) is not None and following.lower in ("for", "of", "on", "against"):
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
    if not _EARLY_YEAR <= y <= _LATE_YEAR or (before is not None and before.kind in ("money", "frac", "num") and before.end == ctx.first.start):
        return None
    if before is not None and (before.kind == "money" or before.text in ("/", ":", "@", "+", "&", "No")):
        return None
    if after is not None and (after.text.lower() in _COUNTED or (after.text in ("/", ":", "@", "_") and after.start == ctx.last.end)):
        return None
    if plain and not 1500 <= y <= 2100 and not (before is not None and before.text.lower() in ("in", "since", "of", "year")):
        return None
    if before is not None and before.kind == "hyphen" and before.end == ctx.first.start and plain and not _after_year(ctx):
        return None
    if plain and _counts(ctx, item.start):
        return None
    return of_point(Point("year", date(y, 1, 1)))


def _after_year(ctx: Context) -> bool:
    earlier = ctx.before(2)
    return earlier is not None and (earlier.kind in ("yyyy", "monthname", "monthabbr") or earlier.text.lower() in ("pre", "post", "mid", "late", "early"))


def _counts(ctx: Context, at: int) -> bool:
    """Whether the parser sees a bare number of things: "some 2000 rebels"."""
    token = next((t for t in ctx.doc.sentences[ctx.sentence].tokens if t.start <= at < t.end), None)
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


def decade(ctx: Context) -> Reading | None:
    """The 1990s · the nineties · the '80s."""
    item = ctx.item("d")
    assert item is not None
    digits = "".join(c for c in item.value if c.isdigit())
    start = int(digits) if len(digits) == 4 else 1900 + int(digits or 0)
    if len(digits) == 2 and start <= 1910:
        start += 100
    if start % 10 or not _EARLY_YEAR <= start <= _LATE_YEAR:
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
    y, anchor = _year(ctx), ctx.anchor
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
    y = _year(ctx)
    if y is None and ctx.items("y0") and ctx.anchor is not None:
        y = ctx.anchor.start.year
    if n not in (1, 2):
        return None
    return Reading("DATE", f"XXXX-H{int(n)}") if y is None else of_point(Point("half", date(y, 1 if n == 1 else 7, 1)))


def season(ctx: Context) -> Reading | None:
    """This summer · last fall · the winter of 1994. "Fall" and "spring" need a sign that they are seasons."""
    item, q = ctx.item("s"), ctx.items("q")
    assert item is not None
    named = _names_year(ctx)
    before = ctx.before()
    placed = before is not None and before.kind in ("in", "since", "during", "by", "until", "of", "early", "late")
    if not named and not q and not (placed and item.kind != "fall") and not (ctx.first.kind == "the" and placed):
        return None
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
    m = starts[item.value]
    if named:
        y = _year(ctx)
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


def week_of(ctx: Context) -> Reading | None:
    """The week of March 6."""
    read = calendar_day(ctx)
    if read is None or read.point is None:
        return read
    week = read.point.within("week")
    return None if week is None else of_point(week)


def holiday(ctx: Context) -> Reading | None:
    """Christmas 2019 · last Thanksgiving · Easter week."""
    item = ctx.item("h")
    assert item is not None
    rule = item.value
    if rule.startswith("date:"):
        point = from_edtf(rule[5:])
        return None if point is None else of_point(point)
    if ctx.anchor is None and not _names_year(ctx):
        return Reading("DATE", f"XXXX-{rule}" if rule[0].isdigit() else None)
    named = _year(ctx)
    if named is not None:
        point = _holiday(rule, named)
    else:
        assert ctx.anchor is not None
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
