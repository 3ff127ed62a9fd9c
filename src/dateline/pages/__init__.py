"""Anything → articles: text, HTML and JSON lines, from files, folders and standard input, each also gzipped.

``read`` streams. An input that can't be read comes out as the InputError that says why; the others are read. See docs/pages.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import BinaryIO

from dateline.errors import InputError, UsageError
from dateline.pages.dates import edtf
from dateline.pages.inputs import Names, files, opened
from dateline.pages.meter import Meter
from dateline.pages.page import Settings, read_page
from dateline.pages.sniff import Format
from dateline.records import Article

__all__ = ["Meter", "read"]


def read(
    inputs: Iterable[str],
    *,
    input_format: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    meter: Meter | None = None,
) -> Iterator[Article | InputError]:
    """Articles of all inputs, in order, with an InputError in the place of whatever can't be read.

    Each input is a file, a folder (read with its subfolders, in sorted order, hidden files skipped) or ``-`` for standard input.
    ``input_format`` (html, text, jsonl) overrides what the content says; ``published`` is for articles that do not say; ``meter`` is told how far it is.
    Raises UsageError at once for a format or date that is none.
    """
    if input_format is not None and input_format not in list(Format):
        raise UsageError(f"input format {input_format!r} is not known; use one of {', '.join(Format)}")
    given = None if published is None else edtf(published)
    if published is not None and given is None:
        raise UsageError(f"published date {published!r} is not a date; write it as 2024-11-06, 2024-11 or 2024")
    return _read(inputs, Settings(None if input_format is None else Format(input_format), given), stdin, meter)


def _read(inputs: Iterable[str], settings: Settings, stdin: BinaryIO | None, meter: Meter | None) -> Iterator[Article | InputError]:
    names = Names()
    for given in inputs:
        if given == "-":
            yield from read_page(stdin or sys.stdin.buffer, "standard input", None, settings, names)
            continue
        for file in files(given):
            if isinstance(file, InputError):
                yield file
                continue
            try:
                with opened(file) as stream, meter.reading(stream) if meter else nullcontext():
                    yield from read_page(stream, str(file.path), file, settings, names)
            except InputError as error:
                yield error
