"""What the annotators see as JSON Lines: a document's line, then its mentions in order of the text."""

from collections.abc import Iterator
from typing import Any

import orjson
from spacy.tokens import Doc

from communique.annotate.mentions import Name
from communique.publish.jsonl import line_alone
from communique.records import Article, Document


def lines(document: Document, article: Article, doc: Doc) -> Iterator[bytes]:
    """The document's line and its mentions, each with its line feed."""
    yield line_alone(document, article)
    found = [_mention(doc, *one) for one in _found(doc)]
    for mention in sorted(found, key=lambda m: (m["start"], -m["end"], m["kind"])):
        yield orjson.dumps(mention, option=orjson.OPT_APPEND_NEWLINE)


def _found(doc: Doc) -> Iterator[tuple[str, int, int, dict[str, Any]]]:
    """Kind, first and last token (half-open) and values of each mention."""
    for time in doc._.times:
        days = {"first": time.first, "last": time.last, "basis": time.basis}
        yield "time", time.start, time.end, {"timex": {"type": time.type, "value": time.value}, **days}
    for name in doc._.names:
        yield "role" if name.form == "title" else "name", name.start, name.end, _name(name)
    for quantity in doc._.quantities:
        values = {"value": quantity.value, "unit": quantity.unit, "approximate": quantity.approximate}
        yield "quantity", quantity.start, quantity.end, values
    for quotation in doc._.quotations:
        yield "quote", quotation.start, quotation.end, {"closed": quotation.closed}


def _name(name: Name) -> dict[str, Any]:
    actor = name.actor
    party = {"name": actor.name, "actor": actor.id, "role": actor.role, "country": actor.country}
    return {**party, "form": name.form, "use": name.use, "sure": name.sure, "reason": name.reason}


def _mention(doc: Doc, kind: str, first: int, last: int, values: dict[str, Any]) -> dict[str, Any]:
    span = doc[first:last]
    return {
        "type": "mention",
        "document": doc._.article.document,
        "kind": kind,
        "start": span.start_char,
        "end": span.end_char,
        "quote": span.text,
        **values,
    }
