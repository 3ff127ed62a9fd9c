"""Deeds and what the other questions found → reports: names put to words, sources, day and place; and what is no report left out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

from dateline.explain import confidences, explained
from dateline.language import Document, Sentence, Token
from dateline.parties import Party, identity, is_report, named
from dateline.records import Actor, Article, ArticleReference, EventType, Place, Quote, Report, Source, Span, TimeExpression
from dateline.said import Attribution, speaking, vouchers
from dateline.what import Deed, contexts_of, objects_of, quantities_of
from dateline.when import event_time
from dateline.where import event_place
from dateline.who import FIRST_PERSON, ActorIndex

__all__ = ["Found", "assemble", "speaker_of"]

T = TypeVar("T")

CONTEXT = 32
"""Characters of a quote's prefix and suffix."""


@dataclass(frozen=True, slots=True)
class Found:
    """What who, said, when and where found in one document."""

    actors: ActorIndex
    quotations: Sequence[Attribution]
    times: Sequence[TimeExpression]
    places: Sequence[Place]


def speaker_of(a: Attribution, index: ActorIndex) -> Actor | None:
    """Who spoke, with a name put to the words where it is known."""
    if a.speaker is None:
        return None
    known = index.at(a.speaker_head) if a.speaker_head is not None else None
    if known is None:
        return Actor(a.speaker.text, a.speaker.start, a.speaker.end)
    k = known.actor
    return Actor(a.speaker.text, a.speaker.start, a.speaker.end, k.name, k.code, k.sector, k.role, k.wikidata)


def assemble(article: Article, doc: Document, deeds: tuple[Sequence[Deed], Sequence[Deed]], found: Found, explain: bool = False) -> list[Report]:
    """The reports of one article, in text order: of its deeds, and of the second lot in sentences that give no report else."""
    first = _assembled(article, doc, deeds[0], found, explain)
    told = {r.quote.start for r in first}
    spare = [d for d in deeds[1] if d.trigger.sentence.start not in told]
    return sorted([*first, *_assembled(article, doc, spare, found, explain)], key=lambda r: r.trigger.start) if spare else first


def _assembled(article: Article, doc: Document, deeds: Sequence[Deed], found: Found, explain: bool) -> list[Report]:
    reference = ArticleReference(article.title, article.source, article.published, article.url, article.page_sha256)
    out: list[Report] = []
    seen: set[tuple[object, ...]] = set()
    parties = ((d, tuple(_without_we(side, found) for side in named(d, found.actors))) for d in deeds)
    kept = [(d, doers, others) for d, (doers, others) in parties if is_report(d, doers, others)]
    said = _said_elsewhere([d for d, _, _ in kept], found.quotations)
    for deed, doers, others in kept:
        if id(deed) in said:
            continue
        key = (deed.trigger.sentence.index, deed.key, deed.status, identity(doers), identity(others))
        if key in seen:
            continue
        seen.add(key)
        report = _report(article, doc, deed, (doers, others), found, reference)
        out.append(replace(report, explanation=explained(deed)) if explain else report)
    return out


def _without_we(side: list[Party], found: Found) -> list[Party]:
    """The speaker in place of the "I" or "we" of a quotation; without one it stays a word that nobody is known for."""
    out: list[Party] = []
    for p in side:
        speaker = _speaker(p, found)
        if speaker is None:
            out.append(p)
        elif not any(o.actor.start == speaker.actor.start for o in (*side, *out)):
            out.append(speaker)
    return out


def _speaker(p: Party, found: Found) -> Party | None:
    if p.actor.name is not None or p.actor.text.lower() not in FIRST_PERSON or (a := speaking(found.quotations, p.actor.start)) is None:
        return None
    known = found.actors.at(a.speaker_head) if a.speaker_head is not None else None
    if known is not None:
        return Party(known.actor, known.political)
    told = speaker_of(a, found.actors)
    return Party(told, False) if told is not None else None


def _said_elsewhere(deeds: Sequence[Deed], quotations: Sequence[Attribution]) -> set[int]:
    """Bare statements whose content is itself reported: "said" beside what was said."""
    contents: dict[Token, list[Span]] = {}
    for q in quotations:
        contents.setdefault(q.cue_token, []).append(q.content)
    starts = sorted(d.trigger.start for d in deeds)

    def told(content: Span, own: int) -> bool:
        within = bisect_left(starts, content.end) - bisect_left(starts, content.start)
        return within > (content.start <= own < content.end)

    bare = (d for d in deeds if d.mode.type is EventType.STATE)
    return {id(d) for d in bare if any(told(c, d.trigger.start) for c in contents.get(d.trigger, ()))}


