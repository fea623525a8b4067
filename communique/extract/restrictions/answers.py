"""Measures told by those before them: "Vilnius did so too", "threatened to answer in kind", "Amman lifted it"."""

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.restrictions.acts import Act
from communique.extract.restrictions.authors import Authors
from communique.extract.restrictions.cues import ECHOES, LIKENESSES, PARALLEL, PAYING_BACK, STATUS
from communique.extract.restrictions.sides import Sides
from communique.extract.restrictions.standing import of_noun, of_verb
from communique.extract.when import Clock


class Answers:
    """Reads the measures of one document that only another's words explain."""

    def __init__(self, doc: Doc, sides: Sides, clock: Clock) -> None:
        self.doc, self.sides, self.clock = doc, sides, clock
        self.g: Grammar = doc._.grammar
        self.authors = Authors(doc, sides)

    def echo(self, verb: int) -> Act | None:
        """A measure told before, taken by another: "Vilnius had done so in May", "Riga followed suit"."""
        g = self.g
        words = ECHOES[g.lemma[verb]]
        if words and not any(g.lower[c] in words for c in range(verb + 1, min(verb + 4, g.size))):
            return None
        status, by = of_verb(g, verb), self.authors.of(verb)
        if status not in ("imposed", "announced") or not by:
            return None
        return Act(
            verb, "other", verb, verb + 1, by, (), status, self.clock.date(verb, shallow=True), refers=True, echo=True
        )

    def paid_back(self, verb: int) -> Act | None:
        """ "Threatened to answer in kind", "retaliated against Accra": what is done is not told, whom it hits may be.

        "Retaliated with a ban", "by banning" tell it in other words, which have their own rule.
        """
        g = self.g
        words = PAYING_BACK[g.lemma[verb]]
        preps = {g.lower[c] for c in g.children[verb] if g.dep[c] in ("prep", "prt", "advmod")}
        if preps & {"with", "by"} or g.with_dep(verb, "dobj"):
            return None
        if words and not any(g.lower[i] in words for i in range(verb + 1, min(verb + 4, g.size))):
            return None
        by = self.authors.of(verb)
        status = self.authors.settled(of_verb(g, verb), verb, by)
        if status is None or not by:
            return None
        hit = g.prep_objects(verb, "against", "at", "on")
        on = self.sides.of(hit, named=True)
        if not on and any(i not in self.clock.tokens for i in hit):
            return None  # "retaliated against Christmas trees" hits nobody told
        date = self.clock.date(verb, shallow=True)
        return Act(verb, "other", verb, verb + 3 if words else verb + 1, by, on, status, date, answers=not on)

    def ended(self, verb: int) -> Act | None:
        """A measure told before, lifted or extended: "Amman lifted it on Sunday"."""
        g = self.g
        things = g.with_dep(verb, "dobj", "nsubjpass")
        some = [j for i in things if g.tag[i] in ("JJS", "DT", "NN", "JJ", "CD") for j in g.prep_objects(i, "of")]
        if not any(g.lower[i] in ("it", "them") for i in (*things, *some)):
            return None
        by = self.authors.of(verb)
        if not by and not (g.passive(verb) or any(g.tag[i] == "PRP" for i in g.subjects(verb))):
            return None  # "it was extended in May", "it lifted most of them": whose it was before
        if self.authors.settled(of_verb(g, verb), verb, by) not in ("imposed", "announced"):
            return None
        date = self.clock.date(verb, shallow=True)
        start, end = min([verb, *things]), max([verb, *things]) + 1
        return Act(verb, "other", start, end, by, (), STATUS[g.lemma[verb]], date, refers=True, echo=True)

    def alike(self, verb: int) -> Act | None:
        """ "Lima answered with a similar rule", "with a ban of its own": the like of what hit the one who answers."""
        g = self.g
        things = [i for i in g.prep_objects(verb, "with", "by") if g.lemma[i] in LIKENESSES]
        if not any(self._like(i) for i in things):
            return None
        by = self.authors.of(verb)
        status = self.authors.settled(of_verb(g, verb), verb, by)
        if not by or status not in ("imposed", "announced", "threatened"):
            return None
        date, end = self.clock.date(verb, shallow=True), max(things) + 1
        return Act(verb, "other", verb, end, by, (), status, date, echo=True, answers=True)

    def _like(self, noun: int) -> bool:
        """Whether a noun is "similar", "the same" or "of its own"."""
        g = self.g
        own = any(g.lower[i] == "own" for i in (*g.children[noun], *g.prep_objects(noun, "of")))
        return own or any(g.lower[c] in PARALLEL for c in g.children[noun])

    def its_own(self, verb: int) -> Act | None:
        """ "Beijing lowered its own": a measure of the kind told before, on whoever took that one."""
        g = self.g
        things = g.with_dep(verb, "dobj")
        if not any(g.lower[i] in ("own", "ones") and any(g.tag[c] == "PRP$" for c in g.children[i]) for i in things):
            return None
        by, status = self.authors.of(verb), of_noun(g, verb, None)
        if not by or status not in ("imposed", "announced", "lifted", "extended", "threatened"):
            return None
        date, end = self.clock.date(verb, shallow=True), max(things) + 1
        return Act(verb, "other", verb, end, by, (), status, date, echo=True, answers=True)
