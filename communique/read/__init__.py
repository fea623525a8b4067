"""Documents read: their form told, their own words kept and zoned, what surrounds them taken out, metadata found."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from communique import registry
from communique.errors import CommuniqueError, EmptyDocument, OverLimit, ReadingError, Scanned
from communique.read import bylines, closings, forms, given, limits, metadata, zones
from communique.read.draft import Draft, Piece, lay_on, lay_out
from communique.records import Article, Document, Removed

__all__ = ["article", "parse", "pictures", "read", "recognize", "warm"]


def read(document: Document) -> Article:
    """The article of a document; it depends on the document's bytes alone.

    Raises `UnknownForm`, `EmptyDocument` or another `ReadingError` that says why there is none; never anything else.
    """
    try:
        return parse(document)
    except Scanned as scanned:
        from communique.read import ocr

        ocr.check(str(scanned))
        return recognize(document, pictures(document))


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Makes a `ReadingError` of whatever else comes: parsers of foreign forms fail in ways of their own."""
    try:
        yield
    except CommuniqueError:
        raise
    except MemoryError as error:
        raise OverLimit("reading it takes more memory than there is") from error
    except RecursionError as error:
        raise OverLimit("it is nested too deeply") from error
    except Exception as error:
        raise ReadingError(f"its {type(error).__name__}: {error}"[:300]) from error


@_plain_errors()
def parse(document: Document) -> Article:
    """The article of a document, as `read`; one whose pages are pictures raises `Scanned`. Starts no program."""
    found = registry.load("readers", forms.form_of(document.data))(document)
    return found if isinstance(found, Article) else article(document, found)


@_plain_errors()
def pictures(document: Document) -> list[bytes]:
    """The pages of a scanned document as PNG pictures. Starts no program."""
    from communique.read import pdf

    return pdf.pictures(document)


@_plain_errors()
def recognize(document: Document, pages: Sequence[bytes]) -> Article:
    """The article of a scanned document, whose words a program finds in pictures of its pages."""
    from communique.read import ocr

    return article(document, ocr.draft(pages))


def warm() -> None:
    """Loads what telling zones, metadata and language needs: tables, patterns, the language model."""
    bylines.warm()
    lines = ("Talks go on", "By Ana Ruiz", "The two sides meet again on Friday, 10 May 2024, and will then say more.")
    article(Document(id="", source="", data=b""), Draft([Piece(line) for line in lines]))


def article(document: Document, draft: Draft) -> Article:
    """The article that a draft makes: zones settled, junk taken out, metadata found."""
    pieces = [piece for piece in draft.pieces if piece.text]
    if not pieces:
        raise EmptyDocument("there is no text in it")
    limits.check_pieces(len(pieces))
    if draft.text is not None:
        settled = given.settle(pieces, draft.stated.title)
        text, blocks = draft.text, lay_on(draft.text, pieces)
        removed: tuple[Removed, ...] = ()
    else:
        draft = replace(draft, stated=closings.stated(draft))
        settled = zones.settle(pieces, draft.stated.title, draft.stated.publisher)
        text, blocks, removed = lay_out(pieces)
    if not text.strip():
        raise EmptyDocument("there is nothing in it but menus and the like")
    limits.check_text(text)
    removed = (*(Removed(start=0, end=0, reason=notice, quote="") for notice in draft.notices), *removed)
    known = metadata.find(replace(draft, pieces=pieces), settled, text)
    return Article(
        document=document.id,
        text=text,
        title=known.title,
        authors=known.authors,
        publisher=known.publisher,
        url=known.url,
        published=known.published,
        updated=known.updated,
        written=known.written,
        language=known.language,
        genre=known.genre or "other",
        blocks=blocks,
        removed=removed,
    )
