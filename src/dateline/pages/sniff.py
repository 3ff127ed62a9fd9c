"""Tells the kind of a page from its first bytes, never from its name alone."""

from __future__ import annotations

import re
from enum import StrEnum

from dateline.pages.decode import bom_of, looks_utf16

__all__ = ["HEAD", "Format", "not_a_page", "sniff"]

HEAD = 65_536
"""Bytes that are looked at."""


class Format(StrEnum):
    """The kinds of input that are read."""

    HTML = "html"
    TEXT = "text"
    JSONL = "jsonl"


_MAGIC = [
    (b"%PDF", "a PDF"), (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film (RIFF)"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"{\\rtf", "an RTF document"), (b"%!PS", "a PostScript document"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"\xca\xfe\xba\xbe", "a program"), (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"), (b"\x28\xb5\x2f\xfd", "zstd data"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"),
    (b"\x1f\x8b", "gzip data inside gzip data"), (b"ID3", "sound"), (b"OggS", "sound or film"), (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"), (b"SQLite format 3", "a database"), (b"WARC/", "a WARC archive"), (b"PAR1", "a Parquet file"),
]  # fmt: skip
_HTML = re.compile(
    rb"<!--|<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|style|div|main|article|section|header|nav|h[1-6]|p|span|a|b|br|ul|ol|table|"
    rb"center|font|form|img|iframe|aside|footer|figure|blockquote|em|strong|i)\b",
    re.I,
)
_HTML_LATER = re.compile(rb"<(?:!doctype\s+html|html|body)[\s>]", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf|svg|urlset|sitemapindex)\b", re.I)
_JSON_ROW = re.compile(rb'^[ \t]*\{.*"text"\s*:', re.M)
_ARRAY = re.compile(rb'\[\s*\{\s*"')
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
MAX_CONTROL = 0.02
"""Share of control bytes above which a page is taken for binary. Text has none; a damaged text a few."""


def sniff(head: bytes, name: str = "") -> Format:
    """The format of a page that begins so. Its name decides only for lines that are neither JSON nor markup."""
    start = _plain(head).lstrip()
    if start.startswith(b"{") or name.lower().removesuffix(".gz").endswith((".jsonl", ".ndjson")):
        return Format.JSONL
    if start.startswith(b"<") and (_HTML.match(start) or _HTML.search(start[:2048])):
        return Format.HTML
    if _HTML_LATER.search(start[:4096]):
        return Format.HTML
    return Format.JSONL if _JSON_ROW.search(start) else Format.TEXT


def not_a_page(head: bytes) -> str | None:
    """What the bytes are if they are no page at all, in words; else None."""
    for magic, label in _MAGIC:
        if head.startswith(magic):
            return label
    start = _plain(head).lstrip()
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<svg")) and _FEED.search(start[:2048]) and not _HTML_LATER.search(start[:2048]):
        return "a feed, picture or list of addresses in XML"
    if _ARRAY.match(start) or start.split(b"\n", 1)[0].strip() == b"{":
        return "JSON, but not one object a line"
    if bom_of(head) is None and not looks_utf16(head) and len(_CONTROL.findall(head)) > MAX_CONTROL * len(head):
        return "binary data"
    return None


def _plain(head: bytes) -> bytes:
    """The first bytes as ASCII-compatible ones, for UTF-16 and UTF-32 too."""
    if (bom := bom_of(head)) is not None:
        return head[len(bom[0]) :].decode(bom[1], "ignore").encode("utf8", "ignore")
    return head.replace(b"\0", b"") if looks_utf16(head) else head
