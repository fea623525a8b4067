"""The pipeline as a whole: what it keeps between documents, and what it leaves as it was."""

import pytest
import spacy
from threadpoolctl import threadpool_info

from communique.annotate import pipeline
from communique.records import Article


def article(text: str) -> Article:
    return Article(document="d", text=text, title=None, authors=(), publisher=None, published=None, language="en")


def test_words_stay_known_while_they_are_few_and_then_go_with_their_document(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("en")
    with pipeline.memory(nlp):
        nlp("Zanzibarish")
    assert "Zanzibarish" in nlp.vocab.strings
    monkeypatch.setattr(pipeline, "VOCABULARY", 1)
    with pipeline.memory(nlp):
        nlp("Ouagadougoulike")
        assert "Ouagadougoulike" in nlp.vocab.strings
    assert "Ouagadougoulike" not in nlp.vocab.strings and "Zanzibarish" in nlp.vocab.strings


def test_the_process_keeps_its_threads() -> None:
    before = threadpool_info()
    pipeline.annotate(pipeline.load(), article("The ministers met in Quito on Monday."))
    assert threadpool_info() == before
