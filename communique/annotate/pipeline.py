"""The annotators in order: the base spaCy pipeline with ours around it."""

from contextlib import AbstractContextManager, nullcontext
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import use_ops
from threadpoolctl import ThreadpoolController

from communique.annotate import attributes, entities
from communique.annotate import extensions as extensions
from communique.errors import SettingsError
from communique.records import Article
from communique.settings import settings

ANNOTATORS = (
    "communique_quotations",
    "communique_quantities",
    "communique_times",
    "communique_names",
    "communique_references",
    "communique_issues",
)

VOCABULARY = 60_000
"""Words that stay known once met, some 15 MB of them; news in one language brings few new ones after that."""


@cache
def load(name: str | None = None) -> Language:
    """The spaCy pipeline `name` (or the one of the settings) with our annotators, loaded once a process."""
    name = name or settings().pipeline
    try:
        # numpy's matrix products take a quarter of the time of spaCy's own (BLIS), which does not know all processors
        with use_ops("numpy", use_blis=False):
            nlp = spacy.blank(name.removeprefix("blank:")) if name.startswith("blank:") else spacy.load(name)
    except OSError as error:
        raise SettingsError(
            f"the spaCy pipeline {name!r} is not installed; install it with pip or set COMMUNIQUE_PIPELINE"
        ) from error
    attributes.look_up(nlp)
    entities.at_once(nlp)
    if "parser" not in nlp.pipe_names and "senter" not in nlp.pipe_names:
        nlp.add_pipe("sentencizer", first=True)
    nlp.add_pipe("communique_layout", first=True)
    for annotator in ANNOTATORS:
        nlp.add_pipe(annotator)
    _words_at_first(nlp)
    return nlp


def memory(nlp: Language) -> AbstractContextManager[object]:
    """Where to work on a document, so that memory stays flat over any number of them.

    A word that is new to the pipeline costs some thirty microseconds, and most come again in the next document: while
    they are few they are kept for good, later ones only as long as their document is worked on.
    """
    new = len(nlp.vocab.strings) - _words_at_first(nlp)
    return nullcontext() if new < VOCABULARY else nlp.memory_zone()


@cache
def _words_at_first(nlp: Language) -> int:
    return len(nlp.vocab.strings)


def annotate(nlp: Language, article: Article) -> Doc:
    """The article's text with everything that the annotators find in it.

    One document at a time, so that the parse of a document never depends on its neighbours.
    """
    nlp.max_length = max(nlp.max_length, len(article.text) + 1)
    doc = nlp.make_doc(article.text)
    doc._.article = article
    doc._.published = article.published.date if article.published is not None else None
    with _threads().limit(limits=1):  # matrices are too small to share; --workers is what uses the other cores
        return nlp(doc)


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
