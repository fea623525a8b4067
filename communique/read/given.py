"""Articles that come clean, as JSON: their text to the letter, and what is given is not guessed again."""

import datetime
import re
from typing import Any, get_args

import orjson

from communique.errors import EmptyDocument, ReadingError
from communique.read import cues, dates, notes, shapes, zones
from communique.read.draft import Draft, Piece, Stated
from communique.read.settled import Settled
from communique.records import Document, Genre, Precision, Published

_PARAGRAPH = re.compile(r"[^\n\r]*\S[^\n\r]*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:$|[T ])")
_PRECISION: tuple[Precision, ...] = ("year", "month", "day")


def read(document: Document) -> Draft:
    """The lines of the given text as pieces, and what is given about it."""
    try:
        given = orjson.loads(document.data.removeprefix(b"\xef\xbb\xbf"))
        text = given["text"]
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise ReadingError(f"not the JSON of an article: {error}") from error
    if not isinstance(text, str) or not text.strip():
        raise EmptyDocument("the given text is empty")
    return Draft(_pieces(text), _stated(given), text=text)


def _pieces(text: str) -> list[Piece]:
    return [Piece(match.group().strip()) for match in _PARAGRAPH.finditer(text)]


def _stated(given: dict[str, Any]) -> Stated:
    authors = given.get("authors") or ()
    if isinstance(authors, str):
        authors = (authors,)
    return Stated(
        title=_words(given, "title"),
        authors=tuple(str(author).strip() for author in authors if str(author).strip()),
        publisher=_words(given, "publisher"),
        url=_words(given, "url"),
        published=published(given.get("published")),
        updated=published(given.get("updated"), "updated"),
        language=_words(given, "language"),
        genre=_genre(given.get("genre")),
    )


def _words(given: dict[str, Any], key: str) -> str | None:
    value = given.get(key)
    if value is not None and not isinstance(value, str):
        raise ReadingError(f"{key!r} is not a string: {value!r:.60}")
    return value.strip() or None if value is not None else None


def _genre(value: Any) -> Genre | None:
    if value is not None and value not in get_args(Genre):
        raise ReadingError(f"'genre' is {value!r:.60}; it must be one of {', '.join(get_args(Genre))}")
    return value  # type: ignore[no-any-return]


def published(value: Any, name: str = "published") -> Published | None:
    """A given day of publication (or of an update): an ISO prefix or time, or the object of an export."""
    if isinstance(value, dict):
        try:
            return Published(**value)
        except (TypeError, ValueError) as error:
            raise ReadingError(f"{name!r} is not usable: {value!r:.80}") from error
    if value is None or value == "":
        return None
    match = _DATE.match(value) if isinstance(value, str) else None
    if match is None:
        raise ReadingError(f"{name!r} is {value!r:.60}; it must be a date such as 2024-05-16")
    parts = [part for part in match.groups() if part is not None]
    try:
        datetime.date(*map(int, [*parts, "1", "1"][:3]))
    except ValueError as error:
        raise ReadingError(f"{name!r} is no day of the calendar: {value!r:.60}") from error
    return Published(date="-".join(parts), precision=_PRECISION[len(parts) - 1], basis="metadata")


def settle(pieces: list[Piece], title: str | None) -> Settled:
    """Light zones: nothing is taken out, and only plain signs count."""
    settled = Settled()
    first = pieces[0]
    heading = cues.key(first.text)
    if (
        (title is not None and cues.key(title) == heading)
        or (title is None and zones.is_heading(first.text) and len(pieces) > 1)
        or (
            title is None
            and len(pieces) > 1
            and shapes.in_title_case(first.text)
            and shapes.size(first.text) <= 24
            and shapes.sentences(first.text) == 1
        )
    ):
        settled.title, first.zone = 0, "title"
    for piece in pieces:
        if piece.zone is None:
            line = dates.date_line(piece.text)
            if line is not None and line.label is not None and not line.rest:
                settled.date_lines.append(line)
                piece.zone = "dateline"
                continue
            note = notes.note_of(piece.text)
            piece.zone = note or ("heading" if zones.is_heading(piece.text) else "body")
    return settled
