"""What the user names → files: folders are walked, names kept apart, nothing that is missing passed over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError, NoArticle, NotFound, Unreadable

__all__ = ["File", "Names", "files", "opened"]


@dataclass(frozen=True, slots=True)
class File:
    """A file to read, and the folder the user gave if it was found in one."""

    path: Path
    root: Path | None = None


@dataclass(slots=True)
class Names:
    """Article ids of the files of one run: the file name, or its path where two different pages share the name."""

    seen: dict[str, str] = field(default_factory=dict)

    def id_for(self, file: File, sha256: str) -> str:
        """The id of this file: its name, else its path in the folder given, else the name with the page's hash."""
        candidates = [file.path.name, str(file.path.relative_to(file.root) if file.root else file.path), f"{file.path.name}@{sha256[:16]}"]
        name = next(c for c in candidates if self.seen.get(c, sha256) == sha256 or c is candidates[-1])
        self.seen[name] = sha256
        return printable(name)


def printable(name: str) -> str:
    """A file name as text that can be written anywhere: bytes that are no UTF-8 become question marks."""
    return name.encode("utf8", "replace").decode("utf8")


def files(given: str) -> Iterator[File | InputError]:
    """The files an input stands for: itself, or all in the folder, sorted, without hidden ones."""
    if given.startswith(("http://", "https://")):
        yield NotFound(given, "addresses are not fetched", "save the page and give the file")
        return
    if not given:
        yield NotFound("''", "an empty name", "give a file, a folder, or - for standard input")
        return
    path = Path(given)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        yield NotFound(printable(given), "no such file or folder", "check the path")
        return
    except OSError as error:
        yield Unreadable(printable(given), f"can't be opened: {error.strerror}", "check its permissions")
        return
    if not is_folder:
        yield File(path)
        return
    found = False
    for item in _walk(path):
        found = True
        yield item
    if not found:
        yield NoArticle(printable(given), "the folder holds no files", "hidden files are skipped; name them to have them read")


def _walk(root: Path) -> Iterator[File | InputError]:
    failed: list[OSError] = []
    for folder, subfolders, names in os.walk(root, onerror=failed.append):
        subfolders[:] = sorted(s for s in subfolders if not s.startswith("."))
        for name in sorted(n for n in names if not n.startswith(".")):
            path = Path(folder) / name
            if path.exists() and not path.is_file():
                yield Unreadable(printable(str(path)), "neither a file nor a folder", "pipes and devices are read only when named")
            else:
                yield File(path, root)
    for error in failed:
        yield Unreadable(printable(str(error.filename)), f"folder can't be opened: {error.strerror}", "check its permissions")


@contextmanager
def opened(file: File) -> Iterator[BinaryIO]:
    """The file's bytes. Raises NotFound or Unreadable."""
    name = printable(str(file.path))
    try:
        stream = file.path.open("rb")
    except FileNotFoundError:
        raise NotFound(name, "no such file", "a link that leads nowhere?") from None
    except OSError as error:
        raise Unreadable(name, f"can't be opened: {error.strerror}", "check its permissions") from None
    with stream:
        yield stream
