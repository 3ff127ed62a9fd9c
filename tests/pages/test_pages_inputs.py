"""What the user names: files, folders, standard input, and everything that can be wrong with them."""

from __future__ import annotations

import gzip
import io
import os
from pathlib import Path

import pytest

from dateline.errors import InputError, NoArticle, NotAPage, NotFound, TooLarge, Unreadable, UsageError
from dateline.pages import read
from dateline.pages.page import MAX_PAGE
from dateline.records import Article

STORY = (
    "Ghana reopens its embassy in Bamako\n\nGhana reopened its embassy in Bamako on Monday, its foreign ministry said in Accra.\n\n"
    "The embassy had been closed for two years.\n"
)


def articles(*inputs: Path | str, **options: object) -> list[Article]:
    found = list(read([str(i) for i in inputs], **options))  # type: ignore[arg-type]
    assert all(isinstance(a, Article) for a in found), found
    return [a for a in found if isinstance(a, Article)]


def error(*inputs: Path | str, **options: object) -> InputError:
    found = list(read([str(i) for i in inputs], **options))  # type: ignore[arg-type]
    assert len(found) == 1
    assert isinstance(found[0], InputError), found
    return found[0]


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    """A text file's article has the file's name as id, its first line as title, and the hash of its bytes."""
    page = tmp_path / "ghana.txt"
    page.write_text(STORY)
    (article,) = articles(page)
    assert (article.id, article.title) == ("ghana.txt", "Ghana reopens its embassy in Bamako")
    assert article.text == "\n\n".join(STORY.split("\n\n")[1:]).strip()
    assert len(article.page_sha256) == 64


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    """Subfolders are read too, hidden files are not, and a broken file among good ones is named while the others are read."""
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".secret.txt", ".hidden/d.txt"):
        (tmp_path / name).write_text(STORY.replace("Bamako", name[0].upper() + "ville"))
    (tmp_path / "broken.bin").write_bytes(bytes(range(32)) * 40)
    found = list(read([str(tmp_path)]))
    assert [f.id if isinstance(f, Article) else type(f).__name__ for f in found] == ["a.txt", "b.txt", "NotAPage", "c.txt"]


def test_two_pages_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    """Different pages with the same file name get different ids; the same page twice keeps its own."""
    for folder, town in (("x", "Lagos"), ("y", "Kano")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(STORY.replace("Bamako", town))
    assert [a.id for a in articles(tmp_path)] == ["page.txt", "y/page.txt"]
    assert [a.id for a in articles(tmp_path / "x" / "page.txt", tmp_path / "x" / "page.txt")] == ["page.txt", "page.txt"]


def test_standard_input_is_known_by_its_hash() -> None:
    """What comes from standard input has no file name: its article's id is the start of the page's hash."""
    (article,) = articles("-", stdin=io.BytesIO(STORY.encode()))
    assert article.id == article.page_sha256[:16]


@pytest.mark.parametrize("name", ["story.txt.gz", "story.txt"])
def test_gzip_is_told_from_content(tmp_path: Path, name: str) -> None:
    """A gzipped page is unpacked whatever its name; its hash is that of the page, not of the package."""
    (tmp_path / name).write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "plain.txt").write_text(STORY)
    packed, plain = articles(tmp_path / name, tmp_path / "plain.txt")
    assert (packed.id, packed.text, packed.page_sha256) == (name, plain.text, plain.page_sha256)


def test_damaged_gzip_is_unreadable(tmp_path: Path) -> None:
    """A package that is cut off or damaged is refused with what to do."""
    whole = gzip.compress(os.urandom(3000))
    (tmp_path / "cut.gz").write_bytes(whole[:-200])
    (tmp_path / "bad.gz").write_bytes(whole[:40] + b"\0\1\2\3" * 50)
    for name in ("cut.gz", "bad.gz"):
        found = error(tmp_path / name)
        assert isinstance(found, Unreadable)
        assert name in str(found)
        assert "gzip" in found.reason


