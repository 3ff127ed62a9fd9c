"""What a report or an event says, as the columns by which one looks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from dateline.errors import StoreError
from dateline.record import schema as s

__all__ = ["SIDES", "actor_ids", "actor_key", "found_under", "new_key", "row_values"]

SIDES = (("actor", "actors"), ("recipient", "recipients"), ("source", "said_by"))
"""The sides on which one takes part, each with its field."""


def new_key(found: Any) -> int:
    """The number that the database gave a new row."""
    if not found:
        raise StoreError("the database gave a new row no number")
    return int(found[0])


def actor_key(a: dict[str, Any]) -> tuple[str, str, str]:
    """A name with its code and sector, as the record has it once."""
    return a["name"] or a["text"], a["code"] or "", a["sector"] or ""


def actor_ids(connection: Connection, actors: Iterable[dict[str, Any]]) -> dict[tuple[str, str, str], int]:
    """The numbers of these, made where they are new."""
    wanted = {actor_key(a): a.get("wikidata") for a in actors}
    if not wanted:
        return {}
    c = s.actors.c
    found = connection.execute(_BY_NAME, {"names": sorted({name for name, _, _ in wanted})})
    out = {key: int(row.id) for row in found if (key := (row.name, row.code, row.sector)) in wanted}
    missing = [{"name": k[0], "code": k[1], "sector": k[2], "wikidata": wanted[k]} for k in sorted(wanted.keys() - out.keys())]
    if missing:
        made = connection.execute(insert(s.actors).returning(c.id, c.name, c.code, c.sector), missing)
        out.update({(row.name, row.code, row.sector): int(row.id) for row in made})
    return out


_BY_NAME = select(s.actors.c.id, s.actors.c.name, s.actors.c.code, s.actors.c.sector).where(s.actors.c.name.in_(bindparam("names", expanding=True)))


def row_values(row: dict[str, Any]) -> dict[str, Any]:
    """Columns of ``rows`` and ``happened`` from a report as ``Report.to_json`` writes it, or from an assembled event."""
    when, where = row["when"], row["where"]
    return {
        "type": row["type"], "mode": row["mode"], "quad": row["quad"], "status": row["status"], "cameo": row["cameo"], "intensity": row["intensity"],
        "confidence": row["confidence"], "date_start": when.get("date_start"), "date_end": when.get("date_end"), "date_precision": when.get("precision"),
        "country": where.get("country"), "admin1": where.get("admin1"), "place": where.get("name") or where.get("text"), "geonameid": where.get("geonameid"),
        "lat": where.get("lat"), "lon": where.get("lon"), "place_precision": where.get("precision"),
    }  # fmt: skip


def found_under(event: dict[str, Any], reports: Iterable[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Under what an event is found: side, who, and whether that is a code (empty: somebody has none), a code with its sector, or a name; and each pair of codes
    on its two sides."""
    sides: dict[str, list[dict[str, Any]]] = {"actor": event["actors"], "recipient": event["recipients"], "source": [a for r in reports for a in r["said_by"]]}
    out: dict[tuple[str, str], str] = {}
    for side, found in sides.items():
        for a in found:
            code, name = a["code"], a["name"] or a["text"]
            if code:
                out[side, code] = "code"
                if a["sector"]:
                    out.setdefault((side, f"{code}/{a['sector']}"), "sector")
            elif side != "source":
                out[side, ""] = "code"
            out.setdefault((side, name[:_LONGEST]), "name")
    codes = [sorted({a["code"] for a in event[field] if a["code"]}) for _, field in SIDES[:2]]
    out.update({("pair", "-".join(sorted((a, b)))): "code" for a in codes[0] for b in codes[1] if a != b})
    return {(side, who, kind) for (side, who), kind in out.items()}


_LONGEST = 200
"""Characters of a name under which one is found."""
