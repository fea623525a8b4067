"""A dating: what address, fetch and other documents tell of the day of a document that does not tell it."""

from communique.records.base import Bounds, Published, Record


class Dating(Record):
    """The day or month of a document's publication, or bounds of its writing, from outside its own words.

    It holds all that is known, the document's own bounds too, and never contradicts what the document states.
    """

    document: str
    published: Published | None = None
    written: Bounds
