"""Which events are sure enough to be reported."""

from __future__ import annotations

import pytest

from dateline.language import Parser
from dateline.records import OwnType, Status
from dateline.what.deed import Deed, Opinion
from dateline.what.judge import sure_enough


def deed(parser: Parser, types: dict[str, float] | None, confidence: float, own: tuple[OwnType, ...] = ()) -> Deed:
    t = parser.parse_text("Kenya condemned Chad.").sentences[0].tokens[1]
    opinion = None if types is None else Opinion(None, types, 1.0, ())
    return Deed(t, t, t, "ACCUSE/disapprove", Status.ACTUAL, (), (), confidence, own=own, opinion=opinion)


@pytest.mark.parametrize(
    ("types", "confidence", "asked", "reported"),
    [
        ({"ACCUSE": 0.5, "none": 0.5}, 0.5, None, True),
        ({"ACCUSE": 0.49, "none": 0.51}, 0.49, None, False),
        ({"ACCUSE": 0.45, "REQUEST": 0.4, "none": 0.15}, 0.45, None, True),
        ({"ACCUSE": 0.45, "SUPPORT": 0.4, "none": 0.15}, 0.45, None, False),
        ({"ACCUSE": 0.29, "REQUEST": 0.28, "REJECT": 0.27, "none": 0.1}, 0.29, None, False),
        ({"ACCUSE": 0.45, "REQUEST": 0.4}, 0.45, 0.5, False),
        ({"ACCUSE": 0.25, "none": 0.75}, 0.25, 0.2, True),
        (None, 0.3, None, True),
        (None, 0.3, 0.5, False),
    ],
)
def test_even_odds_or_a_sure_class(parser: Parser, types: dict[str, float] | None, confidence: float, asked: float | None, reported: bool) -> None:
    """Even odds for the type, or a sure quad with a likely type; what is asked for goes before both; the tables alone report what they find."""
    assert sure_enough(deed(parser, types, confidence), asked) is reported


def test_a_type_of_the_users_own_makes_an_event_sure(parser: Parser) -> None:
    """Whatever PLOVER's type is worth."""
    own = (OwnType("SWAP", 0.9, "both"),)
    assert sure_enough(deed(parser, {"ACCUSE": 0.2, "none": 0.8}, 0.2, own), None)
