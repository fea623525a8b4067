"""The record as JSON Lines, exactly as docs/record.md tells: documents first, then each type, each in order of ids."""

from collections.abc import Iterator
from typing import Any

import orjson

from communique.records import Article
from communique.store import View
from communique.store.rows import TYPES


def export(view: View) -> Iterator[bytes]:
    """Every line of the record, each with its line feed; the same record gives the same bytes."""
    for entry in view.entries():
        yield _line(document_line(entry.article, entry.source, entry.sha256, entry.syndicated_from))
    for kind in TYPES:
        for line in view.lines(kind):
            yield line + b"\n"
    for link in view.links():
        yield _line(link.model_dump())


def document_line(article: Article, source: str, sha256: str, syndicated_from: str | None) -> dict[str, Any]:
    """A document as the export tells it: what it says and where it is from."""
    values = article.model_dump()
    return {
        "type": "document",
        "id": article.document,
        "source": source,
        **{name: values[name] for name in ("title", "authors", "publisher", "published", "language", "genre", "text")},
        "removed": values["removed"],
        "sha256": sha256,
        "syndicated_from": syndicated_from,
    }


def _line(values: dict[str, Any]) -> bytes:
    return orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)
