"""Pronouns → whom the article named before, by simple rules that rather leave one open than guess.

The rules: gender and number agree; a subject is preferred to other words, the nearest clause to farther ones; where an inanimate subject that is
no actor stands nearer, "it" is left open; nothing older than three sentences counts; what stands inside quotation marks is no antecedent for a
pronoun outside of them in the same sentence, and who spoke last is the first that "he said" may be.
"""

from __future__ import annotations

from dateline.language import Sentence, Token
from dateline.who.descriptions import describe
from dateline.who.draft import Draft
from dateline.who.he import person
from dateline.who.it import is_idle, is_thing, thing
from dateline.who.memory import Lands, Memory
from dateline.who.possession import at_home, belong, led, sent_by, tell_partner
from dateline.who.quotes import Quotes, speaker_head
from dateline.who.seen import BACK, RELATIVE, Seen, base_of
from dateline.who.they import several
from dateline.who.which import relative

__all__ = ["Coreference"]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_OURS = frozenset({"we", "us", "our", "i", "my", "me"})


class Coreference:
    """What one article has named so far."""

    def __init__(self, lands: Lands | None = None) -> None:
        self._memory = Memory(lands or Lands())
        self._quotes = Quotes()
        self._seen = Seen()
        self._spoke = False
        """Whether the sentence before has a speaker who is somebody."""

    def resolve(self, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """Settle a sentence's descriptions and return it with its pronouns, in text order."""
        seen = self._seen
        pronouns = [Draft(t, t, t, "pronoun", "pronoun") for t in sentence.tokens if _is_pronoun(t)]
        seen.drafts = sorted([d for d in drafts if d.head.sentence is sentence] + pronouns, key=lambda d: (d.head.i, d.first.i))
        seen.heads = {d.head: d for d in seen.drafts}
        seen.inside = self._quotes.inside(sentence)
        speaking = speaker_head(sentence, seen.inside)
        seen.speakers = seen.speakers if seen.sentences and self._spoke else []
        kept: list[Draft] = []
        for d in seen.drafts:
            if d.sort == "pronoun":
                if d.head.lower in _OURS or not self._pronoun(d):
                    seen.heads.pop(d.head, None)
                    continue
            else:
                belong(d, seen.heads)
                sent_by(d, seen.heads)
                led(d, seen.heads)
                describe(d, seen.drafts, self._memory)
                if d.head not in seen.inside:
                    at_home(d, self._memory, seen.drafts)
                tell_partner(d, seen.heads)
            kept.append(d)
        for d in seen.drafts:
            belong(d, seen.heads)  # what stands in an "of" behind the head is settled only now
        self._memory.add(kept)
        seen.sentences.append((sentence, kept, seen.heads))
        del seen.sentences[:-BACK]
        self._spoke = speaking is not None and speaking in seen.heads
        if speaking is not None and (speaker := seen.heads.get(speaking)) is not None:
            seen.speakers = [b for d in seen.group(speaking) for b in (d.antecedents if d.kind == "pronoun" else [d])]
            seen.speaker = base_of(speaker) if speaker.kind != "pronoun" or speaker.antecedents else seen.speaker
        seen.quoted = {d.head: seen.inside[d.head] for d in kept if d.head in seen.inside} if seen.inside else {}
        return kept

    def _pronoun(self, d: Draft) -> bool:
        """Find a pronoun's antecedents. False for words that are no pronoun for an actor at all."""
        t = d.head
        word = t.lower
        found: list[Draft] = []
        if word in RELATIVE:
            if not (found := relative(self._seen, t)):
                return word in ("who", "whom")
        elif word in _MALE or word in _FEMALE:
            found = person(self._seen, t, "f" if word in _MALE else "m")
        elif word in _PLURAL:
            found = several(self._seen, t)
        elif word in _THING:
            if word == "it" and is_idle(t):
                return False
            if word == "it" and is_thing(self._seen, t):
                return True
            found = thing(self._seen, t)
        else:
            return False
        _refer(d, found)
        return True


def _is_pronoun(t: Token) -> bool:
    if t.text == "HE" and (after := t.next()) is not None and after.text[:1].isupper() and not after.text.isupper():
        return False  # His Excellency
    return t.tag[:2] in ("PR", "WP") or (t.tag == "WDT" and t.lower != "what")


def _refer(d: Draft, found: list[Draft]) -> None:
    bases = [b for f in found for b in (f.antecedents if f.kind == "pronoun" and f.antecedents else [f.same or f])]
    if not bases:
        return
    d.antecedents = bases
    if len(bases) == 1:
        b = bases[0]
        d.name, d.code, d.sector, d.role, d.wikidata, d.gender = b.name, b.code, b.sector, b.role, b.wikidata, b.gender
        return
    d.plural = True
    d.code = bases[0].code if len({b.code for b in bases}) == 1 else None
    d.sector = bases[0].sector if len({b.sector for b in bases}) == 1 else None
