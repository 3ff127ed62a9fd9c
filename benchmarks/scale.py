"""What a record costs as it grows: ``python -m benchmarks.scale INPUT [--reports N] [--rows N] [--stories N] [--folder F]``.

The reports of the first stories of INPUT (JSON lines) are coded once, and made many by altering: in each of three worlds the states have other states' names
and codes, and persons and towns other names, and in each period all days lie later. So the stream has new parties and new days, and as many reports a day at
its end as at its beginning. It is added page by page, in the order of publication, to a record on SQLite. Printed are, for the first 10,000 reports and for
the last before N: CPU and wall clock time a report, and for the record of that size the time that a page of twenty events takes, over filtered queries of
several kinds (median and 95th of a hundred each, over all and by kind); then the same for a record whose events, rows and names are copied in the database
until it has ``--rows`` reports.

Exit status 1 where a report costs more than 1.5 times as much at N, or the 95th page takes more than twice as long.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.account import Account
from dateline.coding import Coding
from dateline.data import read_table
from dateline.pipeline import Pipeline, not_coded, read
from dateline.record import Filters, Record, open_record
from dateline.record.adding import Coded
from dateline.records import Article

SEED, WORLDS, QUERIES = 5, 3, 100
COST, SLOW = 1.5, 2.0
"""Targets: how many times as much a report may cost, and a page may take, at the end."""
PAGE = 20
"""Events of a page: few enough that most queries fill one in the small record too."""
Row = dict[str, Any]
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class World:
    """The reports of some stories, with other states in the place of theirs."""

    def __init__(self, number: int) -> None:
        names = {r["code"]: r["name"] for r in read_table("who/countries.tsv", "code", "kind", "name") if r["kind"] == "state"}
        codes = sorted(names)
        other = codes[:]
        random.Random(number).shuffle(other)
        self.number = number
        self.code = dict(zip(codes, other, strict=True)) if number else {c: c for c in codes}
        self._name = {names[c]: names[o] for c, o in self.code.items()}
        self._find = re.compile(r"\b(?:(" + "|".join(sorted(map(re.escape, self._name), key=len, reverse=True)) + r")|([A-Z][\w'’-]{2,}))\b")
        letters = list("bcdfgklmnprst")
        random.Random(number).shuffle(letters)
        self._letters = str.maketrans("bcdfgklmnprst", "".join(letters)) if number else {}

    def text(self, text: str) -> str:
        """A text with the states and names of this world."""
        return self._find.sub(lambda m: self._name[m[1]] if m[1] else m[2].translate(self._letters), text)

    def altered(self, value: Any) -> Any:
        """A report with the states and names of this world."""
        if isinstance(value, str):
            return self.code.get(value, value) if len(value) == 3 else self.text(value)
        if isinstance(value, dict):
            return {k: self.altered(v) if k not in ("type", "mode", "quad", "status", "sector") else v for k, v in value.items()}
        return [self.altered(v) for v in value] if isinstance(value, list) else value


def later(row: Row, days: int) -> Row:
    """A report so many days later."""
    moved = {k: _moved(v, days) if k in ("date", "date_start", "date_end") and v else v for k, v in row["when"].items()}
    return {**row, "when": moved, "article": {**row["article"], "published": _moved(row["article"]["published"], days)}}


def _moved(value: str, days: int) -> str:
    return _ISO.sub(lambda m: (date.fromisoformat(m.group()) + timedelta(days)).isoformat(), value)


def coded(path: Path, stories: int) -> list[tuple[Article, list[Row]]]:
    """The articles of the first stories that have a day, with their reports, by day."""
    account, pipeline = Account(), Pipeline(Coding(False))
    some = [a for a, _ in zip(read([str(path)], account=account), range(stories), strict=False) if a.published and not_coded(a) is None]
    out = [(a, result[0] if result else []) for a, result in zip(some, pipeline.coded(iter(some), account), strict=True)]
    return sorted(out, key=lambda x: x[0].published or "")


def stream(told: Sequence[tuple[Article, list[Row]]]) -> Iterator[Coded]:
    """Without end: every period all worlds' stories, day by day."""
    worlds = [World(n) for n in range(WORLDS)]
    made = [(a, [(w.text(a.text), [w.altered(r) for r in rows]) for w in worlds]) for a, rows in told]
    first, last = (date.fromisoformat((told[i][0].published or "")[:10]) for i in (0, -1))
    period = 0
    while True:
        days = period * ((last - first).days + 1)
        for article, there in made:
            day = _moved((article.published or "")[:10], days)
            for n, (text, rows) in enumerate(there):
                name = f"{article.id}/{n}/{period}"
                page = sha256(name.encode()).hexdigest()
                new = [{**later(r, days), "id": sha256(f"{name}/{r['id']}".encode()).hexdigest()[:16], "article_id": name} for r in rows]
                yield Coded(Article(name, text, page, title=article.title, published=day, source=f"Outlet {n}", language="en"), new)
        period += 1


