"""Text pages → articles. A saved page may hold several stories: each begins at a headline that its surroundings prove to be one.

Lines that are not paragraphs stand in runs: before the first paragraph, between paragraphs, at the end. A run begins a new story

1. if a headline stands in it twice, as saved pages print it (over the picture and over the text); or
2. if more blank lines than between paragraphs, or a drawn line, stand before a headline of four or more words; or
3. if a byline, a date line, or a paragraph with an agency's dateline follows a headline of four or more words; or
4. if a paragraph with an agency's dateline follows a drawn line, with or without a headline;

and if what comes before and after is long enough to be a story. Everything else within a story is a cross-head, a caption or furniture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from dateline.errors import NoArticle
from dateline.pages.credits import dateline_agency
from dateline.pages.furniture import notice
from dateline.pages.lines import Kind, Line, classified, key, unwrapped, words
from dateline.pages.story import Story, assemble
from dateline.records import Article, Page

__all__ = ["read_text"]

MIN_STORY_WORDS = 20
"""Words of the paragraphs of a story, if a page is to be cut there. A flash of one sentence has 20 to 30."""
MIN_HEADLINE_WORDS = 4
"""Words of a headline that is not printed twice. Cross-heads have one to four, navigation one to three."""


def read_text(text: str, page: Page, page_id: str, published: str | None) -> Iterator[Article]:
    """The articles of a text page. Raises NoArticle where it has none."""
    lines = classified(unwrapped(text))
    if not lines:
        raise NoArticle(page.name, "the page is empty")
    starts = _starts(lines)
    stories = [_story(lines, start, end) for start, end in pairwise([*starts, (len(lines), None)])]
    stories = [s for s in stories if s.paragraphs]
    if not stories:
        raise NoArticle(page.name, _why_none(lines), "give a page with the text of a story")
    for index, story in enumerate(stories):
        name = page_id if len(stories) == 1 else f"{page_id}#{index}"
        yield _article(story, name, index, page, published)


def _article(story: Story, name: str, index: int, page: Page, published: str | None) -> Article:
    day, evidence = story.published or (None, None)
    basis = "text" if day else "none"
    if day is None and published is not None:
        day, basis, evidence = published, "given", "given for all inputs"
    return Article(
        id=name, text=story.text, page_sha256=page.sha256, index=index, title=story.title, published=day, published_basis=basis,
        published_evidence=evidence, agency=story.agency, authors=tuple(story.authors), captions=tuple(story.captions), dropped=tuple(story.dropped),
    )  # fmt: skip


def _story(lines: Sequence[Line], start: tuple[int, int | None], end: tuple[int, int | None]) -> Story:
    (at, head), (stop, _) = start, end
    own = lines[at:stop]
    if not any(line.kind is Kind.BODY for line in own):
        return _bare(own)
    return assemble(own, None if head is None else head - at)


def _bare(lines: Sequence[Line]) -> Story:
    """A page without a full stop: its only line is taken at its word; several are a list, and no story."""
    short = [line for line in lines if line.kind is Kind.SHORT]
    if len(lines) == 1 and len(short) == 1 and words(short[0].text) >= 3 and not notice(short[0].text):
        return Story(paragraphs=[short[0].text])
    return Story()


def _why_none(lines: Sequence[Line]) -> str:
    kinds = {line.kind for line in lines}
    if kinds <= {Kind.FURNITURE, Kind.SECTION, Kind.RULE}:
        return "only furniture of a page: buttons, links, notices"
    if any(notice(line.text) for line in lines):
        return "the page says that there is no article"
    return f"no sentences: {len(lines)} short lines, as of a list or navigation"


def _starts(lines: Sequence[Line]) -> list[tuple[int, int | None]]:
    """Where the stories begin, and where each has its headline."""
    usual = _usual_gap(lines)
    starts: list[tuple[int, int | None]] = []
    at = 0
    for run_end in (i for i, line in enumerate(lines) if line.kind is Kind.BODY and (i == 0 or lines[i - 1].kind is not Kind.BODY)):
        run_start = run_end
        while run_start > at and lines[run_start - 1].kind is not Kind.BODY:
            run_start -= 1
        if not starts:
            starts.append((0, _first_headline(lines, 0, run_end)))
        elif _words(lines[starts[-1][0] : run_end]) >= MIN_STORY_WORDS:
            head = _new_headline(lines, run_start, run_end, usual)
            if head is not None:
                starts.append((head, head))
            elif any(line.kind is Kind.RULE for line in lines[run_start:run_end]) and dateline_agency(lines[run_end].text):
                starts.append((run_end, None))
        at = run_end
    return _long_enough(lines, starts) or [(0, None)]


def _long_enough(lines: Sequence[Line], starts: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """The starts without a last one that has too little beneath it."""
    while len(starts) > 1 and _words(lines[starts[-1][0] :]) < MIN_STORY_WORDS:
        starts.pop()
    return starts


def _words(lines: Sequence[Line]) -> int:
    return sum(words(line.text) for line in lines if line.kind is Kind.BODY)


def _usual_gap(lines: Sequence[Line]) -> int:
    gaps = [b.gap for a, b in pairwise(lines) if a.kind is Kind.BODY and b.kind is Kind.BODY]
    return median_low(gaps) if gaps else 1


def _short(lines: Sequence[Line], start: int, end: int, least: int) -> list[int]:
    return [i for i in range(start, end) if lines[i].kind is Kind.SHORT and words(lines[i].text) >= least]


def _doubled(lines: Sequence[Line], start: int, end: int) -> int | None:
    """The first short line of a run that stands in it twice."""
    keys: dict[str, int] = {}
    doubles = set()
    for i in _short(lines, start, end, 2):
        if (same := key(lines[i].text)) in keys:
            doubles.add(keys[same])
        keys.setdefault(same, i)
    return min(doubles, default=None)


def _first_headline(lines: Sequence[Line], start: int, end: int) -> int | None:
    """The headline of a page's first story: doubled, or the first long enough to be no navigation, or the last of the short ones."""
    if (doubled := _doubled(lines, start, end)) is not None:
        return doubled
    if long := _short(lines, start, end, MIN_HEADLINE_WORDS):
        return long[0]
    short = _short(lines, start, end, 1)
    return short[-1] if short else None


def _new_headline(lines: Sequence[Line], start: int, end: int, usual: int) -> int | None:
    """The headline of a new story in the run between two paragraphs, if the run proves that there is one."""
    if (doubled := _doubled(lines, start, end)) is not None:
        return doubled
    for i in _short(lines, start, end, MIN_HEADLINE_WORDS):
        ruled = i > start and lines[i - 1].kind is Kind.RULE
        if lines[i].gap >= max(2, usual + 1) or ruled:
            return i
    if long := _short(lines, start, end, MIN_HEADLINE_WORDS):
        marked = any(line.kind in (Kind.BYLINE, Kind.DATE) for line in lines[long[-1] + 1 : end])
        if marked or dateline_agency(lines[end].text):
            return long[-1]
    return None
