"""Word documents: paragraphs, headings, lists and tables in their order."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from communique.errors import EmptyDocument, ReadingError
from communique.read import limits
from communique.read.draft import Draft, Piece, Stated
from communique.read.text import normal
from communique.records import Document, Zone

BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, ValueError, AttributeError, TypeError)
"""What python-docx and what is under it raise over damaged files, as it comes."""
_STYLES: tuple[tuple[str, Zone], ...] = (
    ("title", "heading"),
    ("heading", "heading"),
    ("list", "list_item"),
    ("caption", "caption"),
    ("quote", "quotation"),
    ("subtitle", "standfirst"),
    ("footnote", "footnote"),
)


def read(document: Document) -> Draft:
    """The paragraphs of a Word document as pieces.

    The file's own author and day are those of whoever saved it last: only what the text shows counts, but a title
    among its properties helps to tell which line is the title.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            limits.check_archive(archive)
        return _draft(document.data)
    except BROKEN as error:
        raise ReadingError(f"the Word document is broken: {error}"[:300]) from error


def _draft(data: bytes) -> Draft:
    import docx
    from docx.opc.exceptions import OpcError

    try:
        word = docx.Document(io.BytesIO(data))
    except OpcError as error:
        raise ReadingError(f"the Word document cannot be opened: {error}") from error
    _give_styles(word.part)
    pieces = list(_pieces(word))
    if not pieces:
        raise EmptyDocument("there is no text in the Word document")
    return Draft(pieces, Stated(title=_title(word, pieces)))


def warm() -> None:
    """Loads what reading a Word document needs."""
    import docx

    made = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Talks go on.")
    word.save(made)
    _default_styles()
    read(Document(id="", source="", data=made.getvalue()))


def _give_styles(part: Any) -> None:
    """Gives a document that brings no styles python-docx's own, which it would look up in a file."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.parts.styles import StylesPart

    own = [key for key, relation in part.rels.items() if relation.reltype == RELATIONSHIP_TYPE.STYLES]
    for key in own:
        if part.rels[key].is_external:  # nothing is fetched
            del part.rels[key]
    if not any(key in part.rels for key in own):
        name = PackURI("/word/styles.xml")
        styles = StylesPart.load(name, CONTENT_TYPE.WML_STYLES, _default_styles(), part.package)
        part.relate_to(styles, RELATIONSHIP_TYPE.STYLES)


@cache
def _default_styles() -> bytes:
    import docx

    return (Path(docx.__file__).parent / "templates" / "default-styles.xml").read_bytes()


def _pieces(word: Any) -> Iterator[Piece]:
    from docx.table import Table

    for part in word.iter_inner_content():
        if isinstance(part, Table):
            yield from _rows(part)
            continue
        # A soft line break parts lines of one paragraph: a byline block, an address.
        for line in normal(part.text).split("\n"):
            text = " ".join(line.split())
            if text:
                yield Piece(text, zone=_zone(part))


def _rows(table: Any) -> Iterator[Piece]:
    """The rows of a table, their cells apart by bars; a cell that spans columns comes once."""
    for row in table.rows:
        cells: list[str] = []
        seen = set()
        for cell in row.cells:
            text = " ".join(normal(cell.text).split())
            if text and cell._tc not in seen:
                cells.append(text)
            seen.add(cell._tc)
        if cells:
            yield Piece(" | ".join(cells), zone="table" if len(cells) > 1 else None)


def _zone(paragraph: Any) -> Zone | None:
    name = (paragraph.style.name or "").lower() if paragraph.style is not None else ""
    return next((zone for word, zone in _STYLES if name.startswith(word)), None)


def _title(word: Any, pieces: list[Piece]) -> str | None:
    """The paragraph in the title's style, else the property if the text has the same words."""
    for paragraph in word.paragraphs:
        if paragraph.style is not None and (paragraph.style.name or "").lower() == "title" and paragraph.text.strip():
            return " ".join(normal(paragraph.text).split())
    stated = " ".join((word.core_properties.title or "").split())
    return stated if stated and any(piece.text.casefold() == stated.casefold() for piece in pieces) else None
