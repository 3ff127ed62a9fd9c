"""Sentences and paragraphs by rule."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.segment import MAX_SENTENCE, paragraphs, sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for p, q in paragraphs(text) for a, b in sentences(text, p, q)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. J. K. Otieno met Dr. Silva. They talked.", ["Gen. J. K. Otieno met Dr. Silva.", "They talked."]),
        ("The U.S. Navy left. The U.N. stayed in the U.S. It was late.", ["The U.S. Navy left.", "The U.N. stayed in the U.S.", "It was late."]),
        ('"We will go," he said. "We must." Then he left.', ['"We will go," he said.', '"We must."', "Then he left."]),
        ("“Enough!” she cried. Nobody moved.", ["“Enough!” she cried.", "Nobody moved."]),
        ("Talks Resume in Lima\n\nTalks resumed on Monday.", ["Talks Resume in Lima", "Talks resumed on Monday."]),
        ("OSLO (Sample Wire) -- Norway signed. It was quick.", ["OSLO (Sample Wire) --", "Norway signed.", "It was quick."]),
        ("He wrote to U.S. President Ann Roe. Lt-Gen. Silva left.", ["He wrote to U.S. President Ann Roe.", "Lt-Gen. Silva left."]),
        ("It cost 3.5 million. Nobody paid.", ["It cost 3.5 million.", "Nobody paid."]),
    ],
)
def test_boundaries_survive_titles_initials_quotes_and_headlines(text: str, expected: list[str]) -> None:
    """A full stop ends a sentence only where a reader would say so."""
    assert cut(text) == expected


def test_hard_wrapped_lines_are_joined() -> None:
    """A line end inside a sentence of a wrapped text is white space, not a boundary."""
    text = (
        "The government of the island republic said on Monday that it had asked\nits neighbours for help after the storm cut power to most of the\n"
        "capital and closed the port for the third day in a row.\nOfficials said the first ships would arrive later in the week, once the\nharbour was clear."
    )
    assert len(cut(text)) == 2


def test_a_blank_line_in_mid_sentence_parts_nothing() -> None:
    """A small letter after a long line without an end, or after an abbreviation, carries the sentence on; a short line is a heading."""
    assert len(cut("The minister met the chairman of the fishing committee of the C.C.\n\nthe Harbour Party, and left.")) == 1
    assert len(cut("The minister met the chairman of the fishing committee and\n\nleft the island.")) == 1
    assert len(cut("the sea\n\nthe minister met the chairman of the committee.")) == 2
    assert len(cut("The minister met the chairman of the fishing committee.\n\nthe chairman left.")) == 2


@given(st.text(alphabet=st.sampled_from("aB .?!\n\"'“”()U.S-1\t"), max_size=400))
def test_sentences_tile_the_text(text: str) -> None:
    """Sentences are in order, do not overlap, hold no outer white space and lose nothing but white space."""
    spans = [s for p, q in paragraphs(text) for s in sentences(text, p, q)]
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_a_text_without_an_end_is_cut_in_bounded_pieces() -> None:
    """A megabyte without a full stop gives bounded sentences in bounded time."""
    start = time.process_time()
    pieces = cut("word " * 200_000)
    assert max(map(len, pieces)) <= MAX_SENTENCE
    assert time.process_time() - start < 60  # quadratic work would take hours


@pytest.mark.parametrize("text", ["A-" * 20_000, "A. " * 10_000, "AB CD " * 5_000, "SEOUL, a " * 5_000, '"' * 20_000, ". " * 20_000, "x.\n" * 20_000])
def test_hostile_texts_take_linear_time(text: str) -> None:
    """No pattern runs back over what it has read."""
    start = time.process_time()
    cut(text)
    assert time.process_time() - start < 60  # a pattern that backtracks would not end
