"""Groups of records that are the same, none of which contradicts another."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def pairs_of(blocks: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """All pairs of ids that share a block, each once, in order."""
    found: set[tuple[str, str]] = set()
    for block in blocks:
        ids = sorted(set(block))
        found.update((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
    return sorted(found)


def blocks(items: Iterable[T], keys: Callable[[T], Iterable[K]], name: Callable[[T], str]) -> dict[K, list[str]]:
    """The ids of items by each of their keys; a key that only one item has is left out."""
    held: dict[K, list[str]] = {}
    for item in items:
        for key in keys(item):
            held.setdefault(key, []).append(name(item))
    return {key: ids for key, ids in held.items() if len(ids) > 1}


def clusters(
    edges: Iterable[tuple[float, str, str]], compatible: Callable[[str, str], bool] | None = None
) -> list[list[str]]:
    """The groups that edges `(score, a, b)` make, the surest edge first; two groups with a contradiction stay apart.

    The result does not depend on the order of the edges: equal scores go by the ids.
    """
    group: dict[str, list[str]] = {}
    for _, a, b in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        one, two = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is two:
            continue
        if compatible is not None and not all(compatible(x, y) for x in one for y in two):
            continue
        one.extend(two)
        for member in two:
            group[member] = one
    return sorted({id(members): sorted(members) for members in group.values() if len(members) > 1}.values())


def weakest(members: Sequence[str], score: Callable[[str, str], float]) -> float:
    """How sure the least sure member of a group is: the best of its pair scores with the others."""
    return round(min(max(score(a, b) for b in members if b != a) for a in members), 3)


def in_order(items: Iterable[T], key: Callable[[T], str]) -> Iterator[T]:
    """Items sorted by a key, so that the order of reading leaves no trace."""
    yield from sorted(items, key=key)
