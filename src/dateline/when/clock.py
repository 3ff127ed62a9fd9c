"""Readings of times of the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.when.calendar import Point
from dateline.when.lexicon import Item
from dateline.when.reading import Context, Reading

__all__ = ["at_part", "at_time", "clock", "part"]

_AFTER_NOON = ("AF", "EV", "NI")
_BEFORE_TIME = ("at", "by", "until", "from", "about", "around", "since", "before", "after")


def at_time(day: Point, time: str | Sequence[Item]) -> Reading | None:
    """A time on a day."""
    written = time if isinstance(time, str) else _written(time)
    if written is None:
        return None
    return Reading("TIME", f"{day.value}T{written}", day.start, day.end, "minute", day)


def at_part(day: Point, part: str) -> Reading:
    """A part of a day: MO, AF, EV, NI."""
    return Reading("TIME", f"{day.value}T{part}", day.start, day.end, "day", day)


def _written(found: Sequence[Item]) -> str | None:
    """The time that items spell, as TIMEX3 writes it: 16:00, 09:30."""
    hour = minute = None
    ampm = ""
    for item in found:
        match item.kind:
            case "noon":
                return item.value
            case "clock":
                hour, minute = (int(n) for n in item.text.split(":")[:2])
            case "dd":
                hour, minute = int(item.text), 0
            case "yyyy" | "num" if len(item.text) == 4 and item.text.isdigit():
                hour, minute = int(item.text[:2]), int(item.text[2:])
            case "ampm":
                ampm = item.text[0].lower()
            case "part":
                ampm = "p" if item.value in _AFTER_NOON and hour != 12 else "a" if item.value == "MO" else ampm
            case _:
                pass
    if hour is None or minute is None:
        return None
    if ampm and hour <= 12:
        hour = hour % 12 + (12 if ampm == "p" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


def clock(ctx: Context) -> Reading | None:
    """A time alone, on the day named last in the sentence, else on the day of publication."""
    if ctx.kind("noon") is None and not any(ctx.items(g) for g in ("ap", "h3", "h4")) and not _is_time(ctx):
        return None
    items = [*ctx.items("h"), *ctx.items("h2"), *ctx.items("h3"), *ctx.items("h4"), *ctx.items("ap"), *ctx.items("noon"), *ctx.items("p")]
    written = _written(items)
    if written is None:
        return None
    day = _day(ctx)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{written}")
    found = at_time(day, written)
    return found if found is None or ctx.memory.near(ctx.sentence) else _assumed(found)


def _is_time(ctx: Context) -> bool:
    """Whether a bare 10:35 is a time: not a score or a verse."""
    before = ctx.before()
    return ctx.match.end() - ctx.match.start() > 1 or (before is not None and before.text.lower() in _BEFORE_TIME)


def _assumed(found: Reading) -> Reading:
    """A time whose day no words near it name: the value has the likely day, but it dates nothing."""
    return replace(found, start=None, end=None, point=None)


def _day(ctx: Context) -> Point | None:
    """The day a time belongs to: the last named day, else the day of publication."""
    if ctx.memory.day is not None:
        return ctx.memory.day
    return ctx.anchor if ctx.anchor is not None and ctx.anchor.grain == "day" else None


def part(ctx: Context) -> Reading | None:
    """This morning · tonight · last night · the morning."""
    item = ctx.item("p")
    assert item is not None
    kinds = {i.kind for i in ctx.items("q")}
    anchor = ctx.anchor if ctx.anchor is not None and ctx.anchor.grain == "day" else None
    day: Point | None
    if kinds & {"last"}:
        day = None if anchor is None else anchor.shift(-1, "day")
    elif kinds & {"this"} or item.kind == "tonight":
        day = anchor
    elif kinds & {"previous", "next", "following"}:
        base = ctx.memory.day or anchor
        day = None if base is None else base.shift(-1 if "previous" in kinds else 1, "day")
    else:
        day = _day(ctx)
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{item.value}" if not kinds else None)
    if item.kind == "overnight":
        return _overnight(day)
    found = at_part(day, item.value)
    if kinds or item.kind == "tonight":
        return found
    return replace(found, point=None) if ctx.memory.near(ctx.sentence) else _assumed(found)


def _overnight(day: Point) -> Reading | None:
    """The night that ends on the morning of a day: of two days."""
    eve = day.shift(-1, "day")
    return None if eve is None else replace(at_part(eve, "NI"), end=day.start, point=None)
