"""PDF: the text layer of each page, laid out as one reads it; pages without one become pictures for recognition."""

import datetime
import io
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from communique.errors import EmptyDocument, ReadingError, Scanned
from communique.read import layout, limits, properties
from communique.read.draft import Draft
from communique.read.properties import Properties
from communique.records import Document

MOST_PICTURES = 60
"""Pages of a scanned document that are read, at some seconds each."""
TOLD = 20
"""Pages that a notice names."""
SCANNED = 25
"""Letters of a page, at most on average, that a scanner's stamp may have left on pages that are pictures."""
UNREADABLE = 0.3
"""Share of letters without a meaning from which a text layer is of no use."""
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff]")
OUTLINES = 100
"""Outlines on a page from which they are likely to be letters."""
RESOLUTION = 200 / 72
LONGEST_SIDE = 3600
"""Dots of a picture's longer side: a page can call itself as large as a house."""
_DAY = re.compile(r"D:(\d{4})(\d{2})(\d{2})")


def read(document: Document) -> Draft:
    """The paragraphs of a PDF as pieces; `Scanned` when its pages are pictures without text."""
    from communique.read.layout import glyphs

    with _opened(document.data) as pdf:
        pages = []
        pictured = []
        for number in range(len(pdf)):
            page = pdf[number]
            pages.append(glyphs.page_of(page, number))
            if not pages[-1].lines and _is_picture(page):
                pictured.append(number + 1)
            page.close()
        letters = sum(len(line.text) for page in pages for line in page.lines)
        pictures = len(pictured) if letters else sum(_is_picture(page) for page in pdf)
        if pictures and letters < SCANNED * len(pages):
            raise Scanned("it is scanned: its pages are pictures without text")
        unreadable = sum(len(_MEANINGLESS.findall(line.text)) for page in pages for line in page.lines)
        if letters and unreadable > UNREADABLE * letters:
            raise Scanned("its letters are of a font that does not tell what they are")
        if not letters:
            raise EmptyDocument("there is no text in the PDF, and no picture of any")
        stated = _properties(pdf)
    pieces, title = layout.pieces(pages)
    return Draft(pieces, properties.stated(stated, pieces, title), notices=_unread(pictured))


def _unread(pages: list[int]) -> tuple[str, ...]:
    """The notice that some pages among others with text are pictures, whose words nobody has read."""
    if not pages:
        return ()
    told = ", ".join(map(str, pages[:TOLD])) + (", …" if len(pages) > TOLD else "")
    return (f"not read: {'page' if len(pages) == 1 else 'pages'} {told}, without text but with a picture",)


def pictures(document: Document) -> list[bytes]:
    """The first pages of a PDF as grey PNG pictures, large enough to recognize letters in them."""
    with _opened(document.data) as pdf:
        return [_png(pdf[number]) for number in range(min(len(pdf), MOST_PICTURES))]


def warm() -> None:
    """Loads what reading and drawing a PDF needs."""
    import pypdfium2

    made = io.BytesIO()
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(200, 200).close()
    pdf.save(made)
    pdf.close()
    document = Document(id="", source="", data=made.getvalue())
    with suppress(EmptyDocument):
        read(document)
    pictures(document)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The PDF, open; what pdfium complains of becomes a `ReadingError`."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise ReadingError("the PDF wants a password; save a copy without one") from error
        raise ReadingError(f"the PDF cannot be opened ({error}): a broken file?") from error
    try:
        limits.check_pages(len(pdf))
        yield pdf
    except pypdfium2.PdfiumError as error:
        raise ReadingError(f"a page of the PDF cannot be read: {error}") from error
    finally:
        pdf.close()


def _is_picture(page: Any) -> bool:
    """Whether a page without text shows some: in a picture, or in letters that are drawn as outlines."""
    import pypdfium2.raw as pdfium

    parts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return any(part.type == pdfium.FPDF_PAGEOBJ_IMAGE or count > OUTLINES for count, part in enumerate(parts))


def _properties(pdf: Any) -> Properties:
    fields = pdf.get_metadata_dict()
    match = _DAY.match(fields.get("CreationDate", ""))
    try:
        created = datetime.date(*map(int, match.groups())) if match is not None else None
    except ValueError:
        created = None
    return Properties(fields.get("Title", ""), fields.get("Author", ""), created)


def _png(page: Any) -> bytes:
    """A page as a PNG picture in grey."""
    scale = min(RESOLUTION, LONGEST_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    rows = memoryview(bitmap.buffer).cast("B")
    dots = b"".join(
        b"\x00" + bytes(rows[at * bitmap.stride : at * bitmap.stride + bitmap.width]) for at in range(bitmap.height)
    )
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 0, 0, 0, 0)
    bitmap.close()
    page.close()
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(dots, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, parts))


def _chunk(part: tuple[bytes, bytes]) -> bytes:
    kind, data = part
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
