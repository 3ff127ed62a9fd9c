"""Words to pieces: longest match first, accents and case aside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.what.judge.wordpiece import WordPiece

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "missile", "##s", "test", "##ed", "u", ".", "s", "-", "élysée", "elysee", "北"]
CUT = WordPiece(PIECES)


def names(word: str) -> list[str]:
    return [PIECES[i] for i in CUT(word)]


def test_the_longest_piece_wins_and_the_rest_continues_it() -> None:
    """missiles → missile ##s."""
    assert names("Missiles") == ["missile", "##s"]
    assert names("tested") == ["test", "##ed"]


def test_marks_are_pieces_of_their_own_and_accents_fall() -> None:
    """U.S. is u . s . and Élysée is elysee."""
    assert names("U.S.") == ["u", ".", "s", "."]
    assert names("Élysée") == ["elysee"]


def test_what_the_vocabulary_can_not_cut_is_unknown() -> None:
    """A word of other letters is one unknown piece; an overlong one too."""
    assert names("зима") == ["[UNK]"]
    assert names("s" * 500) == ["[UNK]"]


@given(st.text(min_size=1, max_size=60))
def test_every_word_has_a_piece(word: str) -> None:
    """Whatever a page holds, something goes in."""
    assert CUT(word)
