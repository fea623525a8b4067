"""What the annotators see as JSON Lines: a document's line, then its mentions in order of the text."""

import re
from collections.abc import Iterator
from typing import Any

import orjson
from spacy.tokens import Doc

from communique.annotate.mentions import Name, Time
from communique.annotate.times.periods import from_value
from communique.publish.jsonl import line_alone
from communique.records import Article, Document

_BETWEEN = re.compile(r"\s*[-–—‑/]\s*")


def lines(document: Document, article: Article, doc: Doc) -> Iterator[bytes]:
    """The document's line and its mentions, each with its line feed."""
    yield line_alone(document, article)
    found = [_mention(doc, *one) for one in _found(doc)]
    for mention in sorted(found, key=lambda m: (m["start"], -m["end"], m["kind"])):
        yield orjson.dumps(mention, option=orjson.OPT_APPEND_NEWLINE)


def _found(doc: Doc) -> Iterator[tuple[str, int, int, dict[str, Any]]]:
    """Kind, span in code points and values of each mention."""
    for time in doc._.times:
        yield from (("time", *one) for one in _times(doc, time))
    for name in doc._.names:
        yield "role" if name.form == "title" else "name", *_span(doc, name.start, name.end), _name(name)
    for quantity in doc._.quantities:
        values = {"value": quantity.value, "unit": quantity.unit, "approximate": quantity.approximate}
        yield "quantity", *_span(doc, quantity.start, quantity.end), values
    for quotation in doc._.quotations:
        yield "quote", *_span(doc, quotation.start, quotation.end), {"closed": quotation.closed}


def _span(doc: Doc, first: int, last: int) -> tuple[int, int]:
    span = doc[first:last]
    return span.start_char, span.end_char


def _times(doc: Doc, time: Time) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """A time expression; where it is a range in one ("16-17 May"), its two ends, since a TIMEX3 has one value."""
    start, end = _span(doc, time.start, time.end)
    ends, between = time.value.split("/"), _BETWEEN.search(doc.text, start, end)
    if time.type != "DATE" or len(ends) != 2 or between is None:
        days = {"first": time.first, "last": time.last, "basis": time.basis}
        yield start, end, {"timex": {"type": time.type, "value": time.value}, **days}
        return
    for first, last, value in ((start, between.start(), ends[0]), (between.end(), end, ends[1])):
        period = from_value(value)
        span = period.span if period is not None else None
        days = {"first": span[0] if span else None, "last": span[1] if span else None, "basis": time.basis}
        yield first, last, {"timex": {"type": time.type, "value": value}, **days}


def _name(name: Name) -> dict[str, Any]:
    actor = name.actor
    party = {"name": actor.name, "actor": actor.id, "role": actor.role, "country": actor.country}
    return {**party, "form": name.form, "use": name.use, "sure": name.sure, "reason": name.reason}


def _mention(doc: Doc, kind: str, start: int, end: int, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "mention",
        "document": doc._.article.document,
        "kind": kind,
        "start": start,
        "end": end,
        "quote": doc.text[start:end],
        **values,
    }
