"""Fixtures that tests of several areas share; `newsroom.py` beside this file invents records."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from telling import Told

from communique.annotate import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The spaCy pipeline with our annotators, loaded once for all tests."""
    return pipeline.load()


@pytest.fixture(scope="session")
def tell(nlp: Language) -> Callable[[str], Told]:
    """Annotates a text as an article of Friday 10 May 2024."""
    return lambda text: Told(nlp, text)
