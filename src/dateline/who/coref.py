"""Pronouns → whom the article named before, by simple rules that rather leave one open than guess.

The rules: gender and number agree; a subject is preferred to other words, the nearest clause to farther ones; where an inanimate subject that is
no actor stands nearer, "it" is left open; nothing older than three sentences counts; what stands inside quotation marks is no antecedent for a
pronoun outside of them in the same sentence, and who spoke last is the first that "he said" may be.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.language import Sentence, Token
from dateline.who.descriptions import describe
from dateline.who.draft import Draft
from dateline.who.memory import Lands, Memory
from dateline.who.possession import at_home, belong, led, sent_by, tell_partner
from dateline.who.quotes import Quotes, is_saying, speaker_head
from dateline.who.words import SUBJECTS, word_class

__all__ = ["Coreference"]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_THING = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_OURS = frozenset({"we", "us", "our", "i", "my", "me"})
_BACK = 3
"""Sentences that an antecedent may lie back."""
_FAR = 12
"""Steps up the tree when looking for a clause's subject."""
_DEAD = frozenset({"assassination", "bier", "burial", "death", "demise", "funeral", "killing", "murder", "passing"})
_IDLE, _ANYBODY = word_class("idle_it"), word_class("anybody")


class Coreference:
    """What one article has named so far."""

    def __init__(self, lands: Lands | None = None) -> None:
        self._memory = Memory(lands or Lands())
        self._sentences: list[tuple[Sentence, list[Draft], dict[Token, Draft]]] = []
        self._drafts: list[Draft] = []
        self._heads: dict[Token, Draft] = {}
        self._quotes = Quotes()
        self._inside: dict[Token, int] = {}
        self._quoted: dict[Token, int] = {}
        """The heads of earlier mentions that stood inside a quotation."""
        self._speaker: Draft | None = None
        """Who spoke last, by name where one was found."""

    def resolve(self, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """Settle a sentence's descriptions and return it with its pronouns, in text order."""
        pronouns = [Draft(t, t, t, "pronoun", "pronoun") for t in sentence.tokens if t.tag[:2] in ("PR", "WP") or (t.tag == "WDT" and t.lower != "what")]
        self._drafts = sorted([d for d in drafts if d.head.sentence is sentence] + pronouns, key=lambda d: (d.head.i, d.first.i))
        self._heads = {d.head: d for d in self._drafts}
        self._inside = self._quotes.inside(sentence)
        speaking = speaker_head(sentence, self._inside)
        kept: list[Draft] = []
        for d in self._drafts:
            if d.sort == "pronoun":
                if d.head.lower in _OURS or not self._pronoun(d):
                    self._heads.pop(d.head, None)
                    continue
            else:
                belong(d, self._heads)
                sent_by(d, self._heads)
                led(d, self._heads)
                describe(d, self._drafts, self._memory)
                if d.head not in self._inside:
                    at_home(d, self._memory, self._drafts)
                tell_partner(d, self._heads)
            kept.append(d)
        for d in self._drafts:
            belong(d, self._heads)  # what stands in an "of" behind the head is settled only now
        self._memory.add(kept)
        self._sentences.append((sentence, kept, self._heads))
        del self._sentences[:-_BACK]
        if speaking is not None and (speaker := self._heads.get(speaking)) is not None:
            self._speaker = _base(speaker) if speaker.kind != "pronoun" or speaker.antecedents else self._speaker
        self._quoted = {d.head: self._inside[d.head] for d in kept if d.head in self._inside} if self._inside else {}
        return kept

    def _sees(self, t: Token, antecedent: Token) -> bool:
        """Whether a word of the same sentence is an antecedent as far as quotation marks go."""
        quote = self._inside.get(antecedent)
        return quote is None or quote == self._inside.get(t)

    # pronouns

    def _pronoun(self, d: Draft) -> bool:
        """Find a pronoun's antecedents. False for words that are no pronoun for an actor at all."""
        t = d.head
        word = t.lower
        found: list[Draft] = []
        if word in _RELATIVE:
            if not (found := self._relative(t)):
                return word in ("who", "whom")
        elif word in _MALE or word in _FEMALE:
            found = self._person(t, "f" if word in _MALE else "m")
        elif word in _PLURAL:
            found = self._several(t)
        elif word in _THING:
            if word == "it" and _idle(t):
                return False
            if word == "it" and self._is_thing(t):
                return True
            found = self._thing(t)
        else:
            return False
        _refer(d, found)
        return True

    def _is_thing(self, t: Token) -> bool:
        """It is a crime, a product of …: what is said to be a thing is no actor."""
        noun = t.head.child("attr") if t.dep == "nsubj" and t.head.lemma == "be" else None
        return noun is not None and noun.tag in ("NN", "NNS") and noun not in self._heads and noun.lemma not in word_class("state_nouns")

    def _relative(self, t: Token) -> list[Draft]:
        """Who, which: the noun that the relative clause hangs on."""
        v = t
        for _ in range(_FAR):
            if v.dep == "relcl" or v.head is v:
                break
            v = v.head
        noun = v.head if v.dep == "relcl" else None
        if noun is not None and t.lower in ("who", "whom"):
            noun = self._human(noun)
        elif noun is not None and t.lower == "which":
            noun = self._no_human(noun)
        return self._group(noun) if noun is not None and noun in self._heads else []

    def _human(self, noun: Token) -> Token:
        """The person whom "who" means where it hangs on the state or body behind his office: Mr Roe, envoy to Chad, who …"""
        t = noun
        for _ in range(_FAR):
            d = self._heads.get(t)
            if d is None or d.sort not in ("state", "organisation") or t.dep != "pobj" or t.head.dep != "prep":
                break
            t = t.head.head
        if t is noun:
            return noun
        named = self._heads.get(t.head) if t.dep == "appos" else None
        return t.head if named is not None and named.sort == "person" else t

    def _no_human(self, noun: Token) -> Token:
        """The body that "which" means where it hangs on the person in it: the delegation led by Mr Roe which …"""
        t = noun
        for _ in range(_FAR):
            d = self._heads.get(t)
            if d is not None and d.sort not in ("person", "human"):
                return t
            if t.dep not in ("pobj", "agent", "acl", "prep", "appos"):
                return noun
            t = t.head
        return noun

    def _person(self, t: Token, unlike: str) -> list[Draft]:
        others = self._told_apart(t)

        def fits(d: Draft) -> bool:
            base = _base(d)
            return base not in others and base.sort in ("person", "human") and base.gender != unlike and not base.plural and bool(base.name or base.role or (base.noun and base.noun not in _ANYBODY))

        if (ahead := self._ahead(t)) is not None and fits(ahead):
            return [ahead]
        if t.dep == "poss" and t.head.dep == "conj" and (beside := self._heads.get(t.head.head)) is not None and fits(beside) and beside.head.i < t.i:
            return [beside]  # the ambassador and his wife
        inside = [d for d in self._drafts if d.head.i < t.i and fits(d) and not _co_argument(d.head, t) and self._sees(t, d.head)]
        if is_saying(t, self._inside):
            inside = [d for d in inside if not _is_told(d.head, t)]
        if t in self._inside:
            return self._quoted_person(t, inside, fits)
        subjects = [d for d in inside if d.head.dep in SUBJECTS]
        if subjects:
            return [subjects[-1]]
        if inside and (len({_base(d).name for d in inside}) == 1):
            return [inside[-1]]
        if inside:
            return []
        if is_saying(t, self._inside) and self._sentences and self._speaker is not None and fits(self._speaker) and self._speaks(self._sentences[-1][1]):
            return [self._speaker]
        if found := self._earlier_person(fits):
            return found
        said = [d for d in self._sentences[-1][1] if d.head in self._quoted and fits(d)] if self._sentences and not is_saying(t, self._inside) else []
        return said[-1:] if len({_base(d).name for d in said}) == 1 else []

    def _told_apart(self, t: Token) -> list[Draft]:
        """Whom a pronoun can't mean: the subject of its own clause where that is not said in it (who paid a call on him; before throwing him),
        or who mourns in "condolences on his death"."""
        above = t.head
        if t.dep == "poss" and t.head.lemma in _DEAD:
            return [b for s in self._subjects_above(t)[:1] if (d := self._heads.get(s)) is not None for b in (d, _base(d))]
        if t.dep == "dobj" and above.dep in ("advcl", "pcomp", "xcomp") and above.child("nsubj", "nsubjpass") is None:
            return [b for s in self._subjects_above(t)[:1] if (d := self._heads.get(s)) is not None for b in (d, _base(d))]
        verb, steps = t.head, 0
        while verb.dep in ("prep", "dobj", "dative") and steps < 3:
            verb, steps = verb.head, steps + 1
        who = verb.child("nsubj", "nsubjpass") if t.dep in ("dobj", "pobj", "dative") and verb.dep == "relcl" else None
        d = self._heads.get(who) if who is not None and who.lower in _RELATIVE else None
        return d.antecedents if d is not None else []

    def _speaks(self, drafts: list[Draft]) -> bool:
        """Whether the last speaker is among the mentions of a sentence, or nobody else but in quotations is."""
        return any(_base(d) is self._speaker for d in drafts) or not any(_base(d).sort == "person" for d in drafts if d.head not in self._quoted)

    def _earlier_person(self, fits: Callable[[Draft], bool]) -> list[Draft]:
        for k, (_, drafts, _) in enumerate(reversed(self._sentences)):
            those = [d for d in drafts if fits(d) and (k or d.head not in self._quoted)]
            first = [d for d in those if d.head.dep in SUBJECTS]
            if first:
                return [first[0]]
            if those:
                return [those[-1]] if len({_base(d).name for d in those}) == 1 else []
        return []

    def _quoted_person(self, t: Token, inside: list[Draft], fits: Callable[[Draft], bool]) -> list[Draft]:
        """He inside a quotation: somebody of the same quotation, else whom the text spoke of before, but never who is speaking."""
        same = [d for d in inside if d.head in self._inside]
        if same:
            subjects = [d for d in same if d.head.dep in SUBJECTS]
            return [subjects[-1]] if subjects else [same[-1]] if len({_base(d).name for d in same}) == 1 else []
        speaking = speaker_head(t.sentence, self._inside)
        speaker = self._heads.get(speaking) if speaking is not None else None
        speaks = {_base(speaker).name if speaker is not None and (speaker.kind != "pronoun" or speaker.antecedents) else None}
        if speaker is None or speaker.kind == "pronoun":
            speaks.add(self._speaker.name if self._speaker is not None else None)
        before = [d for d in inside if _base(d).name not in speaks]
        if not before and self._sentences:
            drafts = self._sentences[-1][1]
            before = [d for d in drafts if fits(d) and d.head in self._quoted and _base(d).name not in speaks]
            before = before or [d for d in drafts if fits(d) and _base(d).name not in speaks]
        names = {_base(d).name for d in before}
        return [before[-1]] if len(names) == 1 else []

    def _ahead(self, t: Token) -> Draft | None:
        """In his speech, the president said: the main subject, where the pronoun stands in a phrase before it."""
        root = t.sentence.root
        subject = root.child("nsubj", "nsubjpass")
        if subject is None or subject.i < t.i or subject in t.ancestors() or self._inside.get(subject) != self._inside.get(t):
            return None
        v = next((a for a in t.ancestors() if a.tag[:1] == "V"), root)
        return self._heads.get(subject) if v is root or v.dep == "advcl" else None

    def _thing(self, t: Token) -> list[Draft]:
        if (ahead := self._ahead(t)) is not None and _singular(ahead):
            return [ahead]
        if t.dep == "poss" and t.head.dep == "conj":
            beside = t.head.head
            while beside.dep == "pobj" and beside.head.lower == "of" and not ((d := self._heads.get(beside)) is not None and _singular(d)):
                beside = beside.head.head  # the group of traitors and its stooges
            if (d := self._heads.get(beside)) is not None and _singular(d):
                return [d]  # the South and its president
        if t.dep in ("dobj", "pobj", "dative"):
            seen = [d for d in self._drafts if d.head.i < t.i and _base(d).sort == "state" and d.head.dep not in (*SUBJECTS, "poss")]
            seen = [d for d in seen if self._sees(t, d.head) and not _in_subject(d.head, t)]
            return [seen[0]] if len({_base(d).code or _base(d).name for d in seen}) == 1 else []
        for subject in self._subjects_above(t):
            if (d := self._heads.get(subject)) is not None:
                if _singular(d) or _base(d).sort == "people":
                    return [self._whole_body(d, t)] if _singular(d) else []
                continue
            if subject.tag[:1] == "N":
                return []
        if not self._sentences or any(d.head.dep in SUBJECTS and d.head.i < t.i and self._sees(t, d.head) for d in self._drafts):
            return []
        before, drafts, heads = self._sentences[-1]
        subject_before = before.root.child("nsubj", "nsubjpass")
        if t in self._inside and self._quoted:
            subject_before = next((d.head for d in drafts if d.head in self._quoted and d.head.dep in SUBJECTS), None)
        if subject_before is None or (d := heads.get(subject_before)) is None or (t not in self._inside and subject_before in self._quoted):
            return []
        return [d] if _singular(d) else []

    def _whole_body(self, d: Draft, t: Token) -> Draft:
        """A delegation of the Youth League, headed by a secretary of its committee: organs are the organisation's."""
        of = next((c for c in d.head.children if c.dep == "prep" and c.lower == "of"), None)
        body = self._heads.get(of.child("pobj") or t) if of is not None and d.noun == "delegation" and t.dep == "poss" and t.head in self._heads else None
        return body if body is not None and body.sort == "organisation" and body.head.i < t.i else d

    def _several(self, t: Token) -> list[Draft]:
        for subject in self._subjects_above(t):
            if _co_argument(subject, t) and not t.lower.endswith("selves"):
                continue
            if (group := self._group(subject)) and _plural(group):
                return group
            if (subject.tag in ("NNS", "NNPS") and subject not in self._heads) or (subject.lower in _RELATIVE and not group):
                return []
        inside = [d for d in self._drafts if d.head.i < t.i and d.kind != "place" and _plural([d]) and self._sees(t, d.head) and not _co_argument(d.head, t)]
        if inside:
            return [inside[-1]] if len(inside) == 1 else []
        if not self._sentences:
            return []
        before, drafts, heads = self._sentences[-1]
        if t in self._inside:
            return []
        subject_before = before.root.child("nsubj", "nsubjpass")
        if subject_before is not None and (group := self._group(subject_before, heads)) and _plural(group):
            return group
        those = [d for d in drafts if _plural([d]) and d.kind not in ("pronoun", "place")]
        return those if len(those) == 1 else []

    def _subjects_above(self, t: Token) -> list[Token]:
        """The subjects of the clauses around a word, innermost first, that stand before it."""
        out: list[Token] = []
        v = t
        for _ in range(_FAR):
            if v.head is v:
                break
            below, v = v, v.head
            if below.dep == "xcomp" and below.tag == "VB" and (asked := v.child("dobj")) is not None and asked.i < below.i and asked is not t:
                out.append(asked)  # asked the students to do their best
            if v.tag[:1] in ("V", "M") or v.dep in ("ROOT", "ccomp", "advcl", "relcl", "conj"):
                out.extend(c for c in v.children if c.dep in SUBJECTS and c.i < t.i and c is not t and self._sees(t, c))
        return out

    def _group(self, head: Token, heads: dict[Token, Draft] | None = None) -> list[Draft]:
        """The mention at a word together with those joined to it by "and"."""
        known = self._heads if heads is None else heads
        out = [known[head]] if head in known else []
        stack = [head]
        while stack and len(out) < 8:
            for c in stack.pop().children:
                if c.dep == "conj":
                    stack.append(c)
                    if c in known:
                        out.append(known[c])
        return out


def _base(d: Draft) -> Draft:
    return d.antecedents[0] if d.kind == "pronoun" and d.antecedents else d.same or d


def _singular(d: Draft) -> bool:
    base = _base(d)
    return base.sort in ("state", "organisation", "body") and not base.plural and (len(d.antecedents) < 2)


def _plural(group: list[Draft]) -> bool:
    if len(group) > 1 or len(group[0].antecedents) > 1:
        return True
    base = _base(group[0])
    return base.plural or base.sort == "people" or (base.sort in ("organisation", "body"))


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


def _co_argument(antecedent: Token, t: Token) -> bool:
    """Whether both are arguments of one verb: "he told him" are two."""
    return t.dep in ("dobj", "dative", "pobj") and antecedent.dep in SUBJECTS and (t.head is antecedent.head or t.head.head is antecedent.head)


def _in_subject(antecedent: Token, t: Token) -> bool:
    """Whether a word is part of the subject of the pronoun's verb: the Queen of Denmark praised it."""
    return any(a.dep in SUBJECTS and a.head in (t.head, t.head.head) for a in antecedent.ancestors())


def _is_told(antecedent: Token, t: Token) -> bool:
    """Whether a word stands in what "he said" reports: of whom is told is seldom who tells."""
    return any(a.dep in ("ccomp", "parataxis") and a.head is t.head and a.i < t.i for a in (antecedent, *antecedent.ancestors()))


def _idle(t: Token) -> bool:
    """It is clear that …, it rains."""
    v = t.head
    if t.dep == "expl":
        return True
    if t.dep not in SUBJECTS or v.lemma not in _IDLE:
        return False
    return any(c.dep in ("ccomp", "csubj", "advcl") or (c.dep in ("acomp", "attr") and c.child("ccomp") is not None) for c in v.children)
