"""The words behind a value."""

from communique.records.base import Record


class Evidence(Record):
    """The exact words that support a value, and what found them.

    `start` and `end` count code points of the article's text, half-open, so that
    `article.text[start:end] == quote` always holds.
    """

    document: str
    start: int
    end: int
    quote: str
    origin: str  # "meetings@3": the extractor and its version
