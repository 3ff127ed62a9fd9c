"""Sentences that were read without a verb, read again.

Where a verb was taken for a noun or a name and the tree has none ("Oslo stations troops abroad", and most headlines), the words are parsed once
more with an unambiguous verb in the place of the likeliest one, and the new tree is kept if that verb has a subject. Of 300 stories, one sentence
in 500 is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.language.lemmas import Lemmas
from dateline.language.retag import FINITE, NOMINAL, PLURAL, foreign, words_of
from dateline.language.tree import Sentence, Token

__all__ = ["Reading", "Trial", "accepted", "put", "trials"]

LONGEST = 45
"""Tokens. Longer sentences without a main verb are lists."""
TRIALS = 3
"""Words of one sentence that are tried as its verb."""
HEADLINE = 20
"""Tokens: a longer stretch of capitalised words is no headline."""

_UNREAD = NOMINAL | {"VB", "VBN", "VBZ", "VBD", "VBP"}
_DESCRIBES = frozenset(("JJ", "JJR", "JJS", "VBG"))
_AFTER = NOMINAL | {"DT", "CD", "JJ", "JJR", "JJS", "PRP", "PRP$", "VBG", "$", "PDT", "WDT", "``"}
"""Tags that begin an object."""
_ROUGHLY = frozenset(("around", "about", "over", "nearly", "almost"))
_STAND_IN = {"VBZ": ("takes", "goes", "agrees"), "VBD": ("took", "went", "agreed"), "VBP": ("take", "go", "agree")}
"""Verbs of no other class: with an object, with a preposition, with an infinitive."""
_COMPLEMENTS = frozenset(("dobj", "prep", "prt", "xcomp", "ccomp", "dative", "advmod", "attr"))
_PLAIN = {"“": '"', "”": '"', "’": "'", "‘": "'", "’s": "'s", "–": "-", "``": '"', "''": '"'}


@dataclass(frozen=True, slots=True)
class Trial:
    """A sentence to be parsed again: its words with a stand-in at one place."""

    sentence: Sentence
    at: int
    tag: str
    words: list[str]
    spaces: list[bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed trial, a value a word: tag, label, entity, place of the head, whether an entity begins."""

    tags: list[str]
    deps: list[str]
    entities: list[str]
    heads: list[int]
    first: list[bool]


def trials(sentence: Sentence, lemmas: Lemmas) -> list[Trial]:
    """What to parse again, the likeliest first; nothing for a sentence that has its verb."""
    tokens = sentence.tokens
    root = sentence.root
    if not 3 <= len(tokens) <= LONGEST or (root.tag in FINITE and tokens[-1].text == "."):
        return []
    headline = _is_headline(tokens)
    end = _searched(tokens, root, headline)
    if end < 2 or foreign(tokens):
        return []
    bare = root.tag in FINITE or not any(t.tag in FINITE for t in tokens)
    found = [
        (rank, t.i, tag) for t in tokens[1:end] if (tag := _candidate(t, headline, bare, lemmas)) and (rank := _rank(t, tag, headline, lemmas)) is not None
    ]
    if len(found) > 1:
        found = [f for f in found if tokens[f[1]].tag != "VBN"] or found
    spaces = [a.end < b.start or (headline and b.text == ",") for a, b in pairwise(tokens)] + [False]
    return [Trial(sentence, i, tag, list(_words(tokens, i, tag, headline)), spaces) for _, i, tag in sorted(found)[:TRIALS]]


def _searched(tokens: list[Token], root: Token, headline: bool) -> int:
    """The place up to which a verb is looked for; 0 for a sentence that has its verb.

    Headlines may have it in the subject of what was taken for the verb: "Lima Fires Missile, Insists", "Oslo Rejects Claim".
    """
    if root.tag in FINITE:
        if headline and root.i == len(tokens) - 1 and root.tag == "VBP":
            return root.i
        if headline and root.i > 3 and tokens[root.i - 1].text == ",":
            return root.i - 1
        return 0
    if not headline and (len(tokens) < 4 or (root.tag.startswith("V") and any(t.tag in FINITE for t in tokens))):
        return 0
    return len(tokens) - 1


def _is_headline(tokens: list[Token]) -> bool:
    """Most words are capitalised, some of them not wholly."""
    words = [t.text for t in tokens if t.text[0].isalpha()] if len(tokens) <= HEADLINE else []
    capitals = sum(1 for w in words if w[0].isupper() or w in words_of("small"))
    return len(words) >= 3 and capitals >= 0.8 * len(words) and sum(1 for w in words if w.istitle()) >= 0.5 * len(words)


