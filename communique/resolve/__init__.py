"""From records to links across documents: the same, agreeing, conflicting, resolved.

Each resolver is a plug-in (`communique.resolvers`); docs/links.md says what each compares and how its score is made.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique import registry

if TYPE_CHECKING:
    from communique.records import Dating, Link
    from communique.resolve.corpus import Records

__all__ = ["datings", "links", "versions"]


def links(view: "Records") -> Iterator["Link"]:
    """All links that the record supports, a pure function of its documents and records, in order of kind and id.

    They are all made before the first comes, and wait on disk: memory does not grow with the record.
    """
    from communique.resolve.corpus import Corpus

    with view.scratch() as scratch:
        corpus, found = Corpus(view, scratch), scratch.spool()
        for name in registry.names("resolvers"):
            for link in registry.load("resolvers", name)()(corpus):
                found.put(f"{name} {link.kind} {link.id}", link)
        yield from found


def datings(view: "Records") -> Iterator["Dating"]:
    """What is known of the days of documents that do not tell them, by the links that the record has already."""
    from communique.resolve.corpus import Corpus
    from communique.resolve.dating import datings

    with view.scratch() as scratch:
        yield from datings(Corpus(view, scratch))


def versions() -> dict[str, int]:
    """Every resolver and its version: links are made anew when one of them changes."""
    from communique.resolve.dating import VERSION

    made = {name: registry.load("resolvers", name).version for name in registry.names("resolvers")}
    return {**made, "datings": VERSION}
