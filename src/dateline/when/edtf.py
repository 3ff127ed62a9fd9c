"""From a time expression to the date of an event: EDTF, precision, and how the day was found."""

from __future__ import annotations

import re

from dateline.records import TimeExpression
from dateline.when.lexicon import items

__all__ = ["basis", "edtf", "precision"]

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24", "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"}
_IN_TEXT = frozenset({"later", "earlier", "that", "same", "previous", "following"})
_FROM_PUBLICATION = frozenset({"dayref", "weekday", "this", "last", "next", "past", "coming", "ago", "current", "tonight", "overnight"})
_EXPLICIT = frozenset({"yyyy", "iso", "ndate", "tens", "shorttens", "decadeword"})


def edtf(time: TimeExpression) -> str | None:
    """The EDTF date of an expression that names a stretch of the calendar; None for any other."""
    if time.date_start is None or time.date_end is None:
        return None
    value = (time.value or "").split("T")[0]
    about = "~" if any(i.kind == "about" for i in items(time.text, 0, len(time.text))) else ""
    if time.timex == "DURATION" or not value or (len(value) == 10 and time.date_start != time.date_end and "X" not in value):
        return f"{time.date_start}/{time.date_end}"
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?|\d\dXX|\d{3}X", value):
        return value + about
    if re.fullmatch(r"\d{3}", value):
        return value + "X" + about
    if (part := value[5:7]) in _SEASONS and len(value) == 7:
        return f"{value[:4]}-{_SEASONS[part]}{about}"
    if re.fullmatch(r"\d{4}-XX-XX", value):
        return value[:4]
    return f"{time.date_start}/{time.date_end}"


def precision(time: TimeExpression) -> str:
    """The precision of an event's date: a time of day is still a day."""
    return "day" if time.precision in ("hour", "minute", None) else time.precision


def basis(time: TimeExpression) -> str:
    """How the day was found: explicit, relative to the publication date, or relative to the event in the text."""
    kinds = {i.kind for i in items(time.text, 0, len(time.text))}
    if time.timex == "DURATION":
        return "relative to the publication date"
    if kinds & _EXPLICIT or ("century" in kinds and kinds & {"ordinal", "nth"}):
        return "explicit"
    if kinds & _IN_TEXT and not kinds & {"this", "ago"}:
        return "relative to the event in the text"
    if kinds & _FROM_PUBLICATION or kinds & {"monthname", "monthabbr", "season", "fall", "weekend", "holiday"}:
        return "relative to the publication date"
    return "relative to the event in the text" if time.timex == "TIME" else "relative to the publication date"