def _candidate(t: Token, headline: bool, bare: bool, lemmas: Lemmas) -> str:
    """The finite tag that a word may have here, or ''. ``bare``: nothing else in the sentence is a finite verb."""
    if t.tag not in _UNREAD or t.lower in words_of("noun") or t.text.isupper() or (t.text[0].isupper() and not headline):
        return ""
    if (t.tag in FINITE and t.dep not in ("compound", "amod", "nmod")) or (t.tag == "VBN" and not bare):
        return ""
    before, after = t.next(-1), t.next()
    if before is None or after is None or (t.tag == "VBN" and after.lower in ("by", "from")):
        return ""
    if before.tag == "RB" and not headline:
        before = t.next(-2) or before
    if before.tag not in NOMINAL:
        return ""
    tag = lemmas.finite(t.lower)
    if tag == "VBP" and not (before.tag in PLURAL or _coordinated(before, headline) or before.lower in ("police", "troops")):
        return ""
    if tag == "VBD" and t.tag == "NNP" and t.ent == "PERSON":
        return ""
    return "" if tag == "VBZ" and before.tag == "NNS" else tag


def _coordinated(t: Token, headline: bool) -> bool:
    before = t.next(-1)
    joins = before is not None and (before.lower in ("and", "&") or (headline and before.text == ","))
    return joins and (first := t.next(-2)) is not None and first.tag in NOMINAL


def _rank(t: Token, tag: str, headline: bool, lemmas: Lemmas) -> int | None:
    """How likely a word is the verb, 0 the likeliest; nothing if it is hardly one."""
    before, after = t.next(-1), t.next()
    assert before is not None
    assert after is not None
    noun = lemmas.is_noun(t.lower)
    if after.tag in _DESCRIBES:
        behind = after.next()
        if behind is None or (behind.tag not in NOMINAL and behind.tag not in _DESCRIBES):
            return None
    if after.tag in _AFTER or (headline and after.tag == "VBP") or after.lower in _ROUGHLY:
        return 1 if noun else 0
    if after.tag not in ("IN", "RP", "RB", "TO"):
        return None
    if noun:
        return 3 if headline and tag == "VBP" and before.tag in PLURAL and before.lower not in words_of("noun") else None
    return 2


def _words(tokens: list[Token], at: int, tag: str, headline: bool) -> Iterator[str]:
    after = tokens[at + 1]
    which = 2 if after.lower == "to" else 1 if after.tag == "IN" and after.lower not in _ROUGHLY else 0
    for t in tokens:
        if t.i == at:
            yield _STAND_IN[tag][which]
        elif headline and tag == "VBP" and t.i == at - 2 and t.text == ",":
            yield "and"  # "Chile, Peru Sign Treaty"
        elif headline and t.i and t.lower in words_of("small") and t.text.istitle():
            yield t.lower
        else:
            yield _PLAIN.get(t.text, t.text)


def accepted(trial: Trial, new: Reading) -> bool:
    """Whether the new tree has the word as the main verb, with a noun as its subject before it and something after it."""
    i = trial.at
    if new.deps[i] != "ROOT" or (new.tags[i] != trial.tag and (trial.tag, new.tags[i]) != ("VBP", "VB")):
        return False
    subject = next((j for j in range(i) if new.heads[j] == i and new.deps[j] == "nsubj"), None)
    if subject is None or new.tags[subject] not in NOMINAL:
        return False
    return any(new.heads[j] == i and new.deps[j] in _COMPLEMENTS for j in range(i + 1, len(new.heads)))


def put(trial: Trial, new: Reading, lemmas: Lemmas) -> None:
    """Put the new tree in the place of the old one. The words stay as they are written."""
    tokens = trial.sentence.tokens
    for t, tag, dep, entity, head, first in zip(tokens, new.tags, new.deps, new.entities, new.heads, new.first, strict=True):
        t.tag, t.dep, t.ent, t.ent_first, t.head, t.lemma = tag, dep, entity, first, tokens[head], lemmas(t.text, tag)
        if t.text == ",":
            t.tag, t.dep = ",", "punct"
        t.children.clear()
    verb = tokens[trial.at]
    verb.tag, verb.lemma = trial.tag, lemmas(verb.text, trial.tag)
    for t in tokens:
        if t.head is not t:
            t.head.children.append(t)
