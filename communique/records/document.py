"""A document: what was fetched, to the byte."""

from communique.records.base import Record


class Document(Record):
    """Bytes as they were fetched, immutable; `asked` is the address asked for, where redirects led on to `source`.

    `given` holds what a `.jsonl` line tells of an article that is already clean (title, authors, publisher,
    published, language, genre): it is not guessed again. For such a line `data` is the line's object as canonical JSON.
    """

    id: str
    source: str
    data: bytes
    media_type: str | None = None
    fetched: str | None = None
    asked: str | None = None
