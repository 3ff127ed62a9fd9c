"""The vocabulary of deeds: modes, word classes, predicates, operators. Read once from data/what/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.data import Row, first_wins, read_table, table_names
from dateline.records import EventType, Quad
from dateline.what.patterns import Condition, parse_pattern

__all__ = ["NO_EVENT", "SAME", "Entry", "Mode", "Operator", "Vocabulary", "light_verbs", "modes", "quad_of", "vocabulary"]

NO_EVENT = "-"
"""The mode of a look-alike: the row says that this use of the word is no event."""
SAME = "="
"""In the compositions: the mode stays what it is under this operator."""

_QUADS = {
    Quad.VERBAL_COOPERATION: "AGREE CONSULT SUPPORT CONCEDE",
    Quad.MATERIAL_COOPERATION: "COOPERATE AID RETREAT",
    Quad.VERBAL_CONFLICT: "REQUEST ACCUSE REJECT THREATEN SANCTION",
    Quad.MATERIAL_CONFLICT: "PROTEST MOBILIZE COERCE ASSAULT",
    Quad.NEUTRAL: "STATE",
}
QUAD_OF = {EventType(t): quad for quad, types in _QUADS.items() for t in types.split()}


def quad_of(type_: EventType) -> Quad:
    """The class of conflict or cooperation of a type, by PLOVER's manual."""
    return QUAD_OF[type_]


@dataclass(frozen=True, slots=True)
class Mode:
    """A finer kind of event: it has one type and one CAMEO code."""

    type: EventType
    name: str
    cameo: str
    intensity: float

    @property
    def quad(self) -> Quad:
        """The class of conflict or cooperation, by PLOVER's manual."""
        return quad_of(self.type)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word: if all conditions hold, it means this mode, with its participants in these places."""

    lemma: str
    pos: str
    conditions: tuple[Condition, ...]
    mode: str
    actor: str
    recipient: tuple[str, ...]
    origin: str = ""
    """The table's file and line."""
    own: bool = False
    """A row of the user's, which nothing of ours overrules."""

    @property
    def weight(self) -> int:
        """How specific the sense is: a longer condition list wins."""
        return sum(c.weight for c in self.conditions)


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes what its complement means: promise to, refuse to, call for."""

    lemma: str
    pos: str
    conditions: tuple[Condition, ...]
    via: frozenset[str]
    """Where its complement may stand: inf, that, ing, obj, or a preposition."""
    kind: str
    recipient: tuple[str, ...]
    origin: str = ""
    """The table's file and line."""


@dataclass(frozen=True)
class Vocabulary:
    """All tables of this room, indexed by lemma and part of speech."""

    modes: dict[str, Mode]
    entries: dict[tuple[str, str], tuple[Entry, ...]]
    operators: dict[tuple[str, str], tuple[Operator, ...]]
    compositions: dict[tuple[str, str], str]

    def compose(self, kind: str, inner: str) -> str | None:
        """The mode of an operator applied to a mode: the most specific row wins; None where no row holds."""
        for key in (inner, inner.split("/")[0], "*"):
            if (found := self.compositions.get((kind, key))) is not None:
                return found
        return None


def modes() -> dict[str, Mode]:
    """All modes by "TYPE/mode"."""
    return vocabulary().modes


@cache
def light_verbs() -> dict[str, str]:
    """Verbs that lend their subject to an event noun (launch an attack), with what they add to it."""
    return first_wins((r["lemma"], r["effect"]) for r in read_table("what/light_verbs.tsv", "lemma", "effect"))


@cache
def classes() -> dict[str, frozenset[str]]:
    """Word classes by name; a class in several files is their union."""
    out: dict[str, set[str]] = {}
    for name in table_names("what/classes"):
        for row in read_table(name, "class", "words", "source"):
            out.setdefault(row["class"], set()).update(row.list("words"))
    return {k: frozenset(v) for k, v in out.items()}


@cache
def vocabulary() -> Vocabulary:
    """The tables, checked: every mode, class and column exists. Raises DataError with file and line otherwise."""
    table = first_wins(
        (f"{r['type']}/{r['mode']}", Mode(EventType(r["type"]), r["mode"], r["cameo"], r.number("intensity")))
        for r in read_table("what/modes.tsv", "type", "mode", "cameo", "intensity", "definition", "example", "source")
    )
    entries: dict[tuple[str, str], list[Entry]] = {}
    for name in table_names("what/predicates"):
        for row in read_table(name, "lemma", "pos", "pattern", "mode", "actor", "recipient", "gloss", "example", "source"):
            if row["mode"] != NO_EVENT and row["mode"] not in table:
                raise row.error(f"mode {row['mode']!r} is not in modes.tsv")
            entry = Entry(
                row["lemma"], row["pos"], _conditions(row), row["mode"], row["actor"].strip(), tuple(row.list("recipient")),
                _origin(row), row.own,
            )  # fmt: skip
            entries.setdefault((entry.lemma, entry.pos), []).append(entry)
    operators: dict[tuple[str, str], list[Operator]] = {}
    for row in read_table("what/operators.tsv", "lemma", "pos", "pattern", "via", "kind", "recipient", "source"):
        op = Operator(row["lemma"], row["pos"], _conditions(row), frozenset(row.list("via")), row["kind"], tuple(row.list("recipient")), _origin(row))
        operators.setdefault((op.lemma, op.pos), []).append(op)
    compositions: dict[tuple[str, str], str] = {}
    for row in read_table("what/compositions.tsv", "kind", "inner", "mode", "source"):
        if row["mode"] not in (NO_EVENT, SAME) and row["mode"] not in table:
            raise row.error(f"mode {row['mode']!r} is not in modes.tsv")
        for inner in row.list("inner"):
            compositions.setdefault((row["kind"], inner), row["mode"])
    return Vocabulary(
        table,
        {k: tuple(sorted(v, key=lambda e: -e.weight)) for k, v in entries.items()},
        {k: tuple(sorted(v, key=lambda o: -sum(c.weight for c in o.conditions))) for k, v in operators.items()},
        compositions,
    )


def _origin(row: Row) -> str:
    return f"{'/'.join(Path(row.file).parts[-2:])}:{row.line}"


def _conditions(row: Row) -> tuple[Condition, ...]:
    try:
        return parse_pattern(row["pattern"], classes())
    except ValueError as e:
        raise row.error(str(e)) from e
