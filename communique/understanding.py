"""From one document to what it says: read, annotate, extract. A pure function of the document, for any process."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from communique import ingest, registry
from communique.annotate import pipeline as annotators
from communique.errors import ReadingError, SettingsError
from communique.extract.base import Extractor
from communique.extract.checks import checked
from communique.read import confined
from communique.records import Article, Document, Found
from communique.steps import Trouble

EXTRACTORS = ("meetings", "outcomes", "statements", "figures", "restrictions", "forecasts", "disputes", "events")
"""The order in which ours run, for the later ones see what the earlier found; anybody's own come after them."""

Understood = tuple[Article, list[Found]]


def understand(document: Document) -> Understood | Trouble:
    """A document's article and its records, or why there are none.

    Raises `SettingsError` where no document could be read: a pipeline that is not installed, a broken codebook.
    """
    confined.begin(document)  # it readies itself while the parser is loaded
    nlp, stage = annotators.load(), "read"
    try:
        article = confined.read_confined(document)
        with annotators.memory(nlp):
            stage = "annotate"
            doc = annotators.annotate(nlp, article)
            for name, extract in extractors().items():
                stage = name
                doc._.found.extend(checked(extract(article, doc), article))
            return article, list(doc._.found)
    except Exception as error:  # noqa: BLE001 - a fault of ours on one document must not cost the others
        return _trouble(stage, error)


def articles(sources: Sequence[str]) -> Iterator[tuple[str, tuple[Document, Article] | Trouble]]:
    """Each document's source with what it reads as, or why it cannot be read; no parser is loaded."""
    for document in ingest.documents(sources):
        yield document.source, _article(document)


def _article(document: Document | ingest.Failure) -> tuple[Document, Article] | Trouble:
    if isinstance(document, ingest.Failure):
        return Trouble("ingest", document.reason)
    try:
        return document, confined.read_confined(document)
    except Exception as error:  # noqa: BLE001 - as above
        return _trouble("read", error)


def annotated(sources: Sequence[str]) -> Iterator[tuple[str, tuple[Document, Article, Doc] | Trouble]]:
    """Each document's source with its annotated article, good until the next is asked for, or why there is none."""
    nlp = annotators.load()
    for source, found in articles(sources):
        if isinstance(found, Trouble):
            yield source, found
            continue
        with annotators.memory(nlp):
            yield source, _annotated(nlp, *found)


def _annotated(nlp: Language, document: Document, article: Article) -> tuple[Document, Article, Doc] | Trouble:
    try:
        return document, article, annotators.annotate(nlp, article)
    except Exception as error:  # noqa: BLE001 - as above
        return _trouble("annotate", error)


@cache
def extractors() -> dict[str, Extractor]:
    """Every extractor by its name, in the order in which they run."""
    own = [name for name in registry.names("extractors") if name not in EXTRACTORS]
    return {name: registry.load("extractors", name)() for name in (*EXTRACTORS, *own)}


def _trouble(stage: str, error: Exception) -> Trouble:
    """What an error says of its document; raises again what is no document's fault."""
    if isinstance(error, SettingsError):
        raise error
    if isinstance(error, ReadingError):
        return Trouble(stage, str(error))
    return Trouble(stage, f"{stage} fell over it ({type(error).__name__}: {error}); please report this document")
