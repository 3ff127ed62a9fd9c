"""A page's text → its lines, each with the blank lines before it and its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median

from dateline.pages.credits import MAX_CAPTION, byline, credit_line, dateline_agency, has_credit_form, is_caption
from dateline.pages.dates import date_line
from dateline.pages.furniture import furniture

__all__ = ["Kind", "Line", "classified", "is_bullet", "is_sentence", "key", "unwrapped", "words"]


class Kind(StrEnum):
    """What a line is on its page."""

    BODY = "body"
    SHORT = "short line"
    CAPTION = "caption"
    CREDIT = "credit line"
    BYLINE = "byline"
    DATE = "date line"
    FURNITURE = "furniture"
    SECTION = "list of other stories"
    CROSSHEAD = "cross-head"
    RULE = "separator"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's line: ``gap`` counts the blank lines before it; ``reason`` says why it is left out, if it is."""

    text: str
    gap: int
    kind: Kind
    reason: str = ""


MAX_HEADLINE_WORDS = 25
"""Headlines of wire stories have 4 to 15 words; a few long ones reach 25."""

MAX_WIDTH = 140
"""Characters. Text that was broken at a width has next to no longer lines."""

_CROSSHEAD = re.compile(r"(?:[-–—]{1,3}\s+\S.{0,78}\S\s+[-–—]{1,3}|\*{1,3}\s?\S.{0,78}\S\s?\*{1,3})$")
_RULE = re.compile(r"(?:[-=_*#~•·–—]\s*){3,}$")
_STOPPED = re.compile(r"""[.…:;,。！？．।؟۔][”’"'»)\]」』]*$|[?!][”’"'»)\]]+$""")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_EXCLAIMED = re.compile(r"[?!]$")
_WITHIN = re.compile(r"\w[.?!][”’\"']?\s+[“‘\"']?[A-Z]")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}[”’\"']?$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.$")
_BULLET = re.compile(r"(?:[-–—*•·▪]|\d{1,2}[.)])\s+\S")
_CREDIT_TAIL = re.compile(r"\s*[(\[][^()\[\]]{2,90}[)\]]\s*$")


def key(text: str) -> str:
    """What two lines must share to be the same line."""
    return re.sub(r"\W+", " ", text).casefold().strip()


def words(text: str) -> int:
    """How many words a line has; in writing without spaces, two characters count as one."""
    count = text.count(" ") + 1
    return count if text.isascii() else count + len(_UNSPACED.findall(text)) // 2


def is_bullet(text: str) -> bool:
    """Whether a line is an item of a list."""
    return bool(_BULLET.match(text))


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, so that it is text rather than a heading."""
    count = words(text)
    if count > MAX_HEADLINE_WORDS:
        return True
    if _ABBREVIATED.search(text):
        return count > 18
    return count >= 2 and bool(_STOPPED.search(text) or (_EXCLAIMED.search(text) and (count > 15 or _WITHIN.search(text))))


def unwrapped(text: str) -> Iterator[tuple[str, int]]:
    """The text's lines with the blank lines before each; lines that were broken at a width are joined again."""
    width = _wrap_width(text)
    current, gap, blank, last = "", 0, 0, ""
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if not line:
            blank += 1
            continue
        if current and not blank and _goes_on(last, raw, line, width):
            current = current + line if re.search(r"\w-$", current) else f"{current} {line}"
        else:
            if current:
                yield current, gap
            current, gap = line, blank
        blank, last = 0, line
    if current:
        yield current, gap


def _wrap_width(text: str) -> float:
    """The usual length of a hard-wrapped text's lines; 0 if it is not hard-wrapped."""
    lines = [line.rstrip() for line in text[:200_000].split("\n")]
    full = sorted(len(line) for line in lines if line)
    inner = [a for a, b in pairwise(lines) if a and b and a != b]
    if len(inner) < 3 or full[int(0.95 * (len(full) - 1))] > MAX_WIDTH:
        return 0.0
    open_ends = sum(1 for line in inner if not _STOPPED.search(line[-4:]))
    usual = float(median(len(line) for line in inner))
    return usual if 40 <= usual <= 110 and open_ends > 0.5 * len(inner) else 0.0


def _goes_on(last: str, raw: str, line: str, width: float) -> bool:
    """Whether a line goes on where the last one stopped, without a blank line between."""
    if _CROSSHEAD.match(last) or _RULE.match(last) or _BULLET.match(line) or _CROSSHEAD.match(line):
        return False
    if not width:
        return line[0].islower() and last[-1] not in ".?!:" and len(last) >= 30
    indented = raw[0].isspace() and not raw.startswith(" " * 20)
    return len(last) >= 0.7 * width and not (indented and is_sentence(last))


def classified(lines: Iterable[tuple[str, int]]) -> list[Line]:
    """Each line with its kind."""
    found = _captions_by_place([Line(text, gap, *_kind(text)) for text, gap in lines])
    if not any(line.kind is Kind.BODY for line in found):  # a text of one paragraph with a credit behind it
        found = [Line(x.text, x.gap, Kind.BODY) if x.kind is Kind.CAPTION and is_sentence(_CREDIT_TAIL.sub("", x.text)) else x for x in found]
    return found


def _captions_by_place(lines: list[Line]) -> list[Line]:
    """The lines, with those paragraphs made captions that only their place shows to be: printed twice running, or credited below a headline."""
    doubled = {a.text for a, b in pairwise(lines) if a.kind is Kind.BODY and a.text == b.text and words(a.text) <= MAX_CAPTION}
    found, above = [], Kind.BODY
    for line in lines:
        credited = above in (Kind.SHORT, Kind.CAPTION) and line.kind in (Kind.BODY, Kind.SHORT) and has_credit_form(line.text)
        found.append(Line(line.text, line.gap, Kind.CAPTION, "caption") if line.text in doubled or credited else line)
        if line.kind not in (Kind.FURNITURE, Kind.DATE, Kind.BYLINE, Kind.CREDIT):
            above = found[-1].kind
    return found


def _kind(text: str) -> tuple[Kind, str]:
    count = words(text)
    if found := furniture(text):
        rule = Kind.RULE if found.reason == "no words" and _RULE.match(text) else Kind.FURNITURE
        return (Kind.SECTION if found.section else rule), found.reason
    if count <= 12 and _CROSSHEAD.match(text):
        return Kind.CROSSHEAD, "cross-head"
    if count <= 20 and date_line(text)[0]:
        return Kind.DATE, "date line"
    if credit_line(text):
        return Kind.CREDIT, "credit line"
    if count <= 25 and byline(text):
        return Kind.BYLINE, "byline"
    if is_caption(text) and not dateline_agency(text):
        return Kind.CAPTION, "caption"
    return (Kind.BODY if is_sentence(text) or _BULLET.match(text) else Kind.SHORT), ""
