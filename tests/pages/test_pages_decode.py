"""Bytes → text, in whatever encoding, without control characters."""

from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages import read
from dateline.pages.decode import clean, decode
from dateline.records import Article

TEXT = "Le président du Bénin a reçu l’ambassadeur à Cotonou lundi, où ils ont signé un accord. Le traité entrera en vigueur en février."
CYRILLIC = "Правительство сообщило в понедельник, что переговоры пройдут в Минске. Министр обороны подтвердил эти сведения."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (TEXT.encode(), TEXT), (codecs.BOM_UTF8 + TEXT.encode(), TEXT), (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT), (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        (TEXT.encode("utf-16-le"), TEXT), (TEXT.encode("cp1252"), TEXT), (CYRILLIC.encode("cp1251"), CYRILLIC), (CYRILLIC.encode("koi8-r"), CYRILLIC),
    ],
)  # fmt: skip
def test_text_of_any_encoding(data: bytes, text: str) -> None:
    """A text page is decoded by its mark, as UTF-8, or by the best guess."""
    (article,) = read(["-"], stdin=io.BytesIO(data))
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(("said", "used"), [("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("Shift_JIS", "shift_jis"), ("gb2312", "gb18030")])
def test_what_a_page_says_of_its_encoding_counts(said: str, used: str) -> None:
    """A page that is not UTF-8 is decoded as it says, read as browsers read it."""
    word = {"cp1252": "“Cotonou” – là", "cp1251": "Минск", "shift_jis": "東京", "gb18030": "北京"}[used]
    markup = f'<html><head><meta charset="{said}"></head><body>{word}</body></html>'
    assert word in decode(markup.encode(used))


def test_a_wrong_claim_does_no_harm() -> None:
    """UTF-8 that is called something else is still UTF-8; a codec that is none of text is not used."""
    assert TEXT in decode(f'<meta charset="iso-8859-1">{TEXT}'.encode())
    for name in ("rot13", "zlib", "unicode_escape", "utf-7", "nonsense"):
        assert "Cotonou" in decode(f'<meta charset="{name}">{TEXT}'.encode("cp1252"))


def test_damaged_utf8_stays_utf8() -> None:
    """A few broken bytes do not turn a page into another encoding's letters."""
    assert "président" in decode((TEXT * 20).encode() + b"\xff" + TEXT.encode())


@given(st.binary(max_size=400))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    """Any bytes give a text that can be written, without control characters."""
    text = clean(decode(data))
    text.encode("utf8")
    assert not any(c < " " and c != "\n" for c in text)


def test_control_and_invisible_characters_are_cleaned() -> None:
    """Zero bytes, direction marks, soft hyphens and odd spaces and line ends are gone; letters are in composed form."""
    assert clean("a\0b\u200bc\u202ed\xade\xa0f\r\ng\rh\u2028i\u2029j\ufeff\x1b[0m") == "abcde f\ng\nh\ni\n\nj[0m"
    assert clean("e\u0301") == "é"


def test_a_stray_zero_byte_does_not_make_a_text_binary() -> None:
    """A damaged text is read, without the damage."""
    (article,) = read(["-"], stdin=io.BytesIO(b"Chad closed its bor\0der on Monday, the army said.\n" * 3))
    assert isinstance(article, Article)
    assert article.text.startswith("Chad closed its border")
