"""Events and reports as Arrow tables: real types, and the same rows back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pandas
import polars
import pyarrow as pa
import pytest

from dateline.errors import DatelineError, StoreError
from dateline.record import Record, arrow
from dateline.record.shapes import EVENTS, REPORTS

Json = dict[str, Any]
Filled = tuple[Record, list[Json]]


def odd(record: Record) -> None:
    """Make an event without day, place, actors; and one in other scripts."""
    first, second = record.events(outlets=2, limit=2).events
    record.correct(first.id, "when", {"unknown": "the day is not told"}, by="x", reason="y")
    record.correct(first.id, "where", {"unknown": "nowhere"}, by="x", reason="y")
    record.correct(first.id, "actors", [], by="x", reason="y")
    record.correct(first.id, "recipients", [], by="x", reason="y")
    name = {"text": "Владимир 普京 🚀", "start": 3, "end": 9, "name": 'Ő"\n\u2028', "code": None, "sector": "GOV", "role": None, "wikidata": None}
    record.correct(second.id, "actors", [name], by="x", reason="y")


def test_the_rows_of_a_table_are_those_of_the_json(full: Record) -> None:
    odd(full)
    events, reports = list(full.every_event()), list(full.every_report())
    assert [e for e in events if "unknown" in e["when"] and "unknown" in e["where"] and not e["actors"] and not e["recipients"]]
    assert list(arrow.rows_of(full.to_arrow(), EVENTS)) == events
    assert list(arrow.rows_of(full.to_arrow(reports=True), REPORTS)) == reports
    assert [list(r) for r in arrow.rows_of(full.to_arrow(reports=True), REPORTS)] == [list(r) for r in reports], "in the same order"
    page = full.events(limit=5)
    assert list(arrow.rows_of(page.to_arrow(), EVENTS)) == page.rows


def test_a_column_has_its_type(filled: Filled) -> None:
    record, _ = filled
    table = record.to_arrow(type="SANCTION")
    kinds = {"recorded": pa.timestamp("us", "UTC"), "first_published": pa.date32(), "intensity": pa.float64(), "reports": pa.int64(), "values": pa.string()}
    assert {k: table.schema.field(k).type for k in kinds} == kinds
    when, actors = table.schema.field("when").type, table.schema.field("actors").type
    assert when.field("date_start").type == pa.date32()
    assert actors.value_type.field("code").type == pa.string()
    assert [f.name for f in actors.value_type] == ["text", "start", "end", "name", "code", "sector", "role", "wikidata"]
    assert table.schema.field("quad").metadata[b"meaning"].startswith(b"verbal cooperation")
    row = table.to_pylist()[0]
    assert row["when"]["date_start"] == date(2025, 3, 12)
    assert isinstance(row["recorded"], datetime)
    assert row["recorded"].astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") == record.events(type="SANCTION").rows[0]["recorded"]


@pytest.mark.parametrize("reports", [False, True])
def test_every_field_has_a_column(filled: Filled, reports: bool) -> None:
    rows: Iterator[Json] = filled[0].every_report() if reports else filled[0].every_event()
    for row in rows:
        assert list(row) == [c.name for c in (REPORTS if reports else EVENTS)]
        for c in (x for x in (REPORTS if reports else EVENTS) if x.of):
            for value in row[c.name] if c.kind == "list" else [row[c.name]]:
                assert set(value) <= {x.name for x in c.of}, c.name


def test_no_row_is_a_table_too(filled: Filled) -> None:
    record, _ = filled
    for table in (record.to_arrow(actor="XXX"), record.events(actor="XXX").to_arrow()):
        assert (table.num_rows, table.schema) == (0, record.to_arrow().schema)
    assert record.to_pandas(actor="XXX").empty
    assert record.to_polars(actor="XXX").is_empty()


@pytest.mark.parametrize("reports", [False, True])
def test_frames_have_the_rows(full: Record, reports: bool) -> None:
    odd(full)
    rows = list(full.every_report() if reports else full.every_event())
    one, two = full.to_pandas(reports=reports), full.to_polars(reports=reports)
    assert isinstance(one, pandas.DataFrame)
    assert isinstance(two, polars.DataFrame)
    for frame in (one, two):
        assert list(frame["id"]) == [r["id"] for r in rows]
        assert [w["date_start"] and str(w["date_start"])[:10] for w in frame["when"]] == [r["when"].get("date_start") for r in rows]
        assert [[a["text"] for a in some] for some in frame["actors"]] == [[a["text"] for a in r["actors"]] for r in rows]
    if not reports:
        assert str(one["first_published"].dtype).startswith("datetime64")
        assert two["first_published"].dtype == polars.Date
        page = full.events(type="AID")
        assert list(page.to_pandas()["id"]) == list(page.to_polars()["id"]) == [e.id for e in page]


def test_a_stream_holds_a_batch_at_a_time(filled: Filled) -> None:
    """Rows are asked for as batches are read."""
    (row,) = filled[0].events(limit=1).rows
    asked = 0

    def many() -> Iterator[Json]:
        nonlocal asked
        for n in range(4 * arrow.ROWS):
            asked += 1
            yield {**row, "id": f"e{n:014x}"}

    reader = arrow.batches(many(), EVENTS)
    assert reader.read_next_batch().num_rows == arrow.ROWS
    assert asked == arrow.ROWS
    assert sum(b.num_rows for b in reader) == 3 * arrow.ROWS


def test_trouble_on_the_way_comes_out_as_itself() -> None:
    def broken() -> Iterator[Json]:
        raise StoreError("the disk gave an error")
        yield {}

    with pytest.raises(StoreError, match="the disk"):
        arrow.table(broken(), EVENTS)


@pytest.mark.parametrize(("field", "value"), [("recorded", "soon"), ("first_published", "1.3.2025"), ("reports", "many"), ("actors", [{"text": 5}]),
                                              ("when", "Monday"), ("mode", 7), ("outlets", 1 << 70)])  # fmt: skip
def test_a_value_of_another_kind_is_named(filled: Filled, field: str, value: object) -> None:
    rows = filled[0].events(limit=3).rows
    rows[1] = {**rows[1], field: value}
    with pytest.raises(DatelineError, match=f"{rows[1]['id']}: {field} .* can't be put into a table"):
        arrow.table(rows, EVENTS)


@pytest.mark.parametrize(("name", "ask", "way"), [("pyarrow", "to_arrow", r"install dateline\[arrow\]"), ("pyarrow", "to_pandas", r"install dateline\[arrow\]"),
                                                  ("pandas", "to_pandas", "pip install pandas"), ("polars", "to_polars", "pip install polars")])  # fmt: skip
def test_what_is_not_installed_is_named(filled: Filled, monkeypatch: pytest.MonkeyPatch, name: str, ask: str, way: str) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    for asked in (filled[0], filled[0].events()):
        with pytest.raises(DatelineError, match=way):
            getattr(asked, ask)()
