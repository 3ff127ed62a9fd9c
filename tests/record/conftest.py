"""Where a record lies: a SQLite file, and a database of a real PostgreSQL server that is started for the tests."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from sqlalchemy import select

from dateline.account import Account
from dateline.coding import Coding
from dateline.pipeline import Pipeline, not_coded
from dateline.record import Record
from dateline.record.adding import Coded, article_key
from dateline.record.schema import META, happened, reports, rows
from dateline.records import Article

Json = dict[str, Any]


def _tool(name: str) -> str | None:
    """A program of PostgreSQL, on PATH or where Debian puts it; the newest."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda p: int(p.parts[-3]) if p.parts[-3].isdigit() else 0)
    return shutil.which(name) or (str(found[-1]) if found else None)


def _as_postgres(*command: str) -> None:
    as_root = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*as_root, *command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a server without its database."""
    initdb, pg_ctl = _tool("initdb"), _tool("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("no PostgreSQL server on this machine")
    root = Path(mkdtemp(prefix="dateline-pg-"))
    if os.geteuid() == 0:
        shutil.chown(root, "postgres", "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = str(root / "data")
    try:
        _as_postgres(initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={root} -c fsync=off -c shared_buffers=32MB"
        _as_postgres(pg_ctl, "-D", data, "-w", "-l", str(root / "log"), "-o", options, "start")
        try:
            yield f"postgresql://postgres@127.0.0.1:{port}"
        finally:
            _as_postgres(pg_ctl, "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _command(server: str, command: str) -> None:
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(command.encode())


@contextmanager
def _database(server: str, template: str = "template1") -> Iterator[str]:
    name = f"t{secrets.token_hex(6)}"
    _command(server, f"CREATE DATABASE {name} TEMPLATE {template.rpartition('/')[2]}")
    yield f"{server}/{name}"
    _command(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def postgresql(server: str) -> Iterator[str]:
    """The URL of a new, empty database."""
    with _database(server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new record may lie, on each kind of database."""
    return str(tmp_path / "r.db") if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


# Each invented deed, told by several outlets: the day of publication and the story.
TOLD = {
    "launch": [
        ("2025-03-10", "North Korea fired a ballistic missile toward the sea off its east coast on Monday, South Korea's military said."),
        ("2025-03-10", "South Korea said North Korea launched a ballistic missile into the sea on Monday. Japan condemned North Korea over the launch."),
        ("2025-03-11", "North Korea launched a ballistic missile into the sea on Monday, officials in Seoul said, and Tokyo protested."),
        ("2025-03-11", "A ballistic missile was fired by North Korea on Monday, the second of the year, Yonhap reported from Seoul."),
    ],
    "second launch": [
        ("2025-03-13", "North Korea fired another ballistic missile on Thursday, its second launch in days, South Korea's military said."),
        ("2025-03-14", "North Korea launched a second ballistic missile on Thursday, days after the first, Seoul said."),
    ],
    "talks": [
        ("2025-03-11", "Turkey's foreign minister met his Greek counterpart in Ankara on Tuesday to discuss the Aegean."),
        ("2025-03-12", "The foreign ministers of Turkey and Greece held talks in Ankara on Tuesday about the Aegean Sea."),
        ("2025-03-12", "Greece's foreign minister met Turkey's foreign minister in Ankara on Tuesday."),
    ],
    "sanctions": [
        ("2025-03-12", "The United States imposed sanctions on Iran on Wednesday over its oil exports, the Treasury said."),
        ("2025-03-12", "Washington imposed new sanctions on Iran on Wednesday. Iran rejected the sanctions as illegal."),
        ("2025-03-13", "The United States sanctioned Iran on Wednesday for the sale of oil to China."),
        ("2025-03-13", "Iran denounced the United States after it imposed sanctions on Iran's oil exports on Wednesday."),
    ],
    "strike": [
        ("2025-03-15", "Russia attacked Ukraine with drones on Friday night and killed 14 people in Kharkiv, Ukraine's police said."),
        ("2025-03-15", "Russian forces shelled Kharkiv on Friday, killing at least 12 people, Ukraine said."),
        ("2025-03-16", "Russia struck Kharkiv on Friday. Ukraine accused Russia of killing 14 civilians in the city."),
        ("2025-03-16", "Russian drones attacked the Ukrainian city of Kharkiv on Friday; 30 people were wounded."),
    ],
    "protest": [
        ("2025-03-17", "Thousands of people protested against the government in Tbilisi, Georgia, on Sunday."),
        ("2025-03-17", "Georgian police arrested 40 protesters in Tbilisi on Sunday, the interior ministry said."),
        ("2025-03-17", "Demonstrators rallied in Tbilisi on Sunday against Georgia's government; police arrested 40 protesters."),
    ],
    "aid": [
        ("2025-03-18", "France sent food and medicine to Lebanon on Tuesday, the French foreign ministry said."),
        ("2025-03-18", "France delivered 20 tons of food to Lebanon on Tuesday, an official in Beirut said."),
        ("2025-03-19", "Lebanon received food aid from France on Tuesday."),
    ],
    "treaty": [
        ("2025-03-19", "Kenya and Ethiopia signed a trade agreement in Nairobi on Wednesday."),
        ("2025-03-19", "Ethiopia and Kenya signed a trade deal on Wednesday in the Kenyan capital, Nairobi."),
        ("2025-03-20", "The presidents of Kenya and Ethiopia signed an agreement on trade on Wednesday, Kenya's president said."),
    ],
    "threat": [
        ("2025-03-20", "China threatened to retaliate against Australia on Thursday if it bans Chinese ships."),
        ("2025-03-20", "China said it would not attend the talks with Australia. China called on Australia to lift its ban."),
        ("2025-03-21", "Australia rejected the demand of China on Friday."),
    ],
}
OUTLETS = ("The Sample Wire", "The Sample Post", "Sample Radio", "The Sample Times")


