"""Finding the time expressions of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from dateline.language import Document
from dateline.records import TimeExpression
from dateline.when import clock, deictic, durations, explicit
from dateline.when.calendar import Point, from_edtf
from dateline.when.lexicon import Item, items, lexicon
from dateline.when.patterns import Rule, rules
from dateline.when.reading import Context, Memory, Reading

__all__ = ["READERS", "find_times"]

Reader = Callable[[Context], Reading | None]

READERS: Mapping[str, Reader] = MappingProxyType({
    "iso": explicit.iso, "numeric": explicit.numeric, "calendar_day": explicit.calendar_day, "month_of_year": explicit.month_of_year,
    "month": explicit.month, "year": explicit.year, "spoken_year": explicit.spoken_year, "decade": explicit.decade, "century": explicit.century,
    "quarter": explicit.quarter, "half": explicit.half, "season": explicit.season, "holiday": explicit.holiday, "week_of": explicit.week_of,
    "weekday": deictic.weekday, "weekend": deictic.weekend, "dayref": deictic.dayref, "unit": deictic.unit, "definite": deictic.definite,
    "comparison": deictic.comparison, "ago": deictic.ago, "vague": deictic.vague, "part": clock.part, "clock": clock.clock,
    "span": durations.span, "bare": durations.bare, "window": durations.window, "set": durations.set_, "weekdays": durations.weekdays,
})  # fmt: skip
"""What each rule of the patterns table is read by."""

_LATER = frozenset({"clock", "part"})
"""Rules whose day may be named later in the sentence: "at 10:35 a.m. (0735 GMT) Friday"."""


def find_times(doc: Document) -> list[TimeExpression]:
    """The time expressions of a document in text order, none overlapping.

    ``doc.published`` anchors "yesterday" and "in June"; without it their values are null or partial (XXXX-07-28), their days null.
    """
    anchor, memory = from_edtf(doc.published), Memory()
    out: list[TimeExpression] = []
    for sentence in doc.sentences:
        found = items(doc.text, sentence.start, sentence.end)
        letters = lexicon().letters
        kinds = "".join([letters[i.kind] for i in found])
        if lexicon().triggers.isdisjoint(kinds):
            continue
        out.extend(_read(doc, sentence.index, found, kinds, anchor, memory))
    return out


def _read(doc: Document, sentence: int, found: Sequence[Item], kinds: str, anchor: Point | None, memory: Memory) -> list[TimeExpression]:
    chosen = _choose(kinds)
    taken: list[tuple[int, int]] = []
    out: list[TimeExpression] = []
    queue = [c for c in chosen if c[0].name not in _LATER] + [c for c in chosen if c[0].name in _LATER]
    readings: list[tuple[re.Match[str], Reading]] = []
    for rule, match in queue:
        a, b = match.span()
        if any(a < f and e < b for e, f in taken):
            continue
        reading = READERS[rule.name](Context(doc, sentence, found, match, anchor, memory))
        if reading is None:
            continue
        taken.append((a, b))
        readings.append((match, reading))
        _remember(memory, reading, sentence)
    readings.sort(key=lambda pair: pair[0].start())
    for match, reading in readings:
        start, end = found[match.start()].start, found[match.end() - 1].end
        out.append(_record(doc.text, start, end, reading))
    return out


def _choose(kinds: str) -> list[tuple[Rule, re.Match[str]]]:
    """All matches, in the order in which they are tried."""
    found = [(rule, match) for rule in rules() for match in rule.pattern.finditer(kinds)]
    found.sort(key=lambda c: (c[1].start() - c[1].end(), c[0].place, c[1].start()))
    return found


def _remember(memory: Memory, reading: Reading, sentence: int) -> None:
    point = reading.point
    if point is None:
        return
    memory.last = point
    if point.grain == "day":
        memory.day = point
    if point.grain == "quarter":
        memory.quarter, memory.quarter_at = point, sentence


def _record(text: str, start: int, end: int, reading: Reading) -> TimeExpression:
    a, b = reading.start, reading.end
    return TimeExpression(
        text[start:end], start, end, reading.timex, reading.value,
        None if a is None else a.isoformat(), None if b is None else b.isoformat(), reading.precision,
    )  # fmt: skip
