"""Reading tables: tab-separated, one header line, ``#`` for remarks, every row with a source.

A table is named by its path under ``data/`` ("who/countries.tsv"). A folder given by the user (``--data DIR``) may hold a file of
the same name: its rows come first, so that they win over ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import TextIO, TypeVar

from dateline.errors import DataError

__all__ = ["Row", "check_override", "first_wins", "override", "read_rows", "read_table", "table_names", "table_path"]

T = TypeVar("T")

_extra: list[Path] = []
_WHOLE = ("what/predicates", "what/classes")
"""Folders of which every file is read, so that a user may add files of his own."""


class Row(dict[str, str]):
    """One line of a table: column → cell, and where it stands."""

    def __init__(self, cells: dict[str, str], file: str, line: int, own: bool = False) -> None:
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
        return [v.strip() for v in self[column].split(sep) if v.strip()]


@contextmanager
def override(folder: Path) -> Iterator[None]:
    """Let tables of the same name in this folder come before ours."""
    _extra.append(folder)
    try:
        yield
    finally:
        _extra.remove(folder)


def check_override(folder: Path) -> None:
    """Refuse a user's table that is none of ours: a mistyped name would be passed over in silence.

    Raises DataError. New files are welcome where a folder is read as a whole (what/predicates, what/classes).
    """
    for path in sorted(folder.rglob("*.tsv")):
        name = path.relative_to(folder).as_posix()
        if not table_path(name).exists() and str(Path(name).parent) not in _WHOLE:
            near = get_close_matches(name, [p.relative_to(table_path("")).as_posix() for p in table_path("").rglob("*.tsv")], 1, 0.5)
            raise DataError(str(path), 0, "no table has this name" + (f"; did you mean {near[0]}?" if near else ""))


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


def read_rows(path: Path, *columns: str, own: bool = True) -> Iterator[Row]:
    """Rows of one file. Raises DataError as ``read_table`` does."""
    header: list[str] | None = None
    with path.open(encoding="utf8") as lines:
        for n, raw in enumerate(_decoded(lines, path), 1):
            line = raw.rstrip("\r\n")
            if not line.strip() or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
                if missing := [c for c in columns if c not in header]:
                    raise DataError(str(path), n, f"column {missing[0]!r} is missing; the header must name {', '.join(columns)}")
                continue
            if len(cells) < len(columns):
                raise DataError(str(path), n, f"{len(cells)} cells, but {', '.join(columns)} are needed: {line[:60]!r}")
            if len(cells) > len(header):
                raise DataError(str(path), n, f"{len(cells)} cells under {len(header)} columns: {cells[-1]!r} is one too many")
            cells += [""] * (len(header) - len(cells))
            yield Row(dict(zip(header, cells, strict=True)), str(path), n, own)


def _decoded(lines: TextIO, path: Path) -> Iterator[str]:
    try:
        yield from lines
    except UnicodeDecodeError as e:
        raise DataError(str(path), 0, f"byte {e.start} is not UTF-8; save the table as UTF-8") from None
