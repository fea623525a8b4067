"""An article: a document's clean text and what is known about it."""

from typing import Literal

from communique.records.base import Bounds, Published, Record, Span

Genre = Literal["news", "opinion", "analysis", "readout", "joint_statement", "interview", "other"]
Zone = Literal[
    "title",
    "dateline",
    "byline",
    "standfirst",
    "heading",
    "body",
    "list_item",
    "quotation",
    "caption",
    "table",
    "footnote",
    "editors_note",
    "authors_note",
]


class Block(Span):
    """One paragraph-like stretch of the article's text and the zone it belongs to."""

    zone: Zone


class Removed(Record):
    """Words that were taken out, and why; `start` and `end` count in the text before anything was taken out."""

    start: int
    end: int
    reason: str
    quote: str


class Article(Record):
    """A document's clean text; evidence counts in `text`, which nobody edits after reading.

    `url` is the page's own address of itself (canonical). `written` bounds the days of writing where `published` is
    not known to the day.

    `blocks` are in order, do not overlap, and together hold every character of `text` but white space between them.
    """

    document: str
    text: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: Published | None = None
    updated: Published | None = None
    written: Bounds | None = None
    language: str | None = None
    genre: Genre = "other"
    blocks: tuple[Block, ...] = ()
    removed: tuple[Removed, ...] = ()
