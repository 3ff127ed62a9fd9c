"""What a record costs as it grows: ``python -m benchmarks.scale INPUT [--reports N] [--rows N] [--real N] [--stories N] [--folder F]``.

The reports of the first stories of INPUT (JSON lines) are coded once, and made many by altering: in each of three worlds the states have other states' names
and codes, and persons and towns other names, and in each period all days lie later. So the stream has new parties and new days, and as many reports a day at
its end as at its beginning. ``--real`` reports (100,000) are added page by page, in the order of publication, to a record on SQLite; then all tables and
indexes are copied in the database to later days, until there are N (a million); then 10,000 more are added, page by page, behind the last day.

Printed are, for 10,000 reports behind the first 10,000, the last of ``--real``, and 10,000 behind N: CPU and wall clock time a report; and for the records of
these sizes the time that a page of twenty events takes, over filtered queries of several kinds (median and 95th of a hundred each, over all and by kind); then
the same for a record of which events, rows and names alone are copied until it has ``--rows`` reports.

Exit status 1 where a report costs more than 1.5 times as much at N, or the 95th page takes more than twice as long.
"""

from __future__ import annotations

import argparse
import random
import re
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
TABLES = ("pages", "articles", "coded", "reports", "parties", "rows", "happened", "taking_part", "ties", "blocks", "links", "words", "quoted")
"""What is copied: all that grows with reports, but the actors, who are the same, and the list of changes."""
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


def stream(told: Sequence[tuple[Article, list[Row]]], later_by: int) -> Iterator[Coded]:
    """Without end: every period all worlds' stories, day by day, so many days later than they were told."""
    worlds = [World(n) for n in range(WORLDS)]
    made = [(a, [(w.text(a.text), [w.altered(r) for r in rows]) for w in worlds]) for a, rows in told]
    first, last = (date.fromisoformat((told[i][0].published or "")[:10]) for i in (0, -1))
    period = 0
    while True:
        days = later_by + period * ((last - first).days + 1)
        for article, there in made:
            day = _moved((article.published or "")[:10], days)
            for n, (text, rows) in enumerate(there):
                name = f"{article.id}/{n}/{days}"
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


def fill(where: Path, pages: Iterator[Coded], reports: int) -> tuple[float, float, str]:
    """Add so many reports; CPU and wall milliseconds of each, and the last day."""
    last, count = "", 0
    with Record(str(where)) as record:
        adder = record.run("ingest", "scale", "scale").adder
        cpu = wall = 0.0
        for page in pages:
            a, b = time.process_time(), time.perf_counter()
            with record.writing() as c:
                adder.add(c, [page])
            cpu, wall = cpu + time.process_time() - a, wall + time.perf_counter() - b
            count += len(page.reports)
            last = page.article.published or last
            if count >= reports:
                break
    return 1000 * cpu / count, 1000 * wall / count, last


def multiply(where: Path, copies: int, days: int, tables: Sequence[str] = TABLES, mark: str = "x") -> int:
    """Copy tables in the database, each time ``days`` days later, until there are so many of each; gives the number of reports that hold. ``days`` must be a
    multiple of six, that blocks of days stay what they are; ``mark`` is the letter by which ids of copies are told."""
    with sqlite3.connect(where) as c:
        c.execute("PRAGMA synchronous=OFF")
        c.execute("PRAGMA cache_size=-1000000")
        top = c.execute("SELECT max(key) FROM reports").fetchone()[0]
        for table in tables:
            if table in ("words", "quoted"):
                continue
            columns = [r[1] for r in c.execute(f"PRAGMA table_info({table})") if (table, r[1]) not in (("rows", "key"), ("happened", "key"))]
            held = {"happened": "until IS NULL AND length(said) > 0", "rows": "until IS NULL", "taking_part": "until IS NULL"}.get(table, "1")
            c.execute(f"CREATE TEMP TABLE t AS SELECT {', '.join(columns)} FROM {table} WHERE {held}")
            for n in range(1, copies):
                picked = ", ".join(_later(table, column, n, n * days, n * top, mark) for column in columns)
                c.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {picked} FROM t")
                c.commit()
            c.execute("DROP TABLE t")
        if "words" in tables:
            c.execute("INSERT INTO words (article, title, text) SELECT key, title, text FROM articles WHERE key NOT IN (SELECT article FROM words)")
            c.execute("INSERT INTO quoted (rowid, text) SELECT key, json_extract(body, '$.quote.exact') FROM reports WHERE key > ?", (top,))
        return int(c.execute("SELECT count(*) FROM rows WHERE until IS NULL").fetchone()[0])


