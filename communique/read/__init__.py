"""Documents read: their form told, their own words kept and zoned, what surrounds them taken out, metadata found."""

from dataclasses import replace

from communique import registry
from communique.errors import CommuniqueError, EmptyDocument, OverLimit, ReadingError
from communique.read import forms, given, limits, metadata, zones
from communique.read.draft import Draft, Piece, lay_on, lay_out
from communique.records import Article, Document, Removed

__all__ = ["article", "read", "warm"]


def read(document: Document) -> Article:
    """The article of a document; it depends on the document's bytes alone.

    Raises `UnknownForm`, `EmptyDocument` or another `ReadingError` that says why there is none; never anything else.
    """
    try:
        found = registry.load("readers", forms.form_of(document.data))(document)
        return found if isinstance(found, Article) else article(document, found)
    except CommuniqueError:
        raise
    except MemoryError as error:
        raise OverLimit("reading it takes more memory than there is") from error
    except RecursionError as error:
        raise OverLimit("it is nested too deeply") from error
    except Exception as error:  # parsers of foreign forms fail in ways of their own
        raise ReadingError(f"its {type(error).__name__}: {error}"[:300]) from error


def warm() -> None:
    """Loads what telling zones, metadata and language needs: tables, patterns, the language model."""
    lines = ("Talks go on", "By Ana Ruiz", "The two sides meet again on Friday, 10 May 2024, and will then say more.")
    article(Document(id="", source="", data=b""), Draft([Piece(line) for line in lines]))


def article(document: Document, draft: Draft) -> Article:
    """The article that a draft makes: zones settled, junk taken out, metadata found."""
    pieces = [piece for piece in draft.pieces if piece.text]
    if not pieces:
        raise EmptyDocument("there is no text in it")
    if draft.text is not None:
        settled = given.settle(pieces, draft.stated.title)
        text, blocks = draft.text, lay_on(draft.text, pieces)
        removed: tuple[Removed, ...] = ()
    else:
        settled = zones.settle(pieces, draft.stated.title, draft.stated.publisher)
        text, blocks, removed = lay_out(pieces)
    if not text.strip():
        raise EmptyDocument("there is nothing in it but menus and the like")
    limits.check_text(text)
    known = metadata.find(replace(draft, pieces=pieces), settled, text)
    return Article(
        document=document.id,
        text=text,
        title=known.title,
        authors=known.authors,
        publisher=known.publisher,
        published=known.published,
        language=known.language,
        genre=known.genre or "other",
        blocks=blocks,
        removed=removed,
    )
