"""Finding the time expressions of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dateline.language import Document
from dateline.records import TimeExpression
from dateline.when import clock, deictic, durations, explicit, holidays, periods
from dateline.when.calendar import Point, from_edtf
from dateline.when.lexicon import Item, items, lexicon
from dateline.when.patterns import Rule, rules
from dateline.when.reading import Context, Memory, Reading

__all__ = ["READERS", "find_times"]

Reader = Callable[[Context], Reading | None]

READERS: Mapping[str, Reader] = MappingProxyType({
    "iso": explicit.iso, "numeric": explicit.numeric, "calendar_day": explicit.calendar_day, "month_of_year": explicit.month_of_year,
    "month": explicit.month, "listed_day": explicit.listed_day,
    "year": explicit.year, "spoken_year": explicit.spoken_year, "decade": periods.decade, "century": periods.century,
    "quarter": periods.quarter, "half": periods.half, "season": periods.season, "holiday": holidays.holiday, "week_of": explicit.week_of,
    "weekday": deictic.weekday, "weekend": deictic.weekend, "dayref": deictic.dayref, "unit": deictic.unit, "definite": deictic.definite,
    "comparison": deictic.comparison, "ago": deictic.ago, "vague": deictic.vague, "part": clock.part, "clock": clock.clock,
    "span": durations.span, "bare": durations.bare, "window": durations.window, "set": durations.set_, "weekdays": durations.weekdays,
})  # fmt: skip
"""What each rule of the patterns table is read by."""

_LATER = frozenset({"clock", "part"})
"""Rules whose day may be named later in the sentence: "at 9:10 a.m. (0710 GMT) Sunday"."""

_COMMON = frozenset(
    ("day", "days", "week", "weeks", "weekend", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "dayref", "noon", "present", "part")
)
"""Kinds of words that are capitalised in titles of papers, programmes and films only."""


def find_times(doc: Document) -> list[TimeExpression]:
    """The time expressions of a document in text order, none overlapping.

    ``doc.published`` anchors "yesterday" and "in June"; without it their values are null or partial (XXXX-07-28), their days null.
    """
    anchor, memory = from_edtf(doc.published), Memory()
    letters = lexicon().letters
    out: list[TimeExpression] = []
    for sentence in doc.sentences:
        found = items(doc.text, sentence.start, sentence.end)
        kinds = "".join([letters[i.kind] for i in found])
        if lexicon().triggers.isdisjoint(kinds) and 2 * letters["numword"] not in kinds:
            continue
        out.extend(_read(doc, sentence.index, found, kinds, anchor, memory))
    return out


def _read(doc: Document, sentence: int, found: Sequence[Item], kinds: str, anchor: Point | None, memory: Memory) -> list[TimeExpression]:
    chosen: list[tuple[Rule, Context]] = []
    taken = bytearray(len(found))
    for rule, match in _matches(kinds):
        a, b = match.span()
        if any(taken[a:b]):
            continue
        ctx = Context(doc, sentence, found, match, anchor, memory)
        if not _is_name(ctx) and READERS[rule.name](ctx) is not None:
            chosen.append((rule, ctx))
            taken[a:b] = b"\1" * (b - a)
    chosen.sort(key=lambda c: (c[0].name in _LATER, c[1].match.start()))
    out: list[TimeExpression] = []
    for rule, ctx in chosen:  # again, now that what stands before is known
        reading = READERS[rule.name](ctx)
        if reading is None:
            continue
        if reading.point is not None:
            memory.remember(reading.point, sentence)
        elif reading.timex in ("DATE", "TIME") and reading.precision is None:
            memory.forget()
        out.append(_record(doc.text, ctx.first.start, ctx.last.end, reading))
    out.sort(key=lambda t: t.start)
    return out


def _is_name(ctx: Context) -> bool:
    """Whether a common word is capitalised within a sentence that is no headline: "on ABC's This Week"."""
    if ctx.match.start() == 0 or ctx.last.kind not in _COMMON or not ctx.last.text[0].isupper():
        return False
    if ctx.match.end() - ctx.match.start() == 1 and not ctx.found[ctx.match.start() - 1].text[-1].isalnum():
        return False
    words = [i.text for i in ctx.found if i.text[0].isalpha()]
    return 2 * sum(w[0].isupper() for w in words) < len(words)


def _matches(kinds: str) -> list[tuple[Rule, re.Match[str]]]:
    """All matches, in the order in which they are tried."""
    found = [(rule, match) for rule in rules() for match in rule.pattern.finditer(kinds)]
    found.sort(key=lambda c: (c[1].start() - c[1].end(), c[0].place, c[1].start()))
    return found


def _record(text: str, start: int, end: int, reading: Reading) -> TimeExpression:
    a, b = reading.start, reading.end
    return TimeExpression(
        text[start:end], start, end, reading.timex, reading.value,
        None if a is None else a.isoformat(), None if b is None else b.isoformat(), reading.precision,
    )  # fmt: skip
