"""Short ways to read a document in a test."""

import json

from communique.read import read
from communique.records import Article, Document, document_id


def article_of(data: bytes | str) -> Article:
    """The article of some bytes, or of a text in UTF-8."""
    data = data.encode() if isinstance(data, str) else data
    return read(Document(id=document_id(data), source="test", data=data))


def given(**fields: object) -> Article:
    """The article of a JSON line."""
    return article_of(json.dumps({"source": "test", **fields}))


def zones(article: Article) -> dict[str, list[str]]:
    """The texts of an article's blocks by zone."""
    found: dict[str, list[str]] = {}
    for block in article.blocks:
        found.setdefault(block.zone, []).append(article.text[block.start : block.end])
    return found


def removed(article: Article) -> dict[str, list[str]]:
    """What was taken out, by reason."""
    found: dict[str, list[str]] = {}
    for part in article.removed:
        found.setdefault(part.reason, []).append(part.quote)
    return found
