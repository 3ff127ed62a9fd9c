"""All quotations of a document, direct and indirect, in text order."""

from __future__ import annotations

from dateline.language import Document
from dateline.said.according import according, hedged
from dateline.said.attribution import Attribution, Finding
from dateline.said.chain import chain
from dateline.said.credits import headed
from dateline.said.indirect import indirect
from dateline.said.marks import Quoted, quoted

__all__ = ["find_quotations"]


def find_quotations(doc: Document) -> list[Attribution]:
    """Every attribution of the document, in the order of their contents; what is said inside direct quotations is left whole."""
    stretches = quoted(doc)
    findings = chain(doc, stretches)
    findings += headed(doc, {id(f.verb) for f in findings})
    blocked = sorted(p for f in findings for p in f.parts)
    used = {id(f.verb) for f in findings}
    k = q = 0
    for sentence in doc.sentences:
        while k < len(blocked) and blocked[k][1] <= sentence.start:
            k += 1
        while q < len(stretches) and stretches[q].end <= sentence.start:
            q += 1
        skip = {t.i for t in sentence.tokens if id(t) in used}
        for a, b in _overlapping(blocked, k, sentence.end):
            skip.update(t.i for t in sentence.tokens if a <= t.start < b)
        marks = _stretches(stretches, q, sentence.end)
        for f in [*indirect(sentence, skip), *according(sentence), *hedged(sentence)]:
            if f.verb.i not in skip:
                findings.append(_whole(f, marks))
    findings.sort(key=lambda f: (f.start, -f.end))
    return [f.freeze(doc) for f in findings]


def _overlapping(blocked: list[tuple[int, int]], k: int, end: int) -> list[tuple[int, int]]:
    out = []
    while k < len(blocked) and blocked[k][0] < end:
        out.append(blocked[k])
        k += 1
    return out


def _stretches(stretches: list[Quoted], k: int, end: int) -> list[Quoted]:
    out = []
    while k < len(stretches) and stretches[k].start < end:
        out.append(stretches[k])
        k += 1
    return out


def _whole(f: Finding, marks: list[Quoted]) -> Finding:
    """A content that cuts through a quoted stretch is widened to take all of it."""
    for n, (a, b) in enumerate(f.parts):
        for q in marks:
            if q.start < a < q.end <= b + 3 and (f.speaker is None or not q.start < f.speaker[0] < q.end) and f.verb.start < q.start:
                a = q.start
            if q.start < b < q.end and a <= q.start and not q.start < f.verb.start < q.end:
                b = q.end
        f.parts[n] = (a, b)
    return f
