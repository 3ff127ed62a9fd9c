"""The lines of one story → its title, text, captions, credits, and what was left out, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.pages.credits import agency_in, byline, caption_agency, credit_line, dateline_agency, is_marked_caption
from dateline.pages.dates import date_line
from dateline.pages.lines import Kind, Line, is_bullet, key, words
from dateline.records import Dropped

__all__ = ["Story", "assemble"]

MIN_REPEATED_WORDS = 8
"""A paragraph is taken for a repetition of the one before, or of one of the first two, from this length on; shorter ones may be said twice."""


@dataclass(slots=True)
class Story:
    """One story, cleaned. ``text`` is its paragraphs, parted by blank lines."""

    title: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    published: tuple[str, str] | None = None
    """The day of publication and the line that says it."""
    credits: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The clean text."""
        return "\n\n".join(self.paragraphs)

    @property
    def agency(self) -> str | None:
        """The agency credited: in the text, in a credit line, or in all of the captions that name one."""
        if found := next((a for p in self.paragraphs[:4] if (a := dateline_agency(p))), None) or agency_in(self.text):
            return found
        if self.credits:
            return self.credits[0]
        named = {a for c in self.captions if (a := caption_agency(c))}
        return named.pop() if len(named) == 1 else None


def assemble(lines: Sequence[Line], head: int | None, title: str | None = None, *, found: bool = False) -> Story:
    """The story that these lines hold. ``head`` is the place of its headline among them; ``title`` is one known from elsewhere; ``found``: the lines
    are the body already, so that short ones are its lists and cross-heads.
    """
    story = Story(title=lines[head].text if head is not None else title)
    titles = {key(story.title)} if story.title else set()
    body = [i for i, line in enumerate(lines) if line.kind is Kind.BODY]
    first, last = (body[0], body[-1]) if body else (len(lines), -1)
    ending = _trailing(lines, last)
    masthead = head if head and any(line.kind in (Kind.FURNITURE, Kind.SHORT) for line in lines[:head]) else 0
    printed = Counter(key(line.text) for line in lines[:first] if line.kind is Kind.SHORT)
    seen: set[str] = set()
    section = False
    for i, line in enumerate(lines):
        if i == head:
            continue
        same = key(line.text)
        section = line.kind is Kind.SECTION or (section and line.kind is not Kind.BODY)
        match line.kind:
            case Kind.BODY:
                _body(story, line, same, titles)
            case Kind.SHORT if same in titles:
                _drop(story, line, "repeated headline")
            case Kind.SHORT if printed[same] > 1 and not found:
                _caption(story, line, same, seen, is_last=False)
            case Kind.SHORT:
                _short(story, line, "" if found else _why_short(i, first, last, head, ending, section))
            case Kind.CAPTION:
                _caption(story, line, same, seen, is_last=i > last >= 0 and ending == {i})
            case _:
                _drop(story, line, line.reason)
                _note(story, line, in_header=masthead <= i < first)
    return story


def _trailing(lines: Sequence[Line], last: int) -> set[int]:
    """Places of the lines after the last paragraph that may be text: those of its own kinds."""
    return {i for i in range(last + 1, len(lines)) if lines[i].kind in (Kind.SHORT, Kind.CAPTION)}


def _why_short(i: int, first: int, last: int, head: int | None, ending: set[int], section: bool) -> str:
    """Why a line without a full stop is left out, or an empty string if it is text."""
    if i < first and last >= 0:
        return "before the headline" if head is not None and i < head else "line under the headline" if head is not None else ""
    if section:
        return "list of other stories"
    return "headlines after the story" if i > last >= 0 and len(ending) > 1 else ""


def _short(story: Story, line: Line, reason: str) -> None:
    if reason:
        _drop(story, line, reason)
    else:
        story.paragraphs.append(line.text)


def _body(story: Story, line: Line, same: str, titles: set[str]) -> None:
    if same in titles and not story.paragraphs:
        _drop(story, line, "repeated headline")
    elif words(line.text) >= MIN_REPEATED_WORDS and not is_bullet(line.text) and line.text in (*story.paragraphs[:2], *story.paragraphs[-1:]):
        _drop(story, line, "repeated paragraph")
    else:
        story.paragraphs.append(line.text)


def _caption(story: Story, line: Line, same: str, seen: set[str], *, is_last: bool) -> None:
    """A caption; but a last paragraph may end in the credit of the whole story."""
    if same in seen:
        _drop(story, line, "repeated caption")
        return
    seen.add(same)
    if is_last and not is_marked_caption(line.text):
        story.paragraphs.append(line.text)
    else:
        story.captions.append(line.text)


def _note(story: Story, line: Line, *, in_header: bool) -> None:
    """What a line that is left out says of the story."""
    if line.kind is Kind.BYLINE and (found := byline(line.text)):
        story.authors.extend(a for a in found.authors if a not in story.authors)
        story.credits.extend([found.agency] if found.agency else [])
    elif line.kind is Kind.CREDIT and (agency := credit_line(line.text)):
        story.credits.append(agency)
    elif line.kind is Kind.DATE and in_header and story.published is None and (day := date_line(line.text)[1]):
        story.published = (day, line.text)


def _drop(story: Story, line: Line, reason: str) -> None:
    story.dropped.append(Dropped(line.text, reason))
