"""Who takes part: how far two parties of two documents may be the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from communique.codebook import load
from communique.records import Party
from communique.resolve.words import tokens
from communique.settings import settings

SAME, LIKE, SURNAME, OFFICE, STATE = 1.0, 0.9, 0.8, 0.8, 0.5
"""How sure a pair of parties is: one actor, one spelling off, one surname, one office, a person for a state."""

_FUZZ = (
    80  # rapidfuzz ratio from which two transliterations of one name lie ("Sergei", "Sergey"; "Abdullah", "Abdallah")
)


_KNOWN = frozenset({"person", "org", "body", "company", "group", "ministry"})


@dataclass(frozen=True)
class Side:
    """A party as resolvers compare it.

    `kind` is the first part of the actor's id (`person`, `state`, `org` ...); `office` the words of its role.
    """

    key: str
    kind: str
    name: str
    country: str | None
    office: frozenset[str]

    @property
    def person(self) -> bool:
        """Whether it is one man or woman, named or by office."""
        return self.kind == "person"

    @property
    def bloc(self) -> str | None:
        """What it stands for at a table: its country, or itself; None for "the ministers", who may be anybody's."""
        return self.country or (self.key if self.kind in _KNOWN else None)


def blocs_of(parties: Iterable[Party]) -> frozenset[str]:
    """What parties stand for, those left out that may be anybody's."""
    return frozenset(bloc for bloc in (side(party).bloc for party in parties) if bloc is not None)


@lru_cache(maxsize=5_000)
def _office(role: str | None) -> frozenset[str]:
    return frozenset(tokens(role or "")) - {"of", "for", "the", "and", "affairs"}


def side(party: Party) -> Side:
    """A party of the record as resolvers compare it."""
    key = party.actor or "name:" + " ".join(tokens(party.name))
    kind = key.partition(":")[0]
    if kind == "name" and party.role is not None:
        kind = "person"
    return Side(key, kind, party.name, party.country, _office(party.role))


def likeness(a: Side, b: Side) -> float:
    """How sure it is that two sides are one: 1 for the same actor, 0 where nothing speaks for it."""
    if a.key == b.key:
        return SAME
    if a.country is not None and b.country is not None and a.country != b.country:
        return 0.0
    if a.person and b.person:
        return _same_person(a, b)
    if a.country is None or a.country != b.country:
        return 0.0
    if "org" in (a.kind, b.kind) or "outlet" in (a.kind, b.kind) or "company" in (a.kind, b.kind):
        return 0.0
    return STATE


def _same_person(a: Side, b: Side) -> float:
    known = load(settings().codebook).by_id
    if a.key in known and b.key in known:
        return 0.0
    one, two = tokens(a.name), tokens(b.name)
    if not one or not two:
        return 0.0
    if _unnamed(a, one) or _unnamed(b, two):
        return OFFICE if a.country is not None and a.country == b.country and a.office & b.office else 0.0
    if len(one) == len(two) > 1:
        return LIKE if all(_spelt_alike(x, y) for x, y in zip(one, two, strict=True)) else 0.0
    return SURNAME if one[-1] == two[-1] and 1 in (len(one), len(two)) else 0.0


def _unnamed(given: Side, name: list[str]) -> bool:
    """Whether a person is known by office only: "the Turkish foreign minister"."""
    return bool(given.office) and given.office <= set(name)


def _spelt_alike(a: str, b: str) -> bool:
    """Whether two words may be one name in two transliterations; "Qiang" and "Keqiang" are two names."""
    return a == b or (abs(len(a) - len(b)) <= 1 and fuzz.ratio(a, b) >= _FUZZ)
