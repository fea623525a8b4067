"""What resolvers read: the record's documents and records, and what several resolvers need of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from communique.records import Article, Link, LinkKind, link_id
from communique.resolve.days import Window, window
from communique.wording import sentence_case

if TYPE_CHECKING:
    from communique.resolve.contacts import Contacts


class Records(Protocol):
    """The part of `communique.store.View` that resolvers read."""

    def articles(self) -> Iterable[Article]:
        """Every article."""
        ...

    def records(self, type: str) -> Iterable[Any]:
        """Every record of one type."""
        ...


@dataclass(frozen=True, slots=True)
class Telling:
    """Who told it and when: what links need to know of a document."""

    publisher: str | None
    published: Window | None


class Corpus:
    """The documents and records that links are made of, read from a view as they are needed."""

    def __init__(self, view: Records) -> None:
        """Reads nothing yet."""
        self.view = view

    @cached_property
    def tellings(self) -> dict[str, Telling]:
        """Every document's publisher and days of publication."""
        return {a.document: Telling(a.publisher, window(a.published)) for a in self.view.articles()}

    def records(self, type: str) -> Iterator[Any]:
        """The records of one type, one after the other."""
        yield from self.view.records(type)

    def published(self, document: str) -> Window | None:
        """The days on which a document may have been published."""
        telling = self.tellings.get(document)
        return None if telling is None else telling.published

    @cached_property
    def tables(self) -> dict[str, frozenset[str]]:
        """For each document the two countries whose people meet and speak most: whom "the two countries" means."""
        named: dict[str, Counter[str]] = {}
        for meeting in self.records("meeting"):
            countries = {party.country for party in meeting.participants if party.country is not None}
            named.setdefault(meeting.document, Counter()).update(sorted(countries))
        for statement in self.records("statement"):
            if statement.speaker is not None and statement.speaker.country is not None:
                named.setdefault(statement.document, Counter())[statement.speaker.country] += 1
        return {document: _two_first(count) for document, count in named.items()}

    @cached_property
    def contacts(self) -> "Contacts":
        """All meetings, compared and grouped; two resolvers need them."""
        from communique.resolve.contacts import Contacts

        return Contacts.of(self)


def _two_first(count: Counter[str]) -> frozenset[str]:
    """The two most frequent; none where there are not two, or a third is as frequent as the second."""
    ranked = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] == ranked[1][1]):
        return frozenset()
    return frozenset(country for country, _ in ranked[:2])


class Resolver(Protocol):
    """Finds links of one kind; a pure function of records and documents, whatever the order of reading."""

    name: str
    version: int

    def __call__(self, corpus: Corpus) -> Iterator[Link]:
        """Yields the links."""
        ...


def make_link(kind: LinkKind, members: Iterable[str], why: str, score: float) -> Link:
    """A link of the program's over records, by their ids, in the order of the ids."""
    return led_link(kind, sorted(set(members)), why, score)


def led_link(kind: LinkKind, members: Sequence[str], why: str, score: float) -> Link:
    """A link whose members are in an order that means something: the original first, the forecast first."""
    return Link(
        id=link_id(kind, list(members)),
        kind=kind,
        members=tuple(members),
        by="program",
        why=sentence_case(why),
        score=round(score, 3),
    )
