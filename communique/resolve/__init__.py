"""From records to links across documents: the same, agreeing, conflicting, resolved.

Each resolver is a plug-in (`communique.resolvers`); docs/links.md says what each compares and how its score is made.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique import registry

if TYPE_CHECKING:
    from communique.records import Link
    from communique.resolve.corpus import Records

__all__ = ["links", "versions"]


def links(view: "Records") -> Iterator["Link"]:
    """All links that the record supports, a pure function of its documents and records, in order of kind and id."""
    from communique.resolve.corpus import Corpus

    corpus = Corpus(view)
    for name in registry.names("resolvers"):
        found = registry.load("resolvers", name)()(corpus)
        yield from sorted(found, key=lambda link: (link.kind, link.id))


def versions() -> dict[str, int]:
    """Every resolver and its version: links are made anew when one of them changes."""
    return {name: registry.load("resolvers", name).version for name in registry.names("resolvers")}
