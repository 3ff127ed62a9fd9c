"""Text pages: stories told apart, and what is not the story's own kept out of its text and listed."""

from __future__ import annotations

import io

import pytest

from dateline.errors import InputError, NoArticle
from dateline.pages import read
from dateline.records import Article

FIRST = "Oman on Monday hosted talks between the two sides of the conflict, the foreign ministry in Muscat said in a statement after the meeting."
SECOND = "Jordan on Tuesday sent forty trucks of flour and medicine across the border, the army said, and more will follow within some days."
MORE = "The two delegations will meet again on Thursday, an official said."


def page(*lines: str) -> list[Article | InputError]:
    return list(read(["-"], stdin=io.BytesIO("\n".join(lines).encode()), input_format="text"))


def one(*lines: str) -> Article:
    (found,) = page(*lines)
    assert isinstance(found, Article), found
    return found


def many(*lines: str) -> list[Article]:
    found = page(*lines)
    assert all(isinstance(f, Article) for f in found)
    return [f for f in found if isinstance(f, Article)]


def saved(headline: str, caption: str, *body: str) -> list[str]:
    """A story as a saved page prints it: headline and captions over the picture, and again over the text."""
    top = [headline, "", caption, caption]
    return [*top, "TT", "", *top, "", *(line for paragraph in body for line in (paragraph, ""))]


def reasons(article: Article) -> dict[str, str]:
    return {d.text: d.reason for d in article.dropped}


def test_stories_with_doubled_headlines_are_told_apart() -> None:
    """Each headline printed twice begins a story; text begins at the first paragraph; captions and furniture are listed once each."""
    captions = ["A street in Muscat on a quiet morning, May 2, 2023. (AFP)", "Trucks at the crossing. (AFP)"]
    stories = many(
        *saved("Oman Hosts Talks", captions[0], FIRST, "- 'A new page' -", MORE), "", "", *saved("Jordan Sends Aid", captions[1], SECOND)
    )
    assert [s.title for s in stories] == ["Oman Hosts Talks", "Jordan Sends Aid"]
    assert [s.text for s in stories] == [f"{FIRST}\n\n{MORE}", SECOND]
    assert [s.captions for s in stories] == [(captions[0],), (captions[1],)]
    assert [s.agency for s in stories] == ["AFP", "AFP"]
    assert [s.index for s in stories] == [0, 1]
    assert stories[0].id.endswith("#0")
    assert stories[1].id.endswith("#1")
    kept_out = reasons(stories[0])
    assert kept_out["- 'A new page' -"] == "cross-head"
    assert kept_out["TT"] == "furniture"
    assert kept_out["Oman Hosts Talks"] == "repeated headline"
    assert kept_out[captions[0]] == "repeated caption"


def test_captions_without_a_known_credit_are_told_by_their_place() -> None:
    """A line printed twice running, or credited to whomever below a headline, is a caption."""
    article = one(*saved("Oman Hosts Talks Again", "A street in Muscat is seen on Monday.", FIRST))
    assert article.captions == ("A street in Muscat is seen on Monday.",)
    article = one("Oman Hosts Talks Again", "", "A street in Muscat is seen. (The Sample Post)", "", FIRST)
    assert article.captions == ("A street in Muscat is seen. (The Sample Post)",)
    assert article.text == FIRST


def test_a_larger_gap_before_a_headline_begins_a_story() -> None:
    """More blank lines than between paragraphs part two stories, where a headline follows."""
    stories = many("Oman hosts another round of talks", "", FIRST, "", MORE, "", "", "", "Jordan sends aid over the border", "", SECOND)
    assert [s.title for s in stories] == ["Oman hosts another round of talks", "Jordan sends aid over the border"]
    assert [s.text for s in stories] == [f"{FIRST}\n\n{MORE}", SECOND]


@pytest.mark.parametrize(
    "head",
    [
        ["----------", "Jordan sends aid over the border"],
        ["Jordan sends aid over the border", "By Jane Sample"],
        ["Jordan sends aid over the border", "Published: Tuesday, 3 May 2022 10:15 GMT"],
    ],
)
def test_a_drawn_line_a_byline_or_a_date_proves_a_headline(head: list[str]) -> None:
    """A new story needs no gap where a drawn line stands before its headline, or a byline or date below it."""
    stories = many("Oman hosts another round of talks", "", FIRST, "", *head, "", SECOND)
    assert [s.text for s in stories] == [FIRST, SECOND]


def test_a_dateline_proves_a_headline() -> None:
    """A paragraph with an agency's dateline begins a story together with the headline above it, and keeps its dateline."""
    stories = many("Oman hosts another round of talks", "", FIRST, "", "Jordan sends aid over the border", "", f"AMMAN, May 3 (Reuters) - {SECOND}")
    assert [s.agency for s in stories] == [None, "Reuters"]
    assert stories[1].text.startswith("AMMAN, May 3 (Reuters) - Jordan")


def test_a_drawn_line_and_a_dateline_begin_a_story_without_headline() -> None:
    """Dispatches that follow each other below drawn lines are told apart by their datelines."""
    stories = many(f"MUSCAT (AP) -- {FIRST}", "", MORE, "", "###", "", f"AMMAN (AFP) -- {SECOND}")
    assert [(s.title, s.agency) for s in stories] == [(None, "AP"), (None, "AFP")]


def test_a_date_in_the_masthead_is_not_the_storys() -> None:
    """The date above a headline counts only where nothing of the page's own stands there."""
    body = ["Oman hosts another round of talks", "", FIRST]
    assert one("Home", "The Sample Gazette", "6 November 2024", *body).published is None
    assert one("6 November 2024", *body).published == "2024-11-06"
    assert one("Home", "6 November 2024", body[0], "5 November 2024", *body[1:]).published == "2024-11-05"


