"""Reports and events as Parquet, a folder a month: the same rows back, whole or not at all, in bounded memory."""

from __future__ import annotations

import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow.dataset
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli import main
from dateline.errors import DatelineError, StoreError, UsageError
from dateline.export.parquet import COLUMNS, EVENT_COLUMNS, months, parquet
from dateline.record import Record, arrow

Json = dict[str, Any]


def _read(out: Path, kind: str) -> list[Json]:
    """The rows of a folder, read as a data set."""
    columns = EVENT_COLUMNS if kind == "event" else COLUMNS
    table = pyarrow.dataset.dataset(out, partitioning="hive").to_table(columns=[c.name for c in columns])
    return sorted(arrow.rows_of(table, columns), key=lambda r: str(r["id"]))


def _odd(record: Record) -> None:
    """Make an event of another month, in another script, and one without day, place and parties."""
    first, second = record.events(outlets=2, limit=2).events
    for field, value in (("when", {"unknown": "the day is not told"}), ("where", {"unknown": "nowhere"}), ("actors", []), ("recipients", [])):
        record.correct(first.id, field, value, by="x", reason="y")
    day = {"text": "в ноябре", "start": 0, "end": 8, "date": "2024-11", "date_start": "2024-11-01", "date_end": "2024-11-30", "precision": "month"}
    record.correct(second.id, "when", {**day, "basis": "—"}, by="x", reason="y")


@pytest.mark.parametrize("kind", ["event", "report"])
@pytest.mark.parametrize("held", [1, 7, 10_000])
def test_the_files_hold_the_rows_of_json_lines(full: Record, tmp_path: Path, kind: str, held: int) -> None:
    _odd(full)
    rows = sorted(full.every_event() if kind == "event" else full.every_report(), key=lambda r: r["id"])
    told, files = parquet(iter(rows), kind, tmp_path / "out", held=held)
    assert _read(tmp_path / "out", kind) == rows
    assert (told, files) == (len(rows), len(list(tmp_path.rglob("*.parquet"))))
    expected = Counter((r["when"].get("date_start") or "unknown")[:7] for r in rows)
    assert expected.keys() == {"2024-11", "2025-03", "unknown"}
    for month, number in expected.items():
        parts = sorted((tmp_path / "out" / f"month={month}").iterdir())
        assert {p.name for p in parts} == {f"part-{n}.parquet" for n in range(len(parts))}
        assert sum(pyarrow.parquet.read_metadata(p).num_rows for p in parts) == number
    assert [p.name for p in tmp_path.iterdir() if p.name != "full.db" and not p.name.startswith("full.db-")] == ["out"], "nothing is left beside it"


def test_other_programs_read_it(full: Record, tmp_path: Path) -> None:
    _odd(full)
    rows = list(full.every_event())
    parquet(rows, "event", tmp_path / "out", held=5)
    ids = sorted(r["id"] for r in rows)
    assert sorted(pandas.read_parquet(tmp_path / "out")["id"]) == ids
    frame = polars.scan_parquet(tmp_path / "out", hive_partitioning=True).collect()
    assert sorted(frame["id"]) == ids
    assert set(frame["month"]) == {"2024-11", "2025-03", "unknown"}
    (one,) = [r for r in rows if r["when"].get("date") == "2024-11"]
    assert list(frame.filter(polars.col("month") == "2024-11")["id"]) == [one["id"]]


def test_no_rows_are_a_folder_that_can_be_read(tmp_path: Path) -> None:
    assert parquet([], "event", tmp_path / "out") == (0, 1)
    assert _read(tmp_path / "out", "event") == []
    assert polars.read_parquet(tmp_path / "out").is_empty()


@given(st.lists(st.sampled_from(["2024-11-05", "2024-12-31", "2025-01-01", "0999-01-01", None]), max_size=60), st.integers(1, 20))
def test_each_row_is_given_once_and_few_are_held(days: list[str | None], held: int) -> None:
    taken = given_out = 0

    def rows() -> Iterator[Json]:
        nonlocal taken
        for n, day in enumerate(days):
            assert taken - given_out <= held
            taken += 1
            yield {"id": n, "when": {"unknown": "?"} if day is None else {"date_start": day}}

    seen = []
    for month, some in months(rows(), held):
        assert some
        assert {(days[r["id"]] or "unknown")[:7] for r in some} == {month}
        seen += [r["id"] for r in some]
        given_out += len(some)
    assert sorted(seen) == list(range(len(days)))


