"""At which level a contact is held, from the roles of those who take part."""

from typing import Literal

from communique.annotate.titles import vocabulary
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import contact_cues

Level = Literal["head", "minister", "official"]
RANKS: tuple[Level, ...] = ("head", "minister", "official")


def level_of(contact: Contact) -> Level | None:
    """The level of a contact: that of its visitor, else the lowest of those whose office is told."""
    ranked = [(part, _rank(party.role)) for party, part in contact.parties if party.role is not None]
    levels = [(part, level) for part, level in ranked if level is not None]
    visitors = [level for part, level in levels if part == "visitor"]
    return max(visitors or [level for _, level in levels], key=RANKS.index, default=None)


def _rank(role: str) -> Level | None:
    """The level of an office; a deputy stands one level lower."""
    words = role.lower().replace("-", " ").split()
    premier = "prime" in words and "minister" in words
    if contact_cues().deputies & set(words):
        return "minister" if premier else "official"
    if premier:
        return "head"
    kinds = {vocabulary().get(word, "") for word in words}
    return next((level for level in RANKS if f"head:{level}" in kinds), None)
