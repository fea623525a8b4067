"""Contacts told by verbs: "met", "was received by", "flew to", "agreed in Tokyo on Thursday"."""

from collections.abc import Callable

from communique.extract.contacts.clauses import acting, chairing, company, confers, firsthand, under
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import Shape, VerbCue, contact_cues
from communique.extract.contacts.media import medium, telephoned
from communique.extract.contacts.party import is_delegation, is_official, is_person, is_state, key, may_travel, unique
from communique.extract.contacts.reading import Reading
from communique.extract.contacts.status import NOT_DONE, status_of
from communique.records import MeetingKind, Party

Fill = Callable[[Contact, VerbCue, list[Party], list[int]], bool]
AT_ONE_PLACE = frozenset({"talks", "summit", "conference", "visit"})  # kinds for which people come together


class Verbs:
    """The contacts that the verbs of one document tell."""

    def __init__(self, reading: Reading) -> None:
        self.g, self.parties = reading.g, reading.parties
        self.places, self.timing, self.zones = reading.places, reading.timing, reading.zones
        self.cues = contact_cues()
        # Each fills in who takes part, and tells whether the clause is enough for a contact.
        self._fill: dict[Shape, Fill] = {
            "encounter": self._encounter,
            "accord": self._accord,
            "visit": self._visit,
            "invitation": self._invitation,
            "reception": self._reception,
            "refusal": self._refusal,
        }

    def contact(self, verb: int, cue: VerbCue) -> Contact | None:
        """The contact that `verb` tells; None where it means something else or tells too little."""
        g = self.g
        if not self._is_meant(verb, cue):
            return None
        told = status_of(g, verb, in_title=self.zones.get(g.sentence[verb]) == "title")
        objects = [i for i in g.objects(verb) if i not in self.timing.tokens and g.lemma[i] not in self.cues.manner]
        if told.status is None or any(g.lemma[i] in self.cues.not_met for i in objects):
            return None
        kind = medium(g, verb) or self._kind_without_medium(verb, cue)
        contact = Contact(verb, kind, told.status, explicit_status=told.said)
        if not self._fill[cue.shape](contact, cue, self._subjects(verb, cue), objects):
            return None
        if told == NOT_DONE and (cue.shape != "encounter" or len(contact.people()) < 2):
            return None
        if cue.shape == "visit" and self._only_next(verb):
            return None
        contact.parties += [(party, "party") for party in self._chairing(verb, contact)]
        contact.firsthand = firsthand(g, verb)
        contact.backdrop = any(g.lower[c] in self.cues.backdrop for c in g.children[verb])
        contact.place = contact.place or self.places.place(verb)
        contact.date = self.timing.date(verb) or self.timing.date(self._reporting(verb))
        if cue.shape == "invitation" and not self._dated_behind(verb):
            contact.date = None  # "in March she invited the premier to Hanoi" tells when she invited
        if contact.date is None and contact.status == "planned":
            contact.date = self.timing.window(verb)
        return contact

    def _dated_behind(self, verb: int) -> bool:
        """Whether a time is told behind a verb, in its clause."""
        last = self.g.edges[verb][1]
        return any(verb < i <= last for i in self.timing.tokens)

    def _only_next(self, verb: int) -> bool:
        """ "Before leaving for Lima, she met the emir on 3 May": a journey that is only next, with no day."""
        g = self.g
        if g.dep[verb] != "pcomp" or g.lower[g.head[verb]] != "before":
            return False
        first, last = g.edges[verb]
        return self.timing.within(first, last + 1) is None

    def _chairing(self, verb: int, contact: Contact) -> list[Party]:
        """ "The ministers met under the chairmanship of X": X, too."""
        chairs = chairing(self.g, verb) if contact.kind == "talks" else []
        known = contact.actors()
        return [party for party in self.parties.of(chairs) if is_person(party) and key(party) not in known]

    def _kind_without_medium(self, verb: int, cue: VerbCue) -> MeetingKind:
        """Whoever calls on somebody, or speaks at one place, is there."""
        there = (cue.calling_on and self._called_on(verb)) or (cue.needs_medium and self.places.place(verb) is not None)
        return "talks" if there or cue.addressing or self._at_gathering(verb) else cue.kind

    def _at_gathering(self, verb: int) -> bool:
        """ "Spoke with the emir on the sidelines", "told him during the meeting": they were there."""
        g = self.g
        around = g.prep_objects(verb, "on", "in", "at", "during", "over")
        return any(g.lower[i] in self.cues.sidelines or self.cues.nouns.get(g.lemma[i]) in AT_ONE_PLACE for i in around)

    def awaited(self, word: int) -> Contact | None:
        """ "Is expected in Lima on Tuesday", "is due in Lima", told of people; a visit that lies ahead."""
        g = self.g
        verb = self._awaiting_verb(word)
        if (
            verb is None
            or g.negated(verb)
            or any(c > verb for i in {word, verb} for c in g.with_dep(i, "xcomp", "ccomp"))
        ):
            return None
        contact = Contact(verb, "visit", "planned", explicit_status=True)
        travellers = self.parties.of(g.objects(verb) if g.passive(verb) else acting(g, verb))
        prepositions = ("for",) if g.lower[word] == "bound" else ("in", "at")
        travels = self._travel(contact, travellers, [o for i in {word, verb} for o in g.prep_objects(i, *prepositions)])
        if contact.place is None and g.dep[verb] == "relcl":  # "Lima, where she is expected in April"
            contact.place = self.places.place(verb)
        if not travels or contact.place is None:
            return None
        contact.date = self.timing.date(verb)
        return contact

    def _awaiting_verb(self, word: int) -> int | None:
        """The verb of "is expected", "is bound for"; that over the adjective in "is due"."""
        g = self.g
        if g.lemma[word] == "due":
            over = g.head[word]
            return over if g.dep[word] == "acomp" and g.lemma[over] == "be" else None
        return word if g.tag[word] == "VBN" and g.passive(word) else None

    def _is_meant(self, verb: int, cue: VerbCue) -> bool:
        """Whether a verb of several meanings tells of a contact."""
        if cue.shape == "carrier" or not self._has_particle(verb, cue):
            return False
        if cue.shape == "visit" and cue.to and self.g.prep_objects(verb, "by"):  # "a delegation headed by the premier"
            return False
        if cue.needs_medium and medium(self.g, verb) is None and not self._spoke(verb, cue):
            return cue.addressing and self._faces(verb)
        if cue.naming and not telephoned(self.parties, verb) and not (cue.calling_on and self._called_on(verb)):
            return False
        if cue.objects and not any(self.g.lemma[i] in cue.objects for i in self.g.objects(verb)):
            return False
        if cue.place_itself and not any(i in self.places.venues for i in self.g.objects(verb)):
            return False
        return not cue.staying or self._stays(verb)

    def _called_on(self, verb: int) -> list[int]:
        """Who is called on, "called on the emir in Doha"; nobody where one is asked for something."""
        g = self.g
        called = [i for i in g.prep_objects(verb, "on", "in") if self.parties.is_person(i) or g.tag[i] == "WP"]
        asked = g.prep_objects(verb, "for") or any(
            g.tag[i] == "VB" and g.with_dep(i, "aux") for i in range(verb + 1, g.edges[verb][1] + 1)
        )
        return [] if asked or g.objects(verb) else called

    def _has_particle(self, verb: int, cue: VerbCue) -> bool:
        """Also where the parser hangs the particle on the object: "brought A and B together"."""
        near = [verb, *self.g.objects(verb)]
        return cue.particle is None or any(self.g.lower[c] == cue.particle for i in near for c in self.g.children[i])

    def _spoke(self, verb: int, cue: VerbCue) -> bool:
        """ "Mr Otieno and Ms Lind spoke for an hour", "the minister spoke to the emir": officials of two sides."""
        g = self.g
        if g.with_dep(verb, "ccomp", "dobj"):
            return False
        speaking = [party for party in self.parties.of(acting(g, verb)) if is_person(party)]
        heard = [
            p for p in self.parties.of(under(g, verb, cue.joining)) if is_official(p) or (is_person(p) and p.country)
        ]
        if heard:
            return bool(speaking) and not {party.country for party in heard} & {party.country for party in speaking}
        return len({party.country for party in speaking}) > 1 and self.timing.lasts_hours(verb)

    def _faces(self, verb: int) -> bool:
        """ "In Lima on Monday the envoy told the emir that …": officials of two countries, at a place on a day."""
        g = self.g
        speaking = [party for party in self.parties.of(acting(g, verb)) if is_person(party) and party.country]
        heard = [party for party in self.parties.of(self._addressees(verb)) if is_official(party) and party.country]
        if not speaking or not heard or {p.country for p in speaking} & {p.country for p in heard}:
            return False
        near = {verb, self._reporting(verb)}
        located = any(self.places.beside(each) is not None for each in near)
        return located and any(self.timing.date(each) is not None for each in near)

    def _reporting(self, verb: int) -> int:
        """The passive over "is said to have told", else the verb itself."""
        head = self.g.head[verb]
        return head if self.g.dep[verb] == "xcomp" and self.g.passive(head) else verb

    def _addressees(self, verb: int) -> list[int]:
        return [*self.g.objects(verb), *self.g.with_dep(verb, "dative")]

    def _stays(self, verb: int) -> bool:
        """ "Was in Guangzhou from 4 to 9 April", "had been to Shanghai": a person, a place, and a day or company."""
        g = self.g
        if not any(self.parties.is_person(i) for i in acting(g, verb)):
            return False
        if self._hosts_of_guest(verb):
            return True
        within = [o for p in g.with_dep(verb, "prep") if g.lower[p] in ("in", "to") for o in g.with_dep(p, "pobj")]
        if not any(self.places.named_in(i) is not None for i in within):
            return False
        if self.timing.date(verb) is not None or self.timing.lasts_hours(verb):
            return True
        return bool(g.prep_objects(verb, "with", "for") or company(g, verb))

    def _hosts_of_guest(self, verb: int) -> list[int]:
        """ "Was the guest of the emir in Doha": those whose guest the subject is."""
        g = self.g
        guests = [c for c in g.with_dep(verb, "attr") if g.lemma[c] in self.cues.guests]
        return [host for guest in guests for host in g.prep_objects(guest, "of") if self.parties.is_party(host)]

    def _subjects(self, verb: int, cue: VerbCue) -> list[Party]:
        """Who does it; an intransitive verb misread as a participle ("Oman's minister negotiated with X") is active."""
        g = self.g
        misread = g.dep[verb] == "acl" and (cue.needs_with or bool(cue.to))
        return self.parties.of(g.agents(verb) if g.passive(verb) and not misread else acting(g, verb))

    def _accord(self, contact: Contact, cue: VerbCue, subjects: list[Party], objects: list[int]) -> bool:
        """ "Yoon and Kishida agreed in Tokyo on Thursday to …": who agrees at one place on one day meets there.

        People who sign or agree at one place meet whether a day is told or not; of states it may be said of no one day.
        """
        verb = contact.trigger
        contact.parties = [(party, "party") for party in subjects]
        contact.place = self.places.place(verb)
        if contact.place is not None and len(subjects) == 1:
            return self._signs_abroad(contact, subjects[0])
        if contact.place is None or len({party.country or party.actor for party in subjects}) < 2:
            return False
        if all(is_person(party) for party in subjects):
            return True
        sovereign = all(is_person(party) or is_state(party) for party in subjects)
        return sovereign and self.timing.date(verb) is not None

    def _signs_abroad(self, contact: Contact, signer: Party) -> bool:
        """ "The pact that Wong signed in Port Vila in December": one who signs in another country visited it."""
        there = contact.place.country if contact.place is not None else None
        if self.g.lemma[contact.trigger] not in self.cues.signing or not is_person(signer):
            return False
        contact.kind, contact.parties = "visit", [(signer, "visitor")]
        abroad = None not in (there, signer.country) and there != signer.country
        return abroad and self.timing.date(contact.trigger) is not None

    def _visit(self, contact: Contact, cue: VerbCue, subjects: list[Party], objects: list[int]) -> bool:
        """ "Visited Serbia", "flew to Lima", "travelled to the emir"."""
        goals = under(self.g, contact.trigger, cue.to) if cue.to else objects  # "left Lima" leads nowhere
        if not self._travel(contact, subjects, goals):
            return False
        contact.parties += [(p, "host") for p in self.parties.of(self._hosts_of_guest(contact.trigger))]
        self._add_company(contact)
        if cue.needs_place and contact.place is None:
            return cue.or_day and self._came(contact)
        known = contact.place is not None or any(part == "host" for _, part in contact.parties)
        return known or (cue.day_suffices and self.timing.date(contact.trigger) is not None)

    def _came(self, contact: Contact) -> bool:
        """ "Last Thursday Ana Lind came": a person's name and a day, and nothing else that comes with the verb."""
        g, verb = self.g, contact.trigger
        rest = [c for c in g.children[verb] if c > verb and c not in self.timing.tokens and g.pos[c] != "PUNCT"]
        bare = all(g.dep[c] in ("prep", "npadvmod", "cc", "conj") for c in rest) and all(
            any(o in self.timing.tokens for o in g.with_dep(c, "pobj")) for c in rest if g.dep[c] == "prep"
        )
        named = all((party.actor or "").startswith("person:") for party, _ in contact.parties)
        return bare and named and self.timing.date(verb) is not None

    def _invitation(self, contact: Contact, cue: VerbCue, subjects: list[Party], objects: list[int]) -> bool:
        """ "Invited the premier to Hanoi": a visit of who is invited, which lies ahead."""
        contact.status, contact.explicit_status = "planned", False
        carriers = [contact.trigger, *self.g.objects(contact.trigger)]
        goals = [i for carrier in carriers for i in under(self.g, carrier, cue.to)]
        return self._travel(contact, self.parties.of(objects), goals) and contact.place is not None

    def _travel(self, contact: Contact, travellers: list[Party], goals: list[int]) -> bool:
        """Makes those who can travel visitors, and the goals hosts and places."""
        visitors = [party for party in travellers if may_travel(party)]
        hosts = self.parties.of([i for i in goals if self.parties.is_person(i)])
        contact.parties = [(p, "visitor") for p in visitors] + [(p, "host") for p in hosts]
        contact.places = [place for goal in goals if (place := self.places.named_in(goal)) is not None]
        contact.place = contact.places[0] if contact.places else None
        return bool(visitors)

    def _add_company(self, contact: Contact) -> None:
        """Adds whom a traveller comes to see, and those of the traveller's own country as visitors, too."""
        home = {party.country for party, part in contact.parties if part == "visitor"}
        for party in self.parties.of(company(self.g, contact.trigger)):
            if is_person(party):
                contact.parties.append((party, "visitor" if party.country in home else "party"))

    def _reception(self, contact: Contact, cue: VerbCue, subjects: list[Party], objects: list[int]) -> bool:
        """ "Received the envoy", "hosted a delegation"; "hosted a fair" receives nobody."""
        guests = [party for party in self.parties.of(objects) if is_person(party) or is_delegation(party)]
        goals = under(self.g, contact.trigger, cue.to)
        contact.place = next((place for goal in goals if (place := self.places.named_in(goal)) is not None), None)
        hosts = subjects or (self.parties.of(goals) if cue.calling_in else [])
        contact.parties = [(p, "visitor") for p in guests] + [(p, "host") for p in hosts]
        contact.attended = cue.calling_in and any(is_official(p) for p in guests)
        return bool(guests) and (bool(hosts) or contact.attended)

    def _refusal(self, contact: Contact, cue: VerbCue, subjects: list[Party], objects: list[int]) -> bool:
        """ "Refused entry to the delegation", "the envoy was denied a visa": a visit that came to nothing."""
        g, verb = self.g, contact.trigger
        refused = [i for i in objects if g.lemma[i] in cue.objects]
        carriers = [verb, *refused]
        kept_out = [i for carrier in carriers for i in under(g, carrier, ("to", "for"))]
        kept_out += [i for c in g.with_dep(verb, "dative", "nsubjpass") for i in g.conjuncts(c)]
        contact.kind, contact.status, contact.explicit_status = "visit", "cancelled", True
        visitors = [party for party in self.parties.of(kept_out) if is_official(party) or is_delegation(party)]
        contact.parties = [(party, "visitor") for party in visitors]
        return bool(visitors)

    def _encounter(self, contact: Contact, cue: VerbCue, subjects: list[Party], objects: list[int]) -> bool:
        """ "Met X", "conferred with X", "X and Y met"."""
        verb = contact.trigger
        if cue.alone and not self._may_gather(verb):
            return False
        joined = self.parties.of(under(self.g, verb, cue.joining))
        if cue.calling_on:
            joined += self.parties.of(self._called_on(verb))
        met: list[Party] = []
        if cue.needs_with:
            if not joined and not self._among_themselves(verb, subjects):
                return False
        else:
            met = self.parties.of(objects) if not cue.objects else []
            met = met or (self._named_behind(verb) if not joined else [])
            if objects and not met and not joined and not cue.objects:
                return False
        contact.parties = [(party, "party") for party in unique([*subjects, *met, *joined])]
        if (cue.objects and not self._in_person(verb, contact)) or (cue.people and not self._between_people(contact)):
            return False
        if len(contact.parties) > 1 or (firsthand(self.g, verb) and any(is_official(p) for p, _ in contact.parties)):
            return True
        contact.assembled = bool(subjects) and self._may_gather(verb)
        return bool(subjects) and self._met_together(verb, contact.assembled and self._of_a_body(verb))

    def _in_person(self, verb: int, contact: Contact) -> bool:
        """People shake hands and exchange words; "exchanged views" may be part of any contact, unless at a place."""
        views = any(self.g.lemma[i] in self.cues.exchanged for i in self.g.objects(verb))
        return all(is_person(p) for p, _ in contact.parties) and (not views or self.places.place(verb) is not None)

    def _between_people(self, contact: Contact) -> bool:
        """ "Saw the emir in Doha", "wrote to the premier on Friday": people of offices, a place or a day, no clause."""
        g, verb = self.g, contact.trigger
        if g.with_dep(verb, "ccomp", "xcomp", "oprd", "acomp", "prt") or g.prep_objects(verb, "as"):
            return False
        located = self.places.place(verb) is not None or self.timing.date(verb) is not None
        return located and all(is_person(party) for party, _ in contact.parties)

    def _among_themselves(self, verb: int, subjects: list[Party]) -> bool:
        """ "Diallo and Mensah negotiated in Bamako on Friday": two sides in the subject, with place or day."""
        if (
            self.g.lemma[verb] not in self.cues.meets_alone
            or len({party.country or party.actor for party in subjects}) < 2
        ):
            return False
        return self.places.place(verb) is not None or self.timing.date(verb) is not None

    def _named_behind(self, verb: int) -> list[Party]:
        """The person named right behind a verb where the parser saw no object."""
        for i in range(verb + 1, min(verb + 4, self.g.size)):
            name = self.parties.name_of.get(i)
            if name is not None and name.actor.kind == "person" and name.start <= verb + 2:
                return self.parties.of([name.head])
        return []

    def _may_gather(self, verb: int) -> bool:
        """Whether those who gather are people of offices: "the ministers gathered", not "the crowd gathered"."""
        subjects = acting(self.g, verb)
        return any(confers(self.g, i) or self.parties.is_person(i) for i in subjects)

    def _of_a_body(self, verb: int) -> bool:
        """ "EU leaders met", "ministers from the Gulf states met": people of offices, and whose they are."""
        g = self.g
        people = [i for i in acting(g, verb) if confers(g, i)]
        span = [j for i in people for j in range(g.edges[i][0], g.edges[i][1] + 1)]
        named = (self.parties.actor(j) for j in span)
        return any(actor is not None and actor.kind in ("state", "organisation", "body") for actor in named)

    def _met_together(self, verb: int, of_a_body: bool) -> bool:
        """ "The ministers met in Accra on Friday": several in one word; place and day, or a body and one of them."""
        g = self.g
        several = any(g.tag[i] in ("NNS", "NNPS") for i in acting(g, verb))
        if not of_a_body and any(g.lemma[i] in self.cues.nouns for i in g.prep_objects(verb, "at", "during")):
            return False  # "the leaders are to meet at the summit" tells of the summit
        if g.lemma[verb] not in self.cues.meets_alone or not several:
            return False
        placed, dated = self.places.place(verb) is not None, self.timing.date(verb) is not None
        return (placed or dated) if of_a_body else (placed and dated)
