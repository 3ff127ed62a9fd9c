"""The one tree of errors.

DatelineError
├── UsageError          a wrong option or value, found before anything is read      (exit status 2)
├── InputError          one input that can't be read: it is refused, the run goes on (exit status 3)
│   ├── NotFound        no such file or folder
│   ├── Unreadable      there, but not to be opened or decoded
│   ├── TooLarge        over a limit
│   ├── NotAPage        bytes of a kind that holds no news text: binary, picture, program
│   └── NoArticle       a page, but no article on it
├── RecordError         a line of input that is not what the contract says           (exit status 3)
├── DataError           a vocabulary table that contradicts itself: file, line, value (exit status 1)
└── StoreError          a record that can't be opened, read or written               (exit status 1)
    └── NotInRecord     an id, a field or a value that the record does not have      (exit status 1)
"""

from __future__ import annotations

__all__ = [
    "DataError",
    "DatelineError",
    "InputError",
    "NoArticle",
    "NotAPage",
    "NotFound",
    "NotInRecord",
    "RecordError",
    "StoreError",
    "TooLarge",
    "Unreadable",
    "UsageError",
]


class DatelineError(Exception):
    """Something Dateline can name: what, where, and the way out."""


class UsageError(DatelineError):
    """A wrong option or value, found before anything is read."""


class InputError(DatelineError):
    """One input that can't be read. It is refused and named in the account; the run goes on."""

    def __init__(self, where: str, reason: str, way_out: str = "") -> None:
        self.where, self.reason, self.way_out = where, reason, way_out
        super().__init__(f"{where}: {reason}" + (f" ({way_out})" if way_out else ""))

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Errors travel back from worker processes."""
        return type(self), (self.where, self.reason, self.way_out)


class NotFound(InputError):
    """No such file or folder."""


class Unreadable(InputError):
    """The input is there but can't be opened or decoded."""


class TooLarge(InputError):
    """The input is over a size limit."""


class NotAPage(InputError):
    """The bytes are of a kind that holds no news text."""


class NoArticle(InputError):
    """A page was read, but no article was found on it."""


class RecordError(InputError):
    """A line of structured input that is not what the contract says."""


class DataError(DatelineError):
    """A vocabulary table that can't be used: names the file, the line and the value."""

    def __init__(self, file: str, line: int, problem: str) -> None:
        self.file, self.line, self.problem = file, line, problem
        super().__init__(f"{file}, line {line}: {problem}" if line else f"{file}: {problem}")

    def __reduce__(self) -> tuple[type[DataError], tuple[str, int, str]]:
        """Errors travel back from worker processes."""
        return type(self), (self.file, self.line, self.problem)


class StoreError(DatelineError):
    """A record that can't be opened, read or written: says which, why, and what to do."""


class NotInRecord(StoreError):
    """An id, a field or a value that the record does not have."""
