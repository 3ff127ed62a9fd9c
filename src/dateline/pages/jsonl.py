"""JSON lines → articles, one a line, text and id exactly as given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.errors import InputError, NoArticle, RecordError, TooLarge
from dateline.pages.credits import agency_in
from dateline.pages.dates import given_date
from dateline.records import Article, Dropped

__all__ = ["MAX_LINE", "read_lines"]

MAX_LINE = 16 << 20
"""Bytes of one line."""
MAX_SKIP = 512 << 20
"""Bytes of a line without an end that are passed over before the rest of the input is given up."""
_OPTIONAL = ("title", "url", "source", "language")
_BOM = b"\xef\xbb\xbf"


def read_lines(stream: BinaryIO, name: str, published: str | None) -> Iterator[Article | InputError]:
    """An article or a RecordError for each line that is not blank, as the lines come."""
    number, found = 0, False
    while raw := stream.readline(MAX_LINE + 1):
        number += 1
        where = f"{name}:{number}"
        if len(raw) > MAX_LINE and not raw.endswith(b"\n"):
            found = True
            yield RecordError(where, f"the line is over {MAX_LINE >> 20} MiB", "split it into its articles")
            if not _skip_line(stream):
                raise TooLarge(where, f"no line end within {MAX_SKIP >> 20} MiB; nothing after it was read", "is this JSON lines?")
            continue
        line = (raw.removeprefix(_BOM) if number == 1 else raw).strip(b"\r\n \t")
        if line:
            found = True
            try:
                yield _article(line, where, published)
            except InputError as error:
                yield error
    if not found:
        yield NoArticle(name, "no line holds anything")


def _skip_line(stream: BinaryIO) -> bool:
    for _ in range(MAX_SKIP >> 20):
        part = stream.readline(1 << 20)
        if not part or part.endswith(b"\n"):
            return True
    return False


def _article(line: bytes, where: str, published: str | None) -> Article:
    row = _row(line, where)
    text = row.get("text")
    if not isinstance(text, str):
        problem = "field 'text' is missing" if "text" not in row else f"field 'text' is {_shown(text)}, not a string"
        raise RecordError(where, problem, 'give each line its article as "text": "…"')
    values = {key: row[key] if isinstance(row.get(key), str) and row[key] else None for key in _OPTIONAL}
    odd = tuple(
        Dropped(_shown(row[key]), f"field {key!r} is not a string, so it was left out")
        for key in _OPTIONAL if row.get(key) is not None and not isinstance(row[key], str)
    )  # fmt: skip
    _check_unicode({"text": text, **values}, where)
    if not text.strip():
        raise NoArticle(where, "field 'text' is empty")
    date, basis, evidence = given_date(row.get("published"), published)
    return Article(
        id=_identity(row, text, where), text=text, page_sha256=hashlib.sha256(line).hexdigest(), title=values["title"], published=date,
        published_basis=basis, published_evidence=evidence, source=values["source"], url=values["url"], language=values["language"],
        agency=agency_in(text), dropped=odd,
    )  # fmt: skip


def _row(line: bytes, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RecordError(where, f"byte {error.start} is not UTF-8: {line[error.start : error.start + 4]!r}", "convert it, e.g. with iconv") from None
    except json.JSONDecodeError as error:
        near = _shown(error.doc[max(0, error.pos - 15) : error.pos + 25])
        raise RecordError(where, f"not JSON: {error.msg} at column {error.colno}, near {near}", "write one JSON object a line") from None
    except (RecursionError, ValueError) as error:
        raise RecordError(where, f"JSON that can't be read: {error}", "write one flat JSON object a line") from None
    if not isinstance(row, dict):
        raise RecordError(where, f"the line is {_shown(row)}, not an object", 'write one object a line: {"text": "…"}')
    return row


def _identity(row: dict[str, Any], text: str, where: str) -> str:
    given = row.get("id")
    if given is None or given == "":
        return hashlib.sha256(text.encode("utf8")).hexdigest()[:16]
    if isinstance(given, bool) or not isinstance(given, (str, int)):
        raise RecordError(where, f"field 'id' is {_shown(given)}, not a string or a whole number", "give a string or leave the field out")
    _check_unicode({"id": str(given)}, where)
    return str(given)


def _check_unicode(values: dict[str, str | None], where: str) -> None:
    for key, value in values.items():
        try:
            (value or "").encode("utf8")
        except UnicodeEncodeError as error:
            raise RecordError(
                where, f"field {key!r} holds half a character (surrogate {error.object[error.start]!a}) at {error.start}", "write it as UTF-8"
            ) from None


def _shown(value: object) -> str:
    text = ascii(value) if isinstance(value, str) else json.dumps(value, default=str)[:80]
    return text if len(text) <= 60 else text[:57] + "…"