@pytest.mark.parametrize("head", ["What comes next", "- 'Not our war' -", "Why the talks matter to the region", "The road to Muscat: a history"])
def test_cross_heads_do_not_part_a_story(head: str) -> None:
    """A short line among paragraphs, with or without dashes, begins no story."""
    article = one("Oman hosts another round of talks", "", FIRST, "", head, "", SECOND, "", head + " now", "", MORE)
    assert article.text.startswith(FIRST)
    assert article.text.endswith(MORE)


def test_a_gap_alone_parts_nothing() -> None:
    """Blank lines without a headline behind them, or before too little text, leave one article."""
    assert one("Oman hosts another round of talks", "", FIRST, "", "", "", SECOND).text == f"{FIRST}\n\n{SECOND}"
    assert one("Oman hosts another round of talks", "", FIRST, "", "", "", "Jordan sends aid over the border", "", "It was late.").index == 0


def test_a_plain_story() -> None:
    """A title line and paragraphs, or paragraphs alone, with or without blank lines."""
    titled = one("Oman hosts another round of talks", FIRST, MORE)
    assert (titled.title, titled.text) == ("Oman hosts another round of talks", f"{FIRST}\n\n{MORE}")
    bare = one(FIRST, "", MORE)
    assert (bare.title, bare.text, bare.dropped) == (None, f"{FIRST}\n\n{MORE}", ())


def test_hard_wrapped_text_is_joined() -> None:
    """Lines broken at a width make one paragraph; indented and parted paragraphs stay apart."""
    article = one(
        "Oman hosts another round of talks",
        "",
        "Oman on Monday hosted talks between the two sides of the conflict,",
        "the foreign ministry in Muscat said in a statement. The two dele-",
        "gations will meet again on Thursday, an official said.",
        "   Egypt and Jordan welcomed the meeting. They called on both sides",
        "to refrain from violence.",
        "",
        "The next round is due in June.",
    )
    assert article.text.count("\n\n") == 2
    assert "conflict, the foreign ministry" in article.text
    assert "\n\nEgypt and Jordan welcomed the meeting. They called on both sides to refrain" in article.text


def test_one_line_is_taken_at_its_word() -> None:
    """A single sentence is an article, with or without its full stop."""
    assert one("Chad closed its border.").text == "Chad closed its border."
    assert one("Chad closed its border").text == "Chad closed its border"
    assert one("Chad closed its border on Monday. (Reuters)").agency == "Reuters"


def test_furniture_is_kept_out_and_listed() -> None:
    """Buttons, links to other stories, credits and notices are no text, and each says why."""
    article = one(
        "Home", "World", "Oman hosts another round of talks", "By Jane Sample and JOE EXAMPLE", "Updated: 4 May 2022", "2 May 2022", FIRST, "Advertisement",
        "Read also: Jordan sends aid", MORE, "Share this article", "We use cookies to make this site better.", "(Reporting by Ann Other; Editing by A. N. Two)",
        "Related articles", "Jordan sends aid over the border", "Egypt opens a crossing again",
    )  # fmt: skip
    assert article.title == "Oman hosts another round of talks"
    assert article.text == f"{FIRST}\n\n{MORE}"
    assert article.authors == ("Jane Sample", "Joe Example")
    assert (article.published, article.published_basis) == ("2022-05-02", "text")
    assert {"advertisement", "byline", "date line", "cookie notice", "credit line", "link to another story", "list of other stories"} <= {
        *reasons(article).values()
    }
    assert reasons(article)["Egypt opens a crossing again"] == "list of other stories"


def test_a_closing_credit_stays_and_names_the_agency() -> None:
    """The last paragraph is text even if the agency's name ends it."""
    article = one("Oman hosts another round of talks", "", FIRST, "", "Egypt welcomed the talks. (Xinhua)")
    assert article.text.endswith("Egypt welcomed the talks. (Xinhua)")
    assert (article.agency, article.captions) == ("Xinhua", ())


@pytest.mark.parametrize(
    "lines",
    [
        ["Home", "World", "Politics", "Sign in"],
        ["Page not found", "Back to top"],
        ["Oman hosts another round of talks", "Jordan sends aid over the border", "Egypt opens a crossing"],
        ["We use cookies to make this site better."],
    ],
)
def test_a_page_without_sentences_has_no_article(lines: list[str]) -> None:
    """Navigation, lists of headlines and notices are refused with the reason."""
    (found,) = page(*lines)
    assert isinstance(found, NoArticle)
    assert found.reason


def test_every_word_is_kept_or_accounted_for() -> None:
    """No line of a page is lost: each is in a title, a text, a caption or a dropped line."""
    lines = [*saved("Oman Hosts Talks", "A street. (AFP)", FIRST, "- Later -", MORE), "Read more", "", "", *saved("Jordan Sends Aid", "Trucks. (AFP)", SECOND)]
    kept = {x for s in many(*lines) for x in (s.title, *s.text.split("\n\n"), *s.captions, *(d.text for d in s.dropped))}
    assert {line for line in lines if line} <= kept


@pytest.mark.parametrize(
    "text",
    [
        "Foo bar said.\n" + "\n" * 200_000 + "x", "(AFP) " * 100_000, "- " * 200_000, "By " + "A, " * 50 + "!", "\"'" * 200_000, "A" * 500_000 + "(",
        "By Jan 1 2020 " + "1" * 100 + "!", "Oman hosts talks\n\n\n" * 5_000, "Foo." + " " * 500_000 + "x", "1 " * 100_000,
    ],
)  # fmt: skip
def test_hostile_text_is_bounded(text: str) -> None:
    """Texts made to be slow are read in time in proportion to their length."""
    assert len(page(text)) == 1
