"""The order of the stages, in one place: page → articles → sentences → mentions, deeds → reports.

``Pipeline`` holds the loaded models and tables; ``read`` needs none of them. The five questions do not know each other: what one of them finds
(this word belongs to that actor) is handed to the others here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from dateline.account import Account
from dateline.assemble import Found, assemble, speaker_of
from dateline.coding import Coding
from dateline.errors import DataError, DatelineError, InputError
from dateline.language import Document, Parser, reads_as_english
from dateline.pages import Meter
from dateline.pages import read as read_pages
from dateline.records import LAYERS, Article, Mention, Quotation, Report
from dateline.said import Attribution, find_quotations
from dateline.what import Deed, Judge, OwnTypes, Reading, find_deeds, load_vocabulary, otherwise, reported
from dateline.when import find_times
from dateline.where import find_places
from dateline.who import ActorFinder, ActorIndex, Gaps

__all__ = ["MAX_TEXT", "Pipeline", "load_tables", "not_coded", "read"]

T = TypeVar("T")

MAX_TEXT = 1_000_000
"""Characters of one article. A parsed million takes about 150 MB; what is longer is an archive or an attack."""


def read(
    inputs: Iterable[str],
    *,
    account: Account,
    published: str | None = None,
    input_format: str | None = None,
    stdin: BinaryIO | None = None,
    meter: Meter | None = None,
) -> Iterator[Article]:
    """Articles of all inputs, as a stream. What can't be read goes to the account; ``meter`` is told how far it is."""
    for item in read_pages(inputs, input_format=input_format, published=published, stdin=stdin, meter=meter):
        if isinstance(item, InputError):
            account.refuse(item)
        else:
            account.articles += 1
            yield item


_PROBE = 'Police in Oslo, Norway, arrested two men on Monday, the ministry said. "We will sign the treaty in May," he added.'


def load_tables() -> ActorFinder:
    """Read the tables of who and what. Raises DataError for one that contradicts itself."""
    load_vocabulary()
    return ActorFinder()


def not_coded(a: Article) -> str | None:
    """Why an article is read and not coded: its language, its size; null for one that is."""
    if a.language and not a.language.lower().startswith("en"):
        return f"its language is {a.language!r}; only English is coded"
    if not a.language and not reads_as_english(a.text):
        return "it does not read as English, and only English is coded; name its language if it is English after all"
    if len(a.text) > MAX_TEXT:
        return f"its text has {len(a.text):,} characters; more than {MAX_TEXT:,} is no article: split it"
    return None


