"""From lines on pages to a document's pieces: reading order, furniture, paragraphs, footnotes, title.

It knows nothing of PDF: what a page's reader found, by its text layer or by optical recognition, is laid out alike.
"""

from communique.read import cues
from communique.read.draft import Piece
from communique.read.layout import columns, edges, hyphens, notes
from communique.read.layout.lines import Line, Page
from communique.read.layout.paragraphs import LARGE, Measure, Paragraph, measure, paragraphs

__all__ = ["Line", "Page", "pieces"]

TOP = 10
"""Paragraphs from the top of the first page among which the title stands."""


def pieces(pages: list[Page]) -> tuple[list[Piece], str | None]:
    """The pieces of a document's pages in the order of reading, and the words that stand out as its title."""
    removed = edges.furniture(pages)
    furniture = [
        Piece(line.text, reason=removed[id(line)]) for page in pages for line in page.lines if id(line) in removed
    ]
    by_page = [columns.regions([line for line in page.lines if id(line) not in removed]) for page in pages]
    usual = measure([region for page in by_page for region in page])
    known = hyphens.vocabulary(line.text for page in by_page for region in page for line in region.lines)
    body, apart = [], []
    for page in by_page:
        kept, footnotes = notes.split(page, usual.size)
        body += kept
        apart += footnotes
    found = paragraphs(body, usual, known)
    footnotes_pieces = [Piece(_joined(lines, known), zone="footnote") for lines in apart]
    title = _title(found, usual)
    whole = notes.without_marks([paragraph.piece for paragraph in found], footnotes_pieces)
    return [*whole, *footnotes_pieces, *furniture], title


def _joined(lines: list[Line], known: frozenset[str]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        text = hyphens.joined(text, line.text, known)
    return text


def _title(found: list[Paragraph], usual: Measure) -> str | None:
    """The paragraph in the largest letters near the top, if they are larger than the text's."""
    top = [
        (paragraph.size, -index)
        for index, paragraph in enumerate(found[:TOP])
        if paragraph.piece.zone == "heading" and cues.junk(paragraph.piece.text) is None
    ]
    best = max(top, default=(0.0, 0))
    return found[-best[1]].piece.text if best[0] > LARGE * usual.size else None