def test_ten_thousand_rows_take_bounded_memory(full: Record, tmp_path: Path) -> None:
    """Four times as many rows take no more memory."""
    (row,) = full.events(limit=1).rows
    peaks = []
    for number in (2_500, 10_000):
        tracemalloc.start()
        made = ({**row, "id": f"e{n}", "when": {**row["when"], "date_start": f"20{n % 50:02}-03-01"}, "values": {}} for n in range(number))
        assert parquet(made, "event", tmp_path / str(number), held=500)[0] == number
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


# whole or not at all


@pytest.mark.parametrize("there", ["file", "folder", "link", "current"])
def test_what_is_there_is_not_written_over(tmp_path: Path, there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    if there == "file":
        out.write_text("mine")
    elif there == "link":
        (tmp_path / "other").mkdir()
        out.symlink_to(tmp_path / "other")
    else:
        out.mkdir()
        if there == "folder":
            (out / "mine").write_text("mine")
        else:
            monkeypatch.chdir(out)
    before = sorted(map(str, tmp_path.rglob("*")))
    with pytest.raises(UsageError, match="is there already, and nothing is written over"):
        parquet([], "event", Path() if there == "current" else out)
    assert sorted(map(str, tmp_path.rglob("*"))) == before


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    parquet([], "event", tmp_path / "out")
    assert _read(tmp_path / "out", "event") == []


@pytest.mark.parametrize("error", [StoreError("the disk gave an error"), KeyboardInterrupt()])
def test_what_stops_on_the_way_leaves_nothing(full: Record, tmp_path: Path, error: BaseException) -> None:
    rows = list(full.every_event())

    def broken() -> Iterator[Json]:
        yield from rows
        raise error

    place = tmp_path / "place"
    place.mkdir()
    with pytest.raises(type(error)):
        parquet(broken(), "event", place / "out", held=2)
    assert not list(place.iterdir())


def test_a_folder_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"out can't be written: No such file or directory"):
        parquet([], "event", tmp_path / "none" / "out")


def test_the_new_folder_has_the_rights_of_any(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    parquet([], "event", tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


# the command


@pytest.fixture
def export(filled: tuple[Record, list[Json]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[object, str, str]]:
    """Exports the record; gives exit status, standard output and standard error."""

    def run(*options: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", "export", "--record", filled[0].where, *options])
        with pytest.raises(SystemExit) as done:
            main()
        return done.value.code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("kind", ["event", "report"])
def test_the_command_writes_a_folder(filled: tuple[Record, list[Json]], export: Callable[..., tuple[object, str, str]], tmp_path: Path, kind: str) -> None:
    record, out = filled[0], tmp_path / "out"
    rows = list(record.every_event(type="AID") if kind == "event" else record.every_report(type="AID"))
    options = ["--to", "parquet", "--type", "AID", "--out", str(out), *(["--events"] if kind == "event" else [])]
    assert export(*options) == (0, "", f"{out}: {len(rows)} {kind}s in 1 files\n")
    assert _read(out, kind) == sorted(rows, key=lambda r: r["id"])
    assert export(*options) == (2, "", f"dateline: {out} is there already, and nothing is written over; name a new folder, or remove it first\n")


def test_a_folder_is_of_parquet_only_and_needed(export: Callable[..., tuple[object, str, str]], tmp_path: Path) -> None:
    for options, said in ((["parquet"], "--to parquet needs --out FOLDER"), (["jsonl", "--out", f"{tmp_path}/out"], "--out is of parquet only; jsonl goes")):
        status, _, trouble = export("--to", *options)
        assert (status, said in trouble) == (2, True)
    assert not list(tmp_path.iterdir())


def test_the_command_says_what_to_install(export: Callable[..., tuple[object, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    said = "dateline: Arrow tables and Parquet need pyarrow; install dateline[arrow]\n"
    assert export("--to", "parquet", "--out", str(tmp_path / "out")) == (1, "", said)
    assert not list(tmp_path.iterdir())
