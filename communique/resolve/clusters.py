"""Groups of records that are the same, none of which contradicts another."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Edge = tuple[float, str, str]  # how sure it is, and two ids

COMPARED = 50
"""So many members speak for their group: where it has more, a contradiction with the others is not looked for."""


@dataclass(eq=False, slots=True)
class _Group:
    members: list[str]
    alone: set[Hashable]
    foes: set["_Group"] = field(default_factory=set)  # groups with a contradiction, found before

    def take(self, other: "_Group") -> None:
        """Makes the other group's members its own."""
        self.members.extend(other.members)
        self.alone |= other.alone
        self.foes |= other.foes
        for foe in other.foes:
            foe.foes.discard(other)
            foe.foes.add(self)


def clusters(
    edges: Iterable[Edge],
    compatible: Callable[[str, str], bool] = lambda a, b: True,
    alone: Callable[[str], Hashable] | None = None,
) -> list[list[str]]:
    """The groups that edges make, the surest edge first; two groups with a contradiction stay apart.

    No two members of a group have the same `alone` (their document). The result does not depend on the order of the
    edges: equal scores go by the ids.
    """
    group: dict[str, _Group] = {}

    def of(id: str) -> _Group:
        return group.setdefault(id, _Group([id], set() if alone is None else {alone(id)}))

    for _, a, b in sorted(edges, key=lambda edge: (-edge[0], edge[1], edge[2])):
        one, two = of(a), of(b)
        if one is two or two in one.foes:
            continue
        if not one.alone.isdisjoint(two.alone) or not _fit(one, two, compatible):
            one.foes.add(two)
            two.foes.add(one)
            continue
        if len(one.members) < len(two.members):  # each member moves into a larger group: a few times, not often
            one, two = two, one
        one.take(two)
        for member in two.members:
            group[member] = one
    return sorted({id(one): sorted(one.members) for one in group.values() if len(one.members) > 1}.values())


def _fit(one: _Group, two: _Group, compatible: Callable[[str, str], bool]) -> bool:
    return all(compatible(x, y) for x in one.members[:COMPARED] for y in two.members[:COMPARED])


def weakest(groups: Sequence[Sequence[str]], edges: Iterable[Edge]) -> list[float]:
    """How sure the least sure member of each group is: the best of its scores with the others of its group."""
    group = {member: number for number, members in enumerate(groups) for member in members}
    best: dict[str, float] = {}
    for score, a, b in edges:
        if a in group and group[a] == group.get(b):
            best[a], best[b] = max(best.get(a, 0.0), score), max(best.get(b, 0.0), score)
    return [round(min(best[member] for member in members), 3) for members in groups]


def in_order(items: Iterable[T], key: Callable[[T], str]) -> Iterator[T]:
    """Items sorted by a key, so that the order of reading leaves no trace."""
    yield from sorted(items, key=key)
