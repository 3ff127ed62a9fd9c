"""Killed at any moment, nothing lost and nothing doubled: ``python -m benchmarks.kills [--kills N] [--stories N] [--model] INPUT``.

An ingest of the first stories of INPUT (JSON lines) is killed with SIGKILL after a time of chance, and begun again, until it was killed N times; then it
runs to its end. The record must hold what an undisturbed ingest makes: the same articles, the same reports, the same groups of reports as events; and
SQLite must find the file whole (``PRAGMA integrity_check``) after every kill. Exit status 1 where it does not. Without ``--model`` events are coded by the
tables alone, which leaves more of the time to the writing.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from dateline.record import open_record

SEED = 20
_SHORTEST = 1.5
"""Seconds until the first kill may come: loading takes as long."""


def main() -> int:
    """Kill, run on, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--stories", type=int, default=2000)
    parser.add_argument("--model", action="store_true")
    options = parser.parse_args()
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        stories = Path(folder) / "stories.jsonl"
        with options.input.open("rb") as lines:
            stories.write_bytes(b"".join(line for _, line in zip(range(options.stories), lines, strict=False)))
        whole, killed = Path(folder) / "whole.db", Path(folder) / "killed.db"
        began = time.monotonic()
        if _ingest(stories, whole, options.model).wait():
            print("the undisturbed ingest failed", file=sys.stderr)
            return 1
        took = time.monotonic() - began
        longest = max(_SHORTEST + 1, _SHORTEST + 2 * took / max(1, options.kills))
        kills = early = damaged = 0
        while kills < options.kills:
            run = _ingest(stories, killed, options.model)
            try:
                run.wait(rng.uniform(_SHORTEST, longest))
                early += 1
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
                kills += 1
            damaged += _integrity(killed) != "ok"
            if early > options.kills:
                break
        last = _ingest(stories, killed, options.model).wait()
        one, two = _held(whole), _held(killed)
        print(f"{kills} kills of an ingest of {options.stories} stories ({took:.0f} s undisturbed), {early} runs ended before their kill")
        print(f"files damaged: {damaged}; last run's exit status: {last}")
        same = True
        for name, a, b in zip(("articles", "reports", "events"), one, two, strict=True):
            same &= a == b
            print(f"{name}: {len(a)} undisturbed, {len(b)} killed, {len(a - b)} lost, {len(b - a)} too many or others")
    return 0 if same and not damaged and not last else 1


def _ingest(stories: Path, record: Path, model: bool) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", "ingest", str(stories), "--record", str(record), "--quiet"]
    return subprocess.Popen(command + ([] if model else ["--no-model"]), stderr=subprocess.DEVNULL)


def _integrity(path: Path) -> str:
    if not path.exists():
        return "ok"
    with sqlite3.connect(path) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def _held(path: Path) -> tuple[set[str], set[str], set[str]]:
    """Articles, reports and groups of reports; a doubled one has a mark of its own."""
    with open_record(str(path)) as record:
        groups: dict[str, set[str]] = defaultdict(set)
        reports: set[str] = set()
        for r in record.every_report():
            reports.add(r["id"] if r["id"] not in reports else f"{r['id']} twice")
            groups[r["event_id"]].add(r["id"])
    with sqlite3.connect(path) as connection:
        articles = {f"{key} {n}" for key, n in connection.execute("SELECT page || at || id, count(*) FROM articles GROUP BY 1")}
    return articles, reports, {" ".join(sorted(g)) for g in groups.values()}


if __name__ == "__main__":
    sys.exit(main())
