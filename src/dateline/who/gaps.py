"""The names of a corpus that no table knows, most frequent first, in the form of the tables: what a user fills in to close the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.language import Document, Token
from dateline.who.draft import ActorMention
from dateline.who.index import ActorIndex
from dateline.who.words import SUBJECTS, word_class

__all__ = ["Gap", "Gaps"]

KEPT = 100_000
"""Different names held at once; when there are more, those seen once are let go, so that memory is bounded. See ``Gaps.forgotten``."""
_EXAMPLE = 240
"""Characters of an example sentence."""
_TEXTS = word_class("texts")
_TELLING = frozenset({"accuse", "add", "announce", "argue", "ask", "claim", "complain", "deny", "insist", "say", "tell", "threaten", "urge", "vow", "warn"})
_COLUMNS = {
    "who/offices.tsv": ("name", "aliases", "gender", "country", "sector", "role", "office", "start", "end", "wikidata", "source"),
    "who/organisations.tsv": ("code", "name", "aliases", "kind", "country", "sector", "start", "end", "wikidata", "source"),
    "who/agents.tsv": ("noun", "plural", "kind", "sector", "inherits", "source"),
}
_KINDS = (
    ("Party", "party"), ("Movement", "party"), ("Ministry", "ministry"), ("Department", "ministry"), ("Army", "military"), ("Forces", "military"),
    ("Navy", "military"), ("Guard", "military"), ("Parliament", "parliament"), ("Assembly", "parliament"), ("Senate", "parliament"), ("Court", "court"),
    ("Tribunal", "court"), ("Agency", "agency"), ("Police", "agency"), ("Brigades", "armed-group"), ("Front", "armed-group"), ("News", "media"),
    ("Times", "media"), ("Daily", "media"), ("Post", "media"), ("Radio", "media"), ("Television", "media"), ("TV", "media"), ("Union", "union"),
    ("Federation", "union"), ("Church", "church"), ("Company", "company"), ("Corporation", "company"), ("Group", "company"), ("Bank", "company"),
    ("Association", "ngo"), ("Committee", "ngo"), ("Society", "ngo"), ("Foundation", "ngo"), ("Council", "ngo"),
)  # fmt: skip


@dataclass(slots=True)
class Gap:
    """One name without a code, and what the texts say of it."""

    name: str
    table: str
    """The table that would know it."""
    reason: str
    article_id: str
    start: int
    """Where it stands first, as an offset into that article's text."""
    example: str
    count: int = 0
    articles: int = 0
    sector: str | None = None
    role: str | None = None
    gender: str = ""
    known: bool = False
    """Whether the tables have somebody of this name: then it is no draft."""
    last: str = field(default="", repr=False)

    def cells(self) -> dict[str, str]:
        """What can be filled in of a row of the table."""
        if self.table == "who/offices.tsv":
            return {"name": self.name, "gender": self.gender, "sector": self.sector or "", "role": self.role or ""}
        if self.table == "who/agents.tsv":
            return {"noun": self.name, "kind": "human", "inherits": "no"}
        kind = next((k for word, k in _KINDS if word in self.name.split()), "")
        return {"name": self.name, "kind": kind, "sector": self.sector or ""}

    def to_json(self) -> dict[str, Any]:
        """As a row: the count first, then what is known."""
        return {
            "count": self.count, "articles": self.articles, "name": self.name, "table": self.table, "sector": self.sector, "role": self.role,
            "gender": self.gender or None, "reason": self.reason, "article_id": self.article_id, "start": self.start, "example": self.example,
        }  # fmt: skip


class Gaps:
    """Counts the unknown names of a stream of articles."""

    def __init__(self, known: Callable[[str], int] = lambda name: 0) -> None:
        """``known``: how many persons of the tables a name may mean."""
        self._known = known
        self._gaps: dict[tuple[str, str], Gap] = {}
        self.forgotten = 0
        """Names seen once that were let go."""

    def add(self, article_id: str, doc: Document, index: ActorIndex) -> None:
        """Take in the actors of one article."""
        for m in index.mentions:
            if m.kind == "name" and m.actor.code is None and m.actor.name and m.sort in ("person", "organisation"):
                table = "who/offices.tsv" if m.sort == "person" else "who/organisations.tsv"
                alone = m.sort == "person" and " " not in m.actor.name
                reason = "a surname of nobody named in full" if alone else "in no table, and the text tells no state"
                if n := self._known(m.actor.name):
                    table = "who/offices.tsv"
                    reason = f"the table of offices has {n} of this name; which, or whose envoy on that day, neither it nor the text tells"
                self._count(article_id, m.actor.name, table, reason, m.head, m)
        for t in doc.tokens():
            if _speaks(t) and index.at(t) is None:
                self._count(article_id, t.lemma.lower(), "who/agents.tsv", "a common noun that speaks, but no role noun of the tables", t, None)
        if len(self._gaps) > KEPT:
            once = [key for key, g in self._gaps.items() if g.count == 1]
            self.forgotten += len(once)
            for key in once:
                del self._gaps[key]

    def rows(self) -> list[Gap]:
        """The gaps, most frequent first; of equals by name."""
        return sorted(self._gaps.values(), key=lambda g: (-g.count, g.table, g.name))

    def write(self, folder: Path, least: int = 1) -> Iterator[Path]:
        """Write drafts of tables into a folder, for names met at least so often; gives their paths. A row whose source is filled in counts from then on.

        Raises OSError where the folder can't be written, FileExistsError where a table is there already.
        """
        for table, columns in _COLUMNS.items():
            rows = [g for g in self.rows() if g.table == table and g.count >= least and not g.known]
            if not rows:
                continue
            path = folder / table
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf8") as out:
                out.write("# Fill in what you know, and the source: rows without a source are not used. count and example may stay.\n")
                out.write("\t".join((*columns, "count", "example")) + "\n")
                for g in rows:
                    cells = g.cells()
                    out.write("\t".join((*(cells.get(c, "") for c in columns), str(g.count), g.example)) + "\n")
            yield path

    def _count(self, article_id: str, name: str, table: str, reason: str, t: Token, m: ActorMention | None) -> None:
        gap = self._gaps.get((table, name))
        if gap is None:
            example = " ".join(t.sentence.text.split())[:_EXAMPLE]
            gap = self._gaps[table, name] = Gap(name, table, reason, article_id, m.actor.start if m is not None else t.start, example)
        gap.count += 1
        gap.known = reason.startswith("the table")
        if gap.last != article_id:
            gap.last, gap.articles = article_id, gap.articles + 1
        if m is not None:
            gap.sector, gap.role = gap.sector or m.actor.sector, gap.role or m.actor.role


def _speaks(t: Token) -> bool:
    """Whether a common noun is the subject of a verb of saying; texts and statements speak too, but are nobody."""
    noun = t.tag in ("NN", "NNS") and t.dep in SUBJECTS and t.text.islower() and t.text.isalpha() and t.lemma.lower() not in _TEXTS
    return noun and t.dep == "nsubj" and t.head.lemma in _TELLING and t.head.tag[:1] == "V"
