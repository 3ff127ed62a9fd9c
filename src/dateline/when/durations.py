"""Readings of durations and of sets of times."""

from __future__ import annotations

from datetime import date

from dateline.when.counting import count
from dateline.when.deictic import GRAINS
from dateline.when.lexicon import Item
from dateline.when.reading import Context, Reading

__all__ = ["bare", "set_", "span", "weekdays", "window"]

_SINGULAR = frozenset({"day", "week", "month", "quarter", "year", "decade", "century", "hour", "minute"})
_PREPOSITIONS = frozenset(
    (
        "in", "within", "for", "during", "after", "of", "by", "took", "over", "until", "than", "a", "about", "to", "least", "almost", "nearly", "before",
        "with", "into",
    )
)  # fmt: skip
_WIDTHS = (("day", 1), ("week", 8), ("month", 32), ("quarter", 93), ("half", 185), ("year", 367), ("decade", 3654))


def _value(n: float | None, unit: Item, extra_half: bool = False) -> str:
    """The TIMEX3 value of so many units: P3D, PT2H, PXY, P2Y6M."""
    code = unit.value if unit.kind != "second" else "TS"
    if code == "2W":
        code, n = "W", None if n is None else n * 2
    time, letter = code.startswith("T"), code.removeprefix("T")
    prefix = "PT" if time else "P"
    if n is None:
        return f"{prefix}X{letter}"
    n += 0.5 if extra_half else 0
    whole, rest = int(n), n - int(n)
    smaller = {"Y": ("M", 12), "TH": ("M", 60), "E": ("Y", 10), "C": ("Y", 100), "D": ("TH", 24), "TM": ("S", 60)}.get(code)
    if rest and smaller:
        below, per = smaller
        first = f"{whole}{letter}" if whole else ""
        if below.startswith("T"):
            return f"P{first}T{round(rest * per)}{below[1:]}"
        return f"{prefix}{first}{round(rest * per)}{below}"
    return f"{prefix}{n:.2f}".rstrip("0").rstrip(".") + letter if rest else f"{prefix}{whole}{letter}"


def span(ctx: Context) -> Reading | None:
    """Three years · ten-day · half an hour · a year and a half · "10,000 a year", which is a set."""
    unit = ctx.item("u")
    if unit is None:
        return None
    found = ctx.items("n")
    if not found:
        return Reading("DURATION", _value(1 if unit.kind in _SINGULAR else None, unit))
    if found[0].kind == "a" and len(found) == 1:
        return _one(ctx, unit)
    if unit.kind == "second":
        return None
    before, after = ctx.before(), ctx.after()
    if before is not None and before.kind == "money":
        return None
    if unit.kind == "quarters" and after is not None and after.kind == "of" and count(found) is not None:
        return None
    if after is not None and after.kind == "old":
        return None
    n = 0.5 if found[0].kind == "half" else 0.25 if found[0].kind == "quarter" else _top(found)
    return Reading("DURATION", _value(n, unit, bool(ctx.items("half"))))


def _top(found: object) -> float | None:
    """The number of a count or the upper end of a range."""
    assert isinstance(found, list)
    cut = max((k for k, i in enumerate(found) if i.kind in ("to", "or") or (i.kind == "hyphen" and _ranged(found, k))), default=-1)
    return count(found[cut + 1 :])


def _ranged(found: list[Item], k: int) -> bool:
    return 0 < k < len(found) - 1 and found[k - 1].kind in ("dd", "num", "yyyy") and found[k + 1].kind in ("dd", "num", "yyyy")


def _one(ctx: Context, unit: Item) -> Reading | None:
    """A year: a set after a number or an amount of things, a duration elsewhere."""
    before = ctx.before()
    code = unit.value if unit.kind != "second" else "TS"
    if unit.kind in ("second", "quarter", "minute") and not (before is not None and before.text.lower() in _PREPOSITIONS and unit.kind != "second"):
        return None
    value = f"PT1{code[1:]}" if code.startswith("T") else f"P1{code}" if code != "2W" else "P2W"
    after = ctx.after()
    if before is None or before.text.lower() in _PREPOSITIONS or (after is not None and after.kind in ("of", "after", "before")):
        if before is None and not (after is not None and after.kind in ("after", "before")):
            return None if unit.kind == "day" else Reading("DURATION", value)
        return Reading("DURATION", value)
    if before.kind in ("num", "dd", "yyyy", "numword", "percent", "times") or before.text.lower() == "percent" or before.text.lower().endswith("s"):
        return Reading("SET", value)
    return Reading("DURATION", value) if unit.kind != "day" else None


