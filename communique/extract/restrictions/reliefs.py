"""What keeps a measure from somebody: "won a waiver from US sanctions", "got a month's reprieve"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.acts import LONGEST_ACTION, Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import GETTING, GIVING, NOUNS, RELIEVED_OF, Kind
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_verb
from communique.extract.when import Clock
from communique.records import Party

_TO = ("for", "to", "on", "of")


class Reliefs:
    """Reads waivers, exemptions and reprieves: a measure that is lifted from somebody."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)

    def measure(self, noun: int) -> Act | None:
        """The relief of a noun; of "automakers got a reprieve" the measure is the one told before."""
        g = self.g
        verb = g.head[noun] if g.dep[noun] in ("dobj", "nsubjpass", "nsubj") and g.pos[g.head[noun]] == "VERB" else None
        lemma = "" if verb is None else g.lemma[verb]
        measures = [i for i in g.prep_objects(noun, "from", "to", "on") if g.lemma[i].lower() in RELIEVED_OF]
        if verb is not None:
            measures += [i for i in g.prep_objects(verb, "from") if g.lemma[i].lower() in RELIEVED_OF]
        measures += [i for i in g.children[noun] if i < noun and g.lemma[i].lower() in RELIEVED_OF]
        widened = g.dep[noun] != "dobj" and lemma in GIVING and any(g.lower[c] == "the" for c in g.children[noun])
        if verb is None or lemma not in GIVING | GETTING or not (measures or widened or lemma in GETTING):
            return None
        by, on = self._sides(noun, verb, measures)
        status = self.authors.settled(of_verb(g, verb), verb, by)
        if status not in ("imposed", "announced") or not (on or widened) or (not measures and by):
            return None
        date = self.clock.date(verb, shallow=True)
        end = min(max([noun, verb, *measures]) + 1, verb + LONGEST_ACTION)
        act = Act(noun, self._kind(measures), min(verb, noun), end, by, on, "lifted", date)
        act.relieves = not measures or not by
        return act

    def _sides(self, noun: int, verb: int, measures: list[int]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        g = self.g
        owners = self.sides.parties(n for i in measures for n in self.sides.modifiers(i))
        if g.lemma[verb] in GETTING:
            subjects = g.subjects(verb)
            return owners or self.sides.of(g.prep_objects(noun, "by", "from"), named=True), self.sides.of(subjects)
        by = self.authors.of(verb)
        to = [*g.with_dep(verb, "dative"), *g.prep_objects(verb, *_TO), *g.prep_objects(noun, *_TO)]
        mine = {p.actor or p.name for p in by}
        on = self.sides.of([i for i in to if i not in measures and i not in self.clock.tokens])
        return by, tuple(p for p in on if (p.actor or p.name) not in mine)

    def _kind(self, measures: list[int]) -> Kind:
        cues = [NOUNS[self.g.lemma[i].lower()] for i in measures if self.g.lemma[i].lower() in NOUNS]
        return cues[0].kind if cues else "other"
