"""CSV: reports and events as flat columns, with a header line. Of several values each column has all, parted by ``; ``.

The order of the columns is that of the tuples below, here and nowhere else. The n-th of a party's texts, names and codes are of the same party; a cell of
several of which none is known is empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dateline.columns import Column

__all__ = ["COLUMNS", "DROPS", "EVENT", "EVENT_COLUMNS", "EVENT_DROPS", "REPORT", "joined", "path", "why"]

Row = dict[str, Any]
Cells = tuple[tuple[Column, Callable[[Row], Any]], ...]


def path(*keys: str) -> Callable[[Row], Any]:
    """What gets a value out of nested objects; null where one of them is not there."""

    def get(row: Row) -> Any:
        value: Any = row
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    return get


def joined(field: str, key: str) -> Callable[[Row], str]:
    """What joins one value of each member of a list; empty where none of them has it."""

    def get(row: Row) -> str:
        values = ["" if x.get(key) is None else str(x[key]) for x in row[field]]
        return "; ".join(values) if any(values) else ""

    return get


def why(row: Row) -> str:
    """The explanation, where one was asked for: the words with their rows, and what the model weighed."""
    e = row.get("explanation")
    if not e:
        return ""
    read = "; ".join(f"{w['text']} ({w['row']})" for w in e["words"]) or "no row of the tables"
    weighed = ", ".join(f"{t} {p:.2f}" for t, p in e["types"].items())
    return f"by the {e['decided_by']}: {read}{'; ' if weighed else ''}{weighed}"


def _one(name: str, kind: str, meaning: str, *keys: str) -> tuple[Column, Callable[[Row], Any]]:
    return Column(name, kind, meaning), path(*(keys or (name,)))


def _parties(field: str, who: str, *more: str) -> Cells:
    meaning = {
        "text": f"the words for {who}", "name": "their names; empty: not known", "code": "their codes: ISO alpha-3 of a state, or an organisation's",
        "sector": "their sectors: GOV MIL …", "start": "where their words begin in the article's text", "end": "where they end",
    }  # fmt: skip
    keys = ("text", "name", "code", "sector", *more)
    return tuple((Column(field if k == "text" else f"{field}_{k}", "text", meaning[k]), joined(field, k)) for k in keys)


_TYPE = _one("type", "text", "PLOVER type, or STATE")
_MODE = _one("mode", "text", "finer kind; empty: the type has none")
_QUAD = _one("quad", "text", "verbal cooperation, material cooperation, verbal conflict, material conflict, neutral")
_STATUS = _one("status", "text", "actual, negated, planned, possible")
_CAMEO = _one("cameo", "text", "CAMEO code; empty where an analyst corrected the type. It may begin with a zero: read it as text")
_INTENSITY = _one("intensity", "number", "conflict to cooperation, −10…10, a scale of our own; empty as cameo")
_DATE = (
    _one("date", "text", "the day or days, EDTF; empty: not known", "when", "date"),
    _one("date_start", "day", "the first of them", "when", "date_start"), _one("date_end", "day", "the last of them", "when", "date_end"),
    _one("date_precision", "text", "day, week, month, …", "when", "precision"),
)  # fmt: skip
_COUNTRY = (_one("country", "text", "ISO 3166-1 alpha-3", "where", "country"), _one("admin1", "text", "ISO 3166-2 of the division", "where", "admin1"))
_POINT = (_one("lat", "number", "degrees north; empty: not known", "where", "lat"), _one("lon", "number", "degrees east", "where", "lon"))
_PLACE = _one("place", "text", "name of the place; empty: not known", "where", "name")

REPORT: Cells = (
    _one("id", "text", "the report's id"), _one("event_id", "text", "the event that it tells of; empty outside a record"),
    _one("article_id", "text", "the article's id, as given"), _TYPE, _MODE, _QUAD, _CAMEO, _INTENSITY, _STATUS,
    _one("confidence", "number", "0…1 for the type"),
    *_parties("actors", "those who did it", "start", "end"), *_parties("recipients", "those it was done to", "start", "end"),
    *_parties("said_by", "those who vouch for it, innermost first; empty: the article itself", "start", "end"),
    (Column("own_types", "text", "types of your own"), joined("own_types", "code")),
    (Column("explanation", "text", "why it has its type, with --explain; empty in a record"), why),
    (Column("quantities", "text", "the words of numbers with their units"), joined("quantities", "text")),
    (Column("objects", "text", "the words of weapons, treaties, goods …"), joined("objects", "text")),
    _one("date_text", "text", "the words that tell the day", "when", "text"), *_DATE,
    _one("date_basis", "text", "how the day was found", "when", "basis"), _one("date_unknown", "text", "why there is none", "when", "unknown"),
    _PLACE, _one("geonameid", "integer", "GeoNames id", "where", "geonameid"), *_COUNTRY, *_POINT,
    _one("place_precision", "text", "point, admin1, country, water or region", "where", "precision"),
    _one("place_unknown", "text", "why there is none", "where", "unknown"),
    (Column("contexts", "text", "PLOVER's contexts"), lambda r: "; ".join(r["contexts"])),
    _one("trigger", "text", "the words that carry the type", "trigger", "text"), _one("trigger_start", "integer", "where they begin", "trigger", "start"),
    _one("sentence", "text", "the whole sentence", "quote", "exact"), _one("sentence_start", "integer", "where it begins", "quote", "start"),
    _one("title", "text", "the article's title", "article", "title"), _one("source", "text", "its outlet", "article", "source"),
    _one("published", "text", "day of publication, EDTF; empty: not known", "article", "published"), _one("url", "text", "its address", "article", "url"),
    _one("page_sha256", "text", "hash of the page's bytes", "article", "page_sha256"),
)  # fmt: skip
"""The columns of a report, each with what gets its value out of the report's JSON."""

EVENT: Cells = (
    _one("id", "text", "the event's id"), _TYPE, _MODE, _QUAD, _STATUS, _CAMEO, _INTENSITY,
    _one("confidence", "number", "0…1: that one report at least has the type right"), _one("reports", "integer", "how many reports tell of it"),
    _one("outlets", "integer", "how many independent voices"), _one("first_published", "day", "day of the first article; empty: none has a date"),
    _one("last_published", "day", "day of the last"), _one("recorded", "time", "since when it is held so"),
    *_parties("actors", "those who did it"), *_parties("recipients", "those it was done to"), *_DATE, _PLACE, *_COUNTRY, *_POINT,
    (Column("report_ids", "text", "ids of its reports, parted by blanks"), lambda r: " ".join(r["report_ids"])),
)  # fmt: skip
"""The columns of an event."""

COLUMNS: tuple[Column, ...] = tuple(c for c, _ in REPORT)
DROPS = (
    "roles, Wikidata ids, low and high of numbers, kinds of things, what makes a type of your own likely, the record's key of the article, the words around "
    "the sentence, offsets but those of parties and the beginnings of trigger and sentence; where one of several texts holds '; ', which is which"
)
EVENT_COLUMNS: tuple[Column, ...] = tuple(c for c, _ in EVENT)
EVENT_DROPS = (
    "the values that disagree, roles, Wikidata ids, offsets, the words of day and place, why they are unknown, precision and GeoNames id of the place; where "
    "one of several texts holds '; ', which is which"
)
