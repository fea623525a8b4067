"""What is known about an article: what is stated comes first, what its text shows next; nothing is made up."""

from communique import addresses
from communique.read import bounds, bylines, genres, languages, published, publishers
from communique.read.draft import Draft, Piece, Stated
from communique.read.settled import Settled
from communique.records import Bounds, Published


def find(draft: Draft, settled: Settled, text: str) -> Stated:
    """Title, authors, publisher, day, language and genre of an article; None where neither form nor text tells."""
    stated, pieces = draft.stated, draft.pieces
    title = stated.title
    if settled.title is not None and (title is None or draft.text is None):
        title = pieces[settled.title].text
    authors = stated.authors or bylines.authors(settled.byline_lines)
    known = Stated(
        title=title,
        authors=authors,
        publisher=stated.publisher or publishers.find(pieces, settled.title, authors),
        url=stated.url,
        language=stated.language or languages.find(_body(pieces) or text),
    )
    shown = published.shown(settled, pieces, known.language)
    if stated.published is not None and (
        draft.text is not None
        or shown is None
        or settled.updated_only
        or (len(shown.date) < len(stated.published.date) and stated.published.date.startswith(shown.date))
    ):
        shown = stated.published
    known.updated = stated.updated or published.updated(settled)
    known.published = shown
    if shown is None or shown.precision != "day":
        told = published.account(pieces)
        known.written = bounds.found(told, pieces)
        known.published = shown or _addressed(stated.url, known.written) or published.inferred(told)
        if known.published is not None and not _fits(known.published, known.written):
            known.written = None
    known.genre = stated.genre or genres.find(pieces, known)
    return known


def _addressed(url: str | None, written: Bounds | None) -> Published | None:
    """The day in the page's address, unless the text tells of later days as past."""
    held = addresses.day_of(url)
    return held if held is not None and _agree(held, written) else None


def _fits(day: Published, written: Bounds | None) -> bool:
    """Whether bounds tell more than the day or month of publication, and do not contradict it."""
    return day.precision != "day" and _agree(day, written)


def _agree(day: Published, written: Bounds | None) -> bool:
    if written is None:
        return True
    size = len(day.date)
    first, last = (written.not_before or "0000")[:size], (written.not_after or "9999")[:size]
    return first <= day.date <= last


def _body(pieces: list[Piece]) -> str:
    """The running text, which alone tells the language: titles are names, menus and notes may be of another."""
    return "\n".join(piece.text for piece in pieces if piece.kept and piece.zone in ("body", "list_item", "quotation"))
