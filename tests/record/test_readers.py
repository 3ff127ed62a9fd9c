"""Readers lock nothing and write nothing: they open and ask while another writes, and where nothing may be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Connection

from dateline.cli import cli
from dateline.errors import StoreError
from dateline.record import Record, engine, migrations, open_record

Told = Callable[[Record], set[frozenset[str]]]
ASKED = (
    ["events"], ["events", "--text", "missile"], ["counts", "--by", "type"], ["changes"], ["changes", "--judgements"], ["runs"], ["runs", "--codings"],
    ["export", "--to", "jsonl"], ["export", "--to", "csv", "--events"], ["show", "launch-0"],
)  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, filler: Any) -> Path:
    """A record with all invented stories."""
    path = tmp_path_factory.mktemp("made") / "r.db"
    with Record(str(path)) as record:
        filler.stories(record)
    return path


@pytest.fixture
def place(tmp_path: Path, made: Path) -> Path:
    """A copy of it, in a folder that another user may enter."""
    folder = tmp_path / "there"
    folder.mkdir()
    for parent in (folder, *list(folder.parents)[:3]):
        parent.chmod(0o755)
    return Path(shutil.copy(made, folder / "r.db"))


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Another program that writes, and is not done."""
    c = sqlite3.connect(path, isolation_level=None)
    c.execute("BEGIN IMMEDIATE")
    c.execute("UPDATE runs SET command = 'half'")
    yield
    c.execute("ROLLBACK")
    c.close()


def _by_another(asked: Callable[[], str], meanwhile: Callable[[], None] = lambda: None) -> str:
    """What another user, or we without rights of writing, get: in a process of its own, as root may do everything."""
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            answer = asked()
        except BaseException as e:
            answer = f"{type(e).__name__}: {e}"
        os.write(write, answer.encode())
        os._exit(0)
    os.close(write)
    meanwhile()
    with os.fdopen(read) as told:
        answer = told.read()
    os.waitpid(child, 0)
    return answer


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """A folder, and files in it, that may be read only."""
    for p in path.parent.iterdir():
        p.chmod(0o444)
    path.parent.chmod(0o555)
    yield
    path.parent.chmod(0o755)
    for p in path.parent.iterdir():
        p.chmod(0o644)


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_every_asking_command_answers_while_another_writes(place: Path, asked: list[str]) -> None:
    before = CliRunner().invoke(cli, [*asked, "--record", str(place)], catch_exceptions=False)
    with _held(place):
        meanwhile = CliRunner().invoke(cli, [*asked, "--record", str(place)], catch_exceptions=False)
    assert (meanwhile.exit_code, meanwhile.stdout) == (0, before.stdout)
    assert before.stdout or "--judgements" in asked


def test_a_record_is_opened_while_another_writes(url: str, filler: Any, told: Told) -> None:
    pages = filler.code(filler.articles)
    with Record(url) as writer:
        filler.add(writer, pages[:5])
        run, before = writer.run("test", "0", "one"), told(writer)
        with writer.writing() as c:
            run.adder.add(c, pages[5:])
            with Record(url, create=False, wait=0.1) as reader, Record(url, wait=0.1) as another:
                assert told(reader) == told(another) == before


def test_a_writer_that_waited_long_enough_says_so_and_leaves_the_record_whole(place: Path, tables: Callable[[Record], Any]) -> None:
    with Record(str(place), wait=0.1) as record:
        before = tables(record)
        with _held(place):
            for write in (lambda: record.run("test", "0", "one"), lambda: record.reject("launch", by="ines", reason="a film")):
                with pytest.raises(StoreError, match=r"r\.db: database is locked \(another program has been writing for too long; try again when it is done\)"):
                    write()
        assert tables(record) == before
        record.run("test", "0", "one").close(articles=0)


@pytest.mark.parametrize("asked", ASKED[::3], ids=" ".join)
def test_a_record_is_read_where_nothing_may_be_written(place: Path, asked: list[str]) -> None:
    def ask() -> str:
        return CliRunner().invoke(cli, [*asked, "--record", str(place)], catch_exceptions=False).stdout

    before = ask()
    with _locked(place):
        assert _by_another(ask) == before
        assert [p.name for p in place.parent.iterdir()] == ["r.db"]


