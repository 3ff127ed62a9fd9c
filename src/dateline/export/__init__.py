"""Reports and events in the formats of others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["geojson"]


def geojson(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A GeoJSON feature collection (RFC 7946), piece by piece: one feature a row, its point where the place has one, else null. Nothing is dropped: the whole
    row is the feature's properties."""
    yield '{"type": "FeatureCollection", "features": ['
    mark = "\n"
    for row in rows:
        where = row["where"]
        point = None if where.get("lat") is None else {"type": "Point", "coordinates": [where["lon"], where["lat"]]}
        yield mark + json.dumps({"type": "Feature", "id": row["id"], "geometry": point, "properties": row}, ensure_ascii=False)
        mark = ",\n"
    yield "\n]}\n"