def _later(table: str, column: str, n: int, days: int, keys: int, mark: str) -> str:
    """A column of a copy: ids of its own, later days."""
    if column in ("date_start", "date_end", "published", "first_published", "last_published", "day"):
        return f"CASE {column} WHEN '' THEN '' ELSE date(substr({column}, 1, 10), '+{days} days') END"
    if column in ("page", "sha256", "article", "event", "earlier", "later") or (column, table) in (("key", "articles"), ("id", "reports")):
        return f"CASE substr({column}, 1, 1) WHEN 'x' THEN {column} || printf('%02d', {n}) ELSE printf('{mark}%02d', {n}) || substr({column}, 4) END"
    if column == "report" or (column, table) in (("key", "reports"), ("a", "ties"), ("b", "ties")):
        return f"{column} + {keys}"
    return f"{column} + ({days // 6} << 46)" if column == "block" else column


def main() -> int:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("input", type=Path)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=0, help="reports of a last record, of which only what is listed is copied")
    parser.add_argument("--real", type=int, default=100_000, help="reports that are added page by page before the rest is copied")
    parser.add_argument("--window", type=int, default=10_000, help="reports of the small record, and those over which the cost of one is taken")
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--folder", type=Path, help="where the records are made and kept; else a temporary one")
    options = parser.parse_args()
    told = coded(options.input, options.stories)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        return measure(folder, told, options.reports, options.real, options.window, options.rows)


def measure(folder: Path, told: Sequence[tuple[Article, list[Row]]], reports: int, real: int, window: int, rows: int) -> int:
    """Fill the records, ask them, print the table."""
    where, small = folder / "large.db", folder / "small.db"
    heads, costs, pages, sizes = list[str](), list[tuple[float, float]](), list[dict[str, list[float]]](), list[float]()

    def ask(path: Path, number: int, last: str) -> None:
        heads.append(f"{number:,}")
        pages.append(asked(path, filters(told, last)))
        sizes.append(path.stat().st_size / 1e6)
        print(f"  {number:,} reports: {', '.join(f'{x:.2f}' for x in costs[-1])} ms a report", file=sys.stderr, flush=True)

    stories = stream(told, 0)
    *_, early = fill(where, stories, window)
    with sqlite3.connect(where) as copy:
        copy.execute("VACUUM INTO ?", (str(small),))
    *cost, last = fill(where, stories, window)
    costs.append((cost[0], cost[1]))
    ask(small, window, early)
    fill(where, stories, real - 3 * window)
    *cost, last = fill(where, stories, window)
    costs.append((cost[0], cost[1]))
    ask(where, real, last)
    first = date.fromisoformat((told[0][0].published or "")[:10])
    days = 6 * (((date.fromisoformat(last) - first).days + 7) // 6)
    copies = max(1, round(reports / real))
    number = multiply(where, copies, days)
    *cost, last = fill(where, stream(told, copies * days), window)
    costs.append((cost[0], cost[1]))
    ask(where, number, last)
    if rows:
        more = max(1, round(rows / (number + window)))
        rows = multiply(where, more, 6 * (copies + 1) * days, ("happened", "rows", "taking_part"), "y")
        ask(where, rows, last)
    return report(heads, costs, pages, sizes)


def report(heads: Sequence[str], costs: Sequence[tuple[float, float]], pages: Sequence[dict[str, list[float]]], sizes: Sequence[float]) -> int:
    """Print the table; gives the exit status."""
    print("| reports | " + " | ".join(heads) + " | times |")
    print("|---" * (len(heads) + 2) + "|")

    def line(name: str, values: Sequence[float], form: str = ".2f") -> None:
        cells = [format(v, form) for v in values] + [""] * (len(heads) - len(values))
        print(f"| {name} | " + " | ".join(cells) + f" | {values[2] / values[0]:.2f} |")

    line("CPU ms a report", [e[0] for e in costs])
    line("wall ms a report", [e[1] for e in costs])
    line("megabytes", sizes, ".0f")
    every = [[t for times in p.values() for t in times] for p in pages]
    for name, share in (("median", 0.5), ("95th", 0.95)):
        line(f"page of {PAGE} events, ms, {name}", [at(e, share) for e in every])
    for kind in pages[0]:
        line(f"… by {kind}, 95th", [at(p[kind], 0.95) for p in pages])
    cost, page = costs[2][0] / costs[0][0], at(every[2], 0.95) / at(every[0], 0.95)
    print(f"a report costs {cost:.2f} times as much (target {COST}); the 95th page takes {page:.2f} times as long (target {SLOW})")
    return int(cost > COST or page > SLOW)


if __name__ == "__main__":
    sys.exit(main())
