"""Which records are compared at all: those that share a key, and under a key that very many share, those that lie near.

Nothing here holds more in memory than a few arrays of numbers and one part of the record: the records that hang
together by what was found alike.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from communique.resolve.corpus import Index

LIMIT = 30
"""So many records under a key are each compared with all of the key; where more seek, neighbours are compared."""
ALIKE = 3  # neighbours on either side that say the same
KINDS = 25  # neighbours on either side that say something else
_REMEMBERED = 20_000  # pairs that are not compared again at once; an edge found twice is kept once in any case
_READY = 1_000  # records ready in memory


class Item(Protocol):
    """A record as a resolver compares it."""

    @property
    def id(self) -> str:
        """The record's id."""
        ...


# Items are written to disk and read again very often: dataclasses without slots are pickled three times as fast.
T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Records that hang together by edges, and these edges `(score, a, b)` in order; nothing else is linked to them."""

    known: dict[str, T]
    edges: list[tuple[float, str, str]]


class Blocks(Generic[T]):
    """The records of one kind under their keys."""

    def __init__(self, index: "Index", *, mutual: bool = True) -> None:
        """Takes an empty index; `mutual` says whether those that seek are compared with each other."""
        self._index, self._mutual = index, mutual
        self._ready: Callable[[int], T] = lru_cache(maxsize=_READY)(index.thing)

    def add(self, item: T, place: str, seeks: Iterable[Any], found: Iterable[Any] = ()) -> None:
        """Files a record under the keys by which it seeks others, and those under which it is only found.

        `place` is what it says in short: of many records under one key, those of one place are alike.
        """
        self._index.add(item.id, place, item, map(_text, seeks), map(_text, found))

    def parts(self, score: Callable[[T, T], float | None]) -> Iterator[Part[T]]:
        """The parts that hang together by pairs with a score; the smaller id is the first of a pair."""
        roots = array("q", range(len(self._index)))
        for a, b in self._pairs():
            one, two = sorted((self._ready(a), self._ready(b)), key=lambda item: item.id)
            value = score(one, two)
            if value:
                self._index.join(min(a, b), max(a, b), value)
                first, second = _root(roots, a), _root(roots, b)
                roots[max(first, second)] = min(first, second)
        for _, edges in self._index.edges(lambda number: _root(roots, number)):
            yield self._part(edges)
        self._index.clear()

    def matches(self, score: Callable[[T, T], float | None]) -> Iterator[tuple[T, list[tuple[float, T]]]]:
        """For each record that seeks what it finds: the others with their scores, in order of their ids."""
        for a, b in self._pairs():
            value = score(self._ready(a), self._ready(b))
            if value:
                self._index.join(a, b, value)
        for number, edges in self._index.edges(lambda number: number):
            found = [(value, self._index.thing(b)) for _, b, value in edges]
            yield self._index.thing(number), sorted(found, key=lambda pair: pair[1].id)
        self._index.clear()

    def _part(self, edges: Iterable[tuple[int, int, float]]) -> Part[T]:
        things: dict[int, T] = {}
        found = []
        for a, b, value in edges:
            for number in (a, b):
                if number not in things:
                    things[number] = self._index.thing(number)
            one, two = things[a], things[b]
            found.append((value, min(one.id, two.id), max(one.id, two.id)))
        return Part({one.id: one for one in sorted(things.values(), key=lambda item: item.id)}, sorted(found))

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs to compare, one that seeks first; of two that seek the one that comes first in order of place."""
        rank, place = self._index.ranks()
        lately: set[int] = set()
        for seekers, others in self._index.blocks():
            for a, b in self._of_block(seekers, others, rank, place):
                pair = a * len(self._index) + b
                if pair not in lately:
                    yield a, b
                    if len(lately) == _REMEMBERED:
                        lately.clear()
                    lately.add(pair)

    def _of_block(
        self, seekers: list[int], others: list[int], rank: Sequence[int], place: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        if len(seekers) <= LIMIT:
            if self._mutual:
                yield from combinations(sorted(seekers, key=rank.__getitem__), 2)
            yield from ((a, b) for a in seekers for b in others)
            return
        if self._mutual:
            yield from _neighbours(sorted(seekers, key=rank.__getitem__), place)
        yield from _nearest(seekers, sorted(others, key=rank.__getitem__), rank)


def _neighbours(line: list[int], place: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each with the next few of its place, and the first of each place with the first of the next places."""
    heads = [number for i, number in enumerate(line) if i == 0 or place[number] != place[line[i - 1]]]
    for i, a in enumerate(line):
        yield from ((a, b) for b in line[i + 1 : i + 1 + ALIKE] if place[a] == place[b])
    for i, a in enumerate(heads):
        yield from ((a, b) for b in heads[i + 1 : i + 1 + KINDS])


def _nearest(seekers: list[int], line: list[int], rank: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each that seeks with those of the line that are next to it on either side."""
    ranks = [rank[number] for number in line]
    for a in seekers:
        at = bisect_left(ranks, rank[a])
        yield from ((a, b) for b in line[max(0, at - KINDS) : at + KINDS])


def _root(roots: "array[int]", number: int) -> int:
    """The least number that this one hangs together with, as far as it is known."""
    while roots[number] != number:
        roots[number] = number = roots[roots[number]]
    return number


def _text(key: Any) -> str:
    return key if isinstance(key, str) else "\x1f".join(map(str, key))
