"""The tables of states, role nouns, titles, sectors and places are closed, and every name in them is found in a text."""

from __future__ import annotations

import pytest

from dateline.data import read_table
from dateline.language import Parser
from dateline.who.lexicon import Lexicon
from dateline.who.tables import Kind, entries

TABLES = ("countries", "collectives", "places", "agents", "titles", "sectors", "directions", "classes", "groups", "regions", "bodies")


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_a_source(table: str) -> None:
    """No row without its source."""
    assert all(r["source"] for r in read_table(f"who/{table}.tsv", "source"))


def test_sectors_used_are_defined() -> None:
    """Every sector in a table has a label, a definition and an example."""
    sectors = list(read_table("who/sectors.tsv", "code", "label", "definition", "example"))
    assert all(r["label"] and r["definition"] and r["example"] for r in sectors)
    known = {r["code"] for r in sectors}
    for table in ("agents", "titles", "collectives"):
        assert {r["sector"] for r in read_table(f"who/{table}.tsv", "sector")} <= known | {""}


def test_codes_used_are_states_of_the_table() -> None:
    """Places, peoples and directions name only codes that the table of states has."""
    known = {r["code"] for r in read_table("who/countries.tsv", "code")}
    assert all(len(c) == 3 and c.isupper() for c in known)
    for table in ("places", "collectives", "directions"):
        assert {r["code"] for r in read_table(f"who/{table}.tsv", "code")} <= known | {""}


def test_regions_hold_states() -> None:
    """What a description may be is among the states of the table, and no word has two rows."""
    known = {r["code"] for r in read_table("who/countries.tsv", "code")}
    rows = list(read_table("who/regions.tsv", "word", "codes"))
    assert len({r["word"] for r in rows}) == len(rows)
    assert all(set(r.list("codes")) <= known for r in rows)


def test_former_states_have_their_years() -> None:
    """A state that is no more says from when to when it was."""
    rows = [r for r in read_table("who/countries.tsv", "kind", "valid_from", "valid_to") if r["kind"] == "former"]
    assert rows
    assert all(r["valid_from"] < r["valid_to"] for r in rows)


def test_no_name_of_a_state_is_two_states() -> None:
    """Among the states of today a name means one."""
    seen: dict[str, str] = {}
    for r in read_table("who/countries.tsv", "code", "kind", "name"):
        if r["kind"] in ("state", "territory"):
            for name in {r["name"], *r.list("official"), *r.list("aliases")}:
                assert seen.setdefault(name, r["code"]) == r["code"], name


def test_every_name_is_found_as_the_parser_cuts_it(parser: Parser) -> None:
    """The tables' names are cut into words as the parser cuts text, so that each is found whole."""
    lexicon = Lexicon([])
    names = [n.removeprefix("the ").removeprefix("The ") for n, e in entries() if e.kind is not Kind.PLACE]
    missed = []
    for name, document in zip(names, parser.parse((str(i), f"On Friday {n} said so.", None) for i, n in enumerate(names)), strict=True):
        hits = [(s.tokens[h.first].start, s.tokens[h.last].end) for s in document.sentences for h in lexicon.names(s.tokens).values()]
        if (10, 10 + len(name)) not in hits:
            missed.append(name)
    assert len(missed) <= len(names) // 200, missed
