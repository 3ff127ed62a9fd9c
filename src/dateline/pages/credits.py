"""Who is credited: news agencies in datelines, credit lines and captions, and authors in bylines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.data import first_wins, read_table

__all__ = [
    "MAX_CAPTION", "Byline", "agency_in", "byline", "caption_agency", "credit_line", "dateline_agency", "has_credit_form", "is_caption",
    "is_marked_caption",
]  # fmt: skip

MAX_CAPTION = 90
"""Words. A longer line that ends in a credit is a paragraph with a credit behind it."""

_CLOSING = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*$")
_CREDIT_FORM = re.compile(r"[.!?]\s*\((?:[A-Z][\w.'’/&-]*\s?){1,6}\)$")
_SLASHED = re.compile(r"(?:^|[\s.|])(?:REUTERS|AFP|AP Photo|EPA|dpa|Getty Images|Xinhua)\s?/\s?[A-Z][\w.'’ -]{2,50}$")
_NAME = r"(?:[A-Z][\w.'’-]+|[A-Z]\.|de|da|del|della|van|von|der|den|bin|bint|ibn|al|el|la|le|du|dos|ten|ter|y)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}"
_BYLINE = re.compile(rf"(?i:by|words by|written by|from|report by)[:\s]\s*({_NAMES}(?:\s*(?:,|and|&)\s*{_NAMES}){{0,5}})\s*(?:[|,·/–-].{{0,60}})?$")
_CAPS_NAME = re.compile(r"[A-Z][A-Z.'’-]+")
_PART = re.compile(r"\s*(?:,|\band\b|&)\s*")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december", re.I
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in a byline, and the agency if one is among them."""

    authors: tuple[str, ...]
    agency: str | None


@cache
def _agencies() -> dict[str, str]:
    rows = read_table("pages/agencies.tsv", "name", "aliases")
    return first_wins((alias, row["name"]) for row in rows for alias in (row["name"], *row.list("aliases")))


@cache
def _agency_pattern() -> str:
    return "|".join(re.escape(a) for a in sorted(_agencies(), key=len, reverse=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    names = _agency_pattern()
    return {
        "name": re.compile(rf"(?<![\w-])({names})(?![\w-])"),
        "dateline": re.compile(rf"(?:[A-Z][\w .,'’/-]{{1,70}})?[(\[]\s*({names})\b[^()]{{0,30}}[)\]]\s*(?:[-–—:]|$)"),
        "bare dateline": re.compile(rf"[A-Z][A-Z .'’-]{{2,40}},[\w .,]{{3,24}}?[\s,]({names})\s*[-–—:]"),
        "told": re.compile(rf"\b(?:told|tells|contacted by|seen by|quoted by|interview with|reached by)\s+({names})(?![\w-])"),
        "line": re.compile(rf"(?:(?i:source|agency|credit|via|by|with|from)[:\s]\s*)?[(\[]?({names})(?:\s*(?:/|,|and|&|-|–|\|)\s*(?:{names}|File))*[)\]]?\.?$"),
    }


@cache
def _photo_words() -> tuple[re.Pattern[str], tuple[str, ...]]:
    rows = list(read_table("pages/photo_credits.tsv", "match", "text"))
    words = "|".join(re.escape(r["text"]) for r in rows if r["match"] == "word")
    return re.compile(rf"\b(?:{words})\b", re.I), tuple(r["text"].casefold() for r in rows if r["match"] == "start")


def dateline_agency(paragraph: str) -> str | None:
    """The agency in the dateline that a first paragraph begins with: "SEOUL, Nov 5 (Reuters) - …"."""
    head = paragraph[:140]
    match = _patterns()["dateline"].match(head) or _patterns()["bare dateline"].match(head)
    return _agencies()[match[1]] if match else None


def agency_in(text: str) -> str | None:
    """The agency that a text credits: in its dateline, in a closing parenthesis, or where someone "told AFP"."""
    text = text.strip()
    if found := dateline_agency(text):
        return found
    if (closing := _CLOSING.search(text, max(0, len(text) - 100))) and (found := _whole_credit(closing[1])):
        return found
    told = {_agencies()[m[1]] for m in _patterns()["told"].finditer(text)}
    return told.pop() if len(told) == 1 else None


def _whole_credit(credit: str) -> str | None:
    match = _patterns()["line"].match(credit.strip())
    return _agencies()[match[1]] if match else None


def credit_line(line: str) -> str | None:
    """The agency if the whole line is its credit: "(AFP)", "Source: Reuters", "AP - Xinhua"."""
    return _whole_credit(line) if len(line) <= 80 else None


def is_caption(line: str) -> bool:
    """Whether a line ends in the credit of a picture, or is marked as a caption."""
    if len(line.split()) > MAX_CAPTION:
        return False
    if is_marked_caption(line):
        return True
    closing = _CLOSING.search(line)
    return bool(closing and closing.start() > 10 and _whole_credit(closing[1]))


def has_credit_form(line: str) -> bool:
    """Whether a line ends as credited captions do, whoever is credited: "… on Monday. (Sample Post)"."""
    return bool(_CREDIT_FORM.search(line)) and len(line.split()) <= MAX_CAPTION


def is_marked_caption(line: str) -> bool:
    """Whether a line says of itself that it belongs to a picture."""
    words, starts = _photo_words()
    if line[:40].casefold().startswith(starts) or _SLASHED.search(line):
        return True
    closing = _CLOSING.search(line)
    return bool(closing and closing.start() > 10 and words.search(closing[1]) and len(closing[1].split()) <= 12)


def caption_agency(caption: str) -> str | None:
    """The agency that a caption credits alone: "(AFP)", but not "(AP Photo/Jane Doe)", which credits the picture."""
    closing = _CLOSING.search(caption)
    return _whole_credit(closing[1]) if closing else None


def byline(line: str) -> Byline | None:
    """The byline a line is, or None: "By Jane Doe and Joe Bloggs", "By Jane Doe, Reuters"."""
    if len(line) > 160 or line.endswith((".", "?", "!")) or not (match := _BYLINE.match(line)) or _CALENDAR.search(match[1]):
        return None
    names = [n for n in _PART.split(match[1]) if n]
    authors = tuple(_cased(n) for n in names if n not in _agencies() and (" " in n or "." in n))
    agency = next((_agencies()[m[1]] for m in _patterns()["name"].finditer(line)), None)
    return Byline(authors, agency) if authors or agency else None


def _cased(name: str) -> str:
    """JANE DOE → Jane Doe; other names as they are."""
    return " ".join(w.title() if _CAPS_NAME.fullmatch(w) and len(w) > 2 else w for w in name.split())
