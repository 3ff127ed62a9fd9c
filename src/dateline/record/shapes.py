"""The columns of events and of reports as a table: those of their JSON, in its order, nested as it is."""

from __future__ import annotations

from dateline.columns import Column

__all__ = ["DROPS", "EVENTS", "EVENT_DROPS", "REPORTS"]

EVENT_DROPS = "whether a number was written 2 or 2.0; which keys an analyst left out of a corrected value: here they are null"
DROPS = f"{EVENT_DROPS}; why a report has its type (explanation), which a record does not hold"
"""What a table does not have of its rows."""

_TEXT = Column("text", "text", "the words of the article")
_START = Column("start", "integer", "where they begin in the article's text: index of the first character")
_END = Column("end", "integer", "where they end: index behind the last character")
_SPAN = (_TEXT, _START, _END)
_SOURCE = (
    *_SPAN, Column("name", "text", "whom they name; null: not known"),
    Column("code", "text", "ISO alpha-3 code of a state, or an organisation's code; null: not known"),
    Column("sector", "text", "GOV MIL LEG JUD …; null: not known"),
)  # fmt: skip
_ACTOR = (*_SOURCE, Column("role", "text", "office or part; null: not known"), Column("wikidata", "text", "Wikidata id; null: not known"))
_UNKNOWN = Column("unknown", "text", "why there is none, and then all else here is null; null where there is one")
_WHEN = Column("when", "object", "the day of the event", (
    *_SPAN, Column("date", "text", "the day or days, EDTF"), Column("date_start", "day", "the first of them"), Column("date_end", "day", "the last of them"),
    Column("precision", "text", "day, week, month, season, quarter, half, year, decade, century, vague"),
    Column("basis", "text", "how it was found; null where an analyst set it"), _UNKNOWN,
))  # fmt: skip
_WHERE = Column("where", "object", "the place of the event", (
    *_SPAN, Column("name", "text", "the place's name"), Column("geonameid", "integer", "GeoNames id"), Column("country", "text", "ISO 3166-1 alpha-3"),
    Column("admin1", "text", "first-level division"), Column("lat", "number", "degrees north"), Column("lon", "number", "degrees east"),
    Column("precision", "text", "point, admin1, country, water or region"), _UNKNOWN,
))  # fmt: skip
_TYPE = Column("type", "text", "PLOVER type, or STATE")
_MODE = Column("mode", "text", "finer kind; null: the type has none")
_QUAD = Column("quad", "text", "verbal cooperation, material cooperation, verbal conflict, material conflict, neutral")
_STATUS = Column("status", "text", "actual, negated, planned, possible")
_CAMEO = Column("cameo", "text", "CAMEO root or code; null where an analyst corrected the type")
_INTENSITY = Column("intensity", "number", "conflict to cooperation, −10…10; null where an analyst corrected the type")
_ACTORS = Column("actors", "list", "who did it; empty: nobody is told of", _ACTOR)
_RECIPIENTS = Column("recipients", "list", "whom it was done to; empty: nobody is told of", _ACTOR)

EVENTS: tuple[Column, ...] = (
    Column("id", "text", "the event's id"), _TYPE, _MODE, _QUAD, _STATUS, _CAMEO, _INTENSITY,
    Column("confidence", "number", "0…1: that one report at least has the type right"), _ACTORS, _RECIPIENTS, _WHEN, _WHERE,
    Column("reports", "integer", "how many reports tell of it"), Column("outlets", "integer", "how many independent voices"),
    Column("first_published", "day", "day of the first article; null: no article has a date"),
    Column("last_published", "day", "day of the last article; null: no article has a date"),
    Column("recorded", "time", "since when it is held so"),
    Column("values", "object", "field → the values that differ, each with its reports and who says so: JSON, as fields and values are open"),
    Column("report_ids", "list", "ids of its reports"),
)  # fmt: skip
"""An event a row."""

REPORTS: tuple[Column, ...] = (
    Column("id", "text", "the report's id"), Column("event_id", "text", "the event that it tells of"),
    Column("article_id", "text", "the article's id, as given"), Column("schema", "text", "dateline/1"), _TYPE, _MODE,
    Column("contexts", "list", "PLOVER's contexts"), _QUAD, _CAMEO, _INTENSITY, _STATUS,
    _ACTORS, _RECIPIENTS, Column("said_by", "list", "who vouches for it, innermost first; empty: the article itself", _SOURCE), _WHEN, _WHERE,
    Column("quantities", "list", "numbers with their units", (
        *_SPAN, Column("low", "number", "the least it may be; null: open"), Column("high", "number", "the most it may be; null: open"),
        Column("unit", "text", "of what"), Column("qualifier", "text", "more than, around, up to …"),
    )),
    Column("objects", "list", "weapons, treaties, resolutions, goods", (*_SPAN, Column("kind", "text", "weapon, treaty …"),
        Column("weapon", "text", "kind of a weapon; null: not told"))),
    Column("trigger", "object", "the words that carry the type", _SPAN),
    Column("quote", "object", "the whole sentence", (Column("exact", "text", "the sentence"), _START, _END, Column("prefix", "text", "what stands before it"),
        Column("suffix", "text", "what stands behind it"))),
    Column("confidence", "number", "0…1 for the type"), Column("confidence_by", "object", "field → 0…1: JSON, as fields are open"),
    Column("own_types", "list", "types of your own", (Column("code", "text", "its code"), Column("confidence", "number", "0…1"),
        Column("basis", "text", "table, examples or both"))),
    Column("article", "object", "the article", (Column("title", "text", "its title"), Column("source", "text", "its outlet"),
        Column("published", "text", "day of publication, EDTF"), Column("url", "text", "its address"),
        Column("page_sha256", "text", "hash of the page's bytes"))),
    Column("article_key", "text", "the record's own name of the article; null outside a record"),
)  # fmt: skip
"""A report a row."""
