"""What a match is read as, and what reading it may look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.language import Document, Token
from dateline.when.calendar import Point
from dateline.when.lexicon import Item
from dateline.when.tense import tense_at, words_of

__all__ = ["Context", "Memory", "Reading", "of_point"]

NEAR = 3
"""Sentences over which "three years later" still counts from a date that was named."""


@dataclass(frozen=True, slots=True)
class Reading:
    """TIMEX3 type and value of a match, and the stretch of the calendar it names, if any."""

    timex: str
    value: str | None
    start: date | None = None
    end: date | None = None
    precision: str | None = None
    point: Point | None = None
    """What later expressions such as "the following day" count from."""


@dataclass(slots=True)
class Memory:
    """What the text has named so far."""

    last: Point | None = None
    """The last date."""
    day: Point | None = None
    """The last day."""
    at: int = -100
    """The sentence of the last date."""
    quarters: Counter[Point] = field(default_factory=Counter)
    """Quarters, by how often they were named: reports of results compare with the one they are about."""
    quarter_at: int = -100
    """The last sentence that named one."""

    @property
    def quarter(self) -> Point | None:
        """The quarter named most, of equals the first."""
        return max(self.quarters, key=self.quarters.__getitem__, default=None)

    def near(self, sentence: int) -> bool:
        """Whether the last date was named near enough for "an hour later" to count from it."""
        return sentence - self.at <= NEAR

    def forget(self) -> None:
        """A date was named that can't be told: what counts from it can't be told either."""
        self.last = self.day = None

    def remember(self, point: Point, sentence: int) -> None:
        """Note a date that the text names."""
        self.last, self.at = point, sentence
        if point.grain == "day":
            self.day = point
        elif point.grain == "quarter":
            self.quarters[point] += 1
            self.quarter_at = sentence


class Context:
    """One match in its sentence: the items, the day the text was published, what was named before, the tense."""

    def __init__(self, doc: Document, sentence: int, found: Sequence[Item], match: re.Match[str], anchor: Point | None, memory: Memory) -> None:
        self.doc, self.sentence, self.found, self.match, self.anchor, self.memory = doc, sentence, found, match, anchor, memory
        self.first, self.last = found[match.start()], found[match.end() - 1]

    def items(self, group: str) -> Sequence[Item]:
        """The items of a named group; none if it took no part."""
        if group not in self.match.re.groupindex or self.match.group(group) is None:
            return ()
        return self.found[self.match.start(group) : self.match.end(group)]

    def item(self, group: str) -> Item | None:
        """The last item of a named group."""
        found = self.items(group)
        return found[-1] if found else None

    def kind(self, group: str) -> str | None:
        """The kind of that item."""
        item = self.item(group)
        return None if item is None else item.kind

    def value(self, group: str) -> str | None:
        """The value of that item."""
        item = self.item(group)
        return None if item is None else item.value

    def before(self, n: int = 1) -> Item | None:
        """The item n places before the match."""
        i = self.match.start() - n
        return self.found[i] if i >= 0 else None

    def after(self, n: int = 1) -> Item | None:
        """The item n places after the match."""
        i = self.match.end() + n - 1
        return self.found[i] if i < len(self.found) else None

    def token(self, at: int) -> Token | None:
        """The parser's token at an offset of the sentence."""
        found = words_of(self.doc.sentences[self.sentence], at, at + 1)
        return found[0] if found else None

    @property
    def tense(self) -> str | None:
        """past, future or None: what the words around say of when it happens."""
        return tense_at(self.doc.sentences[self.sentence], self.first.start, self.last.end)


def of_point(point: Point) -> Reading:
    """A DATE that is one point of the calendar."""
    return Reading("DATE", point.value, point.start, point.end, "week" if point.grain == "weekend" else point.grain, point)
