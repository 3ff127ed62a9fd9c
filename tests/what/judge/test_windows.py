"""Sentences to windows, and words to columns."""

from __future__ import annotations

from dateline.what.judge.encoder import MAX_PIECES, batches, pieces_of
from dateline.what.judge.features import Layout
from dateline.what.judge.wordpiece import WordPiece

CUT = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##b"])


def test_a_sentence_of_two_thousand_words_is_read_in_windows() -> None:
    """Every word is in exactly one window, and none is longer than the encoder takes."""
    windows = pieces_of(["ab"] * 2000, [0] * 2000, [0] * 2000, CUT)
    assert max(len(w.pieces) for w in windows) <= MAX_PIECES
    assert [i for w in windows for i, _ in w.words] == list(range(2000))


def test_marks_stand_at_the_pieces_of_their_word() -> None:
    """The tables' mode and the kind of participant go in beside each piece of a word."""
    (window,) = pieces_of(["a", "abb"], [0, 7], [3, 0], CUT)
    assert window.modes == [0, 0, 7, 7, 7, 0]
    assert window.parties == [0, 3, 0, 0, 0, 0]
    assert window.words == [(0, 1), (1, 2)]


def test_a_batch_holds_windows_of_like_length() -> None:
    """All windows come once."""
    windows = [pieces_of(["a"] * n, [0] * n, [0] * n, CUT)[0] for n in (50, 2, 30, 3)]
    assert list(batches(windows, 2, 2.0)) == [[1, 3], [2, 0]]
    assert list(batches(windows, 2, 1.2)) == [[1], [3], [2], [0]]
    assert list(batches([], 2)) == []


def test_what_is_new_since_training_falls_into_the_last_column_of_its_block() -> None:
    """A mode that the model does not know has the column of anything else, and the number 0."""
    layout = Layout(("AID/military", "AID/economic"), ("request",), ())
    assert layout.trigger("mode", "AID/economic") == 1
    assert layout.trigger("mode", "AID/new") == 2
    assert layout.mode_number("AID/economic") == 2
    assert layout.mode_number("AID/new") == layout.mode_number(None) == 0
