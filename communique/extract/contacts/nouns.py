"""Contacts told by nouns: "talks between", "a two-day visit to", "the Fidan-Abdelatty meeting"."""

from collections.abc import Callable

from communique.extract.contacts.clauses import carrier, describing_verb, firsthand, firsts, frames, places_another
from communique.extract.contacts.contact import GATHERINGS, Contact
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.media import noun_kind
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.sides import Sides
from communique.extract.contacts.status import status_of
from communique.extract.contacts.titles import title
from communique.records import Date, MeetingKind, Place


class Nouns:
    """The contacts that the nouns of one document tell."""

    def __init__(self, reading: Reading, tells: Callable[[int], bool]) -> None:
        """`tells` says whether a verb tells a contact of its own."""
        self.tells = tells
        self.g, self.parties = reading.g, reading.parties
        self.places, self.timing = reading.places, reading.timing
        self.sides = Sides(reading)
        self.cues = contact_cues()

    def contact(self, noun: int, usual: MeetingKind) -> Contact | None:
        """The contact that `noun` tells, `usual` where no medium is told; None where it tells too little."""
        g = self.g
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        if not self._is_meant(noun, words):
            return None
        kind = noun_kind(self.parties, noun, usual)
        told = status_of(g, noun)
        if kind is None or told.status is None or (kind in GATHERINGS and frames(g, noun, self.tells)):
            return None
        contact = Contact(noun, kind, told.status, explicit_status=told.said)
        contact.back = bool(words & self.cues.pointing) or g.dep[noun] == "poss"
        contact.parties = self.sides.of(noun, kind)
        contact.apart = places_another(g, noun)
        contact.place, contact.date = self._where_and_when(noun, apart=contact.apart)
        verb = carrier(g, noun)
        contact.attended = verb is not None and g.lemma[verb] in self.cues.attending
        contact.firsthand = any(firsthand(g, v) for v in (verb, describing_verb(g, noun)) if v is not None)
        contact.assembled = self._of_people_of_offices(noun)
        if kind in GATHERINGS:
            contact.title = title(self.parties.doc, noun, self.timing.tokens)
        return contact if _is_enough(contact) else None

    def sequel(self, noun: int) -> Contact | None:
        """ "The next round is planned for March": talks of those who met before, where a day or place is told."""
        g = self.g
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        named = g.with_dep(noun, "compound", "nmod", "poss") or any(g.lower[c] == "of" for c in g.children[noun])
        if named or not words & self.cues.which or g.tag[noun] != "NN":
            return None
        told = status_of(g, noun)
        if told.status is None:
            return None
        contact = Contact(noun, "talks", told.status, explicit_status=told.said, sequel=True)
        contact.parties = self.sides.of(noun, "talks")
        contact.place, contact.date = self._where_and_when(noun, apart=False)
        located = contact.place is not None or contact.date is not None
        return contact if located and (told.said or told.status != "held") else None

    def _is_meant(self, noun: int, words: set[str]) -> bool:
        """Not "meeting room", "press conference", "regular visits"; `words` stand before the noun."""
        g = self.g
        if g.dep[noun] in ("compound", "nmod") and g.head[noun] != noun and g.lemma[g.head[noun]] != "hold":
            return False
        if self._employs(noun):
            return False
        if words & self.cues.no_contact_before and g.lemma[noun] != "talk":
            return False
        return not (words & self.cues.generic and g.tag[noun] == "NNS")

    def _employs(self, noun: int) -> bool:
        """Whether a gathering's name only says who somebody is: "Maria Costa of the Atlantic Bridge Forum"."""
        g = self.g
        if g.pos[noun] != "PROPN" or g.dep[noun] != "pobj" or g.lower[g.head[noun]] != "of":
            return False
        name = self.parties.name_of.get(g.head[g.head[noun]])
        return name is not None and name.form == "name" and name.actor.kind == "person" and name.use == "actor"

    def _where_and_when(self, noun: int, *, apart: bool) -> tuple[Place | None, Date | None]:
        """From the noun's own clause, else from "the trip that X made to Cairo in May"."""
        place = self.places.place(noun, own=self._lies_ahead(noun))
        place = place or next((found for c in firsts(self.g, noun) if (found := self.places.goal(c)) is not None), None)
        date = self.timing.date(noun) if not apart else None  # the day of its sentence is the other contact's
        verb = describing_verb(self.g, noun)
        if verb is None:
            return place, date
        return place or self.places.goal(verb), date or self.timing.date(verb)

    def _of_people_of_offices(self, noun: int) -> bool:
        """ "A meeting of the Gulf's trade ministers": many in one word."""
        g = self.g
        return any(
            g.lemma[i] in self.cues.conferring and g.tag[i] in ("NNS", "NNPS") for i in g.prep_objects(noun, "of")
        )

    def _lies_ahead(self, noun: int) -> bool:
        """ "Met in Busan to prepare the summit": what is prepared at one place is held at another."""
        g = self.g
        return g.dep[noun] == "dobj" and g.lemma[g.head[noun]] in self.cues.ahead


def _is_enough(contact: Contact) -> bool:
    """Whether a noun tells of a contact of its own, or points back to one."""
    located = contact.place is not None or contact.date is not None
    if contact.kind in GATHERINGS:
        return bool(contact.parties) or located
    if contact.back or (contact.attended and contact.parties and located):
        return True
    if (contact.assembled and contact.parties and located) or (contact.firsthand and (contact.parties or located)):
        return True
    return len(contact.parties) > (0 if contact.kind == "visit" else 1)
