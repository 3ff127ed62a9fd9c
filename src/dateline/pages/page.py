"""One page's bytes → its articles: unpacked, its kind told, size bounded, and handed to the reader of that kind."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from dateline.errors import InputError, NoArticle, NotAPage, TooLarge, Unreadable
from dateline.pages.decode import clean, decode
from dateline.pages.inputs import File, Names, printable
from dateline.pages.jsonl import read_lines
from dateline.pages.sniff import HEAD, Format, not_a_page, sniff
from dateline.records import Article, Page

__all__ = ["MAX_PAGE", "Settings", "read_page"]

MAX_PAGE = 20 << 20
"""Bytes of one HTML or text page, unpacked. The largest saved news pages have about 5 MB, most of it scripts."""
BROKEN = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user said of all inputs."""

    input_format: Format | None = None
    published: str | None = None


class _Rewound(io.RawIOBase):
    """A stream whose first bytes were already taken, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = len(buffer)
        data, self._head = (self._head[:size], self._head[size:]) if self._head else (self._rest.read(size), b"")
        buffer[: len(data)] = data
        return len(data)


def _peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head, cast(BinaryIO, io.BufferedReader(_Rewound(head, stream), 1 << 16))


def read_page(stream: BinaryIO, name: str, file: File | None, settings: Settings, names: Names) -> Iterator[Article | InputError]:
    """Articles of one file or of standard input, and errors for what can't be read of it."""
    name = printable(name)
    try:
        head, stream = _peek(stream)
        if head.startswith(b"\x1f\x8b"):
            head, stream = _peek(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
        if not head.strip():
            raise NoArticle(name, "the page is empty")
        if label := not_a_page(head):
            raise NotAPage(name, f"{label}, not a page of news", "give text, HTML, or JSON lines (one object a line)")
        if (settings.input_format or sniff(head, name)) is Format.JSONL:
            yield from read_lines(stream, name, settings.published)
        else:
            yield from _whole(stream, name, file, settings, names)
    except InputError as error:
        yield error
    except BROKEN as error:
        packed = isinstance(error, (EOFError, zlib.error, gzip.BadGzipFile))
        reason = "gzip data is damaged or cut off" if packed else f"can't be read: {getattr(error, 'strerror', None) or error}"
        yield Unreadable(name, reason, "fetch the page again" if packed else "check that it is a file that can be read")


def _whole(stream: BinaryIO, name: str, file: File | None, settings: Settings, names: Names) -> Iterator[Article]:
    data = stream.read(MAX_PAGE + 1)
    if len(data) > MAX_PAGE:
        raise TooLarge(name, f"over {MAX_PAGE >> 20} MiB (unpacked)", "split it into its articles, or give JSON lines")
    kind = settings.input_format or sniff(data[:HEAD], name)
    page = Page(name, hashlib.sha256(data).hexdigest(), kind.value, len(data))
    page_id = names.id_for(file, page.sha256) if file else page.sha256[:16]
    if kind is Format.HTML:
        from dateline.pages.html import read_html  # its libraries take half a second to load

        yield from read_html(decode(data), page, page_id, settings.published)
    else:
        from dateline.pages.text import read_text

        yield from read_text(clean(decode(data)), page, page_id, settings.published)
