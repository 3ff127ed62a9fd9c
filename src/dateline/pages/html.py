"""HTML pages → articles: the body by trafilatura, the furniture by our own tables, metadata as the page gives it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import extract

from dateline.errors import NoArticle
from dateline.pages.credits import credit_line
from dateline.pages.decode import clean
from dateline.pages.flat import flat_text
from dateline.pages.furniture import furniture, notice
from dateline.pages.lines import Kind, classified, key, words
from dateline.pages.metadata import Metadata, metadata
from dateline.pages.story import Story, assemble
from dateline.pages.text import read_text
from dateline.records import Article, Page

__all__ = ["read_html"]

MIN_WORDS = 20
"""Words of the sentences that an HTML page must have to count as an article: two short sentences or a long one. Less is a teaser or a notice."""
MAX_DEPTH = 250
"""Levels of nesting that a tree is built of; libxml2 cuts a page off at 256, and at a text of 10 MB. Such pages are read without their structure."""
MAX_ELEMENTS = 60_000
"""Elements of a page that is searched for its body; more can take minutes. News pages have 500 to 20,000."""
MIN_ARTICLE_WORDS = 80
"""Words of paragraphs in an ``<article>`` element that can be a story of its own; teasers have up to about 50."""

for _name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # they report every odd page, which our account already does

_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{1,2000}?)\s*-->")
"""The remark that browsers put on a page they save."""
_CELL = re.compile(r"^\|\s*|\s*\|$")
_DEEP = etree.XPath("boolean(" + "/*" * MAX_DEPTH + ")")


def read_html(markup: str, page: Page, page_id: str, published: str | None) -> Iterator[Article]:
    """The articles of an HTML page. Raises NoArticle where it has none."""
    tree = _tree(markup)
    if tree is None:
        yield from read_text(clean(flat_text(markup)), page, page_id, published)
        return
    saved = _SAVED.search(markup[:4096])
    said = metadata(tree, saved[1] if saved else None)
    if said.title and notice(said.title):
        raise NoArticle(page.name, f"the page says that there is no article: {said.title[:80]!r}", "fetch it again")
    parts = _stories(tree)
    if len(parts) > 1:
        for index, part in enumerate(parts):
            story = _story(part, _heading(part))
            yield _article(story, said, f"{page_id}#{index}", index, page, published, first=index == 0)
        return
    story = _story(tree, said.title)
    if (problem := _too_little(story)) is not None:
        raise NoArticle(page.name, problem, "give the page of one story")
    yield _article(story, said, page_id, 0, page, published, first=True)


def _tree(markup: str) -> HtmlElement | None:
    """The parsed page, or None where it is nested or filled beyond measure."""
    parser = HTMLParser(encoding="utf-8", collect_ids=False, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup.encode("utf8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    cut_off = _DEEP(tree) or any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    too_many = markup.count("<") > MAX_ELEMENTS and sum(1 for _ in tree.iter()) > MAX_ELEMENTS
    return None if cut_off or too_many else tree


def _story(tree: HtmlElement, title: str | None) -> Story:
    captions = _captions(tree)
    try:
        body = extract(tree, fast=True, include_comments=False) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        body = clean(flat_text(etree.tostring(tree, encoding="unicode", method="html")))
    lines = [(_CELL.sub("", line.strip()), 1) for line in clean(body).split("\n") if line.strip()]
    own = [(text, gap) for text, gap in lines if key(text) not in captions]
    story = assemble(classified(own), None, title, found=True)
    story.captions = list(dict.fromkeys([*captions.values(), *story.captions]))
    return story


def _captions(tree: HtmlElement) -> dict[str, str]:
    """Captions of the figures outside of lists of other stories."""
    found: dict[str, str] = {}
    for element in tree.iter("figcaption"):
        text = re.sub(r"\s+", " ", clean(element.text_content())).strip()
        if 10 < len(text) < 1000 and not furniture(text) and not any(a.tag in ("aside", "nav", "footer", "li") for a in element.iterancestors()):
            found.setdefault(key(text), text)
    return found


def _too_little(story: Story) -> str | None:
    """Why what was found is no article, or None if it is one."""
    kinds = classified((p, 1) for p in story.paragraphs)
    count = sum(words(line.text) for line in kinds if line.kind is Kind.BODY)
    if not count:
        return "no sentences: navigation only, or a page that is filled by a script"
    return None if count >= MIN_WORDS else f"too few sentences for an article ({count} words)"


def _stories(tree: HtmlElement) -> list[HtmlElement]:
    """The ``<article>`` elements, if the page clearly consists of several stories: each long, headed like the others, and none inside another."""
    found = [a for a in tree.iter("article") if _stands_alone(a) and _words(a) >= MIN_ARTICLE_WORDS]
    headings = [next(((tag, _heading(a)) for tag in ("h1", "h2") if a.find(f".//{tag}") is not None), ("", None)) for a in found]
    alike = len({tag for tag, _ in headings}) == 1 and len({key(text or "") for _, text in headings}) == len(found)
    if len(found) < 2 or not alike or not all(text for _, text in headings):
        return []
    return [_alone(a) for a in found] if sum(map(_words, found)) >= 0.7 * _words(tree) else []


def _stands_alone(article: HtmlElement) -> bool:
    outside = any(a.tag in ("article", "aside", "nav", "footer", "li") for a in article.iterancestors())
    is_comment = "comment" in f"{article.get('class')} {article.get('id')}".lower()
    return not outside and not is_comment and article.find(".//article") is None


def _alone(article: HtmlElement) -> HtmlElement:
    """A document of this element only."""
    document: HtmlElement = document_fromstring("<html><body></body></html>")
    copied = deepcopy(article)
    copied.tail = None
    document.body.append(copied)
    return document


def _heading(tree: HtmlElement) -> str | None:
    for tag in ("h1", "h2", "h3"):
        for element in tree.iter(tag):
            if text := re.sub(r"\s+", " ", clean(element.text_content())).strip():
                return text
    return None


def _words(tree: HtmlElement) -> int:
    """Words of the paragraphs."""
    return sum(len(p.text_content().split()) for p in tree.iter("p"))


def _article(story: Story, said: Metadata, name: str, index: int, page: Page, published: str | None, *, first: bool) -> Article:
    day, basis, evidence = (said.published, said.published_basis, said.published_evidence) if first else (None, "none", None)
    if basis in ("none", "inferred") and story.published:
        (day, evidence), basis = story.published, "text"
    if day is None and published is not None:
        day, basis, evidence = published, "given", "given for all inputs"
    agency = story.agency or next((a for name in said.authors if (a := credit_line(name))), None)
    authors = tuple(name for name in said.authors if not credit_line(name)) if first else ()
    return Article(
        id=name, text=story.text, page_sha256=page.sha256, index=index, title=story.title, published=day, published_basis=basis,
        published_evidence=evidence, source=said.source, agency=agency, authors=authors or tuple(story.authors), url=said.url if first else None,
        language=said.language, captions=tuple(story.captions), dropped=tuple(story.dropped),
    )  # fmt: skip
