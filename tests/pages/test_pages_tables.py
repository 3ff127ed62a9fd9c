"""The tables of pages, the credits read by them, and the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.data import read_table
from dateline.pages import read
from dateline.pages.credits import agency_in, byline, credit_line, is_caption
from dateline.pages.furniture import furniture, notice
from dateline.records import Article

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("table", ["furniture", "agencies", "photo_credits", "metadata"])
def test_every_row_has_a_source_and_stands_once(table: str) -> None:
    """No row without a source, and none twice."""
    rows = list(read_table(f"pages/{table}.tsv", "source"))
    assert rows
    assert all(row["source"] for row in rows)
    cells = [tuple(v.casefold() for k, v in row.items() if k not in ("source", "reason")) for row in rows]
    assert len(set(cells)) == len(cells)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("SEOUL, Nov 5 (Reuters) - Talks began.", "Reuters"), ("LONDON (AP) — Talks began.", "AP"), ("Pyongyang, May 2 (KCNA) -- Talks began.", "KCNA"),
        ("BEIJING, Nov. 5 (Xinhua) -- Talks began.", "Xinhua"), ("Talks began. (AFP)", "AFP"), ("An envoy told AFP that talks began.", "AFP"),
        ("Talks of the African Union (AU) - began.", None), ("He told AFP, and she told Reuters, that talks began.", None), ("Talks began.", None),
    ],
)  # fmt: skip
def test_agencies_of_texts(text: str, agency: str | None) -> None:
    """The agency is read from a dateline, a closing credit, or to whom people spoke, if that is one agency."""
    assert agency_in(text) == agency


@pytest.mark.parametrize(("line", "agency"), [("(AFP)", "AFP"), ("Source: Reuters", "Reuters"), ("AP - Xinhua", "AP"), ("AFP reporters were expelled", None)])
def test_credit_lines(line: str, agency: str | None) -> None:
    """A line that is nothing but an agency's name credits it."""
    assert credit_line(line) == agency


@pytest.mark.parametrize(
    "line",
    [
        "A street in Muscat, May 2, 2023. (AFP)", "A street in Muscat (Photo by Jane Sample/Getty Images)", "FILE PHOTO: A street in Muscat",
        "A street in Muscat. [Courtesy of the army]", "A street in Muscat. REUTERS/Jane Sample", "A street in Muscat (File)",
    ],
)  # fmt: skip
def test_captions(line: str) -> None:
    """A closing credit or an opening mark makes a caption."""
    assert is_caption(line)


@pytest.mark.parametrize("line", ["He spoke for the European Union (EU).", "Talks began (see below)", "The army (AFP said) left.", "word " * 95 + "(AFP)"])
def test_no_captions(line: str) -> None:
    """Other parentheses, and paragraphs of full length, are none."""
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("By Jane Sample", ("Jane Sample",), None), ("By JANE SAMPLE and Joe van der Example", ("Jane Sample", "Joe van der Example"), None),
        ("By Jane Sample, Associated Press", ("Jane Sample",), "AP"), ("By AFP", (), "AFP"), ("By Jane Sample | The Sample Post", ("Jane Sample",), None),
    ],
)  # fmt: skip
def test_bylines(line: str, authors: tuple[str, ...], agency: str | None) -> None:
    """Authors are named as people are, agencies apart."""
    found = byline(line)
    assert found is not None
    assert (found.authors, found.agency) == (authors, agency)


@pytest.mark.parametrize("line", ["By Monday Evening", "By noon, the army had left.", "By the river", "Bypass Road Opens"])
def test_no_bylines(line: str) -> None:
    """A line that begins with "by" need not be a byline."""
    assert byline(line) is None


@pytest.mark.parametrize(
    ("line", "is_furniture"),
    [
        ("TT", True), ("SHARE THIS ARTICLE:", True), ("Related Articles", True), ("3 min read", True), ("* * *", True), ("Read more: Talks begin", True),
        ("Share prices fell on Monday.", False), ("Print media were banned on Monday.", False), ("More troops arrived.", False),
        ("The bank sold 300 shares.", True), ("Homes were destroyed.", False), ("Watching the vote, he smiled.", False),
    ],
)  # fmt: skip
def test_furniture(line: str, is_furniture: bool) -> None:
    """A line is furniture as a whole or by how it begins; sentences that share a word with a button are not."""
    assert (furniture(line) is not None) == is_furniture


def test_notices() -> None:
    """A title that says that there is no page is known."""
    assert notice("Page not found | The Sample Post")
    assert not notice("Minister not found guilty")


def test_the_samples_are_read_and_say_that_they_are_samples() -> None:
    """The samples give six articles without a refusal, each with title and day, and are marked as invented."""
    found = list(read([str(SAMPLES)]))
    assert all(isinstance(a, Article) for a in found)
    articles = [a for a in found if isinstance(a, Article)]
    assert [a.id for a in articles] == ["missile-test.html", "plain-story.txt", "saved-page.txt#0", "saved-page.txt#1", "sample-1", "sample-2"]
    assert all(a.title and a.published and "SAMPLE" not in a.text for a in articles)
    assert [a.captions != () for a in articles] == [True, False, True, True, False, False]
    for file in SAMPLES.iterdir():
        assert "sample" in file.read_text(encoding="utf8").lower()
