"""The parts that need no database: which reports tell one thing, how they are grouped, what an event is held to be."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.events import MAY, Telling, assemble_event, blocks_of, compare, context_of, groups, place, placing, telling_of
from dateline.events.placing import LIKE, SAME
from dateline.records import Article

Json = dict[str, Any]


def _never(a: str, b: str) -> bool:
    return False


# groups


def test_reports_that_tell_the_same_are_one_group() -> None:
    assert groups("abcd", [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", 0.9)], _never) == [["a", "b", "c"], ["d"]]


def test_a_chain_is_not_a_group() -> None:
    """Each link is likely, but the ends have nothing in common: the best pairs come together, the rest stays out."""
    chain = [("a", "b", 0.9), ("b", "c", 0.9 * SAME * 2**LIKE), ("c", "d", 0.9)]
    assert groups("abcd", chain, _never) == [["a", "b"], ["c", "d"]]


def test_a_contradiction_keeps_groups_apart() -> None:
    ties = [("a", "b", 0.99), ("b", "c", SAME * 2**LIKE + 0.05)]  # just enough, where the third pair says nothing
    assert groups("abc", ties, _never) == [["a", "b", "c"]]
    assert groups("abc", ties, lambda x, y: {x, y} == {"a", "c"}) == [["a", "b"], ["c"]]


def test_one_contradiction_among_many_agreements_is_a_misreading() -> None:
    keys = "abcdef"
    ties = [(x, y, 0.9) for i, x in enumerate(keys) for y in keys[i + 1 :] if (x, y) != ("a", "f")]
    assert groups(keys, ties, lambda x, y: {x, y} == {"a", "f"}) == [list(keys)]


def test_an_analyst_joins_what_nothing_ties() -> None:
    assert groups("abc", [], lambda x, y: True, joined=[("c", "a")]) == [["a", "c"], ["b"]]
    assert groups("abcd", [("b", "d", 0.4)], _never, joined=[("a", "b"), ("a", "c"), ("a", "x")]) == [["a", "b", "c"], ["d"]]


def test_an_analyst_parts_what_all_ties() -> None:
    ties = [("a", "b", 0.9), ("a", "c", 0.9), ("b", "c", 0.9)]
    assert groups("abc", ties, _never, parted=[("c", "a"), ("c", "b")]) == [["a", "b"], ["c"]]
    found = groups("abc", ties, _never, parted=[("a", "b")])
    assert not any({"a", "b"} <= set(g) for g in found)


def test_ties_to_what_is_not_there_are_passed_over() -> None:
    assert groups("ab", [("a", "x", 0.9), ("y", "x", 0.9)], _never, parted=[("x", "y")]) == [["a"], ["b"]]
    assert groups("", [], _never) == []


_PAIRS = [(a, b) for i, a in enumerate("abcdefg") for b in "abcdefg"[i + 1 :]]


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from([0.2, 0.3, 0.5, 0.7, 0.9, 0.99])), st.sets(st.sampled_from(_PAIRS)), st.randoms())
def test_groups_do_not_depend_on_the_order(scores: dict[tuple[str, str], float], against: set[tuple[str, str]], chance: random.Random) -> None:
    def apart(a: str, b: str) -> bool:
        return (min(a, b), max(a, b)) in against

    ties = [(a, b, x) for (a, b), x in scores.items()]
    expected = groups("abcdefg", ties, apart)
    turned = [(b, a, x) if chance.random() < 0.5 else (a, b, x) for a, b, x in ties]
    chance.shuffle(turned)
    keys = list("abcdefg")
    chance.shuffle(keys)
    assert groups(keys, turned, apart) == expected
    assert sorted(k for g in expected for k in g) == list("abcdefg")


@pytest.mark.parametrize("most", [2, 3, 50])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    scores=st.dictionaries(st.sampled_from(_PAIRS), st.sampled_from([0.3, 0.5, 0.7, 0.9, 0.99])), against=st.sets(st.sampled_from(_PAIRS)),
    chance=st.randoms(),
)  # fmt: skip
def test_one_after_the_other_is_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch, most: int, scores: dict[tuple[str, str], float], against: set[tuple[str, str]], chance: random.Random,
) -> None:  # fmt: skip
    """Reports that come in any order are moved until they are where they would be if all had been there."""
    monkeypatch.setattr(placing, "MEMBERS", most)
    ties = [(a, b, x) for (a, b), x in scores.items()]
    keys = list("abcdefg")
    chance.shuffle(keys)
    board = placing._Held([], [], {})
    board.against = lambda a, b: (min(a, b), max(a, b)) in against
    for n, key in enumerate(keys):
        board.add(key, [t for t in ties if key in t[:2] and {t[0], t[1]} <= set(keys[: n + 1])])
        place(board, [key])
    assert sorted(sorted(m) for m in board.found.values() if m) == groups("abcdefg", ties, board.against)


# telling and compare


@pytest.fixture(scope="module")
def tell(filler: Any) -> Callable[..., Telling]:
    """The report of a type, or the first, of a story in two or three words: a telling."""
    number = iter(range(1, 10_000))

    def _tell(text: str, published: str, type_: str | None = None) -> Telling:
        n = next(number)
        article = Article(f"t{n}", text, f"{n:064d}", published=published, published_basis="given", language="en")
        (page,) = filler.code([article])
        row = next(r for r in page.reports if type_ in (None, r["type"]))
        return telling_of(n, row, article.id, article.id, published, context_of(text))

    return _tell


def _same(a: Telling, b: Telling) -> bool:
    score = compare(a, b)
    assert score == compare(b, a), "whoever is asked first"
    assert score is None or 0 <= score <= 1
    return score is not None and score >= MAY


LAUNCH = "North Korea fired a ballistic missile toward the sea on Monday, South Korea's military said."
TWICE = [
    ((LAUNCH, "2025-03-10"), ("A ballistic missile was launched by North Korea on Monday, Seoul said.", "2025-03-11")),
    (("Turkey's foreign minister met his Greek counterpart in Ankara on Tuesday.", "2025-03-11"),
     ("Greece's foreign minister met Turkey's foreign minister in Ankara on Tuesday.", "2025-03-12")),
    (("The United States imposed sanctions on Iran on Wednesday over its oil exports.", "2025-03-12"),
     ("Washington sanctioned Iran on Wednesday for the sale of oil.", "2025-03-13")),
    (("Kenya and Ethiopia signed a trade agreement in Nairobi on Wednesday.", "2025-03-19"),
     ("Ethiopia and Kenya signed a trade deal on Wednesday in the Kenyan capital, Nairobi.", "2025-03-20")),
]  # fmt: skip
APART = [
    ((LAUNCH, "2025-03-10"), ("North Korea fired a ballistic missile on Thursday, its second launch in days, South Korea's military said.", "2025-03-13")),
    ((LAUNCH, "2025-03-10"), ("Iran fired a ballistic missile toward the sea on Monday, South Korea's military said.", "2025-03-10")),
    ((LAUNCH, "2025-03-10"), (LAUNCH, "2025-03-17")),
    (("Russia attacked Ukraine on February 24, 2022.", "2022-02-24"),
     ("Ukraine held a protest in Kyiv on February 24, 2025, the third anniversary of Russia's attack.", "2025-02-24")),
    (("Russia attacked Ukraine on February 24, 2022.", "2022-02-24"),
     ("Russia attacked Ukraine with drones on Monday, the third anniversary of its invasion.", "2025-02-24")),
    (("Turkey's foreign minister met his Greek counterpart in Ankara on Tuesday.", "2025-03-11"),
     ("Turkey's foreign minister met his Bulgarian counterpart in Ankara on Tuesday.", "2025-03-11")),
    (("Russia shelled Kharkiv, Ukraine, on Friday.", "2025-03-14"), ("Russia shelled Odesa, Ukraine, on Friday.", "2025-03-14")),
    ((LAUNCH, "2025-03-10"), ("North Korea sent 2,000 troops to the border on Monday, South Korea's military said.", "2025-03-10")),
    (("Kenya praised Ethiopia on Wednesday.", "2025-03-19"), ("Kenya signed a trade agreement with Ethiopia on Wednesday.", "2025-03-19")),
    (("The United States imposed sanctions on Iran on Wednesday.", "2025-03-12"), ("France sent aid to Lebanon on Wednesday.", "2025-03-12")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), TWICE)
def test_a_deed_told_twice_is_one(tell: Callable[..., Telling], one: tuple[str, str], two: tuple[str, str]) -> None:
    a, b = tell(*one), tell(*two)
    assert _same(a, b)
    for one, other in ((a, b), (b, a)):
        assert set(blocks_of(one)[0]) & set(blocks_of(other)[1]), "they are looked up together"


@pytest.mark.parametrize(("one", "two"), APART)
def test_deeds_that_look_alike_are_two(tell: Callable[..., Telling], one: tuple[str, str], two: tuple[str, str]) -> None:
    assert not _same(tell(*one), tell(*two))


def test_look_alikes_are_two_events_however_often_they_are_told(filler: Any, tmp_path: Any) -> None:
    from dateline.record import Record

    with Record(str(tmp_path / "r.db")) as record:
        filler.stories(record)
        of = {a: {e["id"] for e in record.every_event() for i in e["report_ids"] if record.show(i)["mode"] == "weapons-test" and i in _ids(record, a)}
              for a in ("launch", "second launch")}  # fmt: skip
        assert all(of.values())
        assert not of["launch"] & of["second launch"]


def _ids(record: Any, name: str) -> set[str]:
    return {r["id"] for n in range(4 if name == "launch" else 2) for r in record.show(f"{name}-{n}")["told"]}


def test_blocks_are_each_once_however_long_the_names(filler: Any) -> None:
    (page,) = filler.code([Article("b", LAUNCH, "b" * 64, published="2025-03-10", language="en")])
    name = "the united popular front of the liberation of the northern provinces"
    row = {**page.reports[0], "actors": [{**page.reports[0]["actors"][0], "code": None, "name": f"{name} ({n})"} for n in "ab"]}
    kept, wanted = blocks_of(telling_of(1, row, "b", "b", "2025-03-10"))
    assert len(kept) == len(set(kept))
    assert all(0 <= b < 1 << 63 for b in (*kept, *wanted))


# an event from its reports


def _row(id_: str, **values: Any) -> Json:
    actor = {"text": "Kenya", "start": 0, "end": 5, "name": "Kenya", "code": "KEN", "sector": None, "role": None, "wikidata": None}
    said = {"text": "police", "start": 9, "end": 15, "name": f"source of {id_}", "code": None, "sector": None}
    day = {"date": "2025-03-05", "date_start": "2025-03-05", "date_end": "2025-03-05", "precision": "day"}
    row = {
        "id": id_, "type": "ASSAULT", "mode": "beat", "quad": "material conflict", "status": "actual", "cameo": "180", "intensity": -9.0, "confidence": 0.5,
        "when": day, "where": {"unknown": "no place"}, "actors": [actor], "recipients": [], "said_by": [said], "quantities": [],
    }  # fmt: skip
    return row | values


def _when(date: str, first: str, last: str, precision: str) -> Json:
    return {"when": {"date": date, "date_start": first, "date_end": last, "precision": precision}}


def _where(name: str, precision: str) -> Json:
    return {"where": {"text": name, "name": name, "country": "KEN", "lat": 0.0, "lon": 0.0, "precision": precision}}


def test_one_report_is_its_event() -> None:
    row = _row("a")
    event = assemble_event([(row, "v")])
    assert {k: event[k] for k in ("type", "mode", "quad", "status", "cameo", "when", "where", "actors", "recipients", "confidence")} == {
        k: row[k] for k in ("type", "mode", "quad", "status", "cameo", "when", "where", "actors", "recipients", "confidence")
    }
    assert (event["reports"], event["outlets"], event["values"]) == (["a"], 1, {})


def test_most_voices_win_and_copies_are_one_voice() -> None:
    coerce = {"type": "COERCE", "mode": "arrest", "cameo": "173", "quad": "material conflict"}
    rows = [(_row("a", **coerce), "x"), (_row("b", **coerce), "x"), (_row("c", **coerce), "x"), (_row("d"), "y"), (_row("e"), "z")]
    event = assemble_event(rows)
    assert (event["type"], event["mode"], event["outlets"]) == ("ASSAULT", "beat", 3)


def test_fields_of_the_kind_come_from_reports_of_the_kind() -> None:
    coerce = {"type": "COERCE", "mode": "arrest", "cameo": "173", "intensity": -5.0}
    event = assemble_event([(_row("a", **coerce), "x"), (_row("b", mode="shoot", cameo="190"), "y"), (_row("c", mode="bomb", cameo="183"), "z")])
    assert event["type"] == "ASSAULT"
    assert (event["mode"], event["cameo"]) in (("shoot", "190"), ("bomb", "183"))


def test_values_that_disagree_are_kept_with_who_says_so() -> None:
    rows = [(_row("a", status="actual"), "x"), (_row("b", status="possible"), "y"), (_row("c", status="actual"), "z")]
    values = assemble_event(rows)["values"]
    assert values == {
        "status": [
            {"value": "actual", "reports": ["a", "c"], "said_by": ["source of a", "source of c"]},
            {"value": "possible", "reports": ["b"], "said_by": ["source of b"]},
        ]
    }


@pytest.mark.parametrize(("field", "change", "value"), [
    ("date", _when("2025-03-06", "2025-03-06", "2025-03-06", "day"), "2025-03-06"),
    ("quantities", {"quantities": [{"text": "14 people"}, {"text": "two cars"}]}, None),
    ("actors", {"actors": [{"text": "a mob", "name": None, "code": None, "sector": None}]}, "a mob"),
    ("type", {"type": "COERCE"}, "COERCE"), ("mode", {"mode": "shoot"}, "shoot"),
])  # fmt: skip
def test_every_field_that_disagrees_is_told(field: str, change: Json, value: str | None) -> None:
    rows = [(_row("a", quantities=[{"text": "12 people"}]), "x"), (_row("b", **change), "y")]
    values = assemble_event(rows)["values"]
    if field == "quantities":
        assert values == {
            "quantities": [{"value": v, "reports": [r], "said_by": [f"source of {r}"]} for r, v in (("a", "12 people"), ("b", "14 people; two cars"))]
        }
    else:
        assert [v["reports"] for v in values[field] if v["value"] == value] == [["b"]]
        assert {r for v in values[field] for r in v["reports"]} == {"a", "b"}


def test_the_more_exact_day_and_place_win() -> None:
    vague = _when("2025-03", "2025-03-01", "2025-03-31", "month") | _where("Kenya", "country")
    rows = [
        (_row("a", **vague), "x"),
        (_row("b", **vague), "y"),
        (_row("c", **_where("Nairobi", "point")), "z"),
        (_row("d", when={"unknown": "none told"}), "w"),
    ]
    event = assemble_event(rows)
    assert event["when"]["date"] == "2025-03-05"
    assert event["where"]["name"] == "Nairobi"
    assert {v["value"] for v in event["values"]["place"]} == {"Kenya", "Nairobi"}


def test_all_unknown_stays_unknown() -> None:
    event = assemble_event([(_row(i, when={"unknown": "none told"}), i) for i in "ab"])
    assert event["when"] == {"unknown": "none told"}
    assert event["where"] == {"unknown": "no place"}


def test_several_reports_make_surer() -> None:
    one, two = (assemble_event([(_row(i), i) for i in ids])["confidence"] for ids in ("a", "ab"))
    assert (one, two) == (0.5, 0.75)
    assert assemble_event([(_row(i), "copied") for i in "ab"])["confidence"] == 0.5, "a copy makes nothing surer"


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_reports_changes_no_value(seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        (_row(i, **chance.choice([{}, {"type": "COERCE", "mode": "arrest", "cameo": "173"}, {"status": "possible"},
                                  _where("Nairobi", "point"), _where("Mombasa", "point"),
                                  _when("2025-03-06", "2025-03-06", "2025-03-06", "day")]), confidence=chance.choice([0.3, 0.9])), chance.choice("xyz"))
        for i in "abcdefg"
    ]  # fmt: skip
    plain = ("type", "mode", "quad", "status", "cameo", "intensity", "confidence", "when", "where", "outlets")
    first = assemble_event(rows)
    for _ in range(5):
        chance.shuffle(rows)
        again = assemble_event(rows)
        assert {k: again[k] for k in plain} == {k: first[k] for k in plain}


_NAMES = st.frozensets(st.sampled_from(["PRK", "KOR", "USA", "UNO", "kim", "hodeida"]), max_size=3)
_DAYS = st.one_of(st.none(), st.integers(738000, 738020))


@st.composite
def _tellings(draw: st.DrawFn) -> Telling:
    first = draw(_DAYS)
    last = None if first is None else first + draw(st.sampled_from([0, 0, 6]))
    return Telling(
        key=draw(st.integers(0, 9)), article=draw(st.sampled_from("ab")), voice="", start=draw(st.integers(0, 3)),
        type=draw(st.sampled_from(["SUPPORT", "CONSULT", "AGREE", "REJECT", "ASSAULT", "MOBILIZE", "STATE", "COERCE"])),
        mode=draw(st.sampled_from([None, "sign", "ratify", "meet", "shell"])), status=draw(st.sampled_from(["actual", "planned"])),
        actors=draw(_NAMES), recipients=draw(_NAMES), first=first, last=last, exact=first is not None and first == last, published=draw(_DAYS),
        country=draw(st.sampled_from([None, "KOR", "YEM"])), admin1=draw(st.sampled_from([None, "Hodeida"])), place=draw(st.sampled_from([None, "Seoul"])),
        point=draw(st.sampled_from([None, (37.5, 127.0), (14.8, 42.9)])), words=draw(st.frozensets(st.sampled_from(["launch", "missil", "port", "pact"]))),
        proper=draw(_NAMES), context=draw(_NAMES), again=draw(st.booleans()), definite=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=2000, deadline=None)
@given(_tellings(), _tellings())
def test_comparing_has_no_first_and_second(a: Telling, b: Telling) -> None:
    if (a.article, a.start) == (b.article, b.start):
        return  # two reports of one word are as definite as each other
    assert compare(a, b) == compare(b, a)
