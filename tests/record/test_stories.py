"""Which events are linked as one story, by which rule; links follow their events."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from dateline.events import Step, story_rule
from dateline.record import Record
from dateline.record.schema import links
from dateline.records import Article

DAY = 739000
Json = dict[str, Any]


def _step(type_: str, mode: str | None, day: int, actors: str, recipients: str = "", words: str = "missil launch", status: str = "actual") -> Step:
    return Step(f"{type_}{day}{actors}", type_, mode, status, DAY + day, frozenset(actors.split()), frozenset(recipients.split()), frozenset(words.split()))


LAUNCH = _step("MOBILIZE", "weapons-test", 0, "PRK")
SIGNED = _step("SUPPORT", "sign", 0, "KEN ETH", "KEN ETH", "trade")
LINKED = [
    (LAUNCH, _step("ACCUSE", "condemn", 1, "JPN", "PRK"), "MOBILIZE → ACCUSE: done to who did the first"),
    (LAUNCH, _step("SANCTION", "impose", 14, "USA", "PRK"), "MOBILIZE → SANCTION: done to who did the first"),
    (LAUNCH, _step("CONSULT", "meet", 2, "UNO", "", "missil launch PRK"), "MOBILIZE → CONSULT: a meeting that names who did the first"),
    (LAUNCH, _step("ACCUSE", "condemn", 0, "JPN", "PRK"), "MOBILIZE → ACCUSE: done to who did the first"),
    (SIGNED, _step("SUPPORT", "ratify", 400, "KEN", "ETH", "trade pact"), "sign → ratify: steps of a treaty between the same"),
    (SIGNED, _step("REJECT", "violate", 1500, "ETH", "KEN", "trade"), "sign → violate: steps of a treaty between the same"),
]
NOT_LINKED = [
    (LAUNCH, _step("ACCUSE", "condemn", -1, "JPN", "PRK")),
    (LAUNCH, _step("ACCUSE", "condemn", 15, "JPN", "PRK")),
    (LAUNCH, _step("ACCUSE", "condemn", 1, "JPN", "CHN")),
    (LAUNCH, _step("ACCUSE", "condemn", 1, "JPN", "PRK", "right camp PRK")),
    (LAUNCH, _step("ACCUSE", "condemn", 1, "JPN", "PRK", status="possible")),
    (LAUNCH, _step("MOBILIZE", "weapons-test", 1, "PRK", "PRK")),
    (LAUNCH, _step("AID", "food", 1, "JPN", "PRK")),
    (LAUNCH, _step("CONSULT", "meet", 2, "UNO", "", "missil launch IRN")),
    (SIGNED, _step("SUPPORT", "ratify", 1501, "KEN", "ETH", "trade")),
    (SIGNED, _step("SUPPORT", "ratify", 400, "KEN", "SOM", "trade")),
    (SIGNED, _step("SUPPORT", "ratify", 400, "KEN", "ETH", "border")),
    (_step("SUPPORT", "ratify", 0, "KEN ETH", "KEN ETH", "trade"), _step("SUPPORT", "sign", 5, "KEN ETH", "KEN ETH", "trade")),
    (LAUNCH, LAUNCH),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "rule"), LINKED)
def test_what_follows_is_linked_by_its_rule(earlier: Step, later: Step, rule: str) -> None:
    assert story_rule(earlier, later) == rule


@pytest.mark.parametrize(("earlier", "later"), NOT_LINKED)
def test_what_only_comes_after_is_not(earlier: Step, later: Step) -> None:
    assert story_rule(earlier, later) is None


TOLD = [
    ("2025-03-10", "North Korea fired a ballistic missile toward the sea on Monday, South Korea's military said."),
    ("2025-03-11", "Japan on Tuesday condemned North Korea for the launch of the ballistic missile."),
    ("2025-03-13", "The foreign ministers of Australia and Canada met in Sydney on Wednesday to discuss the North Korean missile that was launched."),
    ("2025-03-14", "The United States imposed sanctions on North Korea on Thursday for its ballistic missiles."),
    ("2025-03-19", "Kenya and Ethiopia signed a trade agreement in Nairobi on Wednesday."),
    ("2025-04-11", "Kenya and Ethiopia ratified the trade agreement on Friday."),
    ("2025-03-12", "France sent food and medicine to Lebanon on Tuesday."),
]


@pytest.fixture
def pages(filler: Any) -> list[Any]:
    """A launch with what came of it, a treaty with its ratification, and something else."""
    given = {"published_basis": "given", "language": "en", "source": "The Sample Wire"}
    out: list[Any] = filler.code([Article(f"s{n}", text, f"{n:064d}", published=day, **given) for n, (day, text) in enumerate(TOLD)])
    return out


def _links(record: Record, as_of: str | None = None) -> set[tuple[str, str, str]]:
    """Each link, by what its events are."""
    kind = {e["id"]: f"{e['type']} {e['when'].get('date')}" for e in record.every_event(as_of=as_of)}
    out = set()
    for id_, name in kind.items():
        for x in record.show(id_, as_of)["story"]:
            pair = (name, kind[x["event"]]) if x["is"] == "after" else (kind[x["event"]], name)
            out.add((*pair, x["rule"]))
    return out


EXPECTED = {
    ("MOBILIZE 2025-03-10", "ACCUSE 2025-03-11", "MOBILIZE → ACCUSE: done to who did the first"),
    ("MOBILIZE 2025-03-10", "CONSULT 2025-03-12", "MOBILIZE → CONSULT: a meeting that names who did the first"),
    ("MOBILIZE 2025-03-10", "SANCTION 2025-03-13", "MOBILIZE → SANCTION: done to who did the first"),
    ("SUPPORT 2025-03-19", "SUPPORT 2025-04-11", "sign → ratify: steps of a treaty between the same"),
}


def test_a_story_is_linked_as_its_events_come(url: str, filler: Any, pages: list[Any]) -> None:
    with Record(url) as record:
        filler.add(record, pages[:1])
        assert not _links(record)
        filler.add(record, pages[1:])
        assert _links(record) == EXPECTED


@pytest.mark.parametrize("seed", range(4))
def test_links_do_not_depend_on_the_order(tmp_path: Any, filler: Any, pages: list[Any], seed: int) -> None:
    random.Random(seed).shuffle(pages)
    with Record(str(tmp_path / "r.db")) as record:
        filler.add(record, pages)
        assert _links(record) == EXPECTED


def test_links_follow_their_events(url: str, filler: Any, pages: list[Any], sound: Callable[[Record], None]) -> None:
    with Record(url) as record:
        filler.add(record, pages)
        before = record.changes()
        at = [row["recorded"] for row in before][-1]
        (launch,) = record.events(type="MOBILIZE").rows
        number = record.reject(launch["id"], by="ines", reason="a drill")
        assert {x[2] for x in _links(record)} == {"sign → ratify: steps of a treaty between the same"}
        assert _links(record, as_of=at) == EXPECTED, "as it stood"
        record.undo(number, by="ines", reason="it was none")
        assert _links(record) == EXPECTED
        record.correct(launch["id"], "when", {"unknown": "the day is not told"}, by="ines", reason="not told")
        assert {x[2] for x in _links(record)} == {"sign → ratify: steps of a treaty between the same"}
        sound(record)
        with record.reading() as c:
            live = c.execute(select(links).where(links.c.until.is_(None))).all()
            assert len(live) == 1
            assert len(c.execute(select(links)).all()) > 4, "nothing is overwritten"
