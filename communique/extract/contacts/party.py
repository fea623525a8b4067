"""What kind of party one is, and whether two are the same."""

from collections.abc import Iterable

from communique.extract.contacts.cues import contact_cues
from communique.records import Party

PEOPLE = ("person:", "office:")


def key(party: Party) -> str:
    """What tells a party from others: the actor's id, else the name."""
    return party.actor or party.name


def unique(parties: Iterable[Party]) -> list[Party]:
    """Each party once, where it is named first."""
    out: dict[str, Party] = {}
    for party in parties:
        out.setdefault(key(party), party)
    return list(out.values())


def is_person(party: Party) -> bool:
    """Whether a party is a person or an office, not a state or a body."""
    return (party.actor or "").startswith(PEOPLE)


def is_official(party: Party) -> bool:
    """Whether a party is a person of whom an office is told or known, or somebody's "counterpart"."""
    if not is_person(party):
        return False
    words = party.mention.quote.lower().replace(",", " ").split() if party.mention is not None else []
    return party.role is not None or not contact_cues().fellows.isdisjoint(words)


def is_state(party: Party) -> bool:
    """Whether a party is a state, which its people stand for."""
    return (party.actor or "").startswith("state:")


def is_unnamed(party: Party) -> bool:
    """Whether a party is told without a name: "two Omani diplomats"."""
    return (party.actor or "").startswith("unnamed:")


def is_delegation(party: Party) -> bool:
    """Whether a party is a group that travels for others: "an Omani delegation"."""
    return party.mention is not None and not contact_cues().travelling.isdisjoint(party.mention.quote.lower().split())


def may_travel(party: Party) -> bool:
    """Whether a party can be a visitor: states and bodies stay where they are."""
    return (party.actor or "").startswith((*PEOPLE, "unnamed:")) or is_delegation(party)
