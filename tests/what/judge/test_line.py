"""Which events are sure enough to be reported."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dateline.language import Parser
from dateline.records import OwnType, Status
from dateline.what import Deed, Reading, otherwise, reported
from dateline.what.deed import Opinion
from dateline.what.judge.line import taken

SAME, OTHER = "ACCUSE/allege", "SUPPORT/praise"


@pytest.fixture
def reading(parser: Parser) -> Reading:
    return Reading(parser.parse_text("Kenya condemned Chad.").sentences[0], [])


def deed(reading: Reading, confidence: float, table: str | None, key: str = "ACCUSE/disapprove", own: tuple[OwnType, ...] = ()) -> Deed:
    t = reading.sentence.tokens[1]
    return Deed(t, t, t, key, Status.ACTUAL, (), (), confidence, own=own, opinion=Opinion(table, {}, 1.0, ()))


@pytest.mark.parametrize(
    ("confidence", "table", "asked", "kept"),
    [
        (0.5, None, None, True),
        (0.49, None, None, False),
        (0.49, OTHER, None, False),
        (0.45, SAME, None, True),
        (0.44, SAME, None, False),
        (0.47, SAME, 0.48, False),
        (0.25, None, 0.2, True),
    ],
)
def test_a_sure_model_or_a_likely_one_that_the_tables_second(reading: Reading, confidence: float, table: str | None, asked: float | None, kept: bool) -> None:
    """What is asked for goes before both."""
    assert bool(reported([deed(reading, confidence, table)], asked)) is kept


@pytest.mark.parametrize(("confidence", "table", "kept"), [(0.63, None, True), (0.62, None, False), (0.52, SAME, True), (0.51, SAME, False)])
def test_what_a_sentence_tells_besides_must_be_surer(reading: Reading, confidence: float, table: str | None, kept: bool) -> None:
    """Beside a likelier event."""
    first, second = deed(reading, 0.9, None), deed(reading, confidence, table)
    assert reported([first, second], None) == ([first, second] if kept else [first])


@pytest.mark.parametrize(("confidence", "kept"), [(0.45, True), (0.44, False)])
def test_people_hurt_beside_a_fight_need_less(reading: Reading, confidence: float, kept: bool) -> None:
    """Than what else a sentence tells besides."""
    first, second = deed(reading, 0.9, None), deed(reading, confidence, None, "ASSAULT/execute")
    assert (second in reported([first, second], None)) is kept


@pytest.mark.parametrize(("confidence", "kept"), [(0.65, True), (0.64, False)])
def test_a_mere_statement_must_be_surer(reading: Reading, confidence: float, kept: bool) -> None:
    """Whatever the tables say."""
    assert bool(reported([deed(reading, confidence, "STATE/comment", "STATE/comment")], None)) is kept


def test_a_type_of_the_users_own_makes_an_event_sure(reading: Reading) -> None:
    """Whatever PLOVER's type is worth."""
    assert reported([deed(reading, 0.2, None, own=(OwnType("SWAP", 0.9, "both"),))], None)


def test_what_the_tables_alone_decide_is_reported(reading: Reading) -> None:
    """Without the model there is nothing to weigh against them, unless more is asked for."""
    t = reading.sentence.tokens[1]
    plain = Deed(t, t, t, "ACCUSE/disapprove", Status.ACTUAL, (), (), 0.6)
    assert reported([plain], None) == [plain]
    assert reported([plain], 0.7) == []


def test_a_killing_is_kept_for_sentences_that_hold_nothing_else(reading: Reading) -> None:
    """From the tables' own reading, with the confidence that such rows have; not when a confidence is asked for."""
    t = reading.sentence.tokens[1]
    told = [Deed(t, t, t, "ASSAULT/execute", Status.ACTUAL, (), (), 0.8), Deed(t, t, t, "AID/economic", Status.ACTUAL, (), (), 0.8)]
    with_told = Reading(reading.sentence, [], told)
    assert [(d.key, d.confidence) for d in otherwise(with_told, None)] == [("ASSAULT/execute", 0.5)]
    assert otherwise(with_told, 0.1) == []


@pytest.mark.parametrize(
    ("chances", "kept"),
    [((0.3, 0.1), (True, False)), ((0.7, 0.6), (True, True)), ((0.7, 0.5), (True, False)), ((0.2, 0.1), (False, False))],
)
def test_the_likeliest_needs_less_to_be_believed(chances: tuple[float, ...], kept: tuple[bool, ...]) -> None:
    """A second recipient needs more than the first."""
    found = np.array(chances, dtype=np.float32)
    assert tuple(taken(found, float(found.max()), 0.3, 0.6)) == kept


def test_a_noun_of_war_needs_as_much_as_anything(reading: Reading) -> None:
    """Only harm told as done, by a verb, needs less."""
    first, second = deed(reading, 0.9, None), deed(reading, 0.5, None, "ASSAULT/military")
    assert reported([first, second], None) == [first, second]
    second = replace(second, trigger=reading.sentence.tokens[2])
    assert reported([first, second], None) == [first]
