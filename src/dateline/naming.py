"""The name of a coding: what made these reports. Two of one name code alike."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from dateline import __version__
from dateline.coding import Coding
from dateline.data import table_path

__all__ = ["coding_name"]

LONGEST = 120
"""Characters of a name: the record's column."""
_FOLDER = 30
"""Characters of a folder's name that are kept; its tables' state tells it apart, the name is for the reader."""
_SHIPPED = (".tsv", ".json", ".txt", ".onnx", ".bin", ".npz", ".npy")
"""Kinds of files that we read; of the user's folders only tables are read."""


def _state(folder: Path, kinds: tuple[str, ...] = (".tsv",)) -> str:
    """The state of a folder's tables and models, in eight figures: another where a byte, a file or a file's name is another."""
    total = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in kinds and not p.name.startswith((".", "~$")) and p.is_file()):
        total.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode("utf8", "surrogateescape"))
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                total.update(part)
    return total.hexdigest()[:8]


@cache
def _shipped() -> str:
    return _state(table_path(""), _SHIPPED)


def coding_name(coding: Coding, data: str | None = None) -> str:
    """Version, shipped tables and model, and what was asked for; of the user's folders the name and the state of what is in them."""
    options = [] if coding.model else ["tables"]
    options += [f"min={coding.min_confidence}"] if coding.min_confidence is not None else []
    folders = [(option, Path(given)) for option, given in (("types", coding.types), ("data", data)) if given]
    start = " ".join([f"dateline/{__version__[:40]}", _shipped(), *options])
    room = (LONGEST - len(start)) // max(1, len(folders)) - len(" types=@01234567")
    return start + "".join(f" {option}={_printable(f.resolve().name)[: max(0, min(room, _FOLDER))]}@{_state(f)}" for option, f in folders)


def _printable(name: str) -> str:
    """A folder's name that any database takes."""
    return "".join(c if c.isprintable() else "?" for c in name)