def test_a_decompression_bomb_is_bounded(tmp_path: Path) -> None:
    """A small package that unpacks to more than the limit is too large, not a full memory."""
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(b"word " * (MAX_PAGE // 2)))
    assert bomb.stat().st_size < 300_000
    assert isinstance(error(bomb), TooLarge)


def test_gzip_within_gzip_is_refused(tmp_path: Path) -> None:
    """A package in a package is no page."""
    (tmp_path / "two.gz").write_bytes(gzip.compress(gzip.compress(STORY.encode())))
    assert isinstance(error(tmp_path / "two.gz"), NotAPage)


def test_a_page_of_fifty_megabytes_is_too_large(tmp_path: Path) -> None:
    """A page over the limit is refused, and the limit is named."""
    (tmp_path / "big.html").write_bytes(b"<html><body><p>" + b"word " * 10_000_000)
    found = error(tmp_path / "big.html")
    assert isinstance(found, TooLarge)
    assert "20 MiB" in str(found)


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (b"%PDF-1.7\n...", "PDF"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "PNG"), (b"\xff\xd8\xff\xe0" + b"\0" * 50, "JPEG"),
        (b"GIF89a" + b"\0" * 50, "GIF"), (b"PK\x03\x04" + b"\0" * 50, "ZIP"), (b"\x7fELF" + b"\0" * 50, "program"),
        (b"{\\rtf1 Text}", "RTF"), (bytes(range(256)) * 10, "binary"), (b'<?xml version="1.0"?><rss version="2.0"></rss>', "feed"),
        (b'[{"text": "a"},\n {"text": "b"}]', "JSON"), (b'{\n  "text": "a"\n}', "JSON"),
    ],
)  # fmt: skip
def test_bytes_that_hold_no_text_are_no_page(tmp_path: Path, data: bytes, label: str) -> None:
    """Pictures, programs and documents of other kinds are named as what they are."""
    (tmp_path / "page").write_bytes(data)
    found = error(tmp_path / "page")
    assert isinstance(found, NotAPage)
    assert label in found.reason


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", gzip.compress(b"")])
def test_an_empty_page_has_no_article(tmp_path: Path, data: bytes) -> None:
    """An empty page is refused with that reason."""
    (tmp_path / "empty.txt").write_bytes(data)
    found = error(tmp_path / "empty.txt")
    assert isinstance(found, NoArticle)
    assert found.where.endswith("empty.txt")


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    """A missing file, a path through a file, a dead link, an empty name and an address are named, each with a way out."""
    (tmp_path / "file").write_text(STORY)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "dead.txt").symlink_to(tmp_path / "nowhere")
    for given in (tmp_path / "none.txt", tmp_path / "file" / "below", tmp_path / "links", "", "https://sample.example/page"):
        found = error(given)
        assert isinstance(found, NotFound)
        assert found.way_out


def test_an_empty_folder_is_not_passed_over(tmp_path: Path) -> None:
    """A folder without files is named in the account."""
    (tmp_path / ".hidden").write_text(STORY)
    assert isinstance(error(tmp_path), NoArticle)


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    """What is neither file nor folder is refused without being opened."""
    os.mkfifo(tmp_path / "pipe")
    assert isinstance(error(tmp_path), Unreadable)


def test_a_file_that_may_not_be_opened_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing permission refuses this input and no other."""
    for name in ("shut.txt", "open.txt"):
        (tmp_path / name).write_text(STORY)
    real = Path.open

    def guarded(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "shut.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", guarded)
    read_one, refused = list(read([str(tmp_path)]))
    assert isinstance(read_one, Article)
    assert isinstance(refused, Unreadable)
    assert "Permission denied" in str(refused)


def test_a_name_that_is_no_text_can_be_written(tmp_path: Path) -> None:
    """A file name whose bytes are not UTF-8 makes an id that can be written as UTF-8."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(STORY)
    (article,) = articles(tmp_path)
    assert article.id.encode("utf8") == b"caf?.txt"


def test_wrong_options_are_said_before_anything_is_read() -> None:
    """A format or a date that is none is a usage error at once, even with nothing to read."""
    with pytest.raises(UsageError, match="html, text, jsonl"):
        read([], input_format="pdf")
    with pytest.raises(UsageError, match="2024-11-06"):
        read([], published="yesterday")


def test_the_format_given_overrides_the_content(tmp_path: Path) -> None:
    """What looks like markup is text if the user says so."""
    page = tmp_path / "page"
    page.write_text("<p>Chad closed its border on Monday.</p> <b>The army</b> said so.")
    (article,) = articles(page, input_format="text")
    assert article.text.startswith("<p>Chad")


def test_the_date_given_is_for_those_that_do_not_say(tmp_path: Path) -> None:
    """The published argument is taken where the page has no date, and only there."""
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY.replace("Bamako\n\n", "Bamako\n5 November 2024\n\n", 1))
    silent, dated = articles(tmp_path, published="2024-12-01")
    assert (silent.published, silent.published_basis) == ("2024-12-01", "given")
    assert (dated.published, dated.published_basis, dated.published_evidence) == ("2024-11-05", "text", "5 November 2024")
