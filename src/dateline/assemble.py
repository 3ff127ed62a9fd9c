"""Deeds and what the other questions found → reports: names put to words, sources, day and place; and what is no report left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from dateline.language import Document, Token
from dateline.records import Actor, Article, ArticleReference, EventType, Place, Quad, Quote, Report, Source, Status, TimeExpression
from dateline.said import Attribution, vouchers
from dateline.what import Deed, contexts_of, objects_of, quantities_of
from dateline.when import event_time
from dateline.where import event_place
from dateline.who import ActorIndex, ActorMention

__all__ = ["Found", "assemble", "speaker_of"]

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


def assemble(article: Article, doc: Document, deeds: Sequence[Deed], found: Found) -> list[Report]:
    """The reports of one article, in text order."""
    reference = ArticleReference(article.title, article.source, article.published, article.url, article.page_sha256)
    out: list[Report] = []
    seen: set[tuple[object, ...]] = set()
    kept = [(d, a, r) for d in deeds if (named := _named(d, found.actors)) and _is_report(d, *(named[0], named[1])) for a, r in [named]]
    said = _said_elsewhere([d for d, _, _ in kept], found.quotations)
    for deed, doers, others in kept:
        if id(deed) in said:
            continue
        key = (deed.trigger.sentence.index, deed.key, deed.status, _who(doers), _who(others))
        if key in seen:
            continue
        seen.add(key)
        out.append(_report(article, doc, deed, (doers, others), found, reference))
    return out


@dataclass(frozen=True, slots=True)
class _Party:
    """One who takes part, and whether that is somebody political."""

    actor: Actor
    political: bool
    described: bool = False
    """Told by a noun, not a name: the two sides."""


def _named(deed: Deed, index: ActorIndex) -> tuple[list[_Party], list[_Party]]:
    doers = _parties(deed.actors, index)
    others = _parties(deed.recipients, index)
    if deed.actors != deed.recipients:
        own = {(p.actor.code, p.actor.sector, p.actor.name if p.actor.sector else None) for p in doers if p.actor.code}
        others = [p for p in others if p not in doers and (p.actor.code, p.actor.sector, p.actor.name if p.actor.sector else None) not in own]
    return doers, others


def _parties(tokens: Iterable[Token], index: ActorIndex) -> list[_Party]:
    out: list[_Party] = []
    for t in tokens:
        found = [_Party(_best_words(m).actor, m.political, m.kind == "description") for m in index.all_at(t) if not _is_thing(m)]
        if not found and (place := index.place_actor(t)) is not None:
            found = [_Party(place, True)]
        out += [p for p in found if not any(_same(p.actor, o.actor) for o in out)]
    return out


def _same(a: Actor, b: Actor) -> bool:
    """Overlapping words of one actor, such as a name and the acronym behind it."""
    return a.start < b.end and b.start < a.end and (a.code is None or a.code == b.code)


def _is_thing(m: ActorMention) -> bool:
    """An "it" that stands for no actor is a thing."""
    a = m.actor
    return m.kind == "pronoun" and not (a.name or a.code or a.sector) and a.text.lower() in ("it", "its", "itself", "which", "that", "this", "what")


def _best_words(m: ActorMention) -> ActorMention:
    """A pronoun gives way to what it stands for where that is in the same sentence: the reader sees the name."""
    if m.kind == "pronoun" and len(m.antecedents) == 1 and m.antecedents[0].head.sentence is m.head.sentence:
        return m.antecedents[0]
    return m


def _who(parties: Sequence[_Party]) -> tuple[object, ...]:
    return tuple((a.name, a.code, a.sector) if a.name or a.code else a.start for a in (p.actor for p in parties))


_NEEDS_ACTOR = frozenset((EventType.STATE, EventType.CONSULT, EventType.AGREE, EventType.REQUEST, EventType.SUPPORT, EventType.THREATEN, EventType.REJECT))


_PRIVATE = frozenset((None, "CVL", "EDU", "BUS", "LAB", "MED", "HLH", "REL", "AGR", "CRM"))
"""Sectors of people and bodies that are political only with a country or in a conflict."""
_CONFLICT = frozenset(("military", "terrorism", "intervention", "territory", "human-rights", "refugees", "elections", "peacekeeping", "pro-democracy"))
"""Contexts in which what is done to anybody is political: a roadside bomb that kills a farmer."""


_STATECRAFT = frozenset(EventType(t) for t in ("AGREE", "CONCEDE", "REJECT", "THREATEN", "SANCTION", "RETREAT", "REQUEST"))
"""Types that are political by what is done, whoever does it: strikers who refuse, a named person who resigns."""


def _strong(p: _Party) -> bool:
    return p.political and (p.actor.code is not None or p.actor.sector not in _PRIVATE)


def _is_report(deed: Deed, doers: list[_Party], others: list[_Party]) -> bool:
    """Whether a deed is a political event: somebody political takes part, and words have a speaker."""
    type_ = deed.mode.type
    if not doers and deed.status is Status.NEGATED:
        return False  # nobody can deny
    if deed.mode.name in ("weapons-test", "bomb", "suicide-attack") and deed.trigger.tag[:1] == "V":
        return True  # a launch or a bomb is one even where the sentence leaves open whose: the projectile was fired
    if not doers and (type_ in _NEEDS_ACTOR or not others or deed.trigger.tag[:1] == "N"):
        return False
    if not deed.firm and (deed.key in ("CONSULT/meet", "CONSULT/negotiate") or (not others and type_ is not EventType.MOBILIZE)):
        return False  # spoken of in passing
    if type_ in (EventType.CONSULT, EventType.COOPERATE, EventType.STATE) and not any(_strong(p) for p in doers):
        return False
    if type_ is EventType.CONSULT and others and not any(_strong(p) for p in others):
        return False
    if any(_strong(p) for p in doers + others) or (type_ is EventType.PROTEST and doers):
        return True
    if type_ in _STATECRAFT and any(p.political or p.described or p.actor.name for p in doers):
        return True
    return any(p.political or p.actor.name for p in doers + others) and bool(_CONFLICT.intersection(contexts_of(deed.trigger)))


def _said_elsewhere(deeds: Sequence[Deed], quotations: Sequence[Attribution]) -> set[int]:
    """Bare statements whose content is itself reported: "said" beside what was said."""
    out = set()
    for d in deeds:
        if d.mode.type is not EventType.STATE:
            continue
        for q in quotations:
            if q.cue_token is d.trigger and any(o is not d and q.content.start <= o.trigger.start < q.content.end for o in deeds):
                out.add(id(d))
    return out


def _report(
    article: Article, doc: Document, deed: Deed, who: tuple[list[_Party], list[_Party]], found: Found, reference: ArticleReference
) -> Report:
    t, sentence, mode = deed.trigger, deed.trigger.sentence, deed.mode
    doers, others = ([p.actor for p in side] for side in who)
    spans = [(a.start, a.end) for a in (*doers, *others)]
    quote = Quote(
        sentence.text, sentence.start, sentence.end,
        doc.text[max(0, sentence.start - CONTEXT) : sentence.start], doc.text[sentence.end : sentence.end + CONTEXT],
    )  # fmt: skip
    body = deed.inner if deed.inner is not t else t
    return Report(
        id=sha256(f"{article.page_sha256}\0{article.index}\0{article.id}\0{t.start}\0{deed.key}".encode()).hexdigest()[:16],
        article_id=article.id, type=mode.type, mode=mode.name, quad=mode.quad, cameo=mode.cameo, intensity=mode.intensity,
        status=deed.status, actors=tuple(doers), recipients=tuple(others), said_by=_said_by(found, t),
        when=event_time(doc, sentence, t, found.times),
        where=event_place(doc, sentence, body, _ground(deed, found.places, spans), spans),
        trigger=doc.span(t.start, t.end), quote=quote, confidence=round(deed.confidence, 3), article=reference,
        contexts=contexts_of(t), quantities=quantities_of(body), objects=objects_of(body),
        confidence_by={"type": round(deed.confidence, 3)},
    )  # fmt: skip


_WORDS = frozenset((Quad.VERBAL_COOPERATION, Quad.VERBAL_CONFLICT, Quad.NEUTRAL))


def _ground(deed: Deed, places: Sequence[Place], parties: Sequence[tuple[int, int]]) -> Sequence[Place]:
    """The places where a deed can have been: not those whose envoys it names, nor, for words, those they are addressed to."""
    owned = [(c.start, c.subtree()[-1].end) for t in (*deed.actors, *deed.recipients) for c in t.children if c.dep == "prep" and c.lower == "of"]
    if deed.mode.quad in _WORDS and deed.mode.name not in ("visit", "host"):
        owned += parties
    return [p for p in places if not any(s < p.end and p.start < e for s, e in owned)]


def _said_by(found: Found, trigger: Token) -> tuple[Source, ...]:
    return tuple(s.to_source() for a in vouchers(found.quotations, trigger) for s in _speakers(a, found.actors))


def _speakers(a: Attribution, index: ActorIndex) -> list[Actor]:
    """Who spoke, each of several by himself: "Kyiv and the West say"."""
    first = speaker_of(a, index)
    if first is None or a.speaker_head is None:
        return [] if first is None else [first]
    each = [m.actor for t in (a.speaker_head, *a.speaker_head.children_of("conj")) for m in index.all_at(t)]
    return each if len(each) > 1 else [first]
