"""HTML pages: the body without its furniture, and what the page says of itself."""

from __future__ import annotations

import io

import pytest

from dateline.errors import InputError, NoArticle
from dateline.pages import read
from dateline.records import Article

PARAGRAPHS = [
    "Uganda sent two hundred soldiers to the border on Monday, the defence ministry in Kampala said in a statement to the press.",
    "The minister rejected criticism by the opposition, which had accused the government of acting without the consent of parliament.",
    "Talks between the two neighbours will begin on Thursday in Nairobi, where mediators of the African Union have met both delegations.",
]
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
NAV = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'


def page(markup: str | bytes, **options: str) -> list[Article | InputError]:
    data = markup if isinstance(markup, bytes) else markup.encode("utf8")
    return list(read(["-"], stdin=io.BytesIO(data), **options))  # type: ignore[arg-type]


def one(body: str, head: str = "", lang: str = "", **options: str) -> Article:
    (found,) = page(f"<!doctype html><html{lang}><head><title>Uganda sends soldiers</title>{head}</head><body>{body}</body></html>", **options)
    assert isinstance(found, Article), found
    return found


def test_the_body_without_furniture() -> None:
    """Navigation, advertisements, captions and lists of other stories are no text; the caption is kept apart."""
    article = one(
        f"{NAV}<article><h1>Uganda sends soldiers to border</h1><figure><img src=x><figcaption>Soldiers near the border. (AFP)</figcaption></figure>"
        f"{BODY}<p>Read also: Kenya hosts talks</p><p>Advertisement</p></article>"
        "<aside><h2>Related</h2><ul><li><a href=/>Kenya hosts talks</a></li></ul></aside><footer><p>© 2024 The Sample Post</p></footer>"
    )
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert article.title == "Uganda sends soldiers to border"
    assert article.captions == ("Soldiers near the border. (AFP)",)
    assert ("Read also: Kenya hosts talks", "link to another story") in [(d.text, d.reason) for d in article.dropped]


def test_what_the_page_says_of_itself() -> None:
    """Title, authors, outlet, address, language and day come from JSON-LD, meta elements and the html element."""
    article = one(
        f"<h1>Uganda sends soldiers to border</h1>{BODY}",
        '<link rel="canonical" href="https://sample.example/a"><meta property="og:site_name" content="Not this">'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "Uganda sends soldiers to border",'
        '"datePublished": "2024-02-05T08:00:00+03:00", "author": [{"name": "Jane Sample"}, {"name": "AFP"}], "publisher": {"name": "The Sample Post"}}]}'
        "</script>",
        ' lang="en-GB"',
    )
    assert (article.source, article.url, article.language) == ("The Sample Post", "https://sample.example/a", "en")
    assert (article.authors, article.agency) == (("Jane Sample",), "AFP")
    assert (article.published, article.published_basis) == ("2024-02-05", "metadata")
    assert article.published_evidence == "JSON-LD datePublished: 2024-02-05T08:00:00+03:00"


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        ('<meta property="article:published_time" content="2024-02-05T08:00:00+03:00">', "", "2024-02-05", "metadata"),
        ("", '<time datetime="2024-02-05">today</time>', "2024-02-05", "metadata"),
        ("", '<div class="article-date">Published on Monday, 5 February 2024</div>', "2024-02-05", "text"),
        ('<link rel="canonical" href="https://sample.example/2024/02/05/a">', "", "2024-02-05", "inferred"),
        ('<meta property="article:modified_time" content="2024-02-06">', '<div class="updated-date">Updated 6 February 2024</div>', None, "none"),
        ('<meta name="date" content="1970-01-01">', "", None, "none"),
        ('<meta name="date" content="soon">', "<p>On 3 March 2020 there was a meeting of the two sides in the town.</p>", None, "none"),
    ],
)
def test_the_day_comes_with_its_evidence(head: str, body: str, day: str | None, basis: str) -> None:
    """A day is taken from metadata, from beside the headline, or from the address; never from an update, a zero clock, or the text itself."""
    article = one(f"<h1>Uganda sends soldiers</h1>{body}{BODY}", head)
    assert (article.published, article.published_basis) == (day, basis)
    assert (article.published_evidence is None) == (day is None)


@pytest.mark.parametrize(
    "other", ['<link rel="canonical" href="https://sample.example/2024/02/05/a">', '<meta name="date" content="2024-02-05T21:30:00-05:00">']
)
def test_a_time_in_utc_is_the_outlets_own_day(other: str) -> None:
    """Where a time in UTC is already the next day, the day of the outlet counts, and the evidence says both."""
    article = one(f"<h1>Uganda sends soldiers</h1>{BODY}", f'<meta property="article:published_time" content="2024-02-06T02:30:00Z">{other}')
    assert (article.published, article.published_basis) == ("2024-02-05", "metadata")
    assert "2024-02-06T02:30:00Z" in (article.published_evidence or "")


