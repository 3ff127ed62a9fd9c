"""Text → paragraphs and sentences, by rules that keep quotes, initials, abbreviations and headlines whole.

The parser's own boundaries are not used: they break inside quotations and run headlines into the text below. Sentences are cut first, so
that each is parsed alone and a broken one harms no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from statistics import median

from dateline.data import first_wins, read_table

__all__ = ["MAX_SENTENCE", "paragraphs", "sentences"]

MAX_SENTENCE = 1500
"""Characters. Longer stretches without an end are lists or tables; they are cut so that one sentence can't take unbounded time."""

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_END = re.compile(r"""(?:[.?!…]+|[.?!…]+\s?(?:''|[”’"')\]]{1,3}))(?=\s)""")
_NEXT = re.compile(r"""\s+(?:(?:``|''|[“‘"'(\[–—-]){0,3}\s?)([A-Z0-9À-ÖØ-ÞĀ-Ž])""")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,40}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]{1,40}){0,4}(?:, [\w. ]{2,30}){0,2} ?(?:\([^()\n]{2,60}\) ?)?(?:--|[—–_-]|:)\s+(?=[\"“'‘A-Z0-9`])"
)
"""The line that says where and for whom a story was written: "SEOUL, Nov 5 (The Wire) - ". It is no part of the first sentence's grammar."""
_LAST_WORD = re.compile(r"[\w.'’&/-]*$")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_TERMINAL = re.compile(r"""[.?!:;…][”’"')\]]*$|''$""")
_STARTERS = frozenset(r["word"] for r in read_table("language/sentence_starters.tsv", "word", "source"))


@cache
def _abbreviations() -> dict[str, str]:
    return first_wins((r["abbreviation"], r["kind"]) for r in read_table("language/abbreviations.tsv", "abbreviation", "kind"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs: parted by blank lines, and by line ends where the text is not hard-wrapped."""
    wrapped = _is_wrapped(text)
    at = 0
    for m in [*_BLANK.finditer(text), None]:
        if m is not None and _goes_on(text, at, m):
            continue
        end = len(text) if m is None else m.start()
        yield from _lines(text, at, end, wrapped)
        at = len(text) if m is None else m.end()


def _goes_on(text: str, start: int, blank: re.Match[str]) -> bool:
    """Whether a blank line stands in the middle of a sentence: a long stretch without an end before it, or an abbreviation's, and a small letter after."""
    before = text[max(start, blank.start() - 60) : blank.start()].rstrip()
    after = text[blank.end() : blank.end() + 1]
    if not after.islower() or len(before) < 40:
        return False
    word = _LAST_WORD.search(before.rstrip("."))
    stopped = word is not None and word.group() + "." in _abbreviations()
    return before[-1].isalnum() or before[-1] == "," or (before[-1] == "." and stopped)


def _is_wrapped(text: str) -> bool:
    """Hard-wrapped text has lines of much the same length, most of which stop in mid-sentence."""
    lines = [ln for ln in text[:20_000].split("\n") if ln.strip()]
    if len(lines) < 3:
        return False
    lengths = [len(ln) for ln in lines]
    open_ends = sum(1 for ln in lines if not _TERMINAL.search(ln.rstrip()))
    return 40 <= median(lengths) <= 100 and max(lengths) <= 130 and open_ends > 0.5 * len(lines)


def _lines(text: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[int, int]]:
    at = start
    for m in re.finditer(r"\n", text[start:end]):
        cut = start + m.start()
        before, after = text[at:cut].rstrip(), text[cut + 1 : end].lstrip()[:1]
        joined = after.islower() or (wrapped and len(before.rsplit("\n", 1)[-1]) >= 40 and not _TERMINAL.search(before))
        if not joined:
            yield from _trim(text, at, cut)
            at = cut + 1
    yield from _trim(text, at, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one paragraph, outer white space excluded, none longer than MAX_SENTENCE."""
    at = start
    if m := _DATELINE.match(text, start, end):
        yield from _trim(text, start, m.end())
        at = m.end()
    for m in _END.finditer(text, at, end):
        if m.start() < at or not (nxt := _NEXT.match(text, m.end(), end)):
            continue
        if m.group() == "." and not _ends(text, at, m.start(), nxt):
            continue
        yield from _bounded(text, at, m.end())
        at = m.end()
    yield from _bounded(text, at, end)


def _ends(text: str, start: int, dot: int, nxt: re.Match[str]) -> bool:
    """Whether a single full stop at ``dot`` ends the sentence."""
    word_match = _LAST_WORD.search(text, start, dot)
    word = word_match.group() if word_match else ""
    following = re.match(r"[\w'’]+", text[nxt.start(1) :])
    starts = bool(following) and following.group() in _STARTERS  # type: ignore[union-attr]
    if _INITIALS.fullmatch(word) and word + "." not in _abbreviations():  # J. Smith, G.K. Smith
        return starts and word != "I"
    match _abbreviations().get(word + "."):
        case "never":
            return False
        case "maybe":
            return starts
        case _:
            return bool(word) or text[dot - 1 : dot] in "”’\"')]%"


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cut = max(text.rfind(c, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for c in ("\n", "; "))
        if cut < 0:
            cut = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        if cut < 0:
            cut = start + MAX_SENTENCE - 1
        yield from _trim(text, start, cut + 1)
        start = cut + 1
    yield from _trim(text, start, end)
