"""Publication dates: what counts as one, and lines of a page that are nothing but one."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate

__all__ = ["date_line", "day_of", "edtf", "given_date"]

_EDTF_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?[?~%]?$", re.A)
_ISO_START = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d", re.A)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$", re.A)
_MONTHS = {month: i for i, month in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY_IN_WORDS = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d))\b",
    re.I,
)
_AROUND = re.compile(
    r"(?>(?:first\s+)?(?:published|posted|issued|created|updated|modified|date|on|at|last|by|time|and|gmt|utc|edt|est|bst|cet|cest|ist|kst|jst|msk|et|pt|"
    r"a\.?m\.?|p\.?m\.?|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|local|\d{1,2}[:.]\d\d(?::\d\d)?|\d{1,2}|[-+]\d\d:?\d\d|[\s,.:|()/•·–—-])*+$",
    re.I,
)
_LATER = re.compile(r"\b(?:updated|modified|last)\b", re.I)


def edtf(value: str) -> str | None:
    """The date as EDTF if it is one (level 0 and 1 dates, seasons and intervals; times are cut off), else None."""
    value = value.strip()
    if "/" in value:
        ends = value.split("/")
        return value if len(ends) == 2 and any(e not in ("", "..") for e in ends) and all(e in ("", "..") or _edtf_date(e) for e in ends) else None
    if (iso := _ISO_START.match(value)) or (iso := _BASIC.match(value)):
        value = "-".join(iso.groups())
    if not _edtf_date(value) and (parts := _mail_date(value)):
        value = parts
    return value if _edtf_date(value) else None


def _mail_date(value: str) -> str | None:
    """The day of a date as mail and feeds write it: Tue, 05 Nov 2024 10:00:00 GMT."""
    try:
        parts = parsedate(value) if ":" in value else None
        return None if parts is None else date(*parts[:3]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _edtf_date(value: str) -> bool:
    match = _EDTF_DATE.match(value)
    if not match:
        return False
    year, month, day = match.groups()
    if month is None or month == "XX":
        return year != "0000" and (day is None or day == "XX" or month == "XX")
    if day is None and 21 <= int(month) <= 24:
        return True
    try:
        date(int(year) if year.isdigit() else 2000, int(month), 1 if day in (None, "XX") else int(day))
    except ValueError:
        return False
    return True


def given_date(value: object, fallback: str | None) -> tuple[str | None, str, str | None]:
    """Date, basis and evidence of what an article says of itself, or else of what was said for all."""
    wrong = None
    if value is not None and value != "":
        text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
        if found := edtf(text):
            return found, "given", None if found == text else f"published: {text[:60]}"
        wrong = f"published: {ascii(value)[:60]} is not a date"
    if fallback is not None:
        return fallback, "given", "given for all inputs" if wrong is None else f"given for all inputs; {wrong}"
    return None, "none", wrong


def day_of(text: str) -> str | None:
    """The first whole date (day, month in letters or ISO, year) in a text, as an ISO date."""
    for match in _DAY_IN_WORDS.finditer(text):
        g = match.groupdict()
        year, month, day = (g["y1"] or g["y2"] or g["y3"]), (g["m1"] or g["m2"] or g["m3"]), (g["d1"] or g["d2"] or g["d3"])
        try:
            return date(int(year), int(month) if month.isdigit() else _MONTHS[month[:3].lower()], int(day)).isoformat()
        except ValueError:
            continue
    return None


def date_line(line: str) -> tuple[bool, str | None]:
    """Whether a line is nothing but a date, and the day if it is that of publication (not of an update)."""
    if len(line) > 120 or not (match := _DAY_IN_WORDS.search(line)):
        return False, None
    before, after = line[: match.start()].rsplit("|", 1)[-1], line[match.end() :]
    rest = _DAY_IN_WORDS.sub(" ", after)
    if not (_AROUND.match(before) and _AROUND.match(rest)) or (line[: match.start()].count("|") and len(line.split()) > 14):
        return False, None
    return True, None if _LATER.search(before) else day_of(match.group())