def test_the_date_given_is_for_pages_that_do_not_say() -> None:
    """The published argument yields to the page's own day."""
    assert one(BODY, published="2024-02-07").published == "2024-02-07"
    assert one(BODY, '<meta name="date" content="2024-02-05">', published="2024-02-07").published == "2024-02-05"


def test_several_stories_on_a_page() -> None:
    """Long articles, each with its own heading, are told apart; comments and teasers are no stories."""
    again = "".join(f"<p>{p.replace('Uganda', 'Kenya').replace('Monday', 'Friday')}</p>" for p in [*PARAGRAPHS, "Both sides spoke of peace."])
    bodies = (("Uganda sends soldiers", BODY), ("Kenya hosts talks", again))
    first, second = (f"<article><h2>{title}</h2>{body * 2}</article>" for title, body in bodies)
    found = page(f"<html><body>{NAV}{first}{second}<article class=comment><h2>Me</h2><p>Well said!</p></article></body></html>")
    assert [(a.title, a.index) for a in found if isinstance(a, Article)] == [("Uganda sends soldiers", 0), ("Kenya hosts talks", 1)]
    assert all(("Kenya" in a.text) == (a.index == 1) for a in found if isinstance(a, Article))
    teasers = "".join(f"<article><h2>Story {i}</h2><p>A short teaser of it.</p></article>" for i in range(5))
    assert len(page(f"<html><body><article><h1>Uganda sends soldiers</h1>{BODY}</article>{teasers}</body></html>")) == 1


@pytest.mark.parametrize("tag", ["div", "b", "span", "table><tr><td"])
def test_a_page_nested_without_measure_is_read(tag: str) -> None:
    """A hundred thousand levels of nesting do not end the program: the page is read without its structure."""
    for closed in ("", f"</{tag.split('>')[0]}>" * 100_000):
        (article,) = page(f"<html><body>{f'<{tag}>' * 100_000}{BODY}{closed}</body></html>")
        assert isinstance(article, Article)
        assert PARAGRAPHS[0] in article.text
        assert PARAGRAPHS[2] in article.text


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.97])
def test_a_page_that_is_cut_off_is_read_as_far_as_it_goes(cut: float) -> None:
    """A truncated page gives what it holds."""
    whole = f"<html><head><title>Uganda sends soldiers</title></head><body>{NAV}<article><h1>Uganda sends soldiers</h1>{BODY * 3}"
    (article,) = page(whole[: int(cut * len(whole))])
    assert isinstance(article, Article)
    assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize(
    "markup",
    [
        f"<html><body>{NAV * 20}</body></html>",
        "<html><head><title>404 Not Found</title></head><body><p>What you asked for is not here. Try the search, or go back to where you came from.</p></body>",
        "<html><body><p>Too short.</p></body></html>",
        "<html></html>",
        "<!-- nothing -->",
        '<html><body><script>document.write("<p>A story, which only a browser sees.</p>")</script></body></html>',
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(markup: str) -> None:
    """Navigation only, an error page, too few sentences, or a page that a script fills."""
    (found,) = page(markup)
    assert isinstance(found, NoArticle)
    assert found.reason


def test_markup_of_a_page_stays_out() -> None:
    """Scripts, styles, attributes and comments give no text; what the page shows as angle brackets is plain text."""
    article = one(
        f'<h1 onclick="x()">Uganda sends <i>soldiers</i></h1><script>evil()</script><style>p{{}}</style><!-- secret -->{BODY}'
        "<p>The ministry wrote &lt;script&gt;alert(1)&lt;/script&gt; on its page, an official told reporters in Kampala on Monday.</p>"
    )
    assert "evil" not in article.text
    assert "secret" not in article.text
    assert "The ministry wrote <script>alert(1)</script> on its page" in article.text
    assert article.title == "Uganda sends soldiers"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": [[["x"]]], "headline": 5, "datePublished": {}, "url": [1]}</script>',
        '<meta property="og:url" content="http://[broken"><link rel="canonical" href="javascript:alert(1)">',
        '<meta name="date" content="99999999999999999999-99-99"><meta name="author" content="&#xD800;&#0;">',
        '<base href="http://[x"><meta http-equiv="content-language" content="' + "x" * 10_000 + '">',
    ],
)
def test_hostile_metadata_does_no_harm(head: str) -> None:
    """Metadata of the wrong kind is passed over; an address that is none of the web is not taken; all of it can be written."""
    article = one(f"<h1>Uganda sends soldiers</h1>{BODY}", head)
    assert article.url is None
    assert article.published is None
    str(article.to_json()).encode("utf8")


def test_a_page_of_one_huge_text_is_not_lost() -> None:
    """A text beyond what a parser takes in one piece is read without structure."""
    (article,) = page(b"<html><body><p>" + b"The army said so on Monday. " * 400_000)
    assert isinstance(article, Article)
    assert len(article.text) > 10_000_000


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """Odd pages leave standard output and standard error alone."""
    for markup in ("<html><body>" + "<b>" * 1000, "<html></html>", f"<html><body>{BODY}", '<html><meta name="date" content="x">'):
        page(markup)
    assert capfd.readouterr() == ("", "")
