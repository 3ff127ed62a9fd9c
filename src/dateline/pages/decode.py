"""Bytes → clean text: the right encoding, no control characters, one kind of line end."""

from __future__ import annotations

import codecs
import re
import unicodedata

__all__ = ["bom_of", "clean", "decode", "looks_utf16"]

_BOMS = [
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
]  # fmt: skip
_META = re.compile(rb"""<(?:meta[^>]{0,400}?charset\s*=\s*|\?xml[^>]{0,200}?encoding\s*=\s*)["']?\s*([\w.:-]{2,30})""", re.I)
_TEXT_CODECS = re.compile(r"utf-8|utf-16|utf-32|iso8859|latin|ascii|cp\d|mac|koi8|gb|big5|euc|shift|iso2022|hz|tis|ptcp|kz")
_WEB_MEANS = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What pages that say the first are written in (WHATWG Encoding Standard, labels)."""
_LATIN = frozenset(
    ("cp1250", "cp1252", "cp1254", "cp1257", "cp437", "cp775", "cp850", "cp852", "cp858", "hp_roman8", "latin_1", "mac_iceland", "mac_latin2", "mac_roman",
     "mac_turkish", "iso8859_1", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_9", "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16")
)  # fmt: skip
"""Code pages of Latin letters: a few accents in an English story do not tell them apart, and Western Europe's is by far the commonest (WHATWG's default)."""
SAMPLE = 65_536
"""Bytes shown to the guesser."""
MAX_DAMAGE = 0.002
"""Share of undecodable places up to which a page is damaged UTF-8 rather than another encoding."""

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_SPACE = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]")


def bom_of(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark the data begins with, and its encoding."""
    return next((bom for bom in _BOMS if data.startswith(bom[0])), None)


def looks_utf16(data: bytes) -> str | None:
    """The encoding of UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:4096]
    if len(sample) < 8 or sample.count(0) < 0.3 * len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * (len(sample) // 2) and even < 0.05 * len(sample):
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * (len(sample) // 2) and odd < 0.05 * len(sample) else None


def decode(data: bytes) -> str:
    """The text of the bytes: by byte order mark, as UTF-8, as the page says, or the best guess. Never fails."""
    if (bom := bom_of(data)) is not None:
        return data[len(bom[0]) :].decode(bom[1], "replace")
    if utf16 := looks_utf16(data):
        return data.decode(utf16, "replace")
    said = _said(data)
    if said and said.startswith("iso2022") and b"\x1b" in data:
        return data.decode(said, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if said and not said.startswith("utf"):
        return data.decode(said, "replace")
    damaged = data.decode("utf-8", "replace")
    foreign = sum(1 for c in damaged[: 4 * SAMPLE] if c > "\x7f" and c != "\ufffd")
    broken = damaged.count("\ufffd", 0, 4 * SAMPLE)
    if (broken <= MAX_DAMAGE * min(len(damaged), 4 * SAMPLE) and foreign >= broken) or foreign > 20 * broken:
        return damaged
    return data.decode(_guessed(data), "replace")


def _said(data: bytes) -> str | None:
    match = _META.search(data[:4096])
    if not match:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, UnicodeError):
        return None
    return _WEB_MEANS.get(name, name) if _TEXT_CODECS.match(name) else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and few pages need it

    first = next((m.start() for m in re.finditer(rb"[\x80-\xff]", data)), 0)
    start = max(0, first - SAMPLE // 2)
    best = from_bytes(data[start : start + SAMPLE]).best()
    return best.encoding if best is not None and best.encoding not in _LATIN else "cp1252"


def clean(text: str) -> str:
    """Text without control, invisible and direction characters, with ``\\n`` line ends and plain spaces, in Unicode's composed form."""
    text = _INVISIBLE.sub("", _SPACE.sub(" ", _LINE_END.sub("\n", text.replace("\u2029", "\n\n"))))
    return unicodedata.normalize("NFC", text)
