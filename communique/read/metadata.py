"""What is known about an article: what is stated comes first, what its text shows next; nothing is made up."""

from communique import addresses
from communique.read import bounds, bylines, genres, languages, published, publishers
from communique.read.draft import Draft, Stated
from communique.read.zones import Settled


def find(draft: Draft, settled: Settled, text: str) -> Stated:
    """Title, authors, publisher, day, language and genre of an article; None where neither form nor text tells."""
    stated, pieces = draft.stated, draft.pieces
    title = stated.title
    if settled.title is not None and (title is None or draft.text is None):
        title = pieces[settled.title].text
    known = Stated(
        title=title,
        authors=stated.authors or bylines.authors(settled.byline_lines),
        publisher=stated.publisher or publishers.find(pieces),
        url=stated.url,
        language=stated.language or languages.find(text),
    )
    shown = published.shown(settled, pieces)
    if stated.published is not None and (draft.text is not None or shown is None or settled.updated_only):
        shown = stated.published
    told = published.account(pieces)
    known.published = shown or addresses.day_of(stated.url) or published.inferred(told)
    known.updated = stated.updated or published.updated(settled)
    if known.published is None or known.published.precision != "day":
        known.written = bounds.found(told, pieces)
    known.genre = stated.genre or genres.find(pieces, known)
    return known
