"""What a report or an event says, as the columns by which one looks for it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, insert, select

from dateline.errors import StoreError
from dateline.record import schema as s

__all__ = ["SIDES", "actor_id", "new_key", "row_values"]

SIDES = (("actor", "actors"), ("recipient", "recipients"), ("source", "said_by"))
"""The sides on which one takes part, each with its field."""


def new_key(found: Any) -> int:
    """The number that the database gave a new row."""
    if not found:
        raise StoreError("the database gave a new row no number")
    return int(found[0])


def actor_id(connection: Connection, a: dict[str, Any]) -> int:
    """The number of a name with its code and sector, made where it is new."""
    c = s.actors.c
    key = (a["name"] or a["text"], a["code"] or "", a["sector"] or "")
    found = connection.execute(select(c.id).where(c.name == key[0], c.code == key[1], c.sector == key[2])).scalar()
    if found is None:
        values = {"name": key[0], "code": key[1], "sector": key[2], "wikidata": a.get("wikidata")}
        found = new_key(connection.execute(insert(s.actors).values(**values)).inserted_primary_key)
    return int(found)


def row_values(row: dict[str, Any]) -> dict[str, Any]:
    """Columns of ``rows`` and ``happened`` from a report as ``Report.to_json`` writes it, or from an assembled event."""
    when, where = row["when"], row["where"]
    return {
        "type": row["type"], "mode": row["mode"], "quad": row["quad"], "status": row["status"], "cameo": row["cameo"], "intensity": row["intensity"],
        "confidence": row["confidence"], "date_start": when.get("date_start"), "date_end": when.get("date_end"), "date_precision": when.get("precision"),
        "country": where.get("country"), "admin1": where.get("admin1"), "place": where.get("name") or where.get("text"), "geonameid": where.get("geonameid"),
        "lat": where.get("lat"), "lon": where.get("lon"), "place_precision": where.get("precision"),
    }  # fmt: skip
