"""Hostile sentences are normal sentences: no crash, bounded work, spans that hold."""

from __future__ import annotations

import pytest

from dateline.account import Account
from dateline.coding import Coding
from dateline.language import Parser
from dateline.pipeline import Pipeline
from dateline.records import Article, Report
from dateline.what import find_deeds
from dateline.what.judge.candidates import MAX_CANDIDATES, MAX_PARTICIPANTS, candidates, participants
from dateline.who import ActorFinder

HOSTILE = {
    "two thousand words": "Kenya " + "condemned Chad and attacked Mali and " * 330 + "left.",
    "one word": "Attacked",
    "capitals": "NORTH KOREA FIRES MISSILE INTO SEA, SEOUL CONDEMNS LAUNCH, TOKYO DEMANDS UN MEETING",
    "no verb": "Norway, Chile and Peru: a treaty, a summit, an embargo.",
    "a list": "- Kenya\n- Chad\n- Mali\n* 12 arrested\n* 3 killed\n1) Norway 2) Chile",
    "a table": "Country\tTroops\tKilled\nKenya\t1,200\t14\nChad\t900\t3\nMali\t-\t-\nTotal | 2,100 | 17 | ,,,, ;;;;",
    "other alphabets": "Президент осудил нападение. 北朝鮮がミサイルを発射した. قصفت الطائرات المدينة. Kenya condemned Чад.",
    "markup": "<script>alert('Kenya attacked Chad')</script> &lt;b&gt;Norway&lt;/b&gt; signed {{treaty}} with Chile'; DROP TABLE x;--",
    "marks": "?!?!?! ... ------ «»„“” \u202e Kenya \u0000 Chad \ufeff\u200b arrested \U0001f600 protesters",
    "one long word": "Kenya arrested " + "x" * 5000 + " on Monday.",
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Coding(explain=True))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sentence_is_coded_or_passed_over(pipeline: Pipeline, name: str) -> None:
    """Nothing is refused, and whatever comes out stands in the text."""
    text, account = HOSTILE[name], Account()
    reports: list[Report] = list(pipeline.code([Article("x", text, "", language="en")], account))
    assert account.refusals == 0
    for r in reports:
        assert text[r.quote.start : r.quote.end] == r.quote.exact
        assert all(text[s.start : s.end] == s.text for s in (r.trigger, *r.actors, *r.recipients, *r.objects))
        assert 0 <= r.confidence <= 1


def test_the_work_on_one_sentence_is_bounded(parser: Parser) -> None:
    """However long a sentence is, so many words and no more are put to the model."""
    doc = parser.parse_text(HOSTILE["two thousand words"])
    index = ActorFinder().find(doc)
    for s in doc.sentences:
        assert len(candidates(s, find_deeds(s, index), index)) <= MAX_CANDIDATES
        assert len(participants(s, index)) <= MAX_PARTICIPANTS


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Washington lifted sanctions on Sudan on Monday.", "RETREAT", "USA", "SDN"),
        ("Washington imposed sanctions on Sudan on Monday.", "SANCTION", "USA", "SDN"),
        ("Police in Nairobi arrested three opposition leaders on Friday.", "COERCE", "KEN", None),
        ("The rebels freed 20 Kenyan soldiers on Friday.", "RETREAT", None, "KEN"),
        ("Iran rejected a European proposal for talks.", "REJECT", "IRN", None),
        ("Iran accepted a European proposal for talks.", "AGREE", "IRN", None),
        ("France condemned Russia's bombing of the hospital.", "ACCUSE", "FRA", "RUS"),
        ("North Korea fired a ballistic missile into the sea on Tuesday.", "MOBILIZE", "PRK", None),
    ],
)
def test_opposites_are_told_apart(pipeline: Pipeline, text: str, type_: str, actor: str | None, recipient: str | None) -> None:
    """Plain sentences and their opposites get their types and their parties."""
    reports = list(pipeline.code([Article("x", text, "", language="en")], Account()))
    found = next(r for r in reports if r.type.value == type_)
    assert actor is None or actor in {a.code for a in found.actors}
    assert recipient is None or recipient in {a.code for a in found.recipients}


@pytest.mark.parametrize(
    "text",
    [
        "The champions lifted the trophy in Madrid on Sunday after a penalty shoot-out.",
        "Shares in Tokyo were hit by profit taking on Thursday.",
        "Heavy rain struck the coast and two people were killed by falling trees.",
        "The bank cut its growth forecast for next year.",
    ],
)
def test_look_alikes_are_no_events(pipeline: Pipeline, text: str) -> None:
    """Sport, markets and weather borrow the words of war."""
    assert list(pipeline.code([Article("x", text, "", language="en")], Account())) == []


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Moscow did not deny that its troops had crossed the border.", None), ("Chad did not deploy troops on Monday.", "negated")],
)
def test_what_grammar_negates_is_negated(pipeline: Pipeline, text: str, kept: str | None) -> None:
    """Who did not deny said nothing; what was not done is told as not done."""
    reports = [r for r in pipeline.code([Article("x", text, "", language="en")], Account()) if r.trigger.text in ("deny", "deploy")]
    assert [r.status.value for r in reports] == ([kept] if kept else [])


def test_nobody_is_both_actor_and_recipient_alone(pipeline: Pipeline) -> None:
    """What is mutual has two sides."""
    for text in HOSTILE.values():
        for r in pipeline.code([Article("x", text, "", language="en")], Account()):
            assert len(r.actors) != 1 or r.actors != r.recipients


def test_an_explanation_names_words_rows_types_and_participants(pipeline: Pipeline) -> None:
    """What the tables read, what the model weighed."""
    (report,) = pipeline.code([Article("x", "Norway imposed sanctions on Chad.", "", language="en")], Account())
    told = report.to_json()["explanation"]
    assert told["decided_by"] == "model"
    assert told["table"] == "SANCTION/impose"
    assert any(w["row"].startswith("predicates/sanction.tsv:") for w in told["words"])
    assert max(told["types"], key=told["types"].get) == "SANCTION"
    assert {p["text"] for p in told["participants"]} == {"Norway", "Chad"}
