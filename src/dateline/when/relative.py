"""A day that counts from another deed: "two days after Asmara turned it down", "a week after coming to terms", "had murdered forty three days before"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from dateline.language import Sentence, Token
from dateline.records import TimeExpression, Unknown, When

__all__ = ["BASIS", "counted"]

BASIS = "relative to the event in the text"
_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": (1, 0, "day"), "W": (7, 1, "week"), "M": (30.4, 15, "month"), "Y": (365.25, 180, "year")}
"""Of a unit: its days, the days by which a number of it may be out, the precision that is left."""


def counted(
    sentence: Sentence, hosts: Iterable[Token], times: Sequence[TimeExpression], first: int, dated: Callable[[Token], When | Unknown]
) -> When | None:
    """The time of an event in a phrase of "after" or "before" with a length of time in front, or with such a length and "before" behind it. ``hosts``: the
    event's word and those that share its time; ``times``: the expressions of the document, of the sentence from number ``first`` on; ``dated``: when another
    word of the sentence happened. Null where there is no such phrase, or no day to count from."""
    text = sentence.document.text
    here = [t for t in times[first:] if t.start < sentence.end]
    for host in hosts:
        marker, above = _marker(host)
        if marker is not None and above is not None:
            for time in here:
                if time.start <= above.start < time.end:
                    above = above.head  # "a day" of "a day after the march"
                if time.end <= marker.start and not text[time.end : marker.start].strip() and (length := _LENGTH.fullmatch(time.value or "")) is not None:
                    anchor = dated(above)
                    if isinstance(anchor, Unknown) or anchor.start == time.start:
                        return None
                    return _shifted(anchor.date_start, anchor.date_end, length, marker.lower == "before", time, text[time.start : marker.end])
        behind = next((c for c in host.children if c.lower == "before" and c.i > host.i and not c.child("pobj", "pcomp")), None)
        for number, time in enumerate(here if behind is not None else (), first):
            assert behind is not None
            if time.end <= behind.start and not text[time.end : behind.start].strip() and (length := _LENGTH.fullmatch(time.value or "")) is not None:
                there = _over(host, dated) or next((t for t in times[:number][::-1] if t.timex == "DATE" and t.precision == "day"), None)
                if there is not None and there.date_start and there.date_end:
                    return _shifted(there.date_start, there.date_end, length, False, time, text[time.start : behind.end])
    return None


def _over(host: Token, dated: Callable[[Token], When | Unknown]) -> When | None:
    """The day of the clause over a word's own."""
    for above in host.ancestors():
        if above.tag[:2] == "VB":
            found = dated(above)
            return found if isinstance(found, When) else None
    return None


def _marker(host: Token) -> tuple[Token | None, Token | None]:
    """The "after" or "before" that a word stands under, and what the phrase modifies."""
    own = next((c for c in host.children if c.lower in ("after", "before") and c.dep in ("mark", "advmod") and c.i < host.i), None)
    if own is not None and host.dep in ("advcl", "ccomp", "pcomp", "relcl", "acl", "prep"):
        return own, host.head
    over = host.head
    if host.dep in ("pobj", "pcomp") and over.lower in ("after", "before") and over.head is not over:
        return over, over.head
    return None, None


def _shifted(first: str, last: str, length: re.Match[str], ahead: bool, time: TimeExpression, words: str) -> When | None:
    if first != last:
        return None
    days, out, precision = _DAYS[length[2]]
    try:
        at = date.fromisoformat(first) + timedelta(round(int(length[1]) * (1 if ahead else -1) * days))
        low, high = (at + timedelta(d) for d in (-out, out))
    except (OverflowError, ValueError):
        return None
    told = low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"
    return When(words, time.start, time.start + len(words), told, low.isoformat(), high.isoformat(), precision, BASIS)