class Pipeline:
    """The loaded parser, tables and event model. One a process.

    Raises DataError for a table that contradicts itself, before anything is read.
    """

    def __init__(self, coding: Coding = Coding()) -> None:  # noqa: B008 - frozen
        self.actors = load_tables()
        self.parser = Parser()
        self.coding = coding
        self.judge = Judge() if coding.model else None
        self.own = OwnTypes(Path(coding.types), self.parser, self.actors.find, self.judge) if coding.types else None
        self._probe()

    def _probe(self) -> None:
        """Use every table once, so that one that can't be used stops the run before anything is read."""
        try:
            for _ in self._mentions(Article("probe", _PROBE, ""), self.parser.parse_text(_PROBE, "2024-11-06"), LAYERS):
                pass
        except (KeyError, ValueError) as e:
            raise DataError("a table", 0, f"it can't be used: {type(e).__name__}: {e}") from e

    def mentions(self, articles: Iterable[Article], account: Account, layers: Sequence[str] = LAYERS) -> Iterator[Mention]:
        """The mentions of each article, in text order within a layer."""
        for rows in self._each(articles, account, lambda article, doc: list(self._mentions(article, doc, layers))):
            account.mentions += len(rows)
            yield from rows

    def gaps(self, articles: Iterable[Article], account: Account) -> Gaps:
        """The names of all articles that no table knows."""
        gaps = Gaps(self.actors.bearers)

        def count(article: Article, doc: Document) -> list[None]:
            gaps.add(article.id, doc, self.actors.find(doc))
            return []

        for _ in self._each(articles, account, count):
            pass
        return gaps

    def code(self, articles: Iterable[Article], account: Account) -> Iterator[Report]:
        """The reports of each article, in text order."""
        account.coding = True
        for rows in self._each(articles, account, lambda article, doc: self._reports(article, doc, account)):
            account.reports += len(rows)
            yield from rows

    def coded(self, articles: Iterable[Article], account: Account) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]] | None]:
        """Of each article, in order, its reports and the mentions that coding found, as JSON objects; null for one that failed. Every article must be one that
        ``not_coded`` has no reason against."""
        account.coding = True
        for article, doc in self._parsed(articles, account):
            try:
                index = self.actors.find(doc)
                reports, found = self._read(article, doc, index, account)
                rows = [r.to_json() for r in reports]
                mentions = [Mention(article.id, "actor", m.actor) for m in index.mentions]
                if found is not None:
                    mentions += [Mention(article.id, "time", t) for t in found.times] + [Mention(article.id, "place", p) for p in found.places]
                    mentions += [Mention(article.id, "quote", _quotation(a, index)) for a in found.quotations]
            except DataError:
                raise
            except Exception as e:
                account.refuse(_failed(article, e))
                yield None
            else:
                account.reports += len(rows)
                yield rows, [m.to_json() for m in mentions]

    def _each(self, articles: Iterable[Article], account: Account, work: Callable[[Article, Document], list[T]]) -> Iterator[list[T]]:
        """What the work gives for each article; one that fails is named in the account, and the stream goes on."""
        for article, doc in self._parsed(articles, account):
            try:
                rows = work(article, doc)
            except DataError:
                raise
            except Exception as e:
                account.refuse(_failed(article, e))
            else:
                yield rows

    def _parsed(self, articles: Iterable[Article], account: Account) -> Iterator[tuple[Article, Document]]:
        waiting: list[Article] = []

        def texts() -> Iterator[tuple[str, str, str | None]]:
            for a in articles:
                if (reason := not_coded(a)) is not None:
                    account.skip(a.id, reason)
                    continue
                waiting.append(a)
                yield a.id, a.text, a.published

        for doc in self.parser.parse(texts()):
            yield waiting.pop(0), doc

    def _mentions(self, article: Article, doc: Document, layers: Sequence[str]) -> Iterator[Mention]:
        if "time" in layers:
            yield from (Mention(article.id, "time", t) for t in find_times(doc))
        if "place" in layers:
            yield from (Mention(article.id, "place", p) for p in find_places(doc))
        if "actor" not in layers and "quote" not in layers:
            return
        index = self.actors.find(doc)
        if "actor" in layers:
            yield from (Mention(article.id, "actor", m.actor, tuple(a.actor for a in m.antecedents)) for m in index.mentions)
        if "quote" in layers:
            yield from (Mention(article.id, "quote", _quotation(a, index)) for a in find_quotations(doc))

    def _reports(self, article: Article, doc: Document, account: Account) -> list[Report]:
        return self._read(article, doc, self.actors.find(doc), account)[0]

    def _read(self, article: Article, doc: Document, index: ActorIndex, account: Account) -> tuple[list[Report], Found | None]:
        tabled = [(s, find_deeds(s, index)) for s in doc.sentences]
        readings = self.judge.read(tabled, index) if self.judge else [Reading(s, found) for s, found in tabled]
        deeds: list[Deed] = []
        spare: list[Deed] = []
        for r in readings:
            possible = self.own.code(r, index) if self.own else r.deeds
            kept = reported(possible, self.coding.min_confidence)
            spare += otherwise(r, self.coding.min_confidence)
            account.unsure += max(0, len(possible) - len(kept))
            deeds += kept
        if not deeds and not spare:
            return [], None
        found = Found(index, find_quotations(doc), find_times(doc), find_places(doc))
        return assemble(article, doc, (deeds, spare), found, self.coding.explain), found


def _quotation(a: Attribution, index: ActorIndex) -> Quotation:
    return Quotation(a.content.text, a.content.start, a.content.end, speaker_of(a, index), a.cue, a.direct)


def _failed(article: Article, e: Exception) -> DatelineError:
    return InputError(article.id, f"the article could not be coded: {type(e).__name__}: {e}", "please report it with the page")
