"""The words of a figure: noun phrases, pronouns, owners and verbs, as the document writes them."""

from communique.annotate.quantities.units import APPROXIMATE
from communique.extract.figures.changes import Changing
from communique.extract.figures.givers import giving_verb
from communique.extract.figures.worth import CUES
from communique.extract.phrases import joined, noun_phrase, phrase_text

PREPS, SAYING = frozenset(CUES["measure_preps"]), frozenset(CUES["saying"])


class Wording(Changing):
    """The phrases around one number, and whose the measured thing is."""

    def _owner(self, noun: int, verb: int | None) -> str | None:
        """Whose the measured thing is: its possessor, the country that describes it, or who acts in the clause."""
        g = self.g
        for owner in g.with_dep(noun, "poss"):
            return self._noun_text(owner) if g.pos[owner] != "PRON" else self._pronoun(owner)
        for i in range(g.edges[noun][0], noun):
            name = self.doc._.name_of.get(i)
            if name is not None and i not in self.span and name.use == "modifier":
                # "Chinese exports" are China's.
                state = name.actor.kind == "state" and g.pos[i] == "ADJ"
                return str(name.actor.name) if state else phrase_text(self.doc, g, name.start, name.end)
        for owner in g.prep_objects(noun, "of", "by"):
            name = self.doc._.name_of.get(owner)
            if name is not None:
                return phrase_text(self.doc, g, name.start, name.end)
        if verb is None:
            return None
        if giving_verb(g, self.q.start) == verb or g.lemma[verb] in SAYING:
            return None  # who only counts or tells does not own
        actor = self._actor(verb)
        return actor if noun not in g.subjects(verb) else None

    def _actor(self, verb: int) -> str | None:
        """Who acts in the clause of `verb`, in the document's words."""
        agents = [a for a in self.g.agents(verb) if a not in self.span]
        return self._noun_text(self._antecedent(agents[0])) if agents else None

    def _pronoun(self, i: int) -> str | None:
        """The words that a pronoun stands for: the actor it was resolved to, else the subject of the clause before."""
        name = self.doc._.name_of.get(i)
        if name is not None and name.sure:
            return str(name.actor.name)
        g = self.g
        first = g.sentences[g.sentence[i]][0]
        for j in range(i - 1, first - 1, -1):
            if g.dep[j] in ("nsubj", "nsubjpass") and g.pos[j] in ("NOUN", "PROPN"):
                return self._noun_text(j)
        return None

    def _noun_text(self, noun: int | None) -> str | None:
        if noun is None:
            return None
        if self.g.pos[noun] == "PRON":
            return self._pronoun(noun)
        return self._words(noun)

    def _words(self, noun: int) -> str | None:
        """The noun's phrase in the document's words, the number left out."""
        if self.g.pos[noun] == "PRON":
            return None
        start, end = noun_phrase(self.g, noun, PREPS, self.clock.tokens)
        if noun in self.span:
            return phrase_text(self.doc, self.g, min(noun, self._after_number()), end)
        if noun in self.numbers:
            return phrase_text(self.doc, self.g, noun, end)
        last = joined(self.g, noun)
        if last != noun:
            end = max(end, noun_phrase(self.g, last, PREPS, self.clock.tokens)[1])
        if start <= self.q.start < noun:
            start = min(self.q.end, noun)
        elif noun < self.q.start < end:
            end = self.q.start
        while end > noun + 1 and (self.g.lower[end - 1] in APPROXIMATE or self.g.tag[end - 1] == "JJR"):
            end -= 2 if self.g.pos[end - 2] == "ADP" else 1  # "a surplus of more" than $13 billion
        return phrase_text(self.doc, self.g, start, end)

    def _suffered(self, noun: int, verb: int | None) -> str | None:
        """What happened to those counted: "people were killed", "troops died"."""
        g = self.g
        if verb is None or noun not in self.span or not noun < verb < noun + 5 or noun not in g.subjects(verb):
            return None
        if not g.passive(verb) or g.with_dep(verb, "xcomp"):
            return None
        return phrase_text(self.doc, g, min(noun, self._after_number()), verb + 1)

    def _after_number(self) -> int:
        i = self.q.start
        while i < self.q.end - 1 and (self.g.tag[i] in ("CD", "HYPH") or self.g.lower[i] in ("a", "an", "dozen", "of")):
            i += 1
        return i

    def _verb_words(self, verb: int) -> str | None:
        """The verb with what it governs beside the number: "pledged to Lebanon"."""
        g = self.g
        if g.pos[verb] == "AUX":
            return None
        objects = [o for o in g.with_dep(verb, "dobj", "dative") if o not in self.span and o != self.top]
        if objects and objects[0] > verb and g.pos[objects[0]] in ("NOUN", "PROPN"):
            end = noun_phrase(g, objects[0], PREPS, self.clock.tokens)[1]
            return phrase_text(self.doc, g, verb, end)
        return g.text[verb]

    def _antecedent(self, subject: int) -> int:
        """The noun that "which" or "that" stands for."""
        g = self.g
        if g.tag[subject] in ("WDT", "WP"):
            verb = g.head[subject]
            if g.dep[verb] == "relcl":
                return int(g.head[verb])
        return subject
