"""Runs that are stopped: by Ctrl-C, by SIGTERM, by a full disk. What was added stays whole, the account tells of it, and the next run goes on."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.account import Account
from dateline.coding import Coding
from dateline.errors import StoreError
from dateline.ingest import ingest
from dateline.pipeline import read
from dateline.record import Record, open_record

Told = Callable[[Record], set[frozenset[str]]]
Sound = Callable[[Record], None]


@pytest.fixture
def stories(tmp_path: Path, filler: Any) -> Path:
    """The stories many times over, as JSON lines; each copy is another page."""
    rows = [
        {"id": f"{a.id}-{n}", "title": a.title, "text": f"{a.text} This was story {n} of many.", "published": a.published, "source": a.source, "language": "en"}
        for n in range(20)
        for a in filler.articles
    ]
    (path := tmp_path / "stories.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


def _start(inputs: object, path: Path, *more: str, **popen: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "dateline", "ingest", str(inputs), "--no-model", "--record", str(path), *more]
    env = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True, **popen)


def _wait(path: Path, process: subprocess.Popen[str], wanted: int) -> None:
    """Until so many articles are in the record."""
    end = time.monotonic() + 120
    while process.poll() is None and time.monotonic() < end:
        if path.exists():
            c = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
            try:
                if c.execute("SELECT count(*) FROM articles").fetchone()[0] >= wanted:
                    return
            except sqlite3.OperationalError:
                pass
            finally:
                c.close()
        time.sleep(0.01)
    raise AssertionError(f"not {wanted} articles: {process.poll()}")


def _gone(group: int) -> bool:
    """Whether all processes of a run have ended, a moment granted."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def _integrity(path: Path) -> object:
    c = sqlite3.connect(path)
    try:
        return c.execute("PRAGMA integrity_check").fetchall()
    finally:
        c.close()


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_run_in_good_order(tmp_path: Path, stories: Path, sound: Sound, number: signal.Signals, workers: str) -> None:
    path = tmp_path / "r.db"
    process = _start(stories, path, "--workers", workers)
    _wait(path, process, 5)
    os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)  # Ctrl-C goes to all processes of a terminal
    error = process.communicate(timeout=120)[1]
    assert process.returncode == 128 + number, error
    assert "Traceback" not in error
    with open_record(str(path)) as record:
        sound(record)
        (run,) = record.runs()
        totals = record.totals()
        assert run["finished"]
        assert (run["articles"], run["losses"]) == (totals["articles"], "  interrupted: what was added stays; run it again to go on")
        assert 5 <= totals["articles"] < 600
        assert f"added {run['articles']} articles, {run['reports']} reports\n" in error
        assert "  interrupted: what was added stays; run it again to go on\n" in error
    assert _gone(process.pid), "processes are left"


def test_a_run_that_waits_for_input_ends_at_once(tmp_path: Path, stories: Path) -> None:
    path = tmp_path / "r.db"
    process = _start("-", path, "--input-format", "jsonl", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(stories.read_text()[:200_000])
    process.stdin.flush()
    _wait(path, process, 1)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    process.stdin.close()
    assert process.stderr is not None
    assert "interrupted" in process.stderr.read()
    process.stderr.close()


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path, stories: Path) -> None:
    path = tmp_path / "r.db"
    process = _start(stories, path, "--workers", "2")
    _wait(path, process, 1)
    process.kill()
    process.communicate(timeout=120)
    assert _gone(process.pid), "processes are left"


def test_a_worker_that_is_killed_is_one_line(tmp_path: Path, stories: Path) -> None:
    path = tmp_path / "r.db"
    process = _start(stories, path, "--workers", "2")
    _wait(path, process, 1)
    for child in Path("/proc").glob("[0-9]*"):
        try:
            if f"\nPPid:\t{process.pid}\n" in (child / "status").read_text() and b"spawn_main" in (child / "cmdline").read_bytes():
                os.kill(int(child.name), signal.SIGKILL)
                break
        except OSError:
            continue
    error = process.communicate(timeout=120)[1]
    assert (process.returncode, "Traceback" in error) == (1, False), error
    assert error.endswith("dateline: a process that codes was ended from outside, for want of memory perhaps; run again with fewer --workers\n")
    with open_record(str(path)) as record:
        assert record.runs()[0]["losses"].startswith("  stopped: a process that codes was ended")


def _limited(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@pytest.fixture(params=["limit", "disk"])
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, dict[str, Any], Callable[[], None]]]:
    """A place that is too small for the record: the folder, how a run is begun in it, and how room is made."""
    if request.param == "limit":
        yield tmp_path, {"preexec_fn": _limited(1_200_000)}, lambda: None
        return
    (folder := tmp_path / "disk").mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(folder)], check=False, capture_output=True).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield folder, {}, lambda: subprocess.run(["mount", "-o", "remount,size=50m", str(folder)], check=True)  # type: ignore[func-returns-value]
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_one_line_and_loses_nothing(small: Any, tmp_path: Path, stories: Path, filler: Any, told: Told, sound: Sound) -> None:
    folder, how, make_room = small
    lines = stories.read_text().splitlines()[:150]
    stories.write_text("\n".join(lines))
    path = folder / "r.db"
    process = _start(stories, path, **how)
    error = process.communicate(timeout=120)[1]
    assert process.returncode == 1, error
    assert "Traceback" not in error
    last = error.splitlines()[-1]
    assert last.startswith(f"dateline: record {path}: ")
    assert "make room and run again: what was added whole stays" in last
    assert _integrity(path) == [("ok",)]
    make_room()
    with open_record(str(path)) as record:
        sound(record)
        part = record.totals()["articles"]
        assert 0 < part < len(lines)
        assert f"added {part} articles" in error
        (run,) = record.runs()
        assert run["finished"] is None or "stopped: record" in run["losses"]
    again = _start(stories, path)
    error = again.communicate(timeout=120)[1]
    assert again.returncode == 0, error
    with open_record(str(path)) as record, Record(str(tmp_path / "undisturbed.db")) as undisturbed:
        filler.add(undisturbed, filler.code(read([str(stories)], account=Account())))
        sound(record)
        assert record.totals() == undisturbed.totals()
        assert told(record) == told(undisturbed)
        assert record.runs()[1]["known"] == part
    assert _integrity(path) == [("ok",)]


def test_a_run_that_waits_too_long_for_another_says_so(tmp_path: Path, filler: Any, monkeypatch: pytest.MonkeyPatch, sound: Sound) -> None:
    """In the middle of a run, the lock is held for longer than it waits: what was added stays, the rest is added by the next run."""
    monkeypatch.setattr("dateline.ingest.Pipeline", lambda coding: filler.pipeline)
    path, account = tmp_path / "r.db", Account()
    with Record(str(path), wait=0.1) as record:
        holder = sqlite3.connect(path, isolation_level=None)

        def run() -> None:
            for n, _ in enumerate(ingest(record, filler.articles, account, coding=Coding(False)), 1):
                if n == 3:
                    holder.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match=r"locked \(another program has been writing for too long; try again when it is done\)"):
            run()
        holder.execute("ROLLBACK")
        holder.close()
        sound(record)
        assert record.totals()["articles"] == account.added == 3
        list(ingest(record, filler.articles, Account(), coding=Coding(False)))
        sound(record)
        assert record.totals()["articles"] == len(filler.articles)
