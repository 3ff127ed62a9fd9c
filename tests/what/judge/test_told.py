"""Each participant once, and each deed once."""

from __future__ import annotations

import pytest

from dateline.language import Parser, Sentence
from dateline.records import Status
from dateline.what import Deed
from dateline.what.judge.once import outermost, told_once


def sentence(parser: Parser, text: str) -> Sentence:
    return parser.parse_text(text).sentences[0]


@pytest.mark.parametrize(
    ("text", "side", "kept"),
    [
        ("A delegation of the ministry led by Director Sasaki arrived in Oslo.", ("delegation", "ministry", "Sasaki"), ["delegation"]),
        ("Troops killed villagers in Gao.", ("villagers", "Gao"), ["villagers", "Gao"]),
        ("The envoys of Chad and the rebels met.", ("envoys", "rebels"), ["envoys", "rebels"]),
        ("Kenya and Chad met.", ("Kenya", "Chad"), ["Kenya", "Chad"]),
    ],
)
def test_whose_envoys_they_are_is_no_second_participant(parser: Parser, text: str, side: tuple[str, ...], kept: list[str]) -> None:
    """But a place or a fellow is."""
    tokens = tuple(t for t in sentence(parser, text).tokens if t.text in side)
    assert len(tokens) == len(side)
    assert [t.text for t in outermost(tokens)] == kept


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The minister met and had talks with the envoy.", ["talks"]),
        ("The minister met the envoy and the guests held talks with rebels.", ["met", "talks"]),
    ],
)
def test_two_verbs_for_one_meeting_are_one(parser: Parser, text: str, told: list[str]) -> None:
    """The one that has all participants stays."""
    s = sentence(parser, text)
    by_text = {t.text: t for t in s.tokens}
    who = {"met": ("minister",), "talks": ("minister", "envoy")} if len(told) == 1 else {"met": ("minister", "envoy"), "talks": ("guests", "rebels")}
    deeds = [
        Deed(by_text[w], by_text[w], by_text[w], "CONSULT/meet", Status.ACTUAL, tuple(by_text[p] for p in side), tuple(by_text[p] for p in side), 1.0)
        for w, side in who.items()
    ]
    assert [d.trigger.text for d in told_once(deeds)] == told