def bare(ctx: Context) -> Reading | None:
    """For years · weeks or months · days after: a plural without a number."""
    unit = ctx.item("u")
    if unit is None or unit.kind == "quarters" or (unit.kind == "seconds" and ctx.after() is not None):
        return None
    before, after = ctx.before(), ctx.after()
    if after is not None and after.text == "apart":
        return None
    if before is not None and (before.kind in ("dd", "num", "numword", "yyyy", "hyphen", "those", "ordinal") or before.kind == "poss"):
        return None
    return Reading("DURATION", _value(None, unit))


def window(ctx: Context) -> Reading | None:
    """The past three months · recent weeks · the first two years: a duration, on the calendar where the day of publication is known."""
    unit, q = ctx.item("u"), ctx.item("q")
    if unit is None:
        return None
    after = ctx.after()
    if q is not None and q.kind == "coming" and ctx.first is q and after is not None and after.kind in ("after", "before"):
        return None  # "coming days after": the verb
    found = list(ctx.items("n"))
    n = _top(found) if found else None
    value = _value(n, unit)
    grain = GRAINS.get(unit.value)
    if q is None or n is None or grain is None or n != int(n) or ctx.anchor is None:
        vague = "vague" if q is not None and q.kind in ("recent", "last", "past", "next", "coming") and not found else None
        return Reading("DURATION", value, precision=vague)
    if q.kind in ("last", "past"):
        far = ctx.anchor.shift(-int(n), grain)
        if far is not None and (start := _same_day(far.start, ctx.anchor.start, grain)):
            return Reading("DURATION", value, start, ctx.anchor.end, _width(ctx.anchor.end, start))
    if q.kind in ("next", "coming"):
        far = ctx.anchor.shift(int(n), grain)
        if far is not None and (end := _same_day(far.start, ctx.anchor.start, grain)):
            return Reading("DURATION", value, ctx.anchor.start, end, _width(end, ctx.anchor.start))
    return Reading("DURATION", value)


def _same_day(there: date, here: date, grain: str) -> date | None:
    """The day of a far week, month or year that corresponds to the day here."""
    if grain == "day":
        return there
    if grain == "week":
        return date.fromordinal(there.toordinal() + here.weekday())
    month = here.month if grain in ("year", "decade", "century") else there.month + ((here.month - 1) % 3 if grain == "quarter" else 0)
    try:
        return date(there.year, month, min(here.day, 28))
    except ValueError:
        return None


def _width(end: date, start: date) -> str:
    """The finest precision that holds a stretch of so many days."""
    days = (end - start).days + 1
    return next((p for p, limit in _WIDTHS if days <= limit), "century")


def set_(ctx: Context) -> Reading | None:
    """Every week · daily · twice a year · every other day."""
    if word := ctx.item("w"):
        after = ctx.after()
        if word.text.lower() in ("quarterly", "everyday", "monthly") and after is not None and after.kind == "other" and after.text.isalpha():
            return None
        return Reading("SET", word.value)
    unit = ctx.item("u")
    if unit is None:
        return None
    if unit.kind == "weekday":
        return Reading("SET", f"XXXX-WXX-{unit.value}")
    if unit.kind == "part":
        return Reading("SET", f"XXXX-XX-XXT{unit.value}")
    if unit.kind == "weekend":
        return Reading("SET", "XXXX-WXX-WE")
    if unit.kind == "season":
        return Reading("SET", f"XXXX-{unit.value}")
    if unit.kind == "monthname":
        return Reading("SET", f"XXXX-{int(unit.value):02d}")
    n = 2.0 if ctx.items("x") else count(ctx.items("n")) if ctx.items("n") else 1.0
    return Reading("SET", _value(n, unit))


def weekdays(ctx: Context) -> Reading | None:
    """Sundays · every Monday."""
    item = ctx.item("w")
    return None if item is None else Reading("SET", f"XXXX-WXX-{item.value}")
