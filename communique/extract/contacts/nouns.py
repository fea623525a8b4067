"""Contacts told by nouns: "talks between", "a two-day visit to", "the Fidan-Abdelatty meeting"."""

from collections.abc import Callable

from communique.extract.contacts.assemblies import meets_as_one
from communique.extract.contacts.clauses import (
    acting,
    carrier,
    confers,
    describing_verb,
    firsthand,
    firsts,
    frames,
    is_one_of,
    measured,
    places_another,
    takes_place,
)
from communique.extract.contacts.contact import GATHERINGS, Contact
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.media import noun_kind
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.sides import Sides
from communique.extract.contacts.status import DENIED, NOT_DONE, status_of
from communique.extract.contacts.titles import title
from communique.records import Date, MeetingKind, Place

PRESS = frozenset({"press", "news"})


class Nouns:
    """The contacts that the nouns of one document tell."""

    def __init__(self, reading: Reading, tells: Callable[[int], bool]) -> None:
        """`tells` says whether a verb tells a contact of its own."""
        self.tells = tells
        self.g, self.parties = reading.g, reading.parties
        self.places, self.timing = reading.places, reading.timing
        self.reading, self.sides = reading, Sides(reading)
        self.cues = contact_cues()

    def contact(self, noun: int, usual: MeetingKind) -> Contact | None:
        """The contact that `noun` tells, `usual` where no medium is told; None where it tells too little."""
        g = self.g
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        if not self._is_meant(noun, words):
            return None
        kind = noun_kind(self.parties, noun, self._usual(noun, usual))
        told = status_of(g, noun)
        if kind is None or told.status is None or (kind in GATHERINGS and frames(g, noun, self.tells)):
            return None
        contact = Contact(noun, kind, told.status, explicit_status=told.said)
        counted = takes_place(g, noun) and bool(words & self.cues.which)  # "the fifth meeting took place in Lima"
        contact.back = (bool(words & self.cues.pointing) or g.dep[noun] == "poss") and not counted
        contact.parties = self.sides.of(noun, kind)
        if self._is_lasting(noun):
            return None
        if told == NOT_DONE and len(contact.people()) < 2:
            return None
        contact.back = contact.back or (told == DENIED and "no" in words)  # "no such meeting"
        contact.apart = places_another(g, noun)
        contact.place, contact.date = self._where_and_when(noun, apart=contact.apart)
        if kind == "visit":
            contact.places = [p for i in g.prep_objects(noun, "to") if (p := self.places.named_in(i)) is not None]
        verb = carrier(g, noun)
        contact.attended = verb is not None and self._attends(verb, contact)
        contact.firsthand = any(firsthand(g, v) for v in (verb, describing_verb(g, noun)) if v is not None)
        as_one = kind in ("talks", "conference") and meets_as_one(self.reading, noun)
        contact.assembled = as_one or self._of_people_of_offices(noun) or (verb is not None and self._gather_for(verb))
        alone = kind not in GATHERINGS and len(contact.parties) < 2 and self._is_told_alone(noun, contact)
        contact.assembled = contact.assembled or self._is_abroad(contact) or (alone and contact.back)
        contact.impersonal = alone and not contact.parties
        if kind in GATHERINGS:
            contact.title = title(self.parties.doc, noun, self.timing.tokens)
        return contact if _is_enough(contact) else None

    def is_held(self, noun: int) -> bool:
        """ "Will attend the Baltic Forum in Riga", "the Baltic Forum opens": here the name is no mere body's."""
        name = self.parties.name_of.get(noun)
        kind = self.cues.nouns.get(self.g.lower[noun])
        if name is None or name.head != noun or (kind not in GATHERINGS and self.g.lower[noun] != "dialogue"):
            return False
        verb = carrier(self.g, noun)
        attended = verb is not None and is_one_of(self.g, verb, self.cues.attending | self.cues.presiding)
        return attended or takes_place(self.g, noun)

    def _usual(self, noun: int, usual: MeetingKind) -> MeetingKind:
        """ "The third Ministerial Meeting", with a name of its own, is a conference; a press conference is none."""
        g = self.g
        if any(g.lower[c] in PRESS for c in g.with_dep(noun, "compound", "nmod")):
            return "talks"
        before = [c for c in g.with_dep(noun, "compound", "amod", "nmod") if c < noun and g.text[c][:1].isupper()]
        named = usual == "talks" and g.text[noun] in ("Meeting", "Consultations", "Dialogue") and bool(before)
        return "conference" if named else usual

    def sequel(self, noun: int) -> Contact | None:
        """ "The next round is planned for March": talks of those who met before, where a day or place is told."""
        g = self.g
        words = {g.lower[c] for c in g.children[noun] if c < noun}
        own = [c for c in g.with_dep(noun, "compound", "nmod", "poss") if g.tag[c] != "WP$"]  # "whose first round"
        named = own or any(g.lower[c] == "of" for c in g.children[noun])
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
        if self._employs(noun) or (g.lemma[noun] == "table" and "round" not in words):
            return False
        if words & self.cues.no_contact_before and g.lemma[noun] != "talk" and not self._of_both(noun, words):
            return False
        if g.lemma[noun] in self.cues.missions and not (takes_place(g, noun) or self.places.leads_somewhere(noun)):
            return False
        if g.lemma[noun] in self.cues.lines and not self._is_on_line(noun):
            return False
        lasting = g.tag[noun] == "NNS" or g.lemma[noun] in self.cues.practices  # "provides for regular consultation"
        return not (words & self.cues.generic and lasting)

    def _of_both(self, noun: int, words: set[str]) -> bool:
        """ "A joint press conference", "a press conference with the premier": those who give it together meet."""
        if not words & PRESS:
            return False
        return "joint" in words or any(
            self.parties.is_person(i) for i in self.g.prep_objects(noun, "with", "alongside")
        )

    def _is_on_line(self, noun: int) -> bool:
        """ "Was on the phone with the emir", "got him on the line"."""
        g = self.g
        on, verb = g.head[noun], g.head[g.head[noun]]
        if g.dep[noun] != "pobj" or g.lower[on] != "on" or g.lemma[verb] not in ("be", "get", "have", "catch"):
            return False
        return any(
            self.parties.is_person(i)
            for i in [*g.objects(verb), *g.prep_objects(verb, "with"), *g.prep_objects(noun, "with")]
        )

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
        return any(confers(g, i) and g.tag[i] in ("NNS", "NNPS") for i in g.prep_objects(noun, "of"))

    def _attends(self, verb: int, contact: Contact) -> bool:
        """ "Attended the summit", "took part in the meeting"; who hosts one does so somewhere or some day."""
        g, cues = self.g, self.cues
        if g.lemma[verb] in cues.presiding:
            return contact.place is not None or contact.date is not None or contact.back
        return is_one_of(g, verb, cues.attending)

    def _gather_for(self, verb: int) -> bool:
        """ "EU ministers had breakfast together", "held a meeting": many people of offices in one word."""
        g = self.g
        return any(confers(g, i) and g.tag[i] in ("NNS", "NNPS") for i in acting(g, verb))

    def _is_lasting(self, noun: int) -> bool:
        """ "Agreed to launch a dialogue", "to continue consultations": a practice, not one contact."""
        g = self.g
        if g.lemma[noun].lower() not in self.cues.practices or g.dep[noun] not in ("dobj", "nsubjpass"):
            return False
        return is_one_of(g, g.head[noun], self.cues.establishing) and self.timing.date(noun) is None

    def _is_abroad(self, contact: Contact) -> bool:
        """ "Held talks in Tripoli on Sunday": one who talks in another country talks with somebody there."""
        if contact.kind != "talks" or contact.place is None or contact.date is None or len(contact.people()) != 1:
            return False
        return not contact.countries() & {contact.place.country, None}

    def _is_told_alone(self, noun: int, contact: Contact) -> bool:
        """ "Talks on the dam ended in Lima", "at the meeting in Lima on 14 May": of nobody, but a place and a day."""
        if contact.back:
            own = self.places.place(noun, own=True) if contact.kind == "talks" else None
            return own is not None and contact.date is not None
        return self._runs_its_course(noun)

    def _runs_its_course(self, noun: int) -> bool:
        """ "Talks on a fishing agreement ended in Reykjavik": told of nobody, but that they were held."""
        g = self.g
        over = measured(g, noun)
        verb = g.head[over]
        runs = (self.cues.happening | self.cues.ending) - {"be", "take"}
        ends = g.dep[over] == "nsubj" and g.lemma[verb] in runs
        return ends or takes_place(g, over)

    def _lies_ahead(self, noun: int) -> bool:
        """ "Met in Busan to prepare the summit": what is prepared at one place is held at another."""
        g = self.g
        return g.dep[noun] == "dobj" and g.lemma[g.head[noun]] in self.cues.ahead


def _is_enough(contact: Contact) -> bool:
    """Whether a noun tells of a contact of its own, or points back to one."""
    located = contact.place is not None or contact.date is not None
    if contact.kind in GATHERINGS:
        return bool(contact.parties) or located
    if contact.impersonal:
        return contact.date is not None and (contact.place is not None or contact.kind == "visit")
    if contact.back or (contact.attended and contact.parties and located):
        return True
    if (contact.assembled and contact.parties and located) or (contact.firsthand and (contact.parties or located)):
        return True
    return len(contact.parties) > (0 if contact.kind == "visit" else 1)
