"""The annotators in order: the base spaCy pipeline with ours around it."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

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


@cache
def load(name: str | None = None) -> Language:
    """The spaCy pipeline `name` (or the one of the settings) with our annotators, loaded once a process."""
    name = name or settings().pipeline
    try:
        nlp = spacy.blank(name.removeprefix("blank:")) if name.startswith("blank:") else spacy.load(name)
    except OSError as error:
        raise SettingsError(
            f"the spaCy pipeline {name!r} is not installed; install it with pip or set COMMUNIQUE_PIPELINE"
        ) from error
    if "parser" not in nlp.pipe_names and "senter" not in nlp.pipe_names:
        nlp.add_pipe("sentencizer", first=True)
    nlp.add_pipe("communique_layout", first=True)
    for annotator in ANNOTATORS:
        nlp.add_pipe(annotator)
    return nlp


def annotate(nlp: Language, article: Article) -> Doc:
    """The article's text with everything that the annotators find in it.

    One document at a time, so that the parse of a document never depends on its neighbours.
    """
    nlp.max_length = max(nlp.max_length, len(article.text) + 1)
    doc = nlp.make_doc(article.text)
    doc._.article = article
    doc._.published = article.published.date if article.published is not None else None
    return nlp(doc)
