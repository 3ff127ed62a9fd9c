"""Events and reports for other programs: GeoJSON."""

from __future__ import annotations

import json
from typing import Any

from dateline.export import geojson
from dateline.record import Record

Json = dict[str, Any]


def _read(rows: list[Json]) -> Json:
    return json.loads("".join(geojson(rows)), parse_constant=_no_json)  # type: ignore[no-any-return]


def _no_json(value: str) -> None:
    raise AssertionError(f"{value} is no JSON")


def test_a_place_is_a_point_and_none_is_null() -> None:
    rows = [
        {"id": "a", "where": {"name": "Lima", "lat": -12.05, "lon": -77.04}, "title": 'a "quote", é, \u2028 and \n'},
        {"id": "b", "where": {"unknown": "none told"}},
        {"id": "c", "where": {"name": "the sea", "lat": None, "lon": None}}, {"id": "d", "where": {"name": "Null Island", "lat": 0.0, "lon": 0.0}},
    ]  # fmt: skip
    found = _read(rows)
    assert found["type"] == "FeatureCollection"
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in found["features"]] == [[-77.04, -12.05], None, None, [0.0, 0.0]]
    assert all(
        f["type"] == "Feature" and f["geometry"] in (None, {"type": "Point", "coordinates": f["geometry"] and f["geometry"]["coordinates"]})
        for f in found["features"]
    )
    assert [(f["id"], f["properties"]) for f in found["features"]] == [(r["id"], r) for r in rows]


def test_nothing_is_an_empty_collection() -> None:
    assert _read([]) == {"type": "FeatureCollection", "features": []}


def test_every_event_and_report_of_a_record_comes_whole(filled: tuple[Record, list[Json]]) -> None:
    record, _ = filled
    for rows in (list(record.every_event()), list(record.every_report())):
        found = _read(rows)["features"]
        assert [f["properties"] for f in found] == rows
        assert any(f["geometry"] for f in found)
        assert not all(f["geometry"] for f in found)
        for f in found:
            if f["geometry"] is not None:
                lon, lat = f["geometry"]["coordinates"]
                assert -180 <= lon <= 180
                assert -90 <= lat <= 90
