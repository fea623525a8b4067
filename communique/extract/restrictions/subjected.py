"""What others' goods are made subject to: "made Thai loans subject to approval", "subjected them to a quota"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.base import parties_of_phrase
from communique.extract.restrictions.acts import Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import SUBJECTING
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_verb
from communique.extract.when import Clock


class Subjected:
    """Reads what somebody makes subject to approvals, quotas and duties."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)

    def measure(self, i: int) -> Act | None:
        """The measure of the word "subject" at `i`, a verb or the adjective under "make"."""
        g = self.g
        adjective = g.pos[i] != "VERB"
        verb = g.head[i] if adjective else i
        if adjective and g.lemma[verb] not in ("make", "declare"):
            return None
        under = [*g.prep_objects(i, "to"), *(g.prep_objects(verb, "to") if adjective else [])]
        noun = next((j for j in under if self._sort(j)), None)
        things = [j for j in (*g.subjects(i), *g.objects(verb)) if j != i] if adjective else g.objects(verb)
        if noun is None or not things:
            return None
        by = self.authors.of(verb)
        status = self.authors.settled(of_verb(g, verb), verb, by)
        mine = {p.actor or p.name for p in by}
        on = self.sides.of(things) or parties_of_phrase(self.doc, things[0])
        on = tuple(p for p in on if (p.actor or p.name) not in mine)
        if status is None or not by or not on:
            return None
        date = self.clock.date(verb, shallow=True) or self.clock.date(noun, shallow=True)
        return Act(verb, SUBJECTING[self._sort(noun)], verb, noun + 1, by, on, status, date, verbal=True)

    def _sort(self, noun: int) -> str:
        """The word that tells what sort of measure a noun is: the licence of "an export licence regime"; maybe none."""
        g = self.g
        near = (noun, *g.children[noun], *g.prep_objects(noun, "of"))
        return next((g.lemma[j].lower() for j in near if g.lemma[j].lower() in SUBJECTING), "")
