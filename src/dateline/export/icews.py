"""Reports, or events, in the shape of ICEWS's event data: the 20 columns of its yearly files (Boschee et al., ICEWS Coded Event Data, Harvard Dataverse,
doi:10.7910/DVN/28075), under its names, parted by tabs, with a header line.

ICEWS has a line for each pair of source and target that a sentence tells of; so have we, a line for each report, actor and recipient, or, of events, for
each event, actor and recipient. Where nobody is told of on one side, or on both, that side is empty. Nobody is paired with himself, unless he is alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from dateline.columns import Column
from dateline.export.cells import tab_line
from dateline.export.codes import event_labels, sector_labels, state_names
from dateline.export.gdelt import event_number, known_day

__all__ = ["COLUMNS", "DROPS", "icews"]

Row = dict[str, Any]


def _party(side: str, who: str) -> tuple[Column, ...]:
    return (
        Column(f"{side} Name", "text", f"{who}: its name; where it has none the words of the text"),
        Column(f"{side} Sectors", "text", "label of its sector, PLOVER's: Government, Military …; empty: none is known"),
        Column(f"{side} Country", "text", "name of its country; empty for organisations, and where it is not known"),
    )


COLUMNS: tuple[Column, ...] = (
    Column("Event ID", "integer", "the event's id as a number, as in the GDELT-shaped table: lines of one event share it. Empty outside a record"),
    Column("Event Date", "day", "the day, where it is known; else empty: never that of publication"), *_party("Source", "who did it"),
    Column("Event Text", "text", "label of the CAMEO code"),
    Column("CAMEO Code", "text", "CAMEO code; it may begin with a zero: read it as text. Empty where an analyst corrected the type"),
    Column("Intensity", "number", "our intensity, −10…10: a scale of our own, not Goldstein's (docs/what.md)"), *_party("Target", "whom it was done to"),
    Column("Story ID", "text", "the record's key of the article, or its id; not a number. Empty with events"),
    Column("Sentence Number", "integer", "empty: sentences are known by their place in the text, not by their number"),
    Column("Publisher", "text", "the article's outlet; empty: not known, and with events"),
    Column("City", "text", "name of the place, where it is a point"), Column("District", "text", "empty: not known"),
    Column("Province", "text", "ISO 3166-2 of the division: its code, not its name"), Column("Country", "text", "name of the country of the place"),
    Column("Latitude", "number", "degrees north; of a country or a division that of its middle"), Column("Longitude", "number", "degrees east"),
)  # fmt: skip
DROPS = (
    "reports and events that are negated, planned or possible, since ICEWS has no status and they would read as done; mode, contexts, class and confidence; "
    "roles and Wikidata ids; spans of days, and how the day was found; names of waters, regions and divisions, how exact the place is, GeoNames ids; numbers "
    "and things; who says so; the values that disagree; the sentences"
)


def icews(rows: Iterable[Row]) -> Iterator[str]:
    """Lines, each with its end, of reports or events as ``every_report`` or ``every_event`` gives them."""
    yield "\t".join(c.name for c in COLUMNS) + "\n"
    for row in rows:
        if row["status"] == "actual":
            for source, target in _pairs(row["actors"], row["recipients"]):
                yield tab_line(_cells(row, source, target))


def _pairs(actors: list[Row], recipients: list[Row]) -> list[tuple[Row, Row]]:
    pairs = list(product(actors or [{}], recipients or [{}]))
    return [(a, b) for a, b in pairs if not a or _who(a) != _who(b)] or pairs


def _who(party: Row) -> tuple[Any, ...]:
    """Whom the words stand for: of a name it is the name, else the words themselves."""
    return tuple(party.get(k) for k in ("code", "sector", "name")) + ((party.get("text"),) if not party.get("name") else ())


def _cells(row: Row, source: Row, target: Row) -> tuple[Any, ...]:
    report, where, cameo = "event_id" in row, row["where"], row["cameo"]
    return (
        event_number(row["event_id"] if report else row["id"]), known_day(row["when"]), *_named(source),
        event_labels().get(cameo or ""), cameo, row["intensity"], *_named(target),
        (row.get("article_key") or row["article_id"]) if report else None, None, row["article"].get("source") if report else None,
        where.get("name") if where.get("precision") == "point" else None, None, where.get("admin1"), state_names().get(where.get("country") or ""),
        where.get("lat"), where.get("lon"),
    )  # fmt: skip


def _named(party: Row) -> tuple[Any, ...]:
    sector = party.get("sector")
    return (party.get("name") or party.get("text"), sector and sector_labels().get(sector, sector), state_names().get(party.get("code") or ""))
