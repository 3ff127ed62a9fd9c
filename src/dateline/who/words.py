"""Closed classes of English that the rules of this room rest on."""

from __future__ import annotations

__all__ = [
    "ARTICLES", "CAPITALISED_NO_NAME", "FEMALE", "FORMER", "HONORIFICS", "LOCATIVE", "LOCATIVE_NOUNS", "LOCATIVE_VERBS", "MALE", "MODIFIERS", "MOTION", "NOMINAL", "QUANTITIES",
    "SUBJECTS",
]  # fmt: skip

MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "advmod", "det", "predet", "punct", "case", "dep", "poss"})
"""Dependency labels of words that stand within another noun's phrase."""

NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "agent", "conj", "appos", "attr", "poss", "ROOT", "oprd", "pcomp"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "every", "each", "both", "all", "any", "no", "such"])
FORMER = frozenset({"former", "ex", "then", "ex-", "then-", "onetime", "one-time", "late", "ousted", "deposed", "ex-president", "toppled"})

LOCATIVE = frozenset(["in", "at", "near", "around", "outside", "inside", "across", "throughout", "within", "off", "through", "via", "into", "over", "above", "beneath", "along", "beyond"])
"""After these a country or city is a place."""

MOTION = frozenset(
    ["visit", "trip", "travel", "fly", "flight", "go", "arrive", "arrival", "come", "return", "head", "drive", "march", "move", "tour", "journey", "flee", "take", "bring", "voyage", "route", "road", "way", "rush", "walk", "ride", "sail", "land", "depart", "leave", "departure", "back", "mission", "pilgrimage", "train", "bus", "highway", "transfer", "relocate"]
)
"""Before "to" or "from" a capital: a place."""

LOCATIVE_NOUNS = frozenset(
    ["street", "capital", "city", "outskirts", "suburb", "resident", "north", "south", "east", "west", "part", "area", "region", "center", "centre", "airport", "mile", "kilometer", "kilometre", "km", "people", "mayor", "university", "bishop", "archbishop", "district", "neighborhood", "neighbourhood", "siege", "fall", "battle", "half", "edge", "town", "village", "port", "bombing", "shelling", "bombardment", "capture", "liberation", "square", "slum", "population", "citizen", "native", "inhabitant"]
)
"""Before "of" a capital: a place."""

LOCATIVE_VERBS = frozenset(
    ["visit", "leave", "reach", "enter", "tour", "shell", "bomb", "bombard", "strike", "hit", "pound", "capture", "seize", "storm", "attack", "besiege", "encircle", "flee", "quit", "rock", "shake", "sweep", "paralyze", "paralyse", "depart", "approach", "retake", "recapture", "overrun"]
)
"""With a capital for an object: a place."""

CAPITALISED_NO_NAME = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "reuters"]
)

HONORIFICS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "dr": "", "sir": "m", "dame": "f", "lord": "m", "lady": "f", "madam": "f", "madame": "f", "hon": ""}
"""Forms of address, with the gender they tell."""

QUANTITIES = frozenset(
    ["hundred", "thousand", "million", "dozen", "score", "number", "handful", "majority", "couple", "pair", "ten", "lot", "some", "many", "most", "one", "several", "few", "half", "both", "all", "any", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "part", "third", "quarter", "percent", "rest", "scores", "throng", "wave", "series", "team", "each", "none", "another"]
)
"""Heads that count the people in their "of" phrase."""

MALE = frozenset(
    ["man", "boy", "husband", "father", "son", "brother", "uncle", "nephew", "grandfather", "grandson", "king", "prince", "emperor", "sultan", "emir", "sheikh", "spokesman", "chairman", "congressman", "policeman", "businessman", "clergyman", "priest", "bishop", "archbishop", "cardinal", "pope", "imam", "ayatollah", "monk", "gunman", "statesman", "widower", "actor", "waiter", "cleric", "mullah"]
)
FEMALE = frozenset(
    ["woman", "girl", "wife", "mother", "daughter", "sister", "aunt", "niece", "grandmother", "granddaughter", "queen", "princess", "empress", "spokeswoman", "chairwoman", "congresswoman", "policewoman", "businesswoman", "nun", "widow", "actress", "first_lady"]
)
