"""Where a contact took place, from the clause of its trigger."""

from collections.abc import Iterator
from functools import cached_property

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Name, Venue
from communique.annotate.places import city_by_shape
from communique.codebook.cities import country_of_city
from communique.extract.contacts.clauses import infinitive_of
from communique.extract.contacts.cues import contact_cues
from communique.extract.phrases import clause_verbs
from communique.records import Place

OPENING = 6  # sentences, headings among them, one of which may begin with a dateline
DATELINE = 14  # tokens behind the place within which a dateline ends
OCCASIONS = frozenset({"over", "during"})  # "over dinner in Lima"
DASHES = frozenset({"-", "–", "—", "--"})


class Places:
    """The places that the triggers of one document have."""

    def __init__(self, doc: Doc) -> None:
        self.g: Grammar = doc._.grammar
        self.cues = contact_cues()
        self.name_of: dict[int, Name] = doc._.name_of
        self.in_order: list[Venue] = doc._.places
        self.venues: dict[int, Venue] = {i: venue for venue in self.in_order for i in range(venue.start, venue.end)}
        self.times = {i for time in doc._.times for i in range(time.start, time.end)}

    @cached_property
    def dateline(self) -> Place | None:
        """Where the text says it was written: "LA PAZ, June 18 (Agency) -" before one of the first sentences."""
        for start, _ in self.g.sentences[:OPENING]:
            end = start
            while end < self.g.size and self.g.text[end].isalpha() and self.g.text[end].isupper():
                end += 1
            name = " ".join(self.g.text[start:end]).title()
            if len(name) > 2 and DASHES.intersection(self.g.text[end : end + DATELINE]):
                country = country_of_city(name)
                return Place(name=name, country=country) if country is not None else None
        return None

    def place(self, i: int, *, own: bool = False) -> Place | None:
        """The venue under a preposition of the trigger, in its phrase, before it, or of the verb that carries it.

        With `own` only in its own phrase.
        """
        return next(self._places_in_phrase(i) if own else self._places(i), None)

    def beside(self, verb: int) -> Place | None:
        """The venue under a preposition of the verb itself or behind its object: not that of a clause behind it."""
        own = next(self._under(verb, self.cues.venues), None)
        return own or next((place for i in self.g.with_dep(verb, "dobj") for place in self.inside(i)), None)

    def goal(self, verb: int) -> Place | None:
        """Where a verb leads: "made to Cairo", "paid in Rome"."""
        return next(self._under(verb, self.cues.goals), None)

    def leads_somewhere(self, noun: int) -> bool:
        """Whether "to" behind a noun leads to a place or state: "a mission to Lima"."""
        return any(self.named_in(i) is not None for i in self.g.prep_objects(noun, "to"))

    def named_in(self, i: int) -> Place | None:
        """The first place named in the phrase of token `i`: "the port of Sohar", or a state itself."""
        g = self.g
        for j in range(i, min(g.edges[i][1] + 1, i + 8)):
            if j in self.venues:
                return as_place(self.venues[j])
            if g.pos[j] == "VERB":
                break
        name = self.name_of.get(i)
        if name is not None and name.actor.kind == "state":
            return Place(name=name.actor.name, country=name.actor.country)
        return self._seat(i)

    def within(self, start: int, end: int) -> Place | None:
        """The first place told with "in" in a stretch of tokens."""
        return next((place for j in range(start, end) if self._leads_in(j) for place in self._governed(j)), None)

    def _places(self, i: int) -> Iterator[Place]:
        """All candidates for `place`, the likeliest first."""
        g, venues = self.g, self.cues.venues
        noun = g.pos[i] in ("NOUN", "PROPN")
        if g.dep[i] == "relcl" and g.head[i] in self.venues and any(g.lower[c] == "where" for c in g.children[i]):
            yield as_place(self.venues[g.head[i]])
        yield from self._places_in_phrase(i)
        infinitive = infinitive_of(g, i) if noun else None
        if infinitive is not None:
            yield from self._under(infinitive, venues)
        for verb in clause_verbs(g, i)[: 2 if noun else 3]:
            if noun and g.dep[i] == "nsubjpass" and g.head[i] == verb and g.lemma[verb] in self.cues.deciding:
                return  # "the meeting was decided upon in Kazan"
            if verb != i:
                yield from self._under(verb, venues)
            yield from self._behind_company(verb)
            if noun and g.lemma[verb] in self.cues.scheduled:  # "is planned for July in Quito"
                yield from self.inside(verb)

    def _places_in_phrase(self, i: int) -> Iterator[Place]:
        noun = self.g.pos[i] in ("NOUN", "PROPN")
        yield from self._under(i, self.cues.goals if noun else self.cues.venues)
        yield from self.inside(i)
        if noun:
            yield from self._before(i)
            for clause in self.g.with_dep(i, "relcl"):  # "the first summit, which was held in Bridgetown"
                if self.g.lemma[clause] in self.cues.taking_place | self.cues.happening | self.cues.presiding:
                    yield from self._under(clause, self.cues.venues)
                if self.g.lemma[clause] in self.cues.presiding:
                    yield from self._hosting(clause)

    def _under(self, i: int, prepositions: frozenset[str]) -> Iterator[Place]:
        """The places that prepositions of token `i` govern, also one phrase deeper."""
        g = self.g
        for child in g.children[i]:
            if g.lower[child] == "on" and any(g.lower[o] in self.cues.sidelines for o in g.with_dep(child, "pobj")):
                aside = self.within(child, g.edges[child][1] + 1)
                if aside is not None:
                    yield aside
            if g.dep[child] in ("prep", "agent") and g.lower[child] in prepositions:
                yield from self._governed(child)
            if g.dep[child] in ("prep", "agent") and (g.lower[child] in prepositions or g.lower[child] in OCCASIONS):
                for nested in (c for o in g.children[child] for c in g.children[o] if self._leads_in(c)):
                    yield from self._governed(nested)

    def _behind_company(self, verb: int) -> Iterator[Place]:
        """ "Held a meeting with the emir in Doha", where the parser hangs the place on the emir."""
        for preposition in self.g.with_dep(verb, "prep"):
            if self.g.lower[preposition] in ("with", "between"):
                yield from self.inside(preposition)

    def inside(self, i: int) -> Iterator[Place]:
        """Places told with "in" anywhere in a phrase, no verb between: "the meeting with X of Y in Quito"."""
        g = self.g
        for j in range(i + 1, g.edges[i][1] + 1):
            if g.pos[j] in ("VERB", "AUX") or (g.dep[j] == "prep" and g.lower[j] in ("after", "before", "since")):
                return
            if self._leads_in(j):
                yield from self._governed(j)

    def _before(self, noun: int) -> Iterator[Place]:
        """ "The Bari summit": the place in front of a noun."""
        for child in self.g.with_dep(noun, "compound", "nmod"):
            travelled = self.cues.nouns.get(self.g.lemma[noun]) == "visit"  # "his China trip"
            if self._is_venue(child) and (travelled or not self._is_side(child)):
                yield as_place(self.venues[child])
            elif city_by_shape(self.name_of.get(child)):
                yield self._unknown_place(child)

    def _is_side(self, i: int) -> bool:
        """ "The EU-Japan summit": a country in front of the noun takes part, it is not where."""
        name = self.name_of.get(i)
        return name is not None and name.actor.kind == "state" and "capital" not in name.reason

    def _leads_in(self, i: int) -> bool:
        return self.g.dep[i] in ("prep", "conj") and self.g.lower[i] in self.cues.venues

    def _governed(self, preposition: int) -> Iterator[Place]:
        """What a preposition governs: "in Guilin", "in the port city of Bata", "at the airport in Baku"."""
        g = self.g
        for noun in (j for o in g.with_dep(preposition, "pobj") for j in g.conjuncts(o)):
            if self._is_venue(noun):
                yield as_place(self.venues[noun])
            elif (seat := self._seat(noun)) is not None:
                yield seat
            elif self._is_unknown_place(preposition, noun):
                yield self._unknown_place(noun)
            else:
                yield from self._in_phrase(noun)

    def _hosting(self, verb: int) -> Iterator[Place]:
        """ "The summit that Baghdad will host": the city or country that hosts it."""
        for host in self.g.with_dep(verb, "nsubj"):
            name = self.name_of.get(host)
            if name is not None and (name.actor.kind == "state" or city_by_shape(name)):
                place = Place(name=self.g.text[host], country=name.actor.country)
                yield place if "capital" in name.reason else self.named_in(host) or place

    def _seat(self, noun: int) -> Place | None:
        """ "In the White House", "at the Elysee palace": the city of a seat of power."""
        g, seats = self.g, self.cues.seats
        before = [c for c in g.with_dep(noun, "compound", "nmod") if c < noun]
        first = min([noun, *before])
        words = " ".join(g.lower[first : g.edges[noun][1] + 1][: noun - first + 4])
        city = seats.get(g.lower[noun]) or next((seats[w] for i in before if (w := g.lower[i]) in seats), None)
        city = city or next((seats[seat] for seat in seats if " " in seat and words.startswith(seat)), None)
        return (
            Place(name=city, country=country_of_city(city))
            if city is not None and g.text[first][:1].isupper()
            else None
        )

    def _in_phrase(self, noun: int) -> Iterator[Place]:
        g = self.g
        for child in g.children[noun]:
            if g.dep[child] in ("compound", "nmod", "appos") and self._is_venue(child):
                yield as_place(self.venues[child])
            elif g.lower[child] == "of" and g.lemma[noun] in self.cues.settlements:
                yield from self._governed(child)

    def _is_venue(self, i: int) -> bool:
        """Not the adjective or possessive of a country: "China's Guangxi" is a place, "China's president" is not."""
        if i not in self.venues:
            return False
        name = self.name_of.get(i)
        return name is None or (name.actor.kind != "person" and self.g.dep[i] not in ("poss", "amod"))

    def _is_unknown_place(self, preposition: int, noun: int) -> bool:
        """ "In Udaipur", where nobody knows the name: a proper noun behind "in" that is no person and no known body."""
        g = self.g
        if g.lower[preposition] not in ("in", "near") or g.pos[noun] != "PROPN" or noun in self.times:
            return False
        if (
            g.lower[noun] in self.cues.nouns or g.lower[noun].rstrip("s") in self.cues.nouns
        ):  # "took part in the Meeting"
            return False
        name = self.name_of.get(noun)
        return g.text[noun][:1].isupper() and (name is None or (name.actor.kind == "organisation" and not name.sure))

    def _unknown_place(self, noun: int) -> Place:
        g = self.g
        start = noun
        while start - 1 >= 0 and g.dep[start - 1] == "compound" and g.head[start - 1] == noun:
            start -= 1
        name = " ".join(g.text[start : noun + 1])
        return Place(name=name, country=country_of_city(name))


def as_place(venue: Venue) -> Place:
    """A venue as the place of a record."""
    return Place(name=venue.name, country=venue.country)