def filters(told: Sequence[tuple[Article, list[Row]]], last: str) -> dict[str, Callable[[random.Random], Filters]]:
    """Kinds of queries, each with values drawn from what there is."""
    rows = [r for _, rs in told for r in rs]
    codes = sorted({a["code"] for r in rows for a in r["actors"] if a["code"] and len(a["code"]) == 3})
    told_pairs = {f"{a['code']}-{b['code']}" for r in rows for a in r["actors"] for b in r["recipients"] if a["code"] != b["code"]}
    pairs = sorted(p for p in told_pairs if re.fullmatch(r"[A-Z]{3}-[A-Z]{3}", p))
    modes = sorted({r["mode"] for r in rows if r["mode"]})
    words = sorted({w for a, _ in told for w in re.findall(r"\b[a-z]{6,}\b", a.text)})
    end = date.fromisoformat(last)

    def month(rng: random.Random) -> dict[str, str]:
        day = end - timedelta(rng.randrange(30))
        return {"since": (day - timedelta(30)).isoformat(), "until": day.isoformat()}

    return {
        "actor": lambda rng: Filters(actor=(rng.choice(codes),)),
        "actor, type": lambda rng: Filters(actor=(rng.choice(codes),), type=(rng.choice(rows)["type"],)),
        "recipient, month": lambda rng: Filters(recipient=(rng.choice(codes),), **month(rng)),  # type: ignore[arg-type]
        "pair": lambda rng: Filters(pair=(rng.choice(pairs),)),
        "type, country": lambda rng: Filters(type=(rng.choice(rows)["type"],), country=(rng.choice(codes),)),
        "mode": lambda rng: Filters(mode=(rng.choice(modes),)),
        "class, month": lambda rng: Filters(quad=(rng.choice(rows)["quad"],), **month(rng)),  # type: ignore[arg-type]
        "two outlets": lambda rng: Filters(outlets=2, type=(rng.choice(rows)["type"],)),
        "words": lambda rng: Filters(text=f"{rng.choice(words)} {rng.choice(words)}"),
    }


def asked(where: Path, kinds: dict[str, Callable[[random.Random], Filters]]) -> dict[str, list[float]]:
    """Milliseconds of each page, by kind."""
    rng = random.Random(SEED)
    out: dict[str, list[float]] = {}
    with open_record(str(where)) as record:
        for kind, draw in kinds.items():
            for _ in range(QUERIES):
                wanted = draw(rng)
                began = time.perf_counter()
                record.events(wanted, limit=PAGE)
                out.setdefault(kind, []).append(1000 * (time.perf_counter() - began))
    return out


def at(times: Sequence[float], share: float) -> float:
    """A quantile."""
    return sorted(times)[min(len(times) - 1, int(share * len(times)))]


def fill(where: Path, told: Sequence[tuple[Article, list[Row]]], reports: int, window: int, small: Path) -> tuple[list[tuple[float, float]], str]:
    """Add so many reports; CPU and wall seconds of each ``window`` of them, and the last day. The record as it was after the first is kept as ``small``."""
    windows: list[tuple[float, float]] = []
    last, count, edge = "", 0, window
    with Record(str(where)) as record:
        adder = record.run("ingest", "scale", "scale").adder
        cpu = wall = 0.0
        for page in stream(told):
            a, b = time.process_time(), time.perf_counter()
            with record.writing() as c:
                adder.add(c, [page])
            cpu, wall = cpu + time.process_time() - a, wall + time.perf_counter() - b
            count += len(page.reports)
            last = page.article.published or last
            if count >= edge:
                windows.append((cpu, wall))
                cpu = wall = 0.0
                edge += window
                if len(windows) == 1:
                    with sqlite3.connect(where) as copy:
                        copy.execute("VACUUM INTO ?", (str(small),))
                    small.with_suffix(".day").write_text(last)
                if len(windows) % 10 == 0:
                    print(f"  {count:,} reports, {1000 * windows[-1][0] / window:.2f} ms CPU a report", file=sys.stderr, flush=True)
                if count >= reports:
                    return windows, last
    raise AssertionError("a stream without end has ended")