def test_a_record_that_may_not_be_written_is_read_in_a_folder_that_may(place: Path) -> None:
    place.chmod(0o444)
    place.parent.chmod(0o777)

    def ask() -> str:
        with open_record(str(place)) as record:
            return str(record.totals())

    assert _by_another(ask) == ask()


def test_writing_where_nothing_may_be_written_is_refused_with_the_way_out(place: Path) -> None:
    def correct() -> str:
        with open_record(str(place)) as record:
            event = record.events().rows[0]["id"]
            record.reject(event, by="ines", reason="a film")
        return "written"

    with _locked(place):
        assert "readonly database (it can't be written; check the rights of the file and its folder)" in _by_another(correct)


@pytest.mark.skipif(os.geteuid() != 0, reason="a second user is needed")
@pytest.mark.parametrize("log", [True, False], ids=["while a writer is there", "by one who comes later"])
def test_what_another_user_writes_is_seen_where_nothing_may_be_written(place: Path, log: bool) -> None:
    read, go = os.pipe(), os.pipe()

    def ask() -> str:
        with open_record(str(place)) as record:
            before = len(record.runs())
            os.write(read[1], b"x")
            os.read(go[0], 1)
            return f"{before} {len(record.runs())}"

    def write() -> None:
        os.read(read[0], 1)
        with Record(str(place)) as record:
            record.run("test", "0", "one")
        os.write(go[1], b"x")

    place.parent.chmod(0o555)
    with Record(str(place)) if log else nullcontext():  # the log is there as long as somebody has the record open for writing
        assert Path(f"{place}-wal").exists() == log
        assert _by_another(ask, write) == "1 2"
        assert Path(f"{place}-wal").exists() == log


def test_a_copy_with_a_log_that_only_a_writer_can_read_says_so(place: Path, tmp_path: Path) -> None:
    copy = tmp_path / "there" / "copy.db"
    with Record(str(place)) as writer:
        writer.run("test", "0", "one")
        shutil.copy(place, copy)
        shutil.copy(f"{place}-wal", f"{copy}-wal")

    def ask() -> str:
        with open_record(str(copy)) as record:
            return str(record.totals())

    with _locked(copy):
        answer = _by_another(ask)
        assert "what was written last lies in copy.db-wal" in answer
        assert "open the record once with the right to write its folder" in answer
    with open_record(str(copy)) as record:
        assert len(record.runs()) == 2


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> int:
    """A Dateline whose records are of the next version."""

    def step(c: Connection) -> None:
        c.exec_driver_sql("CREATE TABLE later (a int)")

    version = engine.VERSION + 1
    monkeypatch.setitem(migrations.STEPS, engine.VERSION, step)
    for module in (engine, migrations):
        monkeypatch.setattr(module, "VERSION", version)
    return version


def test_an_older_record_is_brought_up_to_date_by_a_reader(url: str, filler: Any, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    with Record(url) as record:
        filler.add(record, filler.code(filler.articles[:3]))
    version = str(request.getfixturevalue("newer"))
    for _ in range(2):
        with open_record(url) as record, record.reading() as c:
            assert c.exec_driver_sql("SELECT value FROM meta WHERE key = 'version'").scalar() == version
            assert c.exec_driver_sql("SELECT count(*) FROM later").scalar() == 0
            assert record.totals()["articles"] == 3


def test_an_older_record_that_cannot_be_written_says_so(place: Path, newer: int) -> None:
    def ask() -> str:
        with open_record(str(place)) as record:
            return str(record.totals())

    with _locked(place):
        answer = _by_another(ask)
    assert f"r.db is a record of version {newer - 1}, to be brought up to {newer}" in answer
    assert "open it once with the right to write it (dateline runs --record" in answer


def test_an_older_record_that_another_writes_is_waited_for(place: Path, newer: int) -> None:
    with _held(place), pytest.raises(StoreError, match="another program has been writing for too long"):
        Record(str(place), create=False, wait=0.1)
    Record(str(place), create=False).close()
