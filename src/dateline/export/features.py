"""GeoJSON (RFC 7946): a collection of features, each a report or an event with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.columns import Column

__all__ = ["COLUMNS", "DROPS", "geojson"]

COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "the report's or event's id"),
    Column("geometry", "object", "a point, degrees east and north (WGS 84); null where the place has no coordinates. How exact it is says where.precision"),
    Column("properties", "object", "the report or event whole, as in JSON lines"),
)
DROPS = "nothing"


def geojson(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A GeoJSON feature collection, piece by piece: one feature a row, its point where the place has one, else null. Nothing is dropped: the whole row is the
    feature's properties."""
    yield '{"type": "FeatureCollection", "features": ['
    mark = "\n"
    for row in rows:
        where = row["where"]
        point = None if where.get("lat") is None else {"type": "Point", "coordinates": [where["lon"], where["lat"]]}
        yield mark + json.dumps({"type": "Feature", "id": row["id"], "geometry": point, "properties": row}, ensure_ascii=False)
        mark = ",\n"
    yield "\n]}\n"
