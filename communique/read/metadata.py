"""What is known about an article: what is stated comes first, what its text shows next; nothing is made up."""

from communique.read import bylines, genres, languages, published, publishers
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
        language=stated.language or languages.find(text),
    )
    shown = published.shown(settled, pieces)
    if stated.published is not None and (
        draft.text is not None
        or shown is None
        or settled.updated_only
        or (len(shown.date) < len(stated.published.date) and stated.published.date.startswith(shown.date))
    ):
        shown = stated.published
    known.published = shown or published.inferred(pieces)
    known.genre = stated.genre or genres.find(pieces, known)
    return known
