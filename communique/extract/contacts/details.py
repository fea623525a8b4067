"""Where and when a contact took place, from the clause of its trigger."""

from spacy.tokens import Doc

from communique.annotate.dates import date_of, time_near, times_in, whole_range
from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Venue
from communique.codebook.cities import country_of_city
from communique.extract.contacts.cues import contact_cues
from communique.extract.contacts.days import stretched
from communique.extract.phrases import clause_verbs, phrase_text
from communique.records import Date, Place

VENUE_PREPS = frozenset({"in", "at", "to", "near", "outside", "aboard"})
SETTLEMENTS = frozenset(
    "city town capital village province region resort port suburb outskirts state island district county "
    "municipality prefecture heart centre center hub".split()
)
SIDELINES = frozenset({"sidelines", "margins", "sideline", "fringes"})
IN_PREPS = frozenset({"in", "at", "near", "outside", "aboard"})


class Details:
    """Answers place, date and title for the triggers of one document."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.doc, self.g = doc, g
        self.time_tokens = {i for time in doc._.times for i in range(time.start, time.end)}
        self.venues: dict[int, Venue] = {i: v for v in doc._.places for i in range(v.start, v.end)}
        self.durations = [t for t in doc._.times if t.type == "DURATION"]

    def goal(self, verb: int) -> Place | None:
        """Where a verb leads: "made to Cairo", "paid in Rome"."""
        return self._under(verb, VENUE_PREPS)

    def place(self, i: int) -> Place | None:
        """The venue under a preposition of the trigger, in front of a noun, or of the verb that carries it."""
        g = self.g
        noun = g.pos[i] in ("NOUN", "PROPN")
        if g.dep[i] == "relcl" and g.head[i] in self.venues and any(g.lower[c] == "where" for c in g.children[i]):
            return _place(self.venues[g.head[i]])
        found = self._under(i, VENUE_PREPS if noun else IN_PREPS)
        if found is not None:
            return found
        if noun:
            inside = self._inside(i)
            if inside is not None:
                return inside
            for child in g.children[i]:
                if g.dep[child] in ("compound", "nmod") and child in self.venues and self._is_venue(child):
                    return _place(self.venues[child])
        if not noun:
            inside = self._inside(i)
            if inside is not None:
                return inside
        for verb in clause_verbs(g, i)[: 2 if noun else 3]:
            if verb != i:
                found = self._under(verb, IN_PREPS)
                if found is not None:
                    return found
        return None

    def venue_in(self, i: int) -> Place | None:
        """The first place named in the phrase of token `i`."""
        if i in self.venues:
            return _place(self.venues[i])
        g = self.g
        for j in range(i, min(g.edges[i][1] + 1, i + 8)):
            if j in self.venues:
                return _place(self.venues[j])
            if g.pos[j] == "VERB":
                break
        name = self.doc._.name_of.get(i)
        if name is not None and name.actor.kind == "state":
            return Place(name=name.actor.name, country=name.actor.country)
        return None

    def date(self, i: int) -> Date | None:
        """The day or days of the trigger, stretched by a duration that stands with it ("a two-day visit")."""
        date = self._near(i) or self._date_above(i) or self._only_date(i)
        if date is None:
            return None
        g, cues = self.g, contact_cues()
        days = self._duration(i)
        verbs = clause_verbs(g, i)
        ends = bool(verbs) and g.lemma[verbs[0]] in cues.finish
        return stretched(date, days, backwards=ends) if days is not None else date

    def _near(self, i: int) -> Date | None:
        """The day that belongs to the trigger; lengths of time ("in seven years") tell no day."""
        time = time_near(self.doc, i)
        return date_of(time) if time is not None and time.type != "DURATION" else None

    def _date_above(self, i: int) -> Date | None:
        """ "The last time he visited was in May", "in May, while visiting": the day of the clause above."""
        g = self.g
        head = g.head[i]
        if g.dep[i] == "relcl" and g.lemma[head] in ("time", "visit", "trip") and g.lemma[g.head[head]] == "be":
            return self._near(g.head[head])
        marks = {g.lower[c] for c in g.children[i] if g.dep[c] in ("mark", "advmod")}
        if g.dep[i] == "advcl" and marks & {"while", "when", "as", "where"}:
            return self._near(head)
        if g.dep[i] == "relcl" and marks & {"where"}:
            above = next((v for v in clause_verbs(g, head) if v != i), None)
            return self._near(above) if above is not None else None
        return None

    def _only_date(self, i: int) -> Date | None:
        """The one day that the sentence tells, where no verb stands between it and the trigger."""
        times = [
            t
            for t in times_in(self.doc, *self.g.sentences[self.g.sentence[i]])
            if t.first is not None and t.type == "DATE"
        ]
        if len(times) != 1:
            return None
        path = clause_verbs(self.g, times[0].start)[:1]
        return date_of(whole_range(self.doc, times[0])) if path == clause_verbs(self.g, i)[:1] else None

    def stops(self, verb: int) -> list[tuple[Place, Date]]:
        """The stops of a journey as a list tells them: each place with the day right behind it."""
        g = self.g
        out = []
        for venue in self.doc._.places:
            if g.sentence[venue.start] != g.sentence[verb] or venue.start < verb:
                continue
            times = times_in(self.doc, venue.end, min(venue.end + 3, g.size))
            date = date_of(times[0]) if times and g.lower[venue.end] in ("on", "in", "(") else None
            if date is not None:
                out.append((_place(venue), date))
        return out if len(out) > 1 else []

    def region(self, start: int, end: int) -> tuple[Place | None, Date | None]:
        """The first place and the first day told in a stretch of tokens."""
        g = self.g
        places = (self._first_venue(j) for j in range(start, end) if g.dep[j] == "prep" and g.lower[j] in IN_PREPS)
        dates = (date_of(whole_range(self.doc, t)) for t in times_in(self.doc, start, end) if t.first is not None)
        return next((p for p in places if p is not None), None), next((d for d in dates if d is not None), None)

    def phrase(self, n: int) -> str | None:
        """The words of a noun's phrase as a title."""
        g = self.g
        start, end = n, n + 1
        for child in g.children[n]:
            if (
                child < n
                and g.dep[child] in ("compound", "amod", "nmod", "poss", "nummod", "punct")
                and child not in self.time_tokens
            ):
                start = min(start, g.edges[child][0])
            elif (
                child > n
                and g.dep[child] == "prep"
                and g.lower[child] in ("of", "on", "between", "with")
                and child == end
            ):
                end = g.edges[child][1] + 1 if g.edges[child][1] - child < 12 else end
        return phrase_text(self.doc, g, start, end)

    def _under(self, i: int, preps: frozenset[str]) -> Place | None:
        g = self.g
        for child in g.children[i]:
            if g.lower[child] == "on" and any(g.lower[o] in SIDELINES for o in g.with_dep(child, "pobj")):
                venue = self.region(child, g.edges[child][1] + 1)[0]
                if venue is not None:
                    return venue
            if g.dep[child] in ("prep", "agent") and g.lower[child] in preps:
                venue = self._first_venue(child)
                if venue is not None:
                    return venue
                nested = [
                    c for o in g.children[child] for c in g.children[o] if g.dep[c] == "prep" and g.lower[c] in IN_PREPS
                ]
                for inner in nested:
                    venue = self._first_venue(inner)
                    if venue is not None:
                        return venue
        return None

    def _inside(self, n: int) -> Place | None:
        """A place told with "in" anywhere in a noun's phrase, no verb between: "the meeting with X of Y in Quito"."""
        g = self.g
        for j in range(n + 1, g.edges[n][1] + 1):
            if g.pos[j] in ("VERB", "AUX"):
                return None
            if g.dep[j] == "prep" and g.lower[j] in IN_PREPS:
                venue = self._first_venue(j)
                if venue is not None:
                    return venue
        return None

    def _first_venue(self, prep: int) -> Place | None:
        """The place that a preposition governs: "in Guilin", "in the port city of Bata", "at the airport in Baku"."""
        g = self.g
        for noun in (j for o in g.with_dep(prep, "pobj") for j in g.conjuncts(o)):
            if noun in self.venues and self._is_venue(noun):
                return _place(self.venues[noun])
            if self._unknown_place(prep, noun):
                return self._place_of(noun)
            for child in g.children[noun]:
                if g.dep[child] in ("compound", "nmod", "appos") and child in self.venues and self._is_venue(child):
                    return _place(self.venues[child])
                if g.lower[child] == "of" and g.lemma[noun] in SETTLEMENTS:
                    return self._first_venue(child)
        return None

    def _unknown_place(self, prep: int, noun: int) -> bool:
        """ "In Udaipur", where nobody knows the name: a proper noun behind "in" that is no person and no known body."""
        g = self.g
        if g.lower[prep] not in ("in", "near") or g.pos[noun] != "PROPN" or noun in self.time_tokens:
            return False
        name = self.doc._.name_of.get(noun)
        return g.text[noun][:1].isupper() and (name is None or (name.actor.kind == "organisation" and not name.sure))

    def _place_of(self, noun: int) -> Place:
        g = self.g
        start = noun
        while start - 1 >= 0 and g.dep[start - 1] == "compound" and g.head[start - 1] == noun:
            start -= 1
        name = " ".join(g.text[start : noun + 1])
        return Place(name=name, country=country_of_city(name))

    def _is_venue(self, j: int) -> bool:
        """Not the adjective or possessive of a country: "China's Guangxi" is a place, "China's president" is not."""
        g = self.g
        name = self.doc._.name_of.get(j)
        if name is not None and name.actor.kind == "person":
            return False
        return g.dep[j] not in ("poss", "amod") or j not in self.doc._.name_of

    def _duration(self, i: int) -> int | None:
        """The whole days of a duration in the trigger's phrase or clause."""
        g = self.g
        verbs = set(clause_verbs(g, i)[:1])
        for time in self.durations:
            if (
                g.sentence[time.start] != g.sentence[i]
                or not time.value.startswith("P")
                or not time.value.endswith("D")
            ):
                continue
            head = g.head[time.end - 1]
            if head == i or g.head[head] == i or set(clause_verbs(g, time.start)[:1]) & verbs:
                number = time.value[1:-1]
                if number.isdigit() and 1 < int(number) < 15:
                    return int(number)
        return None


def _place(venue: Venue) -> Place:
    return Place(name=venue.name, country=venue.country)