def _articles() -> list[Article]:
    out = []
    for name, told in TOLD.items():
        for n, (day, text) in enumerate(told):
            id_ = f"{name}-{n}"
            sha = sha256(f"{id_} {text}".encode()).hexdigest()
            title = f"On the {name}"
            out.append(Article(id_, text, sha, title=title, published=day, published_basis="given", source=OUTLETS[n], language="en"))
    return out


class Filler:
    """Codes by the tables alone, every article once, and adds to records, a page at a time."""

    def __init__(self) -> None:
        self.pipeline = Pipeline(Coding(False))
        self.articles = _articles()
        self._made: dict[str, Coded] = {}

    def code(self, articles: Iterable[Article]) -> list[Coded]:
        """The articles with their reports; one that is not English has none."""
        out = []
        for a in articles:
            key = article_key(a)
            if key not in self._made:
                found = next(self.pipeline.coded([a], Account())) if not_coded(a) is None else ([], [])
                assert found is not None
                self._made[key] = Coded(a, *found)
            out.append(self._made[key])
        return out

    def add(self, record: Record, pages: Iterable[Coded], coding: str = "one") -> tuple[int, int]:
        """Add each as a page of its own; gives articles and reports added."""
        run = record.run("test", "0", coding)
        articles = reports = 0
        for page in pages:
            with record.writing() as c:
                a, r = run.adder.add(c, [page])
            articles, reports = articles + a, reports + r
        run.close(articles=articles, reports=reports)
        return articles, reports

    def stories(self, record: Record, coding: str = "one") -> list[Json]:
        """Add all invented stories; gives their reports."""
        pages = self.code(self.articles)
        self.add(record, pages, coding)
        return [r for p in pages for r in p.reports]


@pytest.fixture(scope="session")
def filler() -> Filler:
    """The coder, loaded once."""
    return Filler()


def _tables(record: Record) -> dict[str, list[tuple[Any, ...]]]:
    """Every table, row for row, but the runs."""
    with record.reading() as c:
        return {t.name: sorted(map(tuple, c.execute(select(t))), key=repr) for t in META.sorted_tables if t.name != "runs"}


@pytest.fixture(scope="session")
def tables() -> Callable[[Record], dict[str, list[tuple[Any, ...]]]]:
    """What stands in a record."""
    return _tables


def _told(record: Record) -> set[frozenset[str]]:
    """Each event as the set of its reports."""
    return {frozenset(e["report_ids"]) for e in record.every_event()}


@pytest.fixture(scope="session")
def told() -> Callable[[Record], set[frozenset[str]]]:
    """How a record groups its reports."""
    return _told


def _sound(record: Record) -> None:
    with record.reading() as c:
        live = c.execute(select(happened.c.event, happened.c.reports, happened.c.said).where(happened.c.until.is_(None))).all()
        held = c.execute(select(reports.c.id, rows.c.event).join(reports, reports.c.key == rows.c.report).where(rows.c.until.is_(None))).all()
        superseded = c.execute(
            select(rows.c.key).join(reports, reports.c.key == rows.c.report).where(rows.c.until.is_(None), reports.c.superseded.is_not(None))
        ).all()
    assert len({e for e, *_ in live}) == len(live), "an event lives twice"
    assert not superseded, "a superseded report holds"
    assert len({r for r, _ in held}) == len(held), "a report is of two events"
    of: dict[str, set[str]] = {}
    for report, event in held:
        of.setdefault(event, set()).add(report)
    assert of == {e: set(json.loads(said)["reports"]) for e, _, said in live}
    assert all(n == len(of[e]) and n > 0 for e, n, _ in live)


@pytest.fixture(scope="session")
def sound() -> Callable[[Record], None]:
    """That rows and events of a record fit each other: each live report is of exactly one live event, and each event has reports."""
    return _sound


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, filler: Filler) -> Iterator[tuple[Record, list[Json]]]:
    """A record with all invented stories, for reading only, and their reports."""
    sqlite = request.param == "sqlite"
    place = nullcontext(str(tmp_path_factory.mktemp("filled") / "r.db")) if sqlite else _database(request.getfixturevalue("server"))
    with place as where, Record(where) as record:
        yield record, filler.stories(record)


@pytest.fixture
def record(url: str) -> Iterator[Record]:
    """A new, empty record."""
    with Record(url) as made:
        yield made


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, filler: Filler) -> Iterator[str]:
    """A record with all invented stories, to be copied."""
    sqlite = request.param == "sqlite"
    with nullcontext(str(tmp_path_factory.mktemp("template") / "r.db")) if sqlite else _database(request.getfixturevalue("server")) as where:
        with Record(where) as made:
            filler.stories(made)
        yield where


@pytest.fixture
def full(template: str, tmp_path: Path) -> Iterator[Record]:
    """A record with all invented stories, of one's own."""
    server, name, _ = template.rpartition("/t") if "://" in template else ("", "", "")
    with _database(server, template) if name else nullcontext(str(shutil.copy(template, tmp_path / "full.db"))) as where, Record(where) as record:
        yield record
