"""Ids made from what a thing is, so that they survive a better extractor."""

import hashlib
import re


def document_id(data: bytes) -> str:
    """The id of a document: the same bytes are the same document."""
    return "document-" + hashlib.sha256(data).hexdigest()[:16]


def record_id(kind: str, document: str, *anchor: str) -> str:
    """The id of a record of `kind` in `document`, known by its anchor words.

    The anchor is the sentence and the word that a record hangs on, in lower case and without punctuation: no
    offsets, versions, scores or times, so that a re-run with better rules keeps the id.
    """
    words = "\x1f".join(" ".join(re.findall(r"\w+", part.casefold())) for part in anchor)
    digest = hashlib.sha256(f"{kind}\x1e{document}\x1e{words}".encode()).hexdigest()
    return f"{kind}-{digest[:16]}"


def link_id(kind: str, members: list[str]) -> str:
    """The id of a link: its kind and its members, in any order."""
    digest = hashlib.sha256("\x1f".join([kind, *sorted(members)]).encode()).hexdigest()
    return f"link-{digest[:16]}"
