"""What holds of any text."""

from __future__ import annotations

import random
import time

import pytest

from dateline.language import Document, Parser, Sentence, Token
from dateline.records import TimeExpression
from dateline.when import find_times

WORDS = """
    the a of in last next this early late two twenty first second third hundred year years week days hour minutes quarter century decade Monday Friday
    Mondays June Sept. 1990 1990s 31 2 1/2 30th 10:35 p.m. GMT morning tonight today ago later before after every other half and a to or - , . ' ’s ended
    weekend summer fall Christmas Easter now recently future past previous same following fiscal 99999999999999 0 2019-13-45 32.13.2020 about more than
"""


def bare(text: str, published: str | None) -> Document:
    """A document of one sentence with a tree that says nothing."""
    doc = Document("x", text, published)
    sentence = Sentence(doc, 0, 0, 0, len(text))
    doc.sentences.append(sentence)
    at = 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        token = Token(len(sentence.tokens), word, word.lower(), word.lower(), "NN", "dep", start, at, "", False, sentence)
        token.head = sentence.tokens[0] if sentence.tokens else token
        sentence.tokens.append(token)
    return doc


def check(text: str, times: list[TimeExpression]) -> None:
    at = 0
    for t in times:
        assert t.text == text[t.start : t.end]
        assert at <= t.start < t.end
        assert t.timex in ("DATE", "TIME", "DURATION", "SET")
        assert (t.date_start is None) == (t.date_end is None)
        assert t.date_start is None or t.date_end is None or t.date_start <= t.date_end
        at = t.end


@pytest.mark.parametrize("published", [None, "2020-02-29", "2020-02", "2020", "1000-01-01", "2199-12-31", "nonsense", "0001-01-01", "9999-12-31"])
def test_any_heap_of_time_words_gives_sound_expressions(published: str | None) -> None:
    """Spans are the text's, in order, apart; days are in order; nothing raises."""
    rng = random.Random(7)
    for _ in range(120):
        text = " ".join(rng.choices(WORDS.split(), k=25))
        check(text, find_times(bare(text, published)))


def test_spans_count_into_a_text_with_odd_spaces_and_quotes(parser: Parser) -> None:
    """Line breaks within an expression, no-break spaces and typographic quotes leave the offsets right."""
    text = "\n\n“He left\non July\u00a028, 2017,” she said\u2009Tuesday.\n\nToday’s talks failed.\n"
    times = find_times(parser.parse_text(text, "2017-08-02"))
    check(text, times)
    assert [t.value for t in times] == ["2017-07-28", "2017-08-01", "2017-08-02"]


@pytest.mark.parametrize("unit", ["Monday ", "May 1990, ", "two hundred and ", "1,1,.,", "10:10:10 ", "about more than at least ", "the first two years of "])
def test_time_grows_with_the_text_only(unit: str) -> None:
    """A sentence as long as the segmenter lets through takes milliseconds."""
    text = (unit * 1500)[:1500]
    doc = bare(text, "2020-01-01")
    began = time.perf_counter()
    check(text, find_times(doc))
    assert time.perf_counter() - began < 1.0