def _report(
    article: Article, doc: Document, deed: Deed, who: tuple[list[Party], list[Party]], found: Found, reference: ArticleReference
) -> Report:
    t, sentence, mode = deed.trigger, deed.trigger.sentence, deed.mode
    doers, others = ([p.actor for p in side] for side in who)
    spans = [(a.start, a.end) for a in (*doers, *others)]
    elsewhere = [(p.actor.start, p.actor.end) for p in (*who[0], *(p for p in who[1] if not p.ground))]  # a town that is shelled is the place
    quote = Quote(
        sentence.text, sentence.start, sentence.end,
        doc.text[max(0, sentence.start - CONTEXT) : sentence.start], doc.text[sentence.end : sentence.end + CONTEXT],
    )  # fmt: skip
    body, said = deed.inner, _said_by(found, t)
    return Report(
        id=sha256(f"{article.page_sha256}\0{article.index}\0{article.id}\0{t.start}\0{deed.key}".encode()).hexdigest()[:16],
        article_id=article.id, type=mode.type, mode=mode.name, quad=mode.quad, cameo=mode.cameo, intensity=mode.intensity,
        status=deed.status, actors=tuple(doers), recipients=tuple(others), said_by=said,
        when=event_time(doc, sentence, t, found.times, spoken=_spoken(deed, doers, said)),
        where=event_place(doc, sentence, body, _ground(deed, found, spans), elsewhere),
        trigger=doc.span(t.start, t.end), quote=quote, confidence=round(deed.confidence, 3), article=reference,
        contexts=contexts_of(t), quantities=quantities_of(body), objects=objects_of(body),
        confidence_by=confidences(deed), own_types=deed.own,
    )  # fmt: skip


_WORDS = frozenset(EventType(t) for t in ("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "STATE"))
_HELD = frozenset(("sign", "ratify", "recognise", "ceasefire", "symbolic"))
"""Modes of words that are acts with a place of their own."""


def _spoken(deed: Deed, doers: Sequence[Actor], said: Sequence[Source]) -> bool:
    """Whether who does it with words is who vouches for it: then it is done when it is said."""
    return deed.mode.type in _WORDS and deed.mode.name not in _HELD and bool({a.code for a in doers if a.code} & {s.code for s in said if s.code})


def _ground(deed: Deed, found: Found, parties: Sequence[tuple[int, int]]) -> Sequence[Place]:
    """The places where a deed can have been: not a capital that stands for its government, not those whose envoys it names; for words, only a
    place that hangs on the word itself: "in Lima" in "condemned the raid in Gao" is where the raid was."""
    sentence = deed.trigger.sentence
    people = [t for t in (*deed.actors, *deed.recipients) if found.actors.at(t) is not None]  # not the village of Gori
    owned = [(c.start, c.subtree()[-1].end) for t in people for c in t.children if c.dep == "prep" and c.lower == "of"]
    if deed.mode.name not in ("visit", "host"):
        owned += [(m.actor.start, m.actor.end) for m in _between(found.actors.mentions, sentence, lambda m: m.actor.start) if m.kind == "metonym"]
    words = deed.mode.type in _WORDS and deed.mode.name not in _HELD
    if words:
        owned += parties
    here = _between(found.places, sentence, lambda p: p.start)
    free = (p for p in here if not any(s < p.end and p.start < e for s, e in owned))
    return [p for p in free if not words or _hangs_on(deed, p)]


def _between(items: Sequence[T], sentence: Sentence, start: Callable[[T], int]) -> Sequence[T]:
    """Of items in text order those that begin in a sentence, without looking at the rest of the document."""
    first = bisect_left(items, sentence.start, key=start)
    return items[first : bisect_left(items, sentence.end, lo=first, key=start)]


def _hangs_on(deed: Deed, place: Place) -> bool:
    for t in deed.trigger.sentence.tokens:
        if not place.start <= t.start < place.end:
            continue
        while t.head is not t and t.dep in ("pobj", "prep", "compound", "appos", "nmod", "amod", "npadvmod", "advmod"):
            t = t.head
        if t in (deed.trigger, deed.top, deed.inner):
            return True
    return False


def _said_by(found: Found, trigger: Token) -> tuple[Source, ...]:
    return tuple(s.to_source() for a in vouchers(found.quotations, trigger) for s in _speakers(a, found.actors))


def _speakers(a: Attribution, index: ActorIndex) -> list[Actor]:
    """Who spoke, each of several by himself: "Kyiv and the West say"."""
    first = speaker_of(a, index)
    if first is None or a.speaker_head is None:
        return [] if first is None else [first]
    each = [m.actor for t in (a.speaker_head, *a.speaker_head.children_of("conj")) for m in index.all_at(t)]
    return each if len(each) > 1 else [first]
