"""JSON Lines of articles that are already clean, one a line (docs/record.md, section In)."""

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from communique.ingest.failure import Failure
from communique.records import Document, document_id

SUFFIXES = (".jsonl", ".ndjson")
MEDIA_TYPE = "application/x-communique-article+json"
NEEDED = ("source", "text")
LONGEST = 32 * 1024 * 1024
"""Bytes of the longest line: a text that is read has a million characters; hostile JSON takes twenty times its size."""
BOM = b"\xef\xbb\xbf"


def is_named(name: str) -> bool:
    """Whether a name says JSON Lines, packed or not: then every line is one, whatever its bytes."""
    return name.lower().removesuffix(".gz").endswith(SUFFIXES)


def of_stream(stream: Iterable[bytes], name: str) -> Iterator[Document | Failure]:
    """The documents of the lines of `stream`, one at a time; a bad line is a `Failure` and the rest goes on.

    `name` is what a failure calls the stream. Empty lines are left out.
    """
    for number, line in enumerate(stream, start=1):
        place = f"{name}:{number}"
        if len(line) > LONGEST:
            yield Failure(source=place, reason=f"larger than the line of an article can be ({LONGEST:,} bytes)")
            continue
        line = line.removeprefix(BOM).strip()
        if line:
            yield _document(line, place)


def looks_given(line: bytes) -> bool:
    """Whether a line is the JSON of an article, by what it must hold."""
    line = line.removeprefix(BOM).strip()
    return len(line) <= LONGEST and line.startswith(b"{") and isinstance(_parsed(line), dict)


def _document(line: bytes, place: str) -> Document | Failure:
    value = _parsed(line)
    if isinstance(value, str):
        return Failure(source=place, reason=value)
    data = orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    return Document(id=document_id(data), source=value["source"], data=data, media_type=MEDIA_TYPE)


def _parsed(line: bytes) -> dict[str, Any] | str:
    """The line's object, or why it is none that we can use."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return f"not JSON: {error}"
    if not isinstance(value, dict):
        return "not a JSON object"
    for key in NEEDED:
        if not isinstance(value.get(key), str):
            return f"no {key!r}" if key not in value else f"{key!r} is not a string"
    try:
        orjson.dumps(value)
    except TypeError as error:
        return f"cannot be kept: {error}"
    return value
