"""What resolvers read: the record's documents and records, and what several resolvers need of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from communique.addresses import Undated, Visit
from communique.independence import Origins
from communique.records import Article, Link, LinkKind, Published, link_id
from communique.resolve.blocking import Blocks
from communique.resolve.days import Window, window
from communique.wording import counted, sentence_case

if TYPE_CHECKING:
    from communique.resolve.contacts import Contacts

_READY = 1_000  # documents whose publication is at hand in memory


class Shelf(Protocol):
    """Things by name, kept on disk."""

    def __setitem__(self, name: str, thing: Any) -> None: ...
    def __getitem__(self, name: str) -> Any: ...
    def __contains__(self, name: object) -> bool: ...
    def get(self, name: str) -> Any | None:
        """The thing of that name, or none."""
        ...

    def values(self) -> Iterable[Any]:
        """All things in order of their names."""
        ...


class Spool(Protocol):
    """Things put in in any order that come out in order of their keys and ranks, kept on disk."""

    def put(self, key: str, thing: Any, rank: int = 0, tie: str = "") -> None:
        """Puts a thing in."""
        ...

    def groups(self) -> Iterable[tuple[str, Iterable[Any]]]:
        """The keys in order with their things."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Index(Protocol):
    """Items under keys, kept on disk; see `communique.resolve.blocking`, which alone uses it."""

    def __len__(self) -> int: ...
    def add(self, id: str, place: str, thing: Any, seeks: Iterable[str], found: Iterable[str]) -> None:
        """Files an item."""
        ...

    def thing(self, number: int) -> Any:
        """The item of a number."""
        ...

    def ranks(self) -> tuple[Sequence[int], Sequence[int]]:
        """For each number its rank by place and id, and the number of its place."""
        ...

    def blocks(self) -> Iterable[tuple[list[int], list[int]]]:
        """For each key of several items those that seek and those that are found."""
        ...

    def join(self, a: int, b: int, score: float) -> None:
        """Adds an edge."""
        ...

    def edges(self, label: Callable[[int], int]) -> Iterable[tuple[int, Iterable[tuple[int, int, float]]]]:
        """The edges by the label of their first item."""
        ...

    def clear(self) -> None:
        """Gives its room back."""
        ...


class Scratch(Protocol):
    """Room on disk for what would grow with the record in memory."""

    def shelf(self) -> Shelf:
        """An empty shelf."""
        ...

    def spool(self) -> Spool:
        """An empty spool."""
        ...

    def index(self) -> Index:
        """An empty index."""
        ...

    def __enter__(self) -> "Scratch": ...
    def __exit__(self, *raised: Any) -> None: ...


class Records(Protocol):
    """The part of `communique.store.View` that resolvers read."""

    def articles(self) -> Iterable[Article]:
        """Every article."""
        ...

    def publications(self) -> Iterable[tuple[str, str | None, Published | None]]:
        """Every article's document, publisher and day of publication."""
        ...

    def visits(self) -> Iterable[Visit]:
        """Every article's document with its page, and when that was changed and fetched."""
        ...

    def undated(self) -> Iterable[Undated]:
        """Every article that does not tell its day."""
        ...

    def links(self, kind: str) -> Iterable[Link]:
        """The links of one kind that were made before."""
        ...

    def records(self, type: str) -> Iterable[Any]:
        """Every record of one type."""
        ...

    def scratch(self) -> Scratch:
        """Room on disk, to be closed when it is done with."""
        ...


@dataclass(frozen=True)
class Telling:
    """Who told it and when: what links need to know of a document."""

    publisher: str | None
    published: Window | None


class Corpus:
    """The documents and records that links are made of, read from a view as they are needed."""

    def __init__(self, view: Records, scratch: Scratch) -> None:
        """Reads nothing yet."""
        self.view, self.scratch = view, scratch
        self.telling: Callable[[str], Telling | None] = lru_cache(maxsize=_READY)(self._telling)
        self.table: Callable[[str], frozenset[str]] = lru_cache(maxsize=_READY)(self._table)

    def records(self, type: str) -> Iterator[Any]:
        """The records of one type, one after the other."""
        yield from self.view.records(type)

    def blocks(self, *, mutual: bool = True) -> Blocks[Any]:
        """Empty blocks: records filed there are compared with those that share a key, and not with all."""
        return Blocks(self.scratch.index(), mutual=mutual)

    def published(self, document: str) -> Window | None:
        """The days on which a document may have been published."""
        telling = self.telling(document)
        return None if telling is None else telling.published

    def page(self, document: str) -> str:
        """The first version of the page that a document is a version of; the document itself for most."""
        return self._first_versions.get(document) or document

    @cached_property
    def reprints(self) -> Spool:
        """The links of documents that print one text; several resolvers need them."""
        from communique.resolve.syndication import reprints

        spool = self.scratch.spool()
        for link in reprints(self):
            spool.put(link.id, link)
        return spool

    @cached_property
    def origins(self) -> Origins:
        """Which documents are one source: reprints of one text and versions of one page."""
        from communique.resolve.page_versions import Versions

        return Origins(chain(self.reprints, Versions()(self)))

    def tellers(self, documents: Iterable[str]) -> str:
        """How many documents tell something, in words; versions of one page count once, and alone are called so."""
        several = set(documents)
        pages = len({self.page(document) for document in several})
        if pages == 1 < len(several):
            return f"{counted(len(several), 'version')} of one page"
        return counted(pages, "document")

    @cached_property
    def contacts(self) -> "Contacts":
        """All meetings, compared and grouped; two resolvers need them."""
        from communique.resolve.contacts import Contacts

        return Contacts(self)

    def _telling(self, document: str) -> Telling | None:
        found: Telling | None = self._tellings.get(document)
        return found

    def _table(self, document: str) -> frozenset[str]:
        """The two countries whose people meet, agree and speak most in a document: whom "the two countries" means."""
        return self._tables.get(document) or frozenset()

    @cached_property
    def _tellings(self) -> Shelf:
        shelf = self.scratch.shelf()
        for document, publisher, published in self.view.publications():
            shelf[document] = Telling(publisher, window(published))
        return shelf

    @cached_property
    def _first_versions(self) -> Shelf:
        from communique.resolve.page_versions import pages

        shelf = self.scratch.shelf()
        for _, versions in pages(self):
            for document in versions:
                shelf[document] = versions[0]
        return shelf

    @cached_property
    def _tables(self) -> Shelf:
        named, shelf = self.scratch.spool(), self.scratch.shelf()
        for meeting in self.records("meeting"):
            for country in sorted({party.country for party in meeting.participants if party.country is not None}):
                named.put(meeting.document, country)
        for outcome in self.records("outcome"):
            for country in sorted({party.country for party in outcome.parties if party.country is not None}):
                named.put(outcome.document, country)
        for statement in self.records("statement"):
            if statement.speaker is not None and statement.speaker.country is not None:
                named.put(statement.document, statement.speaker.country)
        for document, countries in named.groups():
            shelf[document] = _two_first(Counter(countries))
        return shelf


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
