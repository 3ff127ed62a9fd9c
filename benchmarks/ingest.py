"""What adding to a record costs beside coding: ``python -m benchmarks.ingest INPUT [--stories N] [--rounds N] [--no-model]``.

``dateline code`` and ``dateline ingest`` run by turns on the first stories of INPUT (JSON lines), each into nothing or a new record on SQLite. Printed are CPU
and wall clock seconds of each, the least of the rounds, and how many times as long ingest takes. Exit status 1 where that is more than 1.15 of the CPU time.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGET = 1.15


def timed(*command: str) -> tuple[float, float]:
    """CPU and wall seconds of a command of ours."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", *command, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - began


def main() -> int:
    """Run both, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("--stories", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--no-model", action="store_true", help="code by the tables alone")
    options = parser.parse_args()
    more = ["--no-model"] if options.no_model else []
    code, ingest = [], []
    with tempfile.TemporaryDirectory() as folder:
        stories = Path(folder) / "stories.jsonl"
        with options.input.open("rb") as lines:
            stories.write_bytes(b"".join(line for _, line in zip(range(options.stories), lines, strict=False)))
        for n in range(options.rounds):
            code.append(timed("code", str(stories), *more))
            ingest.append(timed("ingest", str(stories), "--record", str(Path(folder) / f"{n}.db"), *more))
    best = [[min(x[i] for x in runs) for i in (0, 1)] for runs in (code, ingest)]
    for name, (cpu, wall) in zip(("code", "ingest"), best, strict=True):
        print(f"{name:7} {cpu:7.2f} s CPU, {wall:7.2f} s, {options.stories / wall:6.1f} stories a second")
    times = best[1][0] / best[0][0]
    print(f"ingest takes {times:.2f} times the CPU time of code, {best[1][1] / best[0][1]:.2f} times as long (target {TARGET})")
    return int(times > TARGET)


if __name__ == "__main__":
    sys.exit(main())
