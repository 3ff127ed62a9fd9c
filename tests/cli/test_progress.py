"""How far, how fast, how long yet."""

from __future__ import annotations

import gzip
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.account import Account
from dateline.cli.progress import Progress
from dateline.pages import Meter, read


class _Clock:
    at = 100.0

    def __call__(self) -> float:
        return self.at


def _meter(total: int | None, done: int) -> Meter:
    meter = Meter([])
    meter.measuring.join()
    meter.total, meter._read = total, done
    return meter


def test_a_line_tells_rate_and_time_left() -> None:
    clock, account, meter = _Clock(), Account(), _meter(1000, 0)
    progress = Progress(account, meter, clock=clock)
    account.articles, account.added, account.told, meter._read = 50, 50, 80, 100
    assert progress.line(110.0) == "50 articles read, 50 added, 80 reports, 5.0 articles a second, 10 %, 2 min left"
    account.articles = 100
    assert "5.0 articles a second, 5 %, 3 min left" in progress.line(110.0), "what waits to be coded is not done"
    assert "50 articles a second" not in progress.line(110.0)


def test_what_was_known_does_not_promise_an_early_end() -> None:
    clock, account, meter = _Clock(), Account(), _meter(1000, 0)
    progress = Progress(account, meter, clock=clock)
    account.articles = account.known = 500
    meter._read = 500
    assert progress.line(102.0).endswith("500 in the record already, 0 added, 0 reports, 0.0 articles a second, 50 %"), "too early to tell"
    for n in range(1, 201):
        account.articles, account.added, meter._read = 500 + n, n, 500 + n
        line = progress.line(102.0 + 2 * n)
    assert line.endswith("200 added, 0 reports, 0.5 articles a second, 70 %, 10 min left")


@pytest.mark.parametrize("meter", [None, _meter(None, 10)], ids=["no meter", "no total"])
def test_where_the_total_is_not_known_no_time_is_told(meter: Meter | None) -> None:
    account = Account(articles=10, added=10)
    assert Progress(account, meter, clock=_Clock()).line(110.0) == "10 articles read, 10 added, 0 reports, 1.0 articles a second"


def test_lines_come_now_and_then_and_not_where_it_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    clock = _Clock()

    def stream() -> object:
        for _ in range(50):
            clock.at += 0.5
            yield 0

    for quiet, lines in ((False, 12), (True, 0)):
        clock.at = 100.0
        with Progress(Account(), None, quiet, clock) as progress:
            assert len(list(progress.watched(stream()))) == 50  # type: ignore[call-overload]
        assert capfd.readouterr().err.count("\n") == lines


def test_the_meter_counts_files_as_they_lie_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "One story."}\n' * 5000)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Another story."}\n' * 5000))
    (tmp_path / "c.pdf").write_bytes(b"%PDF" + b"x" * 1000)
    meter = Meter([str(tmp_path), str(tmp_path / "none")])
    meter.measuring.join()
    assert meter.total == sum(p.stat().st_size for p in tmp_path.iterdir())
    parts = [meter.part() or 0 for _ in read([str(tmp_path)], meter=meter)]
    assert len(parts) == 10_001
    assert parts == sorted(parts)
    assert 0 < parts[0] < 0.9 * parts[4999]
    assert meter.part() == 1


def test_of_standard_input_and_pipes_the_size_is_not_known(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for inputs in (["-"], [str(tmp_path), "-"], [str(tmp_path / "pipe")]):
        meter = Meter(inputs)
        meter.measuring.join()
        assert meter.part() is None


def test_on_a_terminal_one_line_is_rewritten(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Kenya criticized Chad on Monday.", "language": "en"}\n')
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dateline", "ingest", str(tmp_path / "a.jsonl"), "--no-model", "--record", str(tmp_path / "r.db")]
    env = {**os.environ, "TERM": "xterm"}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs, check=False, timeout=120, env=env)
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 1 << 16):
            told += part
    except OSError:  # the terminal is closed
        pass
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"\x1b[2K" in told, "the line is wiped"
    assert "the record holds 1 articles, 1 events" in told.decode()
