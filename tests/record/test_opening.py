"""Opening a record: what is none, or can't be read, is refused with what it is and the way out."""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from dateline.errors import StoreError, UsageError
from dateline.record import Record, open_record
from dateline.record.schema import VERSION


def _refused(where: str, *, create: bool) -> str:
    with pytest.raises(StoreError) as e:
        Record(where, create=create).close()
    return str(e.value)


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_version_is_refused(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "r.db"
    Record(str(path)).close()
    with sqlite3.connect(path) as c:
        c.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    c.close()
    assert f"version 99; this Dateline knows up to {VERSION}: install a newer one" in _refused(str(path), create=create)


@pytest.mark.parametrize("create", [True, False])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    sqlite, text, short = tmp_path / "other.db", tmp_path / "notes.txt", tmp_path / "short"
    with sqlite3.connect(sqlite) as c:
        c.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        c.execute("INSERT INTO meta VALUES ('version', '1')")
    c.close()
    text.write_text("Not a record at all, only a text of some length.\n" * 50)
    short.write_text("x")
    before = [p.read_bytes() for p in (sqlite, text, short)]
    assert "other.db is a SQLite file of another program, not a record; name another path" in _refused(str(sqlite), create=create)
    assert "notes.txt is no record (not a SQLite file); name another path" in _refused(str(text), create=create)
    assert "short is no record" in _refused(str(short), create=create)
    assert [p.read_bytes() for p in (sqlite, text, short)] == before


@pytest.mark.parametrize("create", [True, False])
def test_a_folder_is_refused(tmp_path: Path, create: bool) -> None:
    assert "is a folder; name a file in it" in _refused(str(tmp_path), create=create)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert "its folder is not there; make it, or name another path" in _refused(str(tmp_path / "none" / "r.db"), create=True)


def test_a_missing_record_is_not_made_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with pytest.raises(StoreError, match=r"no such record; make one with: dateline ingest INPUT --record .*r\.db"):
        open_record(str(path))
    assert not path.exists()
    path.touch()
    assert "no record there; make one with" in _refused(str(path), create=False)
    Record(str(path)).close()
    open_record(str(path)).close()


def test_a_damaged_record_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Record(str(path)).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 8000 + data[8100:])
    assert "malformed" in (told := _refused(str(path), create=False)) or "no record" in told
    path.write_bytes(data[:16] + b"\xff" * 4000)
    assert str(path) in _refused(str(path), create=True)


def test_a_record_without_its_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Record(str(path)).close()
    with sqlite3.connect(path) as c:
        c.execute("DELETE FROM meta")
    c.close()
    assert "not a record" in _refused(str(path), create=True)


def test_rights_that_are_missing_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "r.db"
    Record(str(path)).close()
    for parent in (folder, *list(folder.parents)[:3]):
        parent.chmod(0o755)
    path.chmod(0)
    assert "rights" in _refused_to_others(str(path))
    path.chmod(0o644)
    assert "rights" in _refused_to_others(str(path))
    assert "rights" in _refused_to_others(str(folder / "new.db"))


def _refused_to_others(where: str) -> str:
    """What another user, or we without rights of writing, is told: in a process of its own, as root may do everything."""
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            else:
                Path(where).parent.chmod(0o500)
                if Path(where).exists():
                    Path(where).chmod(Path(where).stat().st_mode & 0o444)
            os.write(write, _refused(where, create=True).encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        message = told.read()
    os.waitpid(child, 0)
    if os.geteuid() != 0:
        Path(where).parent.chmod(0o700)
    return message


def test_a_record_has_a_name() -> None:
    with pytest.raises(UsageError, match="no name"):
        open_record("")
    assert "mysql:// is no record; give a path for SQLite, or a postgresql:// URL" in _refused("mysql://host/db", create=True)


# PostgreSQL


def test_no_server_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = _refused(f"postgresql://ann:secret@127.0.0.1:{port}/news", create=True)
    assert "no server answers there; start it or check the URL" in told
    assert f"127.0.0.1:{port}/news" in told
    assert "secret" not in told


@pytest.mark.parametrize("url", ["postgresql://ann:secret@host:port/news", "postgresql://ann:secret@[::1/news"])
def test_a_wrong_url_is_told_without_the_password(url: str) -> None:
    pytest.importorskip("psycopg")
    assert "is no URL of a database; write it as postgresql://user@host:5432/name" in (told := _refused(url, create=True))
    assert "secret" not in told


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "install dateline[postgresql]" in _refused("postgresql://ann@127.0.0.1:1/news", create=True)


def test_a_database_that_is_not_there_is_told(server: str) -> None:
    told = _refused(f"{server}/nowhere", create=True)
    assert '"nowhere" does not exist (make the database first)' in told


def test_an_empty_database_is_not_filled_for_reading(postgresql: str) -> None:
    assert "no record there; make one with: dateline ingest" in _refused(postgresql, create=False)
    Record(postgresql).close()
    open_record(postgresql).close()


@pytest.mark.parametrize("tables", [
    "CREATE TABLE reports (a int)", "CREATE TABLE words (a int)", "CREATE TABLE meta (a int)", "CREATE TABLE meta (key text, value text)",
    "CREATE TABLE meta (key text, value text); INSERT INTO meta VALUES ('version', 'two')",
])  # fmt: skip
@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_is_refused_and_left_alone(postgresql: str, tables: str, create: bool) -> None:
    import psycopg

    with psycopg.connect(postgresql) as c:
        c.execute(tables.encode())
        count = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        before = c.execute(count).fetchone()
    assert "tables of another program" in (told := _refused(postgresql, create=create))
    assert "give the record a database of its own" in told
    with psycopg.connect(postgresql) as c:
        assert c.execute(count).fetchone() == before


def test_tables_of_others_beside_the_record_do_no_harm(postgresql: str) -> None:
    import psycopg

    with psycopg.connect(postgresql) as c:
        c.execute("CREATE TABLE customers (a int)")
    with Record(postgresql) as record:
        assert record.totals()["articles"] == 0


def test_a_newer_version_in_a_database_is_refused(postgresql: str) -> None:
    import psycopg

    Record(postgresql).close()
    with psycopg.connect(postgresql) as c:
        c.execute("UPDATE meta SET value = '99' WHERE key = 'version'")
    assert "version 99" in _refused(postgresql, create=True)