def multiply(where: Path, rows: int) -> int:
    """Copy what holds, events with their rows and names, in the database, to later years, until there are so many reports. Their texts are not copied."""
    with sqlite3.connect(where) as c:
        c.execute("PRAGMA synchronous=OFF")
        there = int(c.execute("SELECT count(*) FROM rows WHERE until IS NULL").fetchone()[0])
        copies = max(1, round(rows / there))
        for table in ("happened", "rows", "taking_part"):
            columns = [r[1] for r in c.execute(f"PRAGMA table_info({table})") if r[1] != "key"]
            for n in range(1, copies):
                later = {k: f"date({k}, '+{n} years')" for k in ("date_start", "date_end", "published", "first_published", "last_published")}
                later |= {"event": f"event || '{n:02}'", "day": f"CASE day WHEN '' THEN '' ELSE date(day, '+{n} years') END"}
                picked = ", ".join(later.get(k, k) for k in columns)
                c.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {picked} FROM {table} WHERE until IS NULL AND length(event) = 15")
                c.commit()
    return there * copies


def main() -> int:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=0, help="reports of a third record, made by copying in the database")
    parser.add_argument("--window", type=int, default=10_000, help="reports of the small record, and those over which the cost of one is taken")
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="where the records are made and kept; else a temporary one")
    options = parser.parse_args()
    told = coded(options.input, options.stories)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        where, small = folder / "large.db", folder / "small.db"
        windows, last = fill(where, told, options.reports, options.window, small)
        return report(where, small, windows, options.window, last, told, options.rows)


def report(
    where: Path, small: Path, windows: Sequence[tuple[float, float]], window: int, last: str, told: Sequence[tuple[Article, list[Row]]], rows: int
) -> int:
    """Ask both records, print the table."""
    reports = len(windows) * window
    each = [(w[0] * 1000 / window, w[1] * 1000 / window) for w in (windows[0], windows[-1])]
    early = small.with_suffix(".day").read_text()
    pages = [asked(small, filters(told, early)), asked(where, filters(told, last))]
    sizes = [p.stat().st_size / 1e6 for p in (small, where)]
    heads = [f"{window:,}", f"{reports:,}"]
    if rows:
        huge = where.with_name("huge.db")
        shutil.copy(where, huge)
        heads.append(f"{multiply(huge, rows):,}")
        pages.append(asked(huge, filters(told, last)))
        sizes.append(huge.stat().st_size / 1e6)
    print("| reports | " + " | ".join(heads) + " | times |")
    print("|---" * (len(heads) + 2) + "|")

    def line(name: str, values: Sequence[float], form: str = ".2f") -> None:
        cells = [format(v, form) for v in values] + [""] * (len(heads) - len(values))
        print(f"| {name} | " + " | ".join(cells) + f" | {values[1] / values[0]:.2f} |")

    line("CPU ms a report", [e[0] for e in each])
    line("wall ms a report", [e[1] for e in each])
    line("megabytes", sizes, ".0f")
    every = [[t for times in p.values() for t in times] for p in pages]
    for name, share in (("median", 0.5), ("95th", 0.95)):
        line(f"page of {PAGE} events, ms, {name}", [at(e, share) for e in every])
    for kind in pages[0]:
        line(f"… by {kind}, 95th", [at(p[kind], 0.95) for p in pages])
    cost, page = each[1][0] / each[0][0], at(every[1], 0.95) / at(every[0], 0.95)
    print(f"a report costs {cost:.2f} times as much (target {COST}); the 95th page takes {page:.2f} times as long (target {SLOW})")
    return int(cost > COST or page > SLOW)


if __name__ == "__main__":
    sys.exit(main())
