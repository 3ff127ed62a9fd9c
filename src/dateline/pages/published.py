"""The day an HTML page was published, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from dateline.pages.dates import day_of, edtf
from dateline.pages.decode import clean

__all__ = ["published"]

FIRST_YEAR = "1991"
"""No web page is older; what says so is the zero of some clock."""
MAX_AFTER_HEADLINE = 60
"""Elements after the headline among which a date stands beside it."""

_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
_UTC = re.compile(r"\d(?:Z|\s*[+-]00:?00)$|\b(?:GMT|UTC)\b")
_OFFSET = re.compile(r":\d\d(?:\.\d+)?\s*[+-]\d\d:?\d\d$")
_DATE_MARK = re.compile(r"date|time|publi|posted|byline|dateline|meta\b")
_LATER = re.compile(r"updated|modified|comment|related|event", re.I)


def published(
    tree: HtmlElement, said: list[tuple[str, str]], url: str | None
) -> tuple[str | None, str, str | None]:
    """Day, basis and evidence of a page's publication: what it says in metadata, else beside its headline, else in its address.

    ``said`` is what its tags say: (where, value), the best first.
    """
    stamps = [(where, value, day) for where, value in [*said, *_time_elements(tree)] if (day := _day(value))]
    in_address = _URL_DATE.search(urlsplit(url).path) if url else None
    address_day = _day("-".join(in_address.groups())) if in_address else None
    if stamps:
        where, value, day = stamps[0]
        evidence = f"{where}: {value[:60]}"
        if _UTC.search(value) and (local := _local_day(day, stamps, address_day)):
            return local, "metadata", f"{evidence}, which is {local} where it was published"
        return day, "metadata", evidence
    if beside := _beside_headline(tree):
        return day_of(beside), "text", beside
    if in_address and address_day:
        return address_day, "inferred", f"the address: {in_address[0]}"
    return None, "none", None


def _local_day(day: str, stamps: list[tuple[str, str, str]], address_day: str | None) -> str | None:
    """The outlet's own day, where a time in UTC already belongs to the next, or still to the last."""
    local = [d for _, value, d in stamps if _OFFSET.search(value) and not _UTC.search(value)]
    for other in [*local, *([address_day] if address_day else [])]:
        if other != day and abs((date.fromisoformat(other) - date.fromisoformat(day)).days) == 1:
            return other
    return None


def _beside_headline(tree: HtmlElement) -> str | None:
    """The line beneath the headline that is marked as the date and holds one."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return None
    for element in islice(heading.xpath("following::*"), MAX_AFTER_HEADLINE):
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.tag}".lower()
        if _DATE_MARK.search(marks) and not _LATER.search(marks):
            text = re.sub(r"\s+", " ", clean(element.text_content())).strip()
            if len(text) < 160 and day_of(text) and not _LATER.search(text[:20]):
                return text
    return None


def _time_elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """``<time>`` elements that the page calls its date of publication, or the only one of an article."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    marked = [t for t in times if t.get("pubdate") is not None or "publish" in (t.get("class") or "").lower()]
    if not marked:
        of_article = [t for t in times if not any(a.tag in ("aside", "footer", "nav", "li") for a in t.iterancestors())]
        marked = of_article if len({t.get("datetime")[:10] for t in of_article}) == 1 else []
    for element in marked[:1]:
        yield "time element", element.get("datetime").strip()


def _day(value: str) -> str | None:
    """A plausible whole day out of a metadata value."""
    day = edtf(value) or edtf(value[:10]) or day_of(value)
    return day if day and len(day) == 10 and day[:4] >= FIRST_YEAR and day.replace("-", "").isdigit() else None
