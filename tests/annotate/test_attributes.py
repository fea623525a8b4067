"""The ruler that looks rules up finds what spaCy's own finds, for a whole pipeline's rules and for any small ones."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from communique.annotate.attributes import QuickAttributeRuler, look_up
from communique.settings import settings

TEXTS = (
    "There's nothing that she hadn't got: neither a treaty, nor the talks, \n\n which weren't held because of it.",
    "Who's going to say so? It was they who gets no answer, but one more.",
)
BLANK = spacy.blank("en")


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(settings().pipeline, exclude=["ner"])


def test_all_rules_of_the_pipeline_give_the_same_matches(bare: Language) -> None:
    own = bare.get_pipe("attribute_ruler")
    docs = [bare(text) for text in TEXTS]
    look_up(bare)
    quick = bare.get_pipe("attribute_ruler")
    assert isinstance(quick, QuickAttributeRuler) and quick.patterns == own.patterns
    assert all(docs) and [quick.match(doc) for doc in docs] == [own.match(doc) for doc in docs]
    assert [[(t.pos_, str(t.morph)) for t in bare(text)] for text in TEXTS] == [
        [(t.pos_, str(t.morph)) for t in doc] for doc in docs
    ]


WORDS, TAGS, DEPS = ("The", "the", "talks", " "), ("DT", "NN", ""), ("det", "ROOT", "")
asked = st.fixed_dictionaries(
    {},
    optional={
        "TAG": st.sampled_from(TAGS) | st.fixed_dictionaries({"IN": st.lists(st.sampled_from(TAGS), max_size=2)}),
        "LOWER": st.sampled_from(("the", "talks", "no")) | st.just({"NOT_IN": ["the"]}) | st.just({"REGEX": "^t"}),
        "DEP": st.sampled_from(DEPS) | st.just({"NOT_IN": [""]}),
        "IS_SPACE": st.booleans(),
        "LENGTH": st.just({">=": 3}),
    },
)
words = st.lists(st.tuples(*map(st.sampled_from, (WORDS, TAGS, DEPS))), min_size=1, max_size=5)


@pytest.mark.filterwarnings("ignore:.*does not have any patterns")  # spaCy's own says so of a ruler without rules
@given(st.lists(st.lists(asked.filter(bool), min_size=1, max_size=2), max_size=5), words)
def test_any_rules_give_the_same_matches(rules: list[list[dict[str, object]]], told: list[tuple[str, ...]]) -> None:
    forms, tags, deps = zip(*told, strict=True)
    doc = Doc(BLANK.vocab, words=list(forms), tags=list(tags), deps=list(deps), heads=[0] * len(told))
    own, quick = AttributeRuler(BLANK.vocab), QuickAttributeRuler(BLANK.vocab)
    for rule in rules:
        own.add([rule], {"POS": "X"})
        quick.add([rule], {"POS": "X"})
    assert quick.match(doc) == own.match(doc)
