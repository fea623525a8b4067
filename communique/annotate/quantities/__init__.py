"""Numbers with their units: money, shares, measures and counted things, in digits and in words.

`numbers` reads a number, `units` what it counts, `finder` goes through a text and leaves out what only looks like a
quantity (dates, article numbers, addresses, ages). It stands before the times annotator, so it knows dates by itself.
"""

from spacy.language import Language
from spacy.tokens import Doc

from communique.annotate import extensions as extensions
from communique.annotate.quantities.finder import find

__all__ = ["find", "make_quantities"]


@Language.factory("communique_quantities")
def make_quantities(nlp: Language, name: str) -> "Quantities":
    """The component that fills `doc._.quantities`."""
    return Quantities()


class Quantities:
    """Fills `doc._.quantities`, in order of the text."""

    def __call__(self, doc: Doc) -> Doc:
        """Finds the quantities of one parsed text."""
        doc._.quantities = find(doc._.grammar)
        return doc
