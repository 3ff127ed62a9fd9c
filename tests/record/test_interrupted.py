"""Several writers at once, and writers that are killed: nothing is doubled, nothing is half there, and what is run again ends as if nothing had been."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.account import Account
from dateline.coding import Coding
from dateline.ingest import ingest
from dateline.pipeline import read
from dateline.record import Record

Told = Callable[[Record], set[frozenset[str]]]
Sound = Callable[[Record], None]


def _start(inputs: Path, url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dateline", "ingest", str(inputs), "--no-model", "--record", url]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env)


def _lines(filler: Any, copies: int) -> list[str]:
    """The stories as JSON lines; each copy is another page, with a sentence of its own."""
    return [
        json.dumps(
            {
                "id": f"{a.id}-{n}",
                "title": a.title,
                "text": f"{a.text} This was story {n} of many.",
                "published": a.published,
                "source": a.source,
                "language": "en",
            }
        )
        for n in range(copies)
        for a in filler.articles
    ]


def test_two_writers_at_once(url: str, tmp_path: Path, filler: Any, told: Told, sound: Sound) -> None:
    lines = _lines(filler, 1)
    random.Random(1).shuffle(lines)
    (tmp_path / "one.jsonl").write_text("\n".join(lines[:20]))
    (tmp_path / "two.jsonl").write_text("\n".join(lines[10:][::-1]))
    running = [_start(tmp_path / f"{name}.jsonl", url) for name in ("one", "two")]
    ends = [(p.communicate(timeout=60)[1], p.returncode) for p in running]
    assert [code for _, code in ends] == [0, 0], ends
    with Record(url) as record, Record(str(tmp_path / "alone.db")) as alone:
        sound(record)
        assert record.totals()["articles"] == record.totals()["pages"] == len(lines)
        (coding,) = record.codings()
        assert coding["articles"] == len(lines)
        assert sum(r["articles"] for r in record.runs()) == len(lines)
        assert all(r["finished"] for r in record.runs())
        (tmp_path / "all.jsonl").write_text("\n".join(lines))
        filler.add(alone, filler.code(read([str(tmp_path / "all.jsonl")], account=Account())))
        assert told(record) == told(alone)
        assert {r["id"] for r in record.every_report()} == {r["id"] for r in alone.every_report()}


def test_one_reads_while_another_writes(url: str, filler: Any, told: Told) -> None:
    pages = filler.code(filler.articles)
    with Record(url) as writer, Record(url, create=False) as reader:
        filler.add(writer, pages[:10])
        run, before = writer.run("test", "0", "one"), told(reader)
        with writer.writing() as c:
            run.adder.add(c, pages[10:])
            assert told(reader) == before, "what is not whole is not seen"
        assert told(reader) == told(writer) != before


def _articles(path: Path) -> int:
    """How many articles are whole in a record that another process writes."""
    if not path.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as c:
            return int(c.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        if "c" in locals():
            c.close()


def test_a_killed_run_is_made_whole_by_the_next(tmp_path: Path, filler: Any, told: Told, sound: Sound) -> None:
    stories, killed, path = tmp_path / "stories.jsonl", 0, tmp_path / "killed.db"
    lines = _lines(filler, 2)
    assert 50 <= len(lines) <= 80
    stories.write_text("\n".join(lines))
    chance, whole = random.Random(9), 0
    for _ in range(3):
        process = _start(stories, str(path))
        wanted, end = whole + chance.randrange(1, len(lines) // 4), time.monotonic() + 60
        while process.poll() is None and _articles(path) < wanted and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.02)
        process.kill()
        process.communicate()
        killed += process.returncode == -9
        with sqlite3.connect(path) as c:
            assert c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert c.execute("PRAGMA foreign_key_check").fetchall() == []
        c.close()
        with Record(str(path), create=False) as record:
            sound(record)
            assert whole <= record.totals()["articles"]
            whole = record.totals()["articles"]
    assert killed >= 2, "the runs were over before they could be killed"
    error = (process := _start(stories, str(path))).communicate(timeout=120)[1]
    assert process.returncode == 0, error
    with Record(str(path)) as record, Record(str(tmp_path / "undisturbed.db")) as undisturbed:
        filler.add(undisturbed, filler.code(read([str(stories)], account=Account())))
        sound(record)
        assert record.totals() == undisturbed.totals()
        assert record.totals()["articles"] == len(lines)
        assert told(record) == told(undisturbed)
        ids = ("id", "type", "mode", "status", "actors", "recipients", "when", "where")
        assert [[r[k] for k in ids] for r in sorted(record.every_report(), key=lambda r: r["id"])] == [
            [r[k] for k in ids] for r in sorted(undisturbed.every_report(), key=lambda r: r["id"])
        ]
    with sqlite3.connect(path) as c:
        assert c.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    c.close()


@pytest.mark.parametrize("n", [0, 7])
def test_a_run_that_is_broken_off_keeps_its_account(record: Record, filler: Any, monkeypatch: pytest.MonkeyPatch, sound: Sound, n: int) -> None:
    """Ctrl-C, or a page that breaks the run: what was added stays, and the run tells of it."""

    def articles() -> Any:
        yield from filler.articles[:n]
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.ingest.Pipeline", lambda coding: filler.pipeline)
    with pytest.raises(KeyboardInterrupt):
        list(ingest(record, articles(), Account(), coding=Coding(False)))
    sound(record)
    (run,) = record.runs()
    assert run["finished"]
    assert run["articles"] == record.totals()["articles"] <= n
