"""Finds each telling of a contact: by verbs ("met", "was received by") and by nouns ("the Fidan-Abdelatty talks")."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name
from communique.annotate.nominals import is_person_noun
from communique.extract.base import joined_heads, parties_of_phrase
from communique.extract.contacts.contact import Contact
from communique.extract.contacts.cues import VerbCue, contact_cues
from communique.extract.contacts.details import Details
from communique.extract.contacts.status import status_of
from communique.extract.phrases import clause_verbs
from communique.records import MeetingKind, Party

PARTY_KINDS = frozenset({"person", "state", "organisation", "body", "ministry", "unnamed", "group", "company"})
WITH = ("with", "between", "among")
CALLED = frozenset({"oprd", "attr", "ccomp", "xcomp", "acomp", "prt"})
MEETS_ALONE = frozenset({"exchange", "meet", "confer", "negotiate", "dine", "huddle", "consult", "talk", "speak"})


class Finder:
    """The contacts that one document tells, in order of their triggers."""

    def __init__(self, doc: Doc, g: Grammar, zones: dict[int, str]) -> None:
        """`zones` maps sentences to the zone of the block they stand in."""
        self.doc, self.g, self.zones = doc, g, zones
        self.cues = contact_cues()
        self.details = Details(doc, g)
        self.name_of: dict[int, Name] = doc._.name_of

    def find(self) -> Iterator[Contact]:
        """All tellings, each with the parties, place and day that its own clause gives."""
        g = self.g
        for i in range(g.size):
            lemma = g.lemma[i]
            contact = None
            if self._inside_name(i):
                continue
            if lemma in self.cues.verbs and g.tag[i].startswith("VB"):
                contact = self._verb(i, self.cues.verbs[lemma])
            elif lemma in self.cues.nouns and g.pos[i] in ("NOUN", "PROPN"):
                contact = self._noun(i, self.cues.nouns[lemma])
            elif g.pos[i] == "PROPN" and g.lower[i].rstrip("s") in self.cues.nouns:  # "Talks", "Ministerial Conference"
                contact = self._noun(i, self.cues.nouns[g.lower[i].rstrip("s")])
            if contact is None:
                continue
            for told in [*self._at_gatherings(contact), *self._further_places(contact)]:
                told.sentences, told.triggers = [g.sentence[i]], [i]
                told.heading = self.zones.get(g.sentence[i]) == "heading"
                yield told

    def _inside_name(self, i: int) -> bool:
        """Whether a word is part of a body's name: the "Tsushima Forum" is no forum that is held."""
        name = self.name_of.get(i)
        return (
            name is not None
            and name.actor.kind in ("organisation", "body", "outlet", "company")
            and name.form == "name"
        )

    def _at_gatherings(self, contact: Contact) -> list[Contact]:
        """ "Meetings with X will take place at the summit in A in June and at the forum in B in May": one for each."""
        g, n = self.g, contact.trigger
        verb = self._gathers(contact)
        if verb is None:
            return [contact]
        preps = [
            p
            for p in range(verb + 1, g.edges[verb][1] + 1)
            if g.lower[p] in ("at", "during", "on", "within")
            and g.dep[p] in ("prep", "conj")
            and self._holds_gathering(p)
        ]
        if not preps:
            return [contact]
        last = g.edges[verb][1] + 1
        out = []
        for prep, end in zip(preps, [*preps[1:], last], strict=True):
            place, date = self.details.region(prep, end)
            if place is not None or date is not None:
                out.append(
                    replace(contact, place=place, date=date, parties=list(contact.parties), explicit_status=True)
                )
        return out or [contact]

    def _takes_place(self, n: int) -> bool:
        g = self.g
        return g.dep[n] in ("nsubj", "nsubjpass") and g.lemma[g.head[n]] in ("take", "hold", "happen", "occur")

    def _gathers(self, contact: Contact) -> int | None:
        """The verb behind which gatherings are told: that of "meetings will take place", "will meet"."""
        n = contact.trigger
        if self._takes_place(n):
            return self.g.head[n]
        return n if self.g.lemma[n] == "meet" and self.g.tag[n].startswith("VB") else None

    def _holds_gathering(self, prep: int) -> bool:
        """Whether a phrase names a gathering: "at the annual meeting", "on the sidelines of the summit"."""
        first, last = self.g.edges[prep]
        return any(self.g.lemma[i] in self.cues.nouns for i in range(first, last + 1))

    def _further_places(self, contact: Contact) -> list[Contact]:
        """ "Visited Serbia and Hungary", "Cairo on April 24, Nairobi on April 25": a visit for each place after the first."""
        out = [replace(contact, place=place, parties=list(contact.parties)) for place in contact.places[1:]]
        if contact.kind == "visit" and contact.date is not None and len(contact.places) == 1:
            known = contact.places[0].name
            for place, date in self.details.stops(contact.trigger):
                if place.name != known:
                    out.append(replace(contact, place=place, date=date, parties=list(contact.parties)))
        return out

    def _with_foreground(self, contact: Contact) -> list[tuple[Party, str]]:
        """ "Meetings with X will take place": the other side is who was the subject last in the sentence."""
        if len(contact.parties) != 1:
            return contact.parties
        known = contact.parties[0][0].actor
        first = self.g.sentences[self.g.sentence[contact.trigger]][0]
        for i in range(contact.trigger - 1, first - 1, -1):
            name = self.name_of.get(i)
            if name is not None and name.head == i and name.actor.kind == "person" and name.actor.id != known:
                if self.g.dep[i] in ("nsubj", "nsubjpass"):
                    return [*contact.parties, *((p, "party") for p in parties_of_phrase(self.doc, i))]
        return contact.parties

    # Verbs ------------------------------------------------------------------------------------------------------

    def _verb(self, v: int, cue: VerbCue) -> Contact | None:
        g = self.g
        if cue.noun or (cue.medium and not self._medium(v)) or (g.lemma[v] == "call" and not self._telephoned(v)):
            return None
        if cue.object and not any(g.lemma[o] in cue.object for o in g.objects(v)):
            return None
        if g.lemma[v] == "be" and not self._stays(v):
            return None
        status, explicit = status_of(g, v, self.zones.get(g.sentence[v]) == "title")
        if status is None:
            return None
        subjects = self._parties(g.agents(v) if g.passive(v) and not self._misread(v, cue) else self._subjects(v))
        objects = [i for i in g.objects(v) if not self._is_time(i)]
        if any(g.lemma[i] in self.cues.not_met for i in objects):
            return None
        contact = Contact(v, self._medium(v) or cue.kind, status, explicit_status=explicit)
        if cue.visitor == "invited":
            contact.status, contact.explicit_status = "planned", True
            filled = self._visit(v, cue, contact, self._parties(objects), []) and contact.place is not None
        elif cue.accord:
            filled = self._accord(v, cue, contact, subjects)
        elif cue.visitor == "subject":
            filled = self._visit(v, cue, contact, subjects, objects)
        elif cue.visitor == "object":
            filled = self._reception(v, cue, contact, subjects, objects)
        else:
            filled = self._encounter(v, cue, contact, subjects, objects)
        if not filled:
            return None
        contact.backdrop = any(g.lower[c] in ("had", "last", "once", "earlier", "previously") for c in g.children[v])
        contact.place = contact.place or self.details.place(v)
        contact.date = self.details.date(v)
        return contact

    def _telephoned(self, v: int) -> bool:
        """ "Called the Omani minister in the evening": a person and nothing that the person is called."""
        g = self.g
        people = [c for c in g.with_dep(v, "dobj", "oprd") if self._is_host(c)]
        said = [
            c for c in g.children[v] if c not in people and (g.dep[c] in CALLED or g.lower[c] in ("as", "for", "on"))
        ]
        return (
            bool(people) and not said and not any(c > people[0] and g.pos[c] in ("NOUN", "ADJ") for c in g.children[v])
        )

    def _subjects(self, v: int) -> list[int]:
        """The subjects of a verb; for "who" the noun it stands for, for "invited X to visit" X."""
        g = self.g
        head = g.head[v]
        if g.dep[v] in ("xcomp", "ccomp") and g.lemma[head] in ("invite", "allow", "send", "dispatch", "order"):
            invited = g.objects(head) or [c for c in g.children[v] if g.dep[c] == "nsubj"]
            if invited:
                return invited
        found = g.subjects(v)
        if len(found) == 1 and g.lower[found[0]] in ("who", "which", "that"):
            return [g.head[g.head[found[0]]]] if g.dep[g.head[found[0]]] == "relcl" else []
        return found

    def _stays(self, v: int) -> bool:
        """ "Was in Guangzhou from 4 to 9 April", "had been to Shanghai": a person, a place, and a day or company."""
        g = self.g
        if not any(self._is_host(i) for i in self._subjects(v)):
            return False
        preps = [c for c in g.children[v] if g.dep[c] == "prep" and g.lower[c] in ("in", "to")]
        if not any(self.details.venue_in(o) is not None for p in preps for o in g.with_dep(p, "pobj")):
            return False
        return self.details.date(v) is not None or bool(g.prep_objects(v, "with", "for"))

    def _misread(self, v: int, cue: VerbCue) -> bool:
        """An intransitive verb read as a participle of its subject: "The minister negotiated with X, and …"."""
        return self.g.dep[v] == "acl" and (cue.needs_with or bool(cue.to))

    def _accord(self, v: int, cue: VerbCue, contact: Contact, subjects: list[Party]) -> bool:
        """ "Yoon and Kishida agreed in Tokyo on Thursday to …": who agrees at one place on one day meets there."""
        sides = {p.country or p.actor for p in subjects}
        contact.place, contact.date = self.details.place(v), self.details.date(v)
        contact.parties = [(p, "party") for p in subjects]
        people = all((p.actor or "").startswith(("person:", "office:", "state:")) for p in subjects)
        return people and len(sides) > 1 and contact.place is not None and contact.date is not None

    def _visit(self, v: int, cue: VerbCue, contact: Contact, subjects: list[Party], objects: list[int]) -> bool:
        if not any(self._may_travel(p) for p in subjects):
            return False
        g = self.g
        carriers = [v, *g.objects(v)] if cue.visitor == "invited" else [v]
        goals = objects + [i for c in carriers for prep in sorted(cue.to) for i in g.prep_objects(c, prep)]
        hosts = self._parties([i for i in goals if self._is_host(i)])
        contact.parties = [(p, "visitor") for p in subjects if self._may_travel(p)] + [(p, "host") for p in hosts]
        contact.places = [place for goal in goals if (place := self.details.venue_in(goal)) is not None]
        contact.place = contact.places[0] if contact.places else None
        if g.lemma[v] in ("come", "go", "head") and contact.place is None:
            return False
        dated = g.lemma[v] == "visit" and self.details.date(v) is not None
        return contact.place is not None or bool(hosts) or dated

    def _reception(self, v: int, cue: VerbCue, contact: Contact, subjects: list[Party], objects: list[int]) -> bool:
        guests = self._parties(objects)
        people = [p for p in guests if (p.actor or "").startswith(("person:", "office:")) or self._delegation(p)]
        if not people or not subjects:
            return False
        contact.parties = [(p, "visitor") for p in people] + [(p, "host") for p in subjects]
        return True

    def _encounter(self, v: int, cue: VerbCue, contact: Contact, subjects: list[Party], objects: list[int]) -> bool:
        g = self.g
        joined = self._parties(i for prep in sorted(cue.prepositions) for i in g.prep_objects(v, prep))
        met = [] if cue.needs_with or cue.object else self._parties(objects)
        if cue.needs_with and not joined:
            return False
        if not met and not joined and not cue.needs_with:
            met = self._parties(self._behind(v))
        if objects and not met and not joined and not cue.needs_with and not cue.object:
            return False
        contact.parties = [(p, "party") for p in _unique([*subjects, *met, *joined])]
        if len(contact.parties) > 1:
            return True
        plural = any(g.tag[i] in ("NNS", "NNPS") for i in g.subjects(v))
        told = self.details.place(v) is not None and self.details.date(v) is not None
        return bool(subjects) and g.lemma[v] in MEETS_ALONE and plural and told

    def _behind(self, v: int) -> list[int]:
        """The person named right behind a verb where the parser saw no object."""
        for i in range(v + 1, min(v + 4, self.g.size)):
            name = self.name_of.get(i)
            if name is not None and name.actor.kind == "person" and name.start <= v + 2:
                return [name.head]
        return []

    def _before_held(self, n: int) -> list[Party]:
        """ "A and B held talks", which the parser may read as "held talks" of B: all named before "held"."""
        g = self.g
        held = next((c for c in g.children[n] if g.lower[c] == "held" and g.dep[c] == "amod" and c < n), None)
        if held is None:
            return []
        first = g.sentences[g.sentence[n]][0]
        names = (self.name_of.get(i) for i in range(first, held))
        heads = dict.fromkeys(name.head for name in names if name is not None and name.use == "actor")
        return self._parties(heads)

    # Nouns ------------------------------------------------------------------------------------------------------

    def _noun(self, n: int, kind: MeetingKind) -> Contact | None:
        g = self.g
        if g.dep[n] in ("compound", "nmod") and g.head[n] != n and g.lemma[g.head[n]] != "hold":
            return None
        before = {g.lower[c] for c in g.children[n] if c < n}
        if (
            before & {"press", "news", "party", "town", "board", "each", "every", "any", "no", "small"}
            and g.lemma[n] != "talk"
        ):
            return None
        if g.lemma[n] == "call" and not self._is_call(n):
            return None
        status, explicit = status_of(g, n, False)
        if status is None:
            return None
        contact = Contact(n, self._noun_kind(n, kind), status, explicit_status=explicit)
        if before & self.cues.generic and g.tag[n] == "NNS":
            return None
        if contact.kind in ("summit", "conference") and self._frames(n):
            return None
        contact.back = (
            bool(before & {"the", "this", "that", "these", "their", "his", "her", "its", "both"}) or g.dep[n] == "poss"
        )
        contact.parties = self._noun_parties(n, contact.kind)
        if self._takes_place(n):
            contact.parties = self._with_foreground(contact)
        told = self._relative(n)
        contact.place = self.details.place(n) or (self.details.goal(told) if told is not None else None)
        contact.date = self.details.date(n) or (self.details.date(told) if told is not None else None)
        carrier = self._carrier(n)
        contact.attended = carrier is not None and g.lemma[carrier] in ("attend", "join", "address", "skip")
        if contact.kind in ("summit", "conference"):
            contact.title = self.details.phrase(n)
        return contact if self._enough(n, contact) else None

    def _enough(self, n: int, contact: Contact) -> bool:
        """Whether a noun tells of a contact of its own, or points back to one."""
        if contact.attended and contact.parties and (contact.date is not None or contact.place is not None):
            return True
        if contact.back and contact.kind not in ("summit", "conference"):
            return True
        if contact.kind in ("summit", "conference"):
            return bool(contact.parties) or contact.place is not None or contact.date is not None
        if contact.kind == "visit":
            return bool(contact.parties)
        return len(contact.parties) > 1

    def _frames(self, n: int) -> bool:
        """Whether a gathering is only where something else happens: "on the margins of the summit", "for the summit"."""
        g = self.g
        if g.dep[n] != "pobj":
            return False
        prep, over = g.head[n], g.head[g.head[n]]
        if g.lower[prep] == "of" and g.lower[over] in ("sidelines", "margins", "sideline", "fringes"):
            return True
        return g.lower[prep] in ("at", "for", "during") and g.lemma[over] in self.cues.verbs

    def _noun_kind(self, n: int, kind: MeetingKind) -> MeetingKind:
        medium = self._medium(n)
        if medium is not None:
            return medium
        if self._paid_call(n):
            return "talks"
        return (
            "talks" if self.g.lemma[n] in ("conversation", "call") and kind == "call" and not self._is_call(n) else kind
        )

    def _is_call(self, n: int) -> bool:
        """Whether "call" is one by telephone: with a medium, or with somebody; "a call for peace" is not."""
        g = self.g
        if self._paid_call(n):
            return True
        if any(g.lower[c] in ("for", "on") and g.dep[c] == "prep" for c in g.children[n]):
            return self._medium(n) is not None
        return (
            self._medium(n) is not None
            or bool(g.prep_objects(n, *WITH))
            or any(self._is_party_name(c) for c in g.children[n] if g.dep[c] == "compound")
        )

    def _noun_parties(self, n: int, kind: MeetingKind) -> list[tuple[Party, str]]:
        g, visitors, others, inner = self.g, [], [], n
        n = self._top(n)
        for child in g.children[n]:
            if g.dep[child] == "poss" and not self._is_venue_only(child):
                visitors += self._parties(g.conjuncts(child))
            elif g.dep[child] in ("compound", "amod", "nmod") and child < n:
                others += self._described_by(child)
        others += self._parties(self._joined_to(inner, *WITH))
        if inner != n:
            others += self._parties(self._joined_to(n, *WITH))
            for child in g.children[inner]:
                if g.dep[child] in ("compound", "amod", "nmod") and child < inner:
                    others += self._described_by(child)
        by = self._joined_to(inner, "by", "of") if kind != "visit" else self._joined_to(inner, "by", "of", "from")
        visitors += self._parties(i for i in by if self.name_of.get(i) is None or self.name_of[i].use != "place")
        verb = self._carrier(n)
        if verb is not None:
            if kind == "visit" and g.lemma[verb] in ("host", "receive", "welcome"):
                others += self._parties(g.subjects(verb))
            else:
                visitors += self._parties(g.agents(verb) if g.passive(verb) else self._subjects(verb))
            others += self._parties(i for prep in WITH for i in g.prep_objects(verb, prep))
        mediators = [c for c in g.children[inner] if g.dep[c] == "acl" and g.tag[c] == "VBN"]
        visitors += self._before_held(n)
        if not visitors and (kind in ("visit", "letter") or not others):
            visitors += self._around(n)
        if self._paid_call(n):
            others += self._parties([*self._joined_to(n, "on", "to"), *g.prep_objects(g.head[n], "on", "to")])
        told = self._relative(n)
        if told is not None and not visitors:
            visitors += self._parties(g.subjects(told))
        if kind == "letter":
            addressed = self._parties(self._joined_to(n, "to"))
            if not addressed:
                return []
            others += addressed
        others += self._parties(i for c in mediators for i in g.agents(c))
        part = "visitor" if kind == "visit" else "party"
        if kind == "visit":
            visitors = [p for p in visitors if self._may_travel(p)]
            others = [p for p in others if (p.actor or "").startswith("person:")]
        found = [(p, part) for p in _unique(visitors)]
        known = {p.actor or p.name for p, _ in found}
        other_part = "host" if kind == "visit" and found else part
        return found + [(p, other_part) for p in _unique(others) if (p.actor or p.name) not in known]

    def _top(self, n: int) -> int:
        """ "Two days of talks", "the 24th round of talks": the measure that carries the noun in the sentence."""
        g = self.g
        over = g.head[g.head[n]]
        if g.dep[n] == "pobj" and g.lower[g.head[n]] == "of" and g.lemma[over] in self.cues.measures:
            return over
        return n

    def _around(self, n: int) -> list[Party]:
        """The subjects of the verb over "after talks", "at the end of a visit": those who talked or visited."""
        g, node = self.g, self._top(n)
        if g.dep[node] != "pobj" or g.lower[g.head[node]] not in (
            "after",
            "during",
            "following",
            "in",
            "at",
            "on",
            "of",
        ):
            return []
        verb = next(iter(clause_verbs(g, node)), None)
        if verb is None or g.passive(verb) and not g.subjects(verb):
            return []
        return self._parties(self._subjects(verb))

    def _paid_call(self, n: int) -> bool:
        return self.g.lemma[n] == "call" and self.g.lemma[self.g.head[n]] == "pay" and self.g.dep[n] == "dobj"

    def _relative(self, n: int) -> int | None:
        """The verb of "the trip that X made to Cairo": a relative clause whose object is the noun."""
        g = self.g
        for c in g.children[n]:
            if g.dep[c] == "relcl" and g.lemma[c] in self.cues.light and any(g.dep[k] == "dobj" for k in g.children[c]):
                return c
        return None

    def _joined_to(self, n: int, *preps: str) -> list[int]:
        return [i for prep in preps for i in self.g.prep_objects(n, prep)]

    def _carrier(self, n: int) -> int | None:
        """The verb that only carries the noun: "held talks", "arrived for talks", "talks were held"."""
        g = self.g
        n = self._top(n)
        head, dep = g.head[n], g.dep[n]
        if dep == "pobj" and g.lower[head] in ("on", "in") and g.lemma[g.head[head]] == "be":
            return g.head[head]  # "is on an official visit", "had been in talks"
        if dep == "conj" and g.lemma[head] in self.cues.nouns:
            return self._carrier(head)
        if dep in ("dobj", "nsubjpass") and g.pos[head] == "VERB" and g.lemma[head] in self.cues.light:
            return head
        if dep == "attr" and g.lemma[head] == "be":
            return None
        if dep == "pobj" and g.lower[head] in ("for", "on", "in", "at", "to", "with"):
            verb = g.head[head]
            if g.pos[verb] == "VERB" and (g.lemma[verb] in self.cues.verbs or g.lemma[verb] in self.cues.light):
                return verb
        return None

    def _described_by(self, child: int) -> list[Party]:
        """ "Lavrov-Wang talks", "Russia-China meetings", "the EU-Japan summit": names before the noun."""
        g = self.g
        found = []
        for i in range(g.edges[child][0], child + 1):
            name = self.name_of.get(i)
            if name is not None and name.head == i and name.actor.kind in PARTY_KINDS and name.actor.kind != "unnamed":
                if name.form == "name" and self._capital_alone(name):
                    continue
                found += list(parties_of_phrase(self.doc, i))
        return _unique(found)

    def _capital_alone(self, name: Name) -> bool:
        """ "The Beijing talks" were in Beijing: a capital alone before the noun is the venue."""
        g = self.g
        if "capital" not in name.reason:
            return False
        beside = [i for i in (name.start - 2, name.end + 1) if 0 <= i < g.size and self.name_of.get(i)]
        return not any(g.text[min(name.start, i) + 1 if i < name.start else name.end] in "-–" for i in beside)

    # Parties ----------------------------------------------------------------------------------------------------

    def _parties(self, heads: Iterable[int]) -> list[Party]:
        found: list[Party] = []
        for i in dict.fromkeys(j for head in heads for j in joined_heads(self.doc, head)):
            if self._apposed(i):
                continue
            named = [c for a in self.g.with_dep(i, "appos") for c in self.g.conjuncts(a) if self._is_host(c)]
            if named and not self._is_host(i):  # "the two ministers, Nino Lomidze and Radu Ciobanu"
                found += [p for c in named for p in parties_of_phrase(self.doc, c)]
            elif (
                self._is_party_name(i)
                or self._is_group(i)
                or (self.name_of.get(i) is None and is_person_noun(self.g.lower[i]) and self.g.pos[i] == "NOUN")
            ):
                found += parties_of_phrase(self.doc, i)
        return _unique(found)

    def _apposed(self, i: int) -> bool:
        """ "…, State Councilor and Minister of Foreign Affairs": an office behind its bearer is nobody else."""
        name = self.name_of.get(i)
        if name is None or name.actor.kind != "unnamed" or not self.g.text[name.start][:1].isupper() or name.start < 2:
            return False
        before = self.name_of.get(name.start - 2)
        return (
            self.g.text[name.start - 1] in (",", "and")
            and before is not None
            and before.actor.kind in ("person", "unnamed")
        )

    def _is_group(self, i: int) -> bool:
        """People in the plural without a name, behind "with" or "between": "talks with the rebels"."""
        g = self.g
        return (
            g.tag[i] == "NNS"
            and self.name_of.get(i) is None
            and g.dep[i] in ("pobj", "conj")
            and g.lower[g.head[i]] in WITH
            and g.lemma[i] not in self.cues.not_met
            and not g.lemma[i].endswith(("tion", "ment", "ness", "ity", "ance", "ence", "sion"))
        )

    def _is_party_name(self, i: int) -> bool:
        name = self.name_of.get(i)
        return name is not None and name.actor.kind in PARTY_KINDS and name.use != "place"

    def _is_host(self, i: int) -> bool:
        name = self.name_of.get(i)
        return name is not None and name.actor.kind == "person" and name.use != "place"

    def _is_venue_only(self, i: int) -> bool:
        name = self.name_of.get(i)
        return name is not None and name.use == "place"

    def _may_travel(self, p: Party) -> bool:
        actor = p.actor or ""
        return actor.startswith(("person:", "office:", "unnamed:")) or self._delegation(p)

    def _delegation(self, p: Party) -> bool:
        return p.mention is not None and "delegation" in p.mention.quote.lower()

    def _is_time(self, i: int) -> bool:
        return i in self.details.time_tokens

    def _medium(self, i: int) -> MeetingKind | None:
        """The medium that words in the trigger's own phrase tell: by telephone, by video, by letter."""
        g = self.g
        under = [c for p in g.children[i] if g.dep[p] == "prep" for c in g.children[p]]
        near = [*g.children[i], *under, *(c for o in under for c in g.with_dep(o, "compound", "amod"))]
        verb = self._carrier(i) if g.pos[i] != "VERB" else None
        if verb is not None:
            near += [
                c
                for p in g.children[verb]
                if g.dep[p] == "prep" and g.lower[p] in ("by", "via", "over")
                for c in g.children[p]
            ]
            near += [c for c in g.children[verb] if g.dep[c] == "advmod"]
        for j in near:
            kind = self.cues.medium.get(g.lower[j])
            if kind is not None:
                return kind
        return None


def _unique(parties: Iterable[Party]) -> list[Party]:
    out: dict[str, Party] = {}
    for p in parties:
        out.setdefault(p.actor or p.name, p)
    return list(out.values())
