"""One document as the rules of contacts ask about it."""

from dataclasses import dataclass

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.contacts.parties import Parties
from communique.extract.contacts.places import Places
from communique.extract.contacts.timing import Timing


@dataclass(frozen=True, slots=True)
class Reading:
    """The parse of a document, and who, where and when its words tell; `zones` maps sentences to their block's zone."""

    g: Grammar
    parties: Parties
    places: Places
    timing: Timing
    zones: dict[int, str]

    @classmethod
    def of(cls, doc: Doc, zones: dict[int, str]) -> "Reading":
        """Reads `doc` once."""
        return cls(doc._.grammar, Parties(doc), Places(doc), Timing(doc), zones)
