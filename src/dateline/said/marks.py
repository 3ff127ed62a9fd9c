"""Quotation marks by their geometry: which mark opens, which closes, and what runs on into the next paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.language import Document, Sentence

__all__ = ["Quoted", "paragraphs", "quoted"]

MAX_SINGLE = 600
"""Characters between single marks; farther apart, one of them is an apostrophe."""
MAX_OPEN = 5000
"""Characters to the end of the paragraph from a mark that nothing closes; beyond it, the mark is a slip."""

_MARK = re.compile(r"``|''|[“”„«»‘’\"'`]")
_DOUBLE = frozenset(["“", "”", "„", "«", "»", '"', "``", "''"])
_OPENS = frozenset(["“", "„", "«", "``"])
_CLOSES = frozenset(["”", "»", "''"])


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks, the marks included."""

    start: int
    end: int
    continues: bool = False
    """True if it goes on from the paragraph before, which ended without a closing mark."""

    def inside(self, text: str) -> str:
        """The words between the marks."""
        return text[self.start : self.end].strip("“”„«»‘’\"'` ")


def paragraphs(doc: Document) -> Iterator[tuple[int, int, list[Sentence]]]:
    """Start, end and sentences of each paragraph."""
    current: list[Sentence] = []
    for s in doc.sentences:
        if current and s.paragraph != current[0].paragraph:
            yield current[0].start, current[-1].end, current
            current = []
        current.append(s)
    if current:
        yield current[0].start, current[-1].end, current


def quoted(doc: Document) -> list[Quoted]:
    """The outermost quoted stretches of a document, in text order, none across paragraphs."""
    out: list[Quoted] = []
    unclosed = False
    for start, end, _ in paragraphs(doc):
        unclosed = _paragraph(doc.text, start, end, unclosed, out)
    return out


def _paragraph(text: str, start: int, end: int, running: bool, out: list[Quoted]) -> bool:
    """Add a paragraph's quoted stretches; says whether its last is left open."""
    opened: int | None = None
    single: int | None = None
    continues = False
    for m in _MARK.finditer(text, start, end):
        mark, at = m.group(), m.start()
        if mark in _DOUBLE:
            single = None
            if opened is None:
                if _may_open(text, m, start, end):
                    opened, continues = at, running and at == start
            elif mark not in _OPENS and not (mark == '"' and _only_opens(text, m, start, end)):
                out.append(Quoted(opened, m.end(), continues))
                opened = None
        elif opened is None:
            if single is None:
                if mark != "’" and _may_open(text, m, start, end):
                    single = at
            elif mark != "‘" and _may_close_single(text, m, end):
                if at - single <= MAX_SINGLE:
                    out.append(Quoted(single, m.end()))
                single = None
    if opened is None or end - opened > MAX_OPEN:
        return False
    out.append(Quoted(opened, end, continues))
    return True


def _may_open(text: str, m: re.Match[str], start: int, end: int) -> bool:
    before = text[m.start() - 1] if m.start() > start else " "
    after = text[m.end()] if m.end() < end else " "
    if m.group() in _OPENS:
        return True
    if m.group() in _CLOSES:
        return (before.isspace() or m.start() == start) and (after.isalnum() or m.group() == "''")
    if m.group() in ("'", "‘", "`"):
        return not before.isalnum() and before not in ".,!?’'" and after.isalnum()
    return not before.isalnum() and before not in ".,!?%" and (not after.isspace() or before.isspace())


def _only_opens(text: str, m: re.Match[str], start: int, end: int) -> bool:
    """A straight mark with a space before and a letter after can't close what is open."""
    before = text[m.start() - 1] if m.start() > start else " "
    after = text[m.end()] if m.end() < end else " "
    return before.isspace() and after.isalnum()


def _may_close_single(text: str, m: re.Match[str], end: int) -> bool:
    before = text[m.start() - 1]
    after = text[m.end()] if m.end() < end else " "
    return not before.isspace() and not after.isalnum()
