"""Our codes in the words of others: countries as FIPS 10-4, CAMEO and ISO alpha-2 have them, labels of CAMEO's events, of sectors and of countries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.data import first_wins, read_table

__all__ = ["Codes", "codes", "event_labels", "sector_labels", "state_names"]


@dataclass(frozen=True, slots=True)
class Codes:
    """A country's codes elsewhere; empty where the scheme has none."""

    fips: str = ""
    cameo: str = ""
    alpha2: str = ""


@cache
def codes() -> dict[str, Codes]:
    """ISO alpha-3 (and the divisions that have codes of their own) → codes elsewhere (data/export/countries.tsv)."""
    rows = read_table("export/countries.tsv", "code", "fips", "cameo", "alpha2", "source")
    return first_wins((r["code"], Codes(r["fips"], r["cameo"], r["alpha2"])) for r in rows)


@cache
def state_names() -> dict[str, str]:
    """ISO alpha-3 of a state, territory or former state → its name (data/who/countries.tsv)."""
    return first_wins((r["code"], r["name"]) for r in read_table("who/countries.tsv", "code", "kind", "name") if r["kind"] in ("state", "territory", "former"))


@cache
def event_labels() -> dict[str, str]:
    """CAMEO code → its label (data/export/cameo.tsv)."""
    return first_wins((r["code"], r["label"]) for r in read_table("export/cameo.tsv", "code", "label", "source"))


@cache
def sector_labels() -> dict[str, str]:
    """PLOVER sector → its label (data/who/sectors.tsv)."""
    return first_wins((r["code"], r["label"]) for r in read_table("who/sectors.tsv", "code", "label"))
