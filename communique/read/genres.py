"""What kind of text an article is."""

from communique.read.draft import Piece, Stated
from communique.read.zones import Settled
from communique.records import Genre


def find(pieces: list[Piece], known: Stated, settled: Settled) -> Genre:
    """The article's genre by the plainest sign that it bears."""
    return "news"
