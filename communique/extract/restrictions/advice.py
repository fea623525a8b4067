"""Advice that keeps people away from a country: "told its nationals to leave Chad", "a travel warning for Mali"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.acts import LONGEST_ACTION, Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import LEAVING, OWN_PEOPLE, TRAVELLING
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_verb
from communique.extract.when import Clock
from communique.records import Party

_WHITHER = ("to", "in", "into", "through", "across", "within")


class Advice:
    """Reads what a state tells its own people about another country."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)

    def told(self, verb: int) -> Act | None:
        """ "Warned its citizens against travelling to Laos", "advised against all travel to", "told them to leave"."""
        g = self.g
        places = self._advised_against(verb) or (self._told_to_leave(verb) if self._own_people(verb) else [])
        if not places:
            return None
        by = self.authors.of(verb)
        on = self._countries(places, by)
        status = self.authors.settled(of_verb(g, verb), verb, by)
        if not on or not any(p.country is not None for p in by) or status is None:
            return None
        end = min(g.edges[verb][1] + 1, verb + LONGEST_ACTION)
        while end > verb + 1 and g.pos[end - 1] in ("PUNCT", "SPACE"):
            end -= 1
        return Act(verb, "warning", verb, end, by, on, status, self.clock.date(verb, shallow=True), verbal=True)

    def noun(self, noun: int) -> Act | None:
        """ "Issued a travel advisory for Haiti", "Australia's travel warning for Fiji"."""
        g = self.g
        if not any(g.lemma[c].lower() == "travel" for c in g.children[noun] if c < noun):
            return None
        verb = g.head[noun] if g.dep[noun] == "dobj" else None
        by = self.sides.parties(n for n in self.sides.modifiers(noun)) or (self.authors.of(verb) if verb else ())
        places = g.prep_objects(noun, "for", "to", "on", "against", "about")
        places += [] if verb is None else g.prep_objects(verb, "for", "to", "on", "against")
        on = self._countries(places, by)
        status = "imposed" if verb is None else self.authors.settled(of_verb(g, verb), verb, by)
        if not on or not by or status is None:
            return None
        last = max(i for i in places)
        start = noun - 1 if verb is None else verb
        lifted = verb is not None and g.lemma[verb] in ("lift", "ease", "relax", "withdraw", "drop", "remove", "lower")
        date = self.clock.date(noun, shallow=True)
        return Act(noun, "warning", start, last + 1, by, on, "lifted" if lifted else status, date)

    def _countries(self, places: list[int], by: tuple[Party, ...]) -> tuple[Party, ...]:
        mine = {p.country for p in by}
        return tuple(p for p in self.sides.of(places, named=True) if p.country is not None and p.country not in mine)

    def _own_people(self, verb: int) -> bool:
        """Whether those who are told are the author's own: "its citizens", "Dutch nationals"."""
        g = self.g
        return any(g.lemma[i] in OWN_PEOPLE for i in g.objects(verb))

    def _advised_against(self, verb: int) -> list[int]:
        """The places under "against travel to"."""
        g = self.g
        out = []
        for prep in (c for c in g.children[verb] if g.lower[c] in ("against", "from", "off")):
            for inner in g.with_dep(prep, "pobj", "pcomp"):
                if g.lemma[inner] in TRAVELLING:
                    out += g.prep_objects(inner, *_WHITHER) or g.objects(inner) or g.prep_objects(verb, *_WHITHER)
                    out += [] if out else self._there(verb, inner)
                elif g.lemma[inner] in LEAVING or g.lemma[inner] == "visit":
                    out += g.objects(inner)
        return out

    def _there(self, verb: int, journey: int) -> list[int]:
        """The country that "there" means: the last one named before in the sentence."""
        g, names = self.g, self.doc._.name_of
        if not any(g.lower[c] == "there" for c in g.children[journey]):
            return []
        first = g.sentences[g.sentence[verb]][0]
        states = (i for i in range(verb - 1, first - 1, -1) if i in names and names[i].actor.kind == "state")
        mine = {p.actor for p in self.authors.of(verb)}
        return [
            i
            for i in states
            if g.tag[i] == "NNP" and g.dep[i] not in ("amod", "compound") and names[i].actor.id not in mine
        ][:1]

    def _told_to_leave(self, verb: int) -> list[int]:
        """The places under "to leave", "to avoid travel to", "not to travel to"."""
        g = self.g
        out = []
        for clause in g.with_dep(verb, "xcomp", "ccomp", "advcl"):
            if g.lemma[clause] in LEAVING and not g.negated(clause):
                things = g.objects(clause)
                out += [j for i in things for j in g.prep_objects(i, *_WHITHER)] or things
            elif g.lemma[clause] in TRAVELLING and g.negated(clause):
                out += g.prep_objects(clause, *_WHITHER)
        return out
