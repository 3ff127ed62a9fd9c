"""JSON lines: kept exactly, or refused by file, line, field and value."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError, NoArticle, RecordError
from dateline.pages import jsonl, read
from dateline.records import Article


def lines(*rows: object, **options: object) -> list[Article | InputError]:
    raw = b"\n".join(r if isinstance(r, bytes) else json.dumps(r).encode() for r in rows)
    return list(read(["-"], stdin=io.BytesIO(raw), input_format="jsonl", **options))  # type: ignore[arg-type]


@given(st.text(min_size=1).filter(lambda t: t.strip() and not any("\ud800" <= c <= "\udfff" for c in t)))
def test_text_is_kept_exactly(text: str) -> None:
    """Whatever the text holds, control characters and line ends included, not one character changes."""
    (article,) = lines({"text": text})
    assert isinstance(article, Article)
    assert article.text == text
    assert article.id == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_what_the_line_says_is_kept() -> None:
    """Id, title, date, address, outlet and language are the caller's; other keys are ignored; the hash is that of the line."""
    row = {"id": "x 1", "text": "Chad voted.", "title": "T", "published": "2024-11-06", "url": "u", "source": "s", "language": "en", "k": 1}
    (article,) = lines(row)
    assert isinstance(article, Article)
    assert (article.id, article.title, article.published, article.published_basis) == ("x 1", "T", "2024-11-06", "given")
    assert (article.url, article.source, article.language) == ("u", "s", "en")
    assert article.page_sha256 == hashlib.sha256(json.dumps(row).encode()).hexdigest()


def test_files_of_json_lines_are_told_from_content(tmp_path: Path) -> None:
    """JSON lines are recognised whatever the file is called, also gzipped, with a byte order mark, or with a broken first line."""
    good = json.dumps({"text": "Chad voted on Monday."}).encode()
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + good + b"\r\n\r\n" + good)
    (tmp_path / "b.gz").write_bytes(gzip.compress(good))
    (tmp_path / "c").write_bytes(b"not JSON\n" + good)
    (tmp_path / "d.jsonl").write_bytes(b"17\n" + good)
    kinds = [type(f).__name__ for f in read([str(tmp_path)])]
    assert kinds == ["Article", "Article", "Article", "RecordError", "Article", "RecordError", "Article"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"17", "17"), (b'"words"', "words"), (b"[1]", "not an object"), (b"null", "null"), (b"{}", "'text' is missing"),
        (b'{"text": 5}', "5, not a string"), (b'{"text": null}', "null"), (b'{"text": "a', "not JSON"), (b'{"text": "a"} x', "column 15"),
        (b'{"text": "\xff"}', "not UTF-8"), (b'{"text": "\\ud800 a"}', "surrogate"), (b'{"text": "a", "title": "\\udfff"}', "'title'"),
        (b'{"text": "a", "id": {"x": 1}}', "'id'"), (b'{"text": "a", "id": "\\ud800"}', "'id'"),
        (b'{"text": ' + b"[" * 100_000, "can't be read"), (b'{"text": ' + b"9" * 10_000 + b"}", "can't be read"),
    ],
)  # fmt: skip
def test_a_broken_line_is_refused_and_the_others_are_read(line: bytes, said: str) -> None:
    """A line that is not what the contract says is named with file, line, field and value, and with a way out."""
    before, refused, after = lines({"text": "Chad voted."}, line, {"text": "Mali voted."})
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(refused, RecordError)
    assert refused.where == "standard input:2"
    assert said in refused.reason
    assert refused.way_out
    str(refused).encode("utf8")


def test_a_field_of_another_kind_is_left_out_and_said() -> None:
    """An optional field that is no string costs the line its field, not its text, and the article says so."""
    (article,) = lines({"text": "Chad voted.", "source": 7})
    assert isinstance(article, Article)
    assert article.source is None
    assert article.dropped[0].text == "7"
    assert "'source'" in article.dropped[0].reason


def test_an_empty_text_is_no_article() -> None:
    """A line whose text is blank is named, not turned into an empty article."""
    blank, article = lines({"text": " \n"}, {"text": "Chad voted."})
    assert isinstance(blank, NoArticle)
    assert isinstance(article, Article)


@pytest.mark.parametrize("value", ["soon", "2024-13-01", "2024-02-30", 20241399, True, ["2024"], "\ud800"])
def test_a_date_that_is_none_is_told_and_the_article_kept(value: object) -> None:
    """An invalid date leaves the date unknown, and the evidence says what was wrong."""
    (article,) = lines({"text": "Chad voted.", "published": value})
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == (None, "none")
    assert article.published_evidence is not None
    assert "is not a date" in article.published_evidence
    article.published_evidence.encode("utf8")


def test_an_invalid_date_yields_to_the_date_given() -> None:
    """Where the line's date is none, the published argument counts, and the evidence says both."""
    (article,) = lines({"text": "Chad voted.", "published": "soon"}, published="2024-11-06")
    assert isinstance(article, Article)
    assert article.published == "2024-11-06"
    assert "soon" in (article.published_evidence or "")


def test_the_agency_of_a_dateline_is_known_and_the_text_untouched() -> None:
    """A dateline names the agency and stays in the text."""
    (article,) = lines({"text": "ACCRA, Nov 5 (Reuters) - Ghana voted on Tuesday."})
    assert isinstance(article, Article)
    assert article.agency == "Reuters"
    assert article.text.startswith("ACCRA")


def test_a_line_without_end_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line over the limit is refused and skipped; one that never ends gives up the rest, aloud."""
    monkeypatch.setattr(jsonl, "MAX_LINE", 1000)
    long = json.dumps({"text": "a" * 5000}).encode()
    refused, article = lines(long, {"text": "Chad voted."})
    assert isinstance(refused, RecordError)
    assert isinstance(article, Article)
    monkeypatch.setattr(jsonl, "MAX_SKIP", 1 << 20)
    kinds = [type(f).__name__ for f in lines(b'{"text": "' + b"a" * (3 << 20), {"text": "Chad voted."})]
    assert kinds == ["RecordError", "TooLarge"]


def test_lines_come_as_they_are_read() -> None:
    """The first article is there before the second line is asked for."""

    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            assert self.given < 1000
            return json.dumps({"text": "Chad voted. " * 50}).encode() + b"\n"

    stream = Endless()
    first = next(iter(read(["-"], stdin=stream)))  # type: ignore[arg-type]
    assert isinstance(first, Article)
