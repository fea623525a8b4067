"""The recogniser that takes its moves at once finds the names that spaCy's own finds, in texts and in rows of words."""

import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from communique.annotate.entities import QuickEntityRecognizer, at_once
from communique.settings import settings

sys.path.append(str(Path(__file__).parents[2] / "eval"))
import newswire

GOLD = Path(__file__).parents[2] / "eval" / "gold" / "documents"
WORDS = ("Ms", "Ana", "Silva", "of", "the", "Bank", "Peru", "May", "3", "$", "5", "bn", "EU", "'s", "and", ",", "\n\n")


@pytest.fixture(scope="module")
def own() -> Language:
    return spacy.load(settings().pipeline)


@pytest.fixture(scope="module")
def quick(own: Language) -> QuickEntityRecognizer:
    nlp = spacy.load(settings().pipeline, vocab=own.vocab)
    at_once(nlp)
    recogniser = nlp.get_pipe("ner")
    assert isinstance(recogniser, QuickEntityRecognizer)
    return recogniser


def told(doc: Doc) -> list[tuple[int, str, str]]:
    return [(token.i, token.ent_iob_, token.ent_type_) for token in doc]


def test_documents_have_the_same_names(own: Language, quick: QuickEntityRecognizer) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*/document.txt"))[:20]]
    found = 0
    for text in [*texts, *(newswire.article(n) for n in range(5))]:
        with own.select_pipes(disable=["ner", "attribute_ruler", "lemmatizer"]):
            doc = own(text)
        beside = doc.copy()
        assert told(quick(doc)) == told(own.get_pipe("ner")(beside))
        found += len(doc.ents)
    assert found > 500


@effort(max_examples=150)
@given(words=st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), max_size=25))
def test_any_row_of_words_has_the_same_names(
    own: Language, quick: QuickEntityRecognizer, words: list[tuple[str, bool]]
) -> None:
    doc = Doc(own.vocab, words=[word for word, _ in words], sent_starts=[starts for _, starts in words])
    beside = doc.copy()
    assert told(quick(doc)) == told(own.get_pipe("ner")(beside) if len(beside) else beside)


def test_names_that_are_set_before_are_kept(own: Language, quick: QuickEntityRecognizer) -> None:
    doc = Doc(own.vocab, words=["Ana", "Silva", "met", "the", "Bank", "of", "Peru", "."])
    doc.set_ents([Span(doc, 3, 7, label="FAC")], default="missing")
    beside = doc.copy()
    assert told(quick(doc)) == told(own.get_pipe("ner")(beside))
    assert "FAC" in {name.label_ for name in doc.ents}


def test_a_recogniser_that_searches_a_beam_stays() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner")
    nlp.initialize()
    at_once(nlp)
    assert not isinstance(nlp.get_pipe("beam_ner"), QuickEntityRecognizer)
