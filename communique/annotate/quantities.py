"""Placeholder until the quantities annotator lands."""

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions


@Language.factory("communique_quantities")
def make_quantities(nlp: Language, name: str):  # type: ignore[no-untyped-def]
    """Finds nothing yet."""

    def component(doc: Doc) -> Doc:
        return doc

    return component
