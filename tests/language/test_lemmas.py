"""Lemmas of verb forms."""

from __future__ import annotations

import pytest
import spacy

from dateline.language.lemmas import Lemmas
from dateline.language.parser import MODELS


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    nlp = spacy.load(MODELS[-1], exclude=["tok2vec", "tagger", "parser", "ner", "attribute_ruler", "senter"])
    return Lemmas(nlp.get_pipe("lemmatizer"), nlp.vocab)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("hoped", "VBD", "hope"), ("hopes", "VBZ", "hope"), ("hopped", "VBD", "hop"), ("hops", "VBZ", "hop"), ("rated", "VBN", "rate"),
        ("scares", "VBZ", "scare"),
        ("discussed", "VBD", "discuss"), ("addressed", "VBN", "address"), ("goes", "VBZ", "go"), ("vetoes", "VBZ", "veto"), ("masses", "VBZ", "mass"),
        ("installed", "VBD", "install"), ("shelled", "VBD", "shell"), ("expelled", "VBD", "expel"), ("travelled", "VBD", "travel"),
        ("controlled", "VBN", "control"),
        ("readmitted", "VBD", "readmit"), ("redeployed", "VBD", "redeploy"), ("spared", "VBD", "spare"), ("seroconverted", "VBD", "seroconvert"),
        ("euthanized", "VBN", "euthanize"), ("retweeted", "VBD", "retweet"), ("fracking", "VBG", "frack"), ("stockbreeding", "VBG", "stockbreed"),
        ("pending", "VBG", "pend"),
        ("'s", "VBZ", "be"), ("’re", "VBP", "be"), ("'ve", "VBP", "have"), ("found", "VBD", "find"), ("founded", "VBD", "found"), ("Lima", "NNP", "Lima"),
    ],
)  # fmt: skip
def test_a_form_has_its_lemma(lemmas: Lemmas, form: str, tag: str, lemma: str) -> None:
    """Doubled letters, final e, prefixes, contractions and verbs of no table."""
    assert lemmas(form, tag) == lemma


@pytest.mark.parametrize(
    ("form", "tag"),
    [
        ("feed", "VBP"), ("stations", "VBZ"), ("sought", "VBD"),
        ("ratify", "VBP"), ("taken", ""), ("united", "VBD"), ("pact", ""), ("overthrew", "VBD"), ("sorrow9", ""),],
)
def test_which_finite_form_a_word_can_be(lemmas: Lemmas, form: str, tag: str) -> None:
    """A past, a present with -s, a plain present, or none."""
    assert lemmas.finite(form) == tag
