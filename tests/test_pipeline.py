"""The stages in order, and what never stops a run."""

from __future__ import annotations

import pytest

from dateline.account import Account
from dateline.errors import DataError
from dateline.pipeline import MAX_TEXT, Pipeline
from dateline.records import Article


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def article(id_: str, text: str, **more: str) -> Article:
    return Article(id_, text, "0" * 64, **more)  # type: ignore[arg-type]


def test_what_can_not_be_coded_is_in_the_account_and_the_rest_is_coded(pipeline: Pipeline) -> None:
    """Another language and a text without measure are skipped with their reasons; the stream goes on."""
    account = Account()
    stories = [
        article("de", "Norwegen verurteilte den Angriff.", language="de"),
        article("long", "a " * MAX_TEXT),
        article("en", "Norway condemned the attack on Chad.", published="2024-11-06"),
    ]
    reports = list(pipeline.code(stories, account))
    assert {r.article_id for r in reports} == {"en"}
    assert account.skips == 2
    assert "its language is 'de'" in account.skipped[0]
    assert "split it" in account.skipped[1]


def test_a_failing_article_is_named_and_the_rest_is_coded(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect of ours in one article costs that article only, and says which."""
    import dateline.pipeline as module

    real = module.find_times

    def broken(doc: object) -> object:
        if "poison" in doc.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("poison")
        return real(doc)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "find_times", broken)
    account = Account()
    stories = [article("bad", "Chad attacked Kenya with poison."), article("good", "Chad attacked Kenya.")]
    reports = list(pipeline.code(stories, account))
    assert {r.article_id for r in reports} == {"good"}
    assert account.refusals == 1
    assert "bad: the article could not be coded: ZeroDivisionError: poison" in str(account.refused[0])


def test_the_same_text_gives_the_same_reports(pipeline: Pipeline) -> None:
    """Ids and rows depend on the content alone."""
    story = article("a", "Norway and Chile signed a treaty in Oslo on Monday, the ministry said.", published="2024-11-06")
    one = [r.to_json() for r in pipeline.code([story], Account())]
    two = [r.to_json() for r in pipeline.code([story], Account())]
    assert one
    assert one == two


def test_a_relative_day_without_a_publication_date_is_unknown_with_that_reason(pipeline: Pipeline) -> None:
    """The page's date is never made up."""
    (report,) = [r for r in pipeline.code([article("a", "Norway condemned the attack on Chad on Tuesday.")], Account()) if r.type == "ACCUSE"]
    assert "no publication date" in report.when.to_json()["unknown"]


def test_it_is_an_actor_where_it_stands_for_one(pipeline: Pipeline) -> None:
    """Even for one without a name; an "it" that stands for nobody is a thing."""
    text = "The association expresses anger at the Chadian government. It accused the government of theft."
    (report,) = [r for r in pipeline.code([article("it", text)], Account()) if r.trigger.text == "accused"]
    assert [(a.text, a.name, a.code) for a in report.actors] == [("It", None, None)]


def test_each_conjunct_of_a_speaker_vouches(pipeline: Pipeline) -> None:
    """ "Norway and Chile say" names two sources."""
    reports = list(pipeline.code([article("a", "Norway and Chile say Chad attacked Kenya.")], Account()))
    attack = next(r for r in reports if r.type == "ASSAULT")
    assert [s.code for s in attack.said_by] == ["NOR", "CHL"]


def test_a_contradicting_table_stops_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A DataError is raised when the pipeline is built, not article by article."""

    def broken() -> None:
        raise DataError("table.tsv", 3, "wrong")

    monkeypatch.setattr("dateline.pipeline.load_vocabulary", broken)
    with pytest.raises(DataError, match=r"table\.tsv, line 3"):
        Pipeline()
