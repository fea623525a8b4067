"""Plain text and .jsonl, read as they are, until ingest/ and read/ are there; to go."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from communique.errors import EmptyDocument
from communique.records import Article, Document, Published, document_id

GIVEN = "application/x-communique-article+json"


def documents(sources: Sequence[str]) -> Iterator[Document]:
    """Text files and .jsonl lines under the sources."""
    for source in sources:
        root = Path(source)
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.suffix == ".jsonl":
                for line in path.read_bytes().splitlines():
                    if line.strip():
                        given = orjson.loads(line)
                        data = orjson.dumps(given, option=orjson.OPT_SORT_KEYS)
                        yield Document(id=document_id(data), source=given["source"], data=data, media_type=GIVEN)
            elif path.suffix == ".txt":
                data = path.read_bytes()
                yield Document(id=document_id(data), source=str(path), data=data, media_type="text/plain")


def read(document: Document) -> Article:
    """The text as it is."""
    if document.media_type != GIVEN:
        text = document.data.decode(errors="replace")
        if not text.strip():
            raise EmptyDocument("there is no text")
        return Article(document=document.id, text=text)
    given = orjson.loads(document.data)
    if not given["text"].strip():
        raise EmptyDocument("there is no text")
    day = given.get("published")
    published = Published(date=day[:10], precision="day", basis="metadata") if isinstance(day, str) else None
    return Article(
        document=document.id,
        text=given["text"],
        title=given.get("title"),
        authors=tuple(given.get("authors") or ()),
        publisher=given.get("publisher"),
        published=published,
        language=given.get("language"),
        genre=given.get("genre") or "other",
    )
