"""What is missing without a denied act: silent papers, what stays unsigned, what an envoy comes home without."""

from collections.abc import Iterator

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.extract.outcome.cues import AGREEING, VERBS, lemma_of, words
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things
from communique.extract.outcome.verbal import Verbal
from communique.extract.standing import negated, standing

_SILENT, _AVOIDING, _UNMADE, _STAYING = words("silent"), words("avoiding"), words("unmade"), words("staying")
_SETTLED, _OBTAINING, _STANDING = words("settled"), words("obtaining"), words("standing_in")
_ENDING, _FRUITLESS, _WITHOUT = words("ending"), words("fruitless"), words("without")
_PAPERS, _MENTION, _FILLING = words("papers"), words("mention"), words("unfilled_objects")
_ACTS = frozenset(VERBS) | frozenset(AGREEING)
TRIGGERS = (
    _SILENT | _AVOIDING | _UNMADE | _SETTLED | _OBTAINING | _STANDING | _FRUITLESS | {"nothing", "with", "do", "handed"}
)
BACK = 30  # tokens between a verb and the one that "does not" stands for


class Silences:
    """Reads, for one document, what is missing though no verb of outcomes is denied."""

    def __init__(self, g: Grammar, things: Things, verbal: Verbal) -> None:
        self.g, self.things, self.verbal = g, things, verbal

    def find(self, i: int) -> Iterator[Telling]:
        """The absences that the word at `i` tells."""
        g = self.g
        for noun in dict.fromkeys(self._missing(i)):
            title = self.things.title(noun)
            if title is None or g.text[g.sentences[g.sentence[i]][1] - 1] == "?":
                continue
            kind = self.things.known(self.things.inner(noun)) or "other"
            verb = i if g.pos[i] in ("VERB", "AUX") else g.head[i]
            doers = self.verbal.doers(verb) if g.pos[verb] in ("VERB", "AUX") else ()
            yield Telling(i, noun, title, kind, "absent", doers, self.things.date(i))

    def _missing(self, i: int) -> list[int]:
        g, lemma, word = self.g, self.g.lemma[i].lower(), self.g.lower[i]
        verbal = g.pos[i] in ("VERB", "AUX")
        if word == "nothing":
            return self._nothing(i)
        if word in _FRUITLESS or (word == "handed" and g.lower[i - 2] == "empty"):
            return [i] if g.lemma[g.head[i]] in _ENDING else []
        if word in _UNMADE:
            return self._unmade(i)
        if word == "with":
            return [n for n in g.with_dep(i, "pobj") if self._no(n) and lemma_of(g, n) in _WITHOUT]
        if lemma in _SILENT and g.dep[i] in ("acomp", "oprd") and self._paper_tells(g.head[i]):
            return self._nouns([*g.prep_objects(i, "on", "about", "as"), *g.prep_objects(g.head[i], "on", "about")])
        if not verbal:
            return []
        if lemma == "do":
            return self._elided(i)
        if lemma in _AVOIDING and standing(g, i) == "done":
            held = [n for n in g.objects(i) if lemma_of(g, n) in _MENTION]
            return self._nouns([o for n in held for o in g.prep_objects(n, "of", "to", "about")])
        if lemma in _STANDING and negated(g, i):
            inside = [n for n in g.prep_objects(i, "in", "on", "within") if lemma_of(g, n) in _PAPERS]
            return self._nouns(g.subjects(i)) if inside else []
        if lemma in _OBTAINING and standing(g, i) == "undone" and g.subjects(i) and not g.passive(i):
            return [n for n in self._nouns(g.objects(i)) if self._obtained(n)]
        return []

    def _nothing(self, i: int) -> list[int]:
        """ "Nothing was signed", "the text says nothing about the islands"."""
        g, verb = self.g, self.g.head[i]
        if g.dep[i] in SUBJECTS and g.lemma[verb] in _SETTLED and g.passive(verb):
            return [i] if not any(g.dep[c] == "aux" and g.tag[c] == "MD" for c in g.children[verb]) else []
        if g.dep[i] == "dobj" and g.lemma[verb] in ("say", "contain", "mention", "tell") and self._paper_tells(verb):
            return self._nouns([*g.prep_objects(i, "about", "on", "of"), *g.prep_objects(verb, "about", "on", "of")])
        return []

    def _unmade(self, i: int) -> list[int]:
        g, verb = self.g, self.g.head[i]
        if g.dep[i] not in ("acomp", "oprd", "xcomp") or g.lemma[verb] not in _STAYING or negated(g, verb):
            return []
        return self._nouns(g.subjects(verb))

    def _elided(self, i: int) -> list[int]:
        """ "Oslo signed the pact; Rome did not": what the verb before it was done to."""
        g = self.g
        alone = not any(g.dep[c] in ("dobj", "xcomp", "advcl", "prep") for c in g.children[i])
        last = g.sentences[g.sentence[i]][1]
        closed = all(
            g.pos[k] in ("PUNCT", "SPACE", "PART", "ADV") or g.lower[k] in ("not", "n't") for k in range(i + 1, last)
        )
        own = [c for c in g.with_dep(i, "nsubj") if c < i]
        if not (alone and closed and own and negated(g, i)):
            return []
        for verb in range(i - 1, max(0, i - BACK), -1):
            if g.pos[verb] == "VERB" and g.lemma[verb] in _ACTS:
                return self._nouns(self.verbal.objects(verb))[:1]
        return []

    def _obtained(self, noun: int) -> bool:
        inner = self.things.inner(noun)
        known = (
            self.things.known(inner) is not None
            or lemma_of(self.g, inner) in _FILLING
            or self.g.lower[inner] == "paper"
        )
        return known and noun not in self.things.times

    def _no(self, noun: int) -> bool:
        return any(self.g.lower[c] == "no" for c in self.g.children[noun])

    def _paper_tells(self, verb: int) -> bool:
        return any(lemma_of(self.g, n) in _PAPERS for n in self.g.subjects(verb))

    def _nouns(self, found: list[int]) -> list[int]:
        return [n for n in found if self.g.pos[n] in ("NOUN", "PROPN") and n not in self.things.times]
