"""Who stands beside whom: "speaking alongside the premier in Lima on Monday", "stood next to him"."""

from communique.extract.contacts.clauses import acting, firsthand
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.party import is_person, unique
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.status import status_of
from communique.extract.phrases import clause_verb


def side_by_side(reading: Reading, word: int) -> Contact | None:
    """The contact of those whom the word at token `word` puts side by side: people of two countries, at a place or day.

    Figurative company ("fought alongside the rebels") has no place and no people of offices.
    """
    g, parties = reading.g, reading.parties
    verb = clause_verb(g, word)
    if verb is None or g.dep[word] not in ("prep", "advmod", "acomp"):
        return None
    beside = parties.of([*g.with_dep(word, "pobj"), *g.prep_objects(word, "to")])
    own = parties.of(g.conjuncts(g.head[word])) if g.pos[g.head[word]] in ("NOUN", "PROPN") else []
    both = unique([*(own or parties.of(acting(g, verb))), *beside])
    told = status_of(g, verb)
    if not beside or told.status is None or not all(is_person(party) for party in both):
        return None
    contact = Contact(verb, "talks", told.status, explicit_status=told.said, firsthand=firsthand(g, verb))
    contact.parties = [(party, "party") for party in both]
    contact.place, contact.date = reading.places.place(verb), reading.timing.date(verb)
    located = contact.place is not None or contact.date is not None
    return contact if located and len({party.country for party in both}) > 1 else None
