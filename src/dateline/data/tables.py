"""Reading tables: tab-separated, one header line, ``#`` for remarks, every row with a source.

A table is named by its path under ``data/`` ("who/countries.tsv"). A folder given by the user (``--data DIR``) may hold a file of
the same name: its rows come first, so that they win over ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dateline.errors import DataError

__all__ = ["Row", "override", "read_table", "table_path"]

_extra: list[Path] = []


class Row(dict[str, str]):
    """One line of a table: column → cell, and where it stands."""

    def __init__(self, cells: dict[str, str], file: str, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def error(self, problem: str) -> DataError:
        """An error that names this row's file and line."""
        return DataError(self.file, self.line, problem)

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


def table_path(name: str) -> Path:
    """Where the shipped file of this name is."""
    return Path(str(files("dateline.data"))) / name


def read_table(name: str, *columns: str) -> Iterator[Row]:
    """Rows of a table, a user's before the shipped ones.

    ``columns`` are those that must be there. Raises DataError with file and line for a missing column or a row of the wrong width.
    """
    for path in [*(p / name for p in _extra if (p / name).exists()), table_path(name)]:
        header: list[str] | None = None
        with path.open(encoding="utf8") as lines:
            for n, raw in enumerate(lines, 1):
                line = raw.rstrip("\r\n")
                if not line.strip() or line.startswith("#"):
                    continue
                cells = line.split("\t")
                if header is None:
                    header = cells
                    if missing := [c for c in columns if c not in header]:
                        raise DataError(str(path), n, f"column {missing[0]!r} is missing; the header must name {', '.join(columns)}")
                    continue
                if len(cells) > len(header):
                    raise DataError(str(path), n, f"{len(cells)} cells under {len(header)} columns: {cells[-1]!r} is one too many")
                cells += [""] * (len(header) - len(cells))
                yield Row(dict(zip(header, cells, strict=True)), str(path), n)
