"""The patterns of time expressions: the table compiled to regular expressions over kinds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.data import read_table
from dateline.when.lexicon import lexicon

__all__ = ["Rule", "rules"]

_NAME = re.compile(r"\{([A-Za-z][A-Za-z_]*)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern, the name of what it finds, and an example."""

    name: str
    pattern: re.Pattern[str]
    example: str
    place: int
    """Row in the table: of matches of one length the earlier row wins."""


@cache
def rules() -> tuple[Rule, ...]:
    """The rows of ``when/patterns.tsv``, compiled. Raises DataError for a pattern that names an unknown kind or is no pattern."""
    letters = lexicon().letters
    parts: dict[str, str] = {}
    found: list[Rule] = []
    for place, row in enumerate(read_table("when/patterns.tsv", "rule", "pattern", "example")):

        def named(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in parts:
                return parts[name]
            if name not in letters:
                raise row.error(f"pattern names {name!r}, which is neither a kind nor a part")  # noqa: B023 called within the loop only
            return letters[name]

        source = _NAME.sub(named, row["pattern"])
        if row["rule"].startswith("="):
            parts[row["rule"][1:]] = source
            continue
        try:
            found.append(Rule(row["rule"], re.compile(source), row["example"], place))
        except re.error as error:
            raise row.error(f"pattern can't be compiled: {error}") from error
    return tuple(found)
