"""The only plug-in door: entry points, for our own parts and anybody's.

A plug-in kind is an entry-point group (`communique.readers`, `communique.extractors`, `communique.resolvers`,
`communique.exporters`); annotators are spaCy factories and come through spaCy's own `spacy_factories`.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from communique.errors import RegistryError


@cache
def _points(kind: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(entry_points(group=f"communique.{kind}"), key=lambda p: p.name)}


def names(kind: str) -> list[str]:
    """The names of all plug-ins of a kind, in order of the alphabet."""
    return list(_points(kind))


def load(kind: str, name: str) -> Any:
    """The plug-in `name` of a kind, imported now; an unknown name raises and lists the known ones."""
    point = _points(kind).get(name)
    if point is None:
        raise RegistryError(f"no {kind} plug-in is called {name!r}; known: {', '.join(names(kind)) or 'none'}")
    return point.load()
