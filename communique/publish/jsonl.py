"""The record as JSON Lines, exactly as docs/record.md tells: documents first, then each type, each in order of ids."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any

import orjson

from communique.codebook import load, outlets
from communique.records import Article, Document, Outlet, Reliability
from communique.settings import settings
from communique.store import View
from communique.store.publishers import outlet
from communique.store.rows import TYPES

OF_ARTICLES = (
    "title",
    "authors",
    "publisher",
    "url",
    "published",
    "updated",
    "written",
    "language",
    "genre",
    "text",
    "removed",
)
"""The fields of an article that the export tells, in its order."""


def export(view: View) -> Iterator[bytes]:
    """Every line of the record, each with its line feed; the same record gives the same bytes."""
    for entry in view.entries():
        told = document_line(entry.article, entry.source, entry.sha256, entry.syndicated_from, entry.version_of)
        yield _line({**told, **standing_of(entry.outlet, entry.reliability)})
    for kind in TYPES:
        for line in view.lines(kind):
            yield _line(_with_information(_with_country_names(orjson.loads(line)), view))
    for link in view.links():
        yield _line(link.model_dump())


def document_line(
    article: Article, source: str, sha256: str, syndicated_from: str | None, version_of: str | None
) -> dict[str, Any]:
    """A document as the export tells it: what it says and where it is from."""
    values = article.model_dump()
    return {
        "type": "document",
        "id": article.document,
        "source": source,
        **{name: values[name] for name in OF_ARTICLES},
        "sha256": sha256,
        "syndicated_from": syndicated_from,
        "version_of": version_of,
    }


def standing_of(publisher: Outlet | None, reliability: Reliability) -> dict[str, Any]:
    """Who publishes a document, and how analysts rate that source and this information."""
    known = _with_country_names(publisher.model_dump()) if publisher is not None else None
    return {"outlet": known, "reliability": reliability.model_dump()}


def _with_information(values: dict[str, Any], view: View) -> dict[str, Any]:
    """A record's line with the number that analysts gave to it; without one it has no such field."""
    grade = view.publishers.information_grade(values["id"])
    return values if grade is None else {**values, "information": grade}


def line_alone(document: Document, article: Article) -> bytes:
    """The line of a document that is in no record, with its line feed: nobody has rated it, and it stands alone."""
    told = document_line(article, document.source, sha256(document.data).hexdigest(), None, None)
    source = outlets.find(article.publisher, article.url, document.source)
    return _line({**told, **standing_of(outlet(source) if source is not None else None, Reliability())})


def _with_country_names(value: Any) -> Any:
    """The same values with countries by their common English name, as readers of the lines know them."""
    if isinstance(value, list):
        return [_with_country_names(item) if isinstance(item, dict) else item for item in value]
    out = {}
    for name, item in value.items():
        if name == "country" and item is not None:
            out[name] = _country_names().get(item, item)
        else:
            out[name] = _with_country_names(item) if isinstance(item, dict | list) else item
    return out


@cache
def _country_names() -> dict[str, str]:
    return {country.code: country.name for country in load(settings().codebook).countries}


def _line(values: dict[str, Any]) -> bytes:
    return orjson.dumps(values, option=orjson.OPT_APPEND_NEWLINE)
