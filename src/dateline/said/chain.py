"""From quoted stretches to direct quotations: cues, interruptions, and the quotations that go on with the same speaker."""

from __future__ import annotations

from dateline.language import Document
from dateline.said.attribution import MAX_CONTENT, Finding
from dateline.said.credits import credit
from dateline.said.direct import cue_after, cue_before, direct_finding, is_utterance, speaks
from dateline.said.indirect import parenthetical
from dateline.said.marks import Quoted

__all__ = ["chain"]

MAX_GAP = 120
"""Characters between a quotation with its cue and the next of the same speaker in the paragraph: the rest of the speaker's description."""


def chain(doc: Document, stretches: list[Quoted]) -> list[Finding]:
    """The direct quotations of a document in text order."""
    out: list[Finding] = []
    for k, q in enumerate(stretches):
        floor = stretches[k - 1].end if k else 0
        limit = stretches[k + 1].start if k + 1 < len(stretches) else len(doc.text)
        last = out[-1] if out else None
        found = _with_cue(doc, q, floor, limit)
        if found is None and last is not None and q.continues and k and last.end == stretches[k - 1].end and _joins(last, q):
            last.parts.append((q.start, q.end))
            continue
        if found is not None:
            if last is not None and found.verb is last.verb and _joins(last, q):
                last.parts.append((q.start, q.end))
            else:
                out.append(found)
        elif (report := _after_report(doc, q, last)) is not None:
            out.append(report)
        elif last is not None and _goes_on(doc, q, last):
            _extend(doc, q, last, out)
    return out


def _with_cue(doc: Document, q: Quoted, floor: int, limit: int) -> Finding | None:
    if not is_utterance(doc, q):
        return None
    if _opens_clause(doc, q) and (hit := cue_after(doc, q, limit)) is not None:
        return direct_finding(doc, q, *hit)
    if (hit := cue_before(doc, q, floor)) is not None:
        return direct_finding(doc, q, *hit)
    return credit(doc, q)


def _opens_clause(doc: Document, q: Quoted) -> bool:
    """Whether nothing but a conjunction, a dash or another quotation stands before it in its sentence."""
    sentence = doc.sentence_at(q.start)
    if sentence is None:
        return False
    lead = doc.text[sentence.start : q.start].strip(" \"“'‘,:;—–-(…").lower()
    return lead in ("", "and", "but", "so", "or", "yet", "still")


def _joins(last: Finding, q: Quoted) -> bool:
    """Whether both are one interrupted quotation: not where the interruption is the longer part."""
    said = sum(b - a for a, b in last.parts) + q.end - q.start
    return q.end - last.start <= MAX_CONTENT and q.end - last.start <= 2 * said


def _goes_on(doc: Document, q: Quoted, last: Finding) -> bool:
    """Whole sentences in quotation marks, right after a quotation or the sentence of its cue."""
    here = doc.sentence_at(q.start)
    before = doc.sentence_at(max(last.end - 1, last.verb.start))
    if here is None or before is None:
        return False
    if here.index == before.index:
        return _resumes(doc, q, last)
    if doc.text[here.start : q.start].strip(" \"“'‘—–-"):
        return False
    whole = here.end <= q.end + 1
    if here.paragraph == before.paragraph and q.start - max(last.end, last.verb.end) <= MAX_GAP and here.index <= before.index + 2:
        return whole or q.end - q.start > MAX_GAP // 2
    return whole and q.inside(doc.text)[-1:] in ".?!…" and here.index == before.index + 1


def _after_report(doc: Document, q: Quoted, last: Finding | None) -> Finding | None:
    """A quoted sentence right after an indirect report: 'Rents have doubled, the mayor said. "People are leaving."'"""
    here = doc.sentence_at(q.start)
    if here is None or not here.index or doc.text[here.start : q.start].strip(" \"“'‘—–-"):
        return None
    before = doc.sentences[here.index - 1]
    if before.paragraph != here.paragraph or (here.end > q.end + 1 and q.end - q.start <= MAX_GAP // 2):
        return None
    for t in reversed(before.tokens):
        if (cue := speaks(t)) is not None and (last is None or t is not last.verb) and cue.kind == "say" and parenthetical(t):
            found = direct_finding(doc, q, t, cue)
            found.chained = True
            return found
    return None


def _resumes(doc: Document, q: Quoted, last: Finding) -> bool:
    """Whether a quotation broken off with a comma goes on in the same sentence."""
    gap = doc.text[last.end : q.start].rstrip()
    return gap[-1:] in (",", "-", "–", "—", "") and (doc.text[last.start : last.end].rstrip("”’\"'» ")[-1:] in ",—–-" or gap == "")


def _extend(doc: Document, q: Quoted, last: Finding, out: list[Finding]) -> None:
    here, before = doc.sentence_at(q.start), doc.sentence_at(last.end - 1)
    if here is not None and before is not None and here.paragraph == before.paragraph and (here is before or _joins(last, q)):
        last.parts.append((q.start, q.end))
        return
    out.append(Finding([(q.start, q.end)], last.verb, last.words, last.cue, "direct", last.speaker, last.head, True, True))
