"""Entries of feeds: their words read as a page's are, and what the feed states about them not guessed again."""

import html
import re
from typing import Any

import orjson

from communique.errors import EmptyDocument, ReadingError
from communique.read import article, bylines, cues, given, publishers, text
from communique.read.draft import Draft, Piece, Stated
from communique.records import Article, Document, Published

BOM = b"\xef\xbb\xbf"
TEASER = "teaser"
"""Why an entry's link is taken out of its text: the feed holds only the beginning, and there stands the rest."""
SHORT = 600
"""Code points of a summary below which it is no article of its own."""
LONGEST = 2000
"""Code points of a title or a name; what is longer is cut, for none is."""
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_]|$)", re.IGNORECASE)
_PARTS = re.compile(r"\s+[-–—|»›·:]+\s+|:\s+")
_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><main><article><h1>{title}</h1>{words}</article></main></body></html>"
)


def read(document: Document) -> Article:
    """The article of an entry.

    The feed's day of publication goes before any that the words show, for it is stated. A teaser is kept, since what
    it says is said, and marked: its link is among what was taken out, with the reason `teaser`.
    """
    try:
        entry = orjson.loads(document.data.removeprefix(BOM))["entry"]
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise ReadingError(f"not the JSON of a feed's entry: {error}") from error
    stated = _stated(entry)
    pieces = _pieces(entry, stated.title)
    if not pieces:
        raise EmptyDocument("the entry has no words")
    if is_teaser(entry, pieces):
        pieces.append(Piece(entry["link"], reason=TEASER))
    found = article(document, Draft(pieces, stated))
    return found if stated.published is None else found.model_copy(update={"published": stated.published})


def warm() -> None:
    """Loads what reading an entry needs: its words are those of a page."""
    from communique.read import html

    html.warm()
    data = orjson.dumps({"entry": {"title": "Talks", "text": "Talks go on.", "publisher": "Wire - World", "link": "/"}})
    read(Document(id="", source="", data=data))


def is_teaser(entry: dict[str, Any], pieces: list[Piece]) -> bool:
    """Whether an entry has only the beginning of what its link leads to: it breaks off, or is a short summary."""
    if not isinstance(entry.get("link"), str):
        return False
    words = [piece for piece in pieces if piece.kept and piece.text != entry.get("title")]
    if not words or cues.pattern("teaser", "endings").search(words[-1].text) is not None:
        return True
    return entry.get("part") != "content" and sum(len(piece.text) for piece in words) < SHORT


def _pieces(entry: dict[str, Any], title: str | None) -> list[Piece]:
    """The words of an entry below its title."""
    page, plain = entry.get("html"), entry.get("text")
    if isinstance(page, str) and page.strip():
        from communique.read.html import draft

        return draft(_PAGE.format(title=html.escape(title or ""), words=page).encode("utf-8", "replace")).pieces
    pieces = text.pieces(plain) if isinstance(plain, str) else []
    if title is not None and all(cues.key(piece.text) != cues.key(title) for piece in pieces[:1]):
        pieces.insert(0, Piece(title))
    return pieces


def _stated(entry: dict[str, Any]) -> Stated:
    authors = entry.get("authors")
    listed = [one for one in authors if isinstance(one, str)] if isinstance(authors, list) else []
    language = _LANGUAGE.match(_string(entry, "language") or "")
    return Stated(
        title=_string(entry, "title"),
        authors=tuple(dict.fromkeys(name for one in listed for name in bylines.names(one))),
        publisher=_publisher(entry),
        published=_published(_string(entry, "published") or _string(entry, "updated")),
        language=language[1].lower() if language else None,
    )


def _string(entry: dict[str, Any], key: str) -> str | None:
    value = entry.get(key)
    return " ".join(text.normal(value[:LONGEST]).split()) or None if isinstance(value, str) else None


def _publisher(entry: dict[str, Any]) -> str | None:
    """The outlet in the feed's name ("Harbour Wire - World news"), as the codebook writes it; else the whole name."""
    name = _string(entry, "publisher") or ""
    parts = [part for part in _PARTS.split(name) if part]
    for part in (name, *parts):
        source = publishers.by_name(part) if part else None
        if source is not None:
            return source.name
    outlets = [part for part in parts if bylines.is_outlet(part)]
    return outlets[0] if len(outlets) == 1 else name or None


def _published(value: str | None) -> Published | None:
    try:
        return given.published(value)
    except ReadingError:
        return None
