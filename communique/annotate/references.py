"""Placeholder until the references annotator lands."""

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions


@Language.factory("communique_references")
def make_references(nlp: Language, name: str):  # type: ignore[no-untyped-def]
    """Finds nothing yet."""

    def component(doc: Doc) -> Doc:
        return doc

    return component
