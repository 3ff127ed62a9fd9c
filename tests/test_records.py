"""The records print the contract."""

from __future__ import annotations

import dataclasses
import json

import pytest

from dateline import records as r

ACTOR = r.Actor("Seoul's military", 3, 19, "South Korea", "KOR", "MIL", "military", None)
REPORT = r.Report(
    id="x", article_id="a", type=r.EventType.MOBILIZE, mode="weapons-test", quad=r.Quad.MATERIAL_CONFLICT, cameo="150", intensity=-7.2, status=r.Status.ACTUAL,
    actors=(ACTOR,), recipients=(), said_by=(ACTOR.to_source(),), when=r.Unknown("no time expression in the sentence"), where=r.Unknown("no place"),
    trigger=r.Span("fired", 20, 25), quote=r.Quote("…", 0, 30, "", ""), confidence=0.8, article=r.ArticleReference(None, None, None, None, "00"),
    quantities=(r.Quantity("two", 1, 4, 2.0, 2.0, "missile", None),), objects=(r.ObjectMention("missiles", 5, 13, "weapon"),),
)  # fmt: skip

REPORT_FIELDS = ["id", "event_id", "article_id", "schema", "type", "mode", "contexts", "quad", "cameo",
    "intensity", "status", "actors", "recipients", "said_by", "when", "where",
    "quantities", "objects", "trigger", "quote", "confidence", "confidence_by", "own_types", "article"]


def test_a_report_has_the_fields_of_the_contract() -> None:
    """Names and shapes are those that users and measuring tools rely on."""
    row = json.loads(json.dumps(REPORT.to_json()))
    assert sorted(row) == sorted(REPORT_FIELDS)
    assert sorted(row["actors"][0]) == sorted(["text", "start", "end", "name", "code", "sector", "role", "wikidata"])
    assert sorted(row["said_by"][0]) == sorted(["text", "start", "end", "name", "code", "sector"])
    assert row["when"] == {"unknown": "no time expression in the sentence"}
    assert sorted(row["quote"]) == ["end", "exact", "prefix", "start", "suffix"]
    assert sorted(row["quantities"][0]) == sorted(["text", "start", "end", "low", "high", "unit", "qualifier"])
    assert sorted(row["article"]) == sorted(["title", "source", "published", "url", "page_sha256"])
    assert row["schema"] == "dateline/1"


def test_an_article_has_the_fields_of_the_contract() -> None:
    """An article prints every field, null where it is unknown."""
    row = r.Article("a", "text", "00").to_json()
    expected = ["id", "page_sha256", "index", "title", "text", "published", "published_basis",
        "published_evidence", "source", "agency", "authors", "url", "language", "captions", "dropped"]
    assert sorted(row) == sorted(expected)
    assert row["published"] is None


def test_a_mention_carries_its_article_and_kind() -> None:
    """Mentions are flat rows."""
    quote = r.Quotation("no", 0, 2, ACTOR, r.Span("said", 4, 8), True)
    row = r.Mention("a", "quote", quote).to_json()
    assert row["article_id"] == "a"
    assert row["kind"] == "quote"
    assert row["speaker"] == {"text": "Seoul's military", "start": 3, "end": 19, "name": "South Korea", "code": "KOR"}
    assert row["cue"] == {"text": "said", "start": 4, "end": 8}


def test_records_are_frozen() -> None:
    """What was read is never rewritten."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        REPORT.id = "y"  # type: ignore[misc]
