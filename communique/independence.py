"""Which documents are one source: reprints of one text and versions of one page are told once."""

from collections.abc import Iterable, Iterator

from communique.records import Link, LinkKind

ONE_SOURCE: tuple[LinkKind, ...] = ("syndicated", "version")
"""The kinds of links whose members are documents of one source."""


class Origins:
    """For each document the one that stands for its source.

    Reprints of any version of a page are of one source with the page.
    """

    def __init__(self, links: Iterable[Link]) -> None:
        """Takes the links of a record; those of other kinds tell nothing here."""
        self._leader: dict[str, str] = {}
        for link in links:
            if link.kind in ONE_SOURCE:
                self._join(link.members)

    def of(self, document: str) -> str:
        """The document that stands for this one's source; itself, where it has no reprint and no other version."""
        while (leader := self._leader.get(document, document)) != document:
            document = leader
        return document

    def independent(self, documents: Iterable[str]) -> int:
        """How many independent sources some documents are."""
        return len({self.of(document) for document in documents})

    def each_once(self, documents: Iterable[str]) -> Iterator[str]:
        """One document of each source, in the order given."""
        seen = set()
        for document in documents:
            origin = self.of(document)
            if origin not in seen:
                seen.add(origin)
                yield document

    def _join(self, members: Iterable[str]) -> None:
        """Puts the members under one leader: the least of their leaders, so that no order of links matters."""
        leaders = {self.of(member) for member in members}
        least = min(leaders)
        self._leader.update(dict.fromkeys(leaders - {least}, least))
