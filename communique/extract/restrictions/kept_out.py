"""Who may not go, sell or buy somewhere: "Omani dhows may no longer land in Kenya", "is not allowed into Chad"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.acts import LONGEST_ACTION, Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import ENTERING, LETTING, STAYING, Status
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_verb
from communique.extract.when import Clock
from communique.records import Party

_WHERE = ("in", "into", "to", "from", "at", "through", "over")
_MAY = frozenset({"may", "can", "could", "ca"})


class KeptOut:
    """Reads that one side's people or goods have no way into another's place."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)

    def barred(self, verb: int) -> Act | None:
        """Somebody "may not", "can no longer" or "is not allowed to" enter, land, buy; the place's state keeps him out.

        Both sides must be told by their countries: "visitors may not enter the palace" is no measure.
        """
        g = self.g
        if not self._barred(verb) or g.text[g.sentences[g.sentence[verb]][1] - 1] == "?":
            return None
        inner = [verb, *g.with_dep(verb, "xcomp", "ccomp")] if g.lemma[verb] in LETTING else [verb]
        if len(inner) > 1 and not any(g.lemma[i] in ENTERING for i in inner[1:]):
            return None
        places = [j for i in inner for j in (*g.prep_objects(i, *_WHERE), *g.objects(i))]
        places += [j for i in inner for o in g.objects(i) for j in g.prep_objects(o, *_WHERE)]
        by = self._states(places)
        mine = {p.country for p in by}
        on = tuple(p for p in self.sides.of(g.subjects(verb), named=True) if p.country is not None)
        on = tuple(p for p in on if p.country not in mine)
        if not by or not on:
            return None
        start = min(c for c in (*g.children[verb], verb) if g.dep[c] in ("aux", "auxpass", "neg") or c == verb)
        end = min(max(g.edges[i][1] for i in inner) + 1, verb + LONGEST_ACTION)
        while end > verb + 1 and g.pos[end - 1] in ("PUNCT", "SPACE"):
            end -= 1
        return Act(verb, "ban", start, end, by, on, "imposed", self.clock.date(verb, shallow=True), verbal=True)

    def not_let(self, verb: int) -> Act | None:
        """ "No longer lets Omani ships dock", "does not allow Omani ships to dock": the subject keeps them out."""
        g = self.g
        last = any(g.lower[c] == "longer" and any(g.dep[d] == "neg" for d in g.children[c]) for c in g.children[verb])
        if g.passive(verb) or not (last or any(g.dep[c] == "neg" for c in g.children[verb])):
            return None
        for inner in g.with_dep(verb, "xcomp", "ccomp", "advcl"):
            if g.lemma[inner] not in ENTERING:
                continue
            by = self.authors.of(verb)
            on = self.sides.of([*g.with_dep(verb, "dobj"), *g.with_dep(inner, "nsubj")], named=True)
            on = tuple(p for p in on if p.country is not None and p.country not in {b.country for b in by})
            if by and on:
                helpers = {g.lower[c] for c in g.with_dep(verb, "aux")}
                status: Status = "announced" if helpers & {"will", "would"} else "imposed"
                end = min(g.edges[inner][1] + 1, verb + LONGEST_ACTION)
                return Act(verb, "ban", verb, end, by, on, status, self.clock.date(verb, shallow=True), verbal=True)
        return None

    def let_again(self, verb: int) -> Act | None:
        """ "Allowed the carrier to fly to Lomé again": what was forbidden is so no longer."""
        g = self.g
        if g.negated(verb) or g.passive(verb):
            return None
        for inner in g.with_dep(verb, "xcomp", "ccomp", "advcl"):
            again = any(g.lower[c] == "again" for i in (inner, *g.children[inner]) for c in g.children[i])
            if not ((g.lemma[inner] in ENTERING and again) or g.lemma[inner] == "resume"):
                continue
            by = self.sides.agents(verb)
            on = self.sides.of([*g.with_dep(verb, "dobj"), *g.with_dep(inner, "nsubj")])
            status = of_verb(g, verb)
            if by and on and status in ("imposed", "announced"):
                end = min(g.edges[inner][1] + 1, verb + LONGEST_ACTION)
                return Act(verb, "ban", verb, end, by, on, "lifted", self.clock.date(verb, shallow=True), verbal=True)
        return None

    def off_shelves(self, noun: int) -> Act | None:
        """ "Greek olives stay off the shelves in most shops of the island": who no longer sells stands under "in"."""
        g = self.g
        prep, verb = g.head[noun], g.head[g.head[noun]]
        if g.lower[prep] != "off" or not (g.lemma[verb] in STAYING or g.lemma[verb] == "be"):
            return None
        places = [*g.prep_objects(verb, "in", "across", "at"), *g.prep_objects(noun, "in", "of", "across", "at")]
        by, on = self.sides.of(i for i in places if i not in self.clock.tokens), self.sides.of(g.subjects(verb))
        on = tuple(p for p in on if p.country is not None)
        status = self.authors.settled(of_verb(g, verb), verb, by)
        if not by or not on or status is None:
            return None
        end = max(noun, *places) + 1
        return Act(verb, "ban", verb, end, by, on, status, self.clock.date(verb, shallow=True), verbal=True)

    def _barred(self, verb: int) -> bool:
        """Whether the verb is denied with "may" or "can", or letting is denied in the passive."""
        g = self.g
        last = any(g.lower[c] == "longer" and any(g.dep[d] == "neg" for d in g.children[c]) for c in g.children[verb])
        if not (last or any(g.dep[c] == "neg" for c in g.children[verb])):
            return False
        if g.lemma[verb] in LETTING:
            return g.passive(verb)
        return any(g.lower[c] in _MAY for c in g.with_dep(verb, "aux"))

    def _states(self, places: list[int]) -> tuple[Party, ...]:
        """The states whose place it is: "into Chad", "in Chadian ports"."""
        names = self.doc._.name_of
        found = [names[i] for i in places if i in names and names[i].actor.kind == "state"]
        found += [n for i in places if i not in names for n in self.sides.modifiers(i) if n.actor.kind == "state"]
        return self.sides.parties(found[:1])
