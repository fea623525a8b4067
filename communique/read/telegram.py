"""Messages of a Telegram channel or chat, in the form of the desktop program's `result.json`."""

from itertools import takewhile
from typing import Any

import orjson

from communique.errors import EmptyDocument, ReadingError
from communique.read import bylines, given, shapes, text
from communique.read.draft import Draft, Piece, Stated
from communique.records import Document, Published

BOM = b"\xef\xbb\xbf"
CHANNELS = ("public_channel", "private_channel", "page")


def is_export(value: dict[str, Any]) -> bool:
    """Whether an object is a chat of an export."""
    messages = value.get("messages")
    return (
        isinstance(messages, list) and isinstance(value.get("type"), str) and all(isinstance(m, dict) for m in messages)
    )


def read(document: Document) -> Draft:
    """The lines of the messages as pieces; the channel publishes them, on the day of the first.

    What was forwarded is the words of whom it came from: they are the publisher then.
    """
    chat = orjson.loads(document.data.removeprefix(BOM))
    messages = [m for m in chat["messages"] if m.get("type") == "message" and _words(m).strip()]
    if not messages:
        raise EmptyDocument("there are no words in the messages")
    pieces = [piece for message in messages for piece in text.pieces(_words(message))]
    first = messages[0]
    title = _headline(first)
    if title is not None and pieces and pieces[0].text.strip() != title:
        title = None
    stated = Stated(title=title, publisher=_name(chat.get("name")), published=_day(first.get("date")))
    if chat["type"] not in CHANNELS:
        stated.authors = bylines.names(str(first.get("from") or ""))
    sender = _name(first.get("forwarded_from"))
    if sender is not None:
        person = bylines.names(sender)
        stated.publisher, stated.authors = (None, person) if person else (sender, ())
    return Draft(pieces or [Piece(_words(first))], stated)


def _runs(message: dict[str, Any]) -> list[Any]:
    value = message.get("text")
    return value if isinstance(value, list) else [value]


def _said(run: Any) -> str:
    words = run.get("text") if isinstance(run, dict) else run
    return words if isinstance(words, str) else ""


def _words(message: dict[str, Any]) -> str:
    return "".join(map(_said, _runs(message)))


def _headline(message: dict[str, Any]) -> str | None:
    """The first line of a message if it is in heavy letters and no paragraph."""
    heavy = takewhile(lambda run: isinstance(run, dict) and run.get("type") in ("bold", "italic"), _runs(message))
    lead = "".join(map(_said, heavy))
    first = _words(message).lstrip().split("\n", 1)[0].strip()
    if not first or first not in lead or shapes.sentences(first) > 1:
        return None
    return text.normal(first).strip() or None


def _name(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: Any) -> Published | None:
    try:
        return given.published(str(value)[:10]) if value else None
    except ReadingError:
        return None
