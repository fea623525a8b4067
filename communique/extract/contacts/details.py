"""The places of a document's triggers under their former name, until the coding of events asks `Places` itself."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.contacts.places import Places


class Details(Places):
    """As `Places`."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        super().__init__(doc)
