"""Reading tables: tab-separated, one header line, ``#`` for remarks, every row with a source.

A table is named by its path under ``data/`` ("who/countries.tsv"). A folder given by the user (``--data DIR``) may hold a file of
the same name: its rows come first, so that they win over ours.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import TextIO, TypeVar

from dateline.errors import DataError

__all__ = [
    "MAX_TABLE", "Row", "check_override", "check_size", "first_wins", "override", "paused", "read_own", "read_rows", "read_table", "table_names",
    "table_path",
]  # fmt: skip

T = TypeVar("T")

_extra: list[Path] = []
MAX_TABLE = 64_000_000
"""Bytes of a user's table: forty times our largest."""
_WHOLE = ("what/predicates", "what/classes")
"""Folders of which every file is read, so that a user may add files of his own."""


class Row(dict[str, str]):
    """One line of a table: column → cell, and where it stands."""

    __slots__ = ("file", "line", "own")

    def __init__(self, cells: Iterable[tuple[str, str]], file: str, line: int, own: bool = False) -> None:
        super().__init__(cells)
        self.file, self.line, self.own = file, line, own
        """``own``: the row is of a user's table, not of ours."""

    def error(self, problem: str) -> DataError:
        """An error that names this row's file and line."""
        return DataError(self.file, self.line, problem)

    def number(self, column: str) -> float:
        """A cell that holds a number. Raises DataError that names the cell otherwise."""
        try:
            return float(self[column])
        except ValueError:
            raise self.error(f"{column} is {self[column]!r}, not a number") from None

    def list(self, column: str, sep: str = "|") -> list[str]:
        """A cell that holds several values."""
        cell = self[column]
        return [v.strip() for v in cell.split(sep) if v.strip()] if cell else []


@contextmanager
def paused() -> Iterator[None]:
    """Let the collector of garbage wait while tables are read: of what they build nothing is garbage, and looking through it costs a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def override(folder: Path) -> Iterator[None]:
    """Let tables of the same name in this folder come before ours."""
    _extra.append(folder)
    try:
        yield
    finally:
        _extra.remove(folder)


def check_override(folder: Path) -> list[str]:
    """Refuse a user's table that is none of ours: a mistyped name would be passed over in silence. Gives a line for each table that holds drafts: rows
    without a source, which are not used.

    Raises DataError, also for a table over MAX_TABLE bytes. New files are welcome where a folder is read as a whole (what/predicates, what/classes).
    """
    drafts = []
    for path in sorted(p for p in folder.rglob("*") if not p.name.startswith((".", "~$"))):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and path.suffix.lower() != ".tsv":
            continue
        if path.suffix.lower() != ".tsv" and path.is_file():
            drafts.append(f"{path} is not used: a table's name ends in .tsv")
            continue
        check_size(path)
        if not table_path(name).exists() and str(Path(name).parent) not in _WHOLE:
            near = get_close_matches(name, [p.relative_to(table_path("")).as_posix() for p in table_path("").rglob("*.tsv")], 1, 0.5)
            raise DataError(str(path), 0, "no table has this name" + (f"; did you mean {near[0]}?" if near else ""))
        if n := _drafts(path):
            drafts.append(f"{path}: {n} row{'s' * (n != 1)} without a source {'are' if n != 1 else 'is'} not used; say in the source column where it is from")
    return drafts


def check_size(path: Path) -> None:
    """Refuse a table that is no file, or no table of words. Raises DataError."""
    if not path.is_file():
        raise DataError(str(path), 0, "it is no file; a table is a file of lines")
    if (size := path.stat().st_size) > MAX_TABLE:
        raise DataError(str(path), 0, f"it has {size:,} bytes; a table may have {MAX_TABLE:,}: leave out what is no vocabulary, or part it")


def _drafts(path: Path) -> int:
    """How many rows have an empty source."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        rows = (line.rstrip("\r\n").split("\t") for line in lines if line.strip() and not line.startswith("#"))
        header = next(rows, [])
        at = header.index("source") if "source" in header else -1
        return sum(1 for cells in rows if at >= 0 and not "".join(cells[at : at + 1]).strip())


def table_names(folder: str) -> list[str]:
    """The tables of a folder that is read as a whole, a user's own among them."""
    roots = [*(_extra), table_path("")]
    return sorted({f"{folder}/{p.name}" for root in roots for p in (root / folder).glob("*.tsv")})


def first_wins(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """A lookup of which the first row for a word counts, so that a user's row wins over ours."""
    out: dict[str, T] = {}
    for key, value in pairs:
        out.setdefault(key, value)
    return out


def table_path(name: str) -> Path:
    """Where the shipped file of this name is."""
    return Path(str(files("dateline.data"))) / name


def read_table(name: str, *columns: str) -> Iterator[Row]:
    """Rows of a table, a user's before the shipped ones.

    ``columns`` are those that must be there. Raises DataError with file and line for a missing column or a row of the wrong width.
    """
    for path in [p / name for p in (*_extra, table_path("")) if (p / name).exists()]:
        yield from read_rows(path, *columns, own=path != table_path(name))


def read_own(name: str, *columns: str) -> Iterator[Row]:
    """Rows of a user's table of this name; none where the user has none. Raises DataError as ``read_table`` does."""
    for path in [p / name for p in _extra if (p / name).exists()]:
        yield from read_rows(path, *columns)


def read_rows(path: Path, *columns: str, own: bool = True) -> Iterator[Row]:
    """Rows of one file. Raises DataError as ``read_table`` does."""
    header: list[str] = []
    at, file = -1, str(path)
    if own:
        check_size(path)
    with path.open(encoding="utf-8-sig") as lines:
        for n, raw in enumerate(_decoded(lines, path), 1):
            line = raw.rstrip("\r\n")
            if line[:1] == "#" or not line.strip():
                continue
            cells = line.split("\t")
            if own and '"' in line:
                cells = [c[1:-1].replace('""', '"') if len(c) > 1 and c[0] == c[-1] == '"' else c for c in cells]  # as spreadsheets write them
            if not header:
                header = cells
                if missing := [c for c in columns if c not in header]:
                    raise DataError(file, n, f"column {missing[0]!r} is missing; the header must name {', '.join(columns)}")
                at = header.index("source") if own and "source" in header else -1
                continue
            if at >= 0 and not "".join(cells[at : at + 1]).strip():
                continue  # a draft: see check_override
            if len(cells) != len(header):
                if len(cells) < len(columns):
                    raise DataError(file, n, f"{len(cells)} cells, but {', '.join(columns)} are needed: {line[:60]!r}")
                if len(cells) > len(header):
                    raise DataError(file, n, f"{len(cells)} cells under {len(header)} columns: {cells[-1]!r} is one too many")
                cells += [""] * (len(header) - len(cells))
            yield Row(zip(header, cells, strict=True), file, n, own)


def _decoded(lines: TextIO, path: Path) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as e:
        raise DataError(str(path), 0, f"byte {e.start} is not UTF-8; save the table as UTF-8") from None
