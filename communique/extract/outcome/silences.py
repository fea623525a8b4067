"""What is missing without a denied act: silent papers, what stays unsigned, what an envoy comes home without."""

from collections.abc import Iterator

from communique.annotate.grammar import SUBJECTS, Grammar
from communique.extract.outcome.absences import stands_for_paper
from communique.extract.outcome.cues import AGREEING, CONTACTS, PRODUCING, VERBS, lemma_of, words
from communique.extract.outcome.telling import Telling
from communique.extract.outcome.things import Things
from communique.extract.outcome.verbal import Verbal
from communique.extract.standing import negated, standing

_SILENT, _AVOIDING, _UNMADE, _STAYING = words("silent"), words("avoiding"), words("unmade"), words("staying")
_SETTLED, _OBTAINING, _STANDING = words("settled"), words("obtaining"), words("standing_in")
_ENDING, _FRUITLESS, _WITHOUT = words("ending"), words("fruitless"), words("without")
_PAPERS, _MENTION, _FILLING = words("papers"), words("mention"), words("unfilled_objects")
_CUSTOMARY, _AWAITING, _AWAITED = words("customary"), words("awaiting"), words("awaited")
_PASSAGES, _TABLES, _VANISHED, _ATTAINABLE = words("passages"), words("tables"), words("vanished"), words("attainable")
_LEFT_OUT = words("left_out")
_LINES = frozenset({"word", "line", "sentence", "syllable", "paragraph"})
_ACTS = frozenset(VERBS) | frozenset(AGREEING)
TRIGGERS = _SILENT | _AVOIDING | _UNMADE | _SETTLED | _OBTAINING | _STANDING | _FRUITLESS | _AWAITING | _VANISHED
TRIGGERS |= _LEFT_OUT | {"nothing", "with", "do", "handed", "be", "word", "enter", "nobody", "none"} | _LINES
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
        if word in _FRUITLESS and g.lemma[g.head[i]] == "be":
            if negated(g, g.head[i]):
                return []
            return self._nouns([n for n in g.subjects(g.head[i]) if lemma_of(g, n) in CONTACTS])
        if word in ("nobody", "none") and g.lemma[g.head[i]] == "sign" and g.dep[i] in SUBJECTS:
            return [c for c in g.with_dep(g.head[i], "dobj") if g.lower[c] == "anything"]
        if word in _FRUITLESS or (word == "handed" and g.lower[i - 2] == "empty"):
            return [i] if g.lemma[g.head[i]] in _ENDING else []
        if word in _UNMADE:
            return self._unmade(i)
        if word in _VANISHED and g.dep[i] in ("acomp", "oprd", "attr"):
            subjects = [n for n in g.subjects(g.head[i]) if lemma_of(g, n) in _PASSAGES]
            return [] if negated(g, g.head[i]) else self._nouns([self._about(n) for n in subjects])
        if word in _LINES and self._not_one(i):
            verb = g.head[i]
            return self._nouns([*g.prep_objects(i, "about", "on", "of"), *g.prep_objects(verb, "about", "on", "of")])
        if word == "with":
            return [n for n in g.with_dep(i, "pobj") if self._no(n) and lemma_of(g, n) in _WITHOUT]
        if lemma in _SILENT and g.dep[i] in ("acomp", "oprd") and self._paper_tells(g.head[i]):
            return self._nouns([*g.prep_objects(i, "on", "about", "as"), *g.prep_objects(g.head[i], "on", "about")])
        if not verbal:
            return []
        if lemma == "do":
            return self._elided(i)
        if lemma == "be":
            return self._not_there(i)
        if lemma == "enter":
            force = any(g.lower[n] == "force" for n in g.prep_objects(i, "into"))
            known = [n for n in g.subjects(i) if self.things.known(self.things.inner(n)) is not None]
            return known if force and standing(g, i) == "undone" else []
        if lemma in _AWAITING and standing(g, i) == "done":
            awaited = [*g.objects(i), *g.prep_objects(i, "for")]
            known = [n for n in g.subjects(i) if self.things.known(self.things.inner(n)) is not None]
            return known if any(lemma_of(g, n) in _AWAITED for n in awaited) else []
        if lemma in _LEFT_OUT and not g.passive(i) and self._paper_tells(i) and standing(g, i) == "done":
            out = lemma in ("omit", "drop") or any(g.lower[c] in ("out", "off", "aside") for c in g.children[i])
            return self._nouns(g.objects(i)) if out else []
        if lemma in _AVOIDING and standing(g, i) == "done":
            held = [n for n in g.objects(i) if lemma_of(g, n) in _MENTION]
            return self._nouns([o for n in held for o in g.prep_objects(n, "of", "to", "about")])
        if lemma in _STANDING and negated(g, i):
            inside = [n for n in g.prep_objects(i, "in", "on", "within") if lemma_of(g, n) in _PAPERS]
            return self._nouns(g.subjects(i)) if inside else []
        if lemma in _OBTAINING and standing(g, i) == "undone" and g.subjects(i) and not g.passive(i):
            return [n for n in self._nouns(g.objects(i)) if self._obtained(n)]
        return []

    def _not_one(self, i: int) -> bool:
        """ "Not a word", "not one line", "not a single sentence"."""
        before = self.g.lower[max(0, i - 3) : i]
        return before[-2:] in (["not", "a"], ["not", "one"]) or before == ["not", "a", "single"]

    def _nothing(self, i: int) -> list[int]:
        """ "Nothing was signed", "the text says nothing about the islands"."""
        g, verb = self.g, self.g.head[i]
        if g.dep[i] in SUBJECTS and g.lemma[verb] in _SETTLED and g.passive(verb):
            ahead = any(g.tag[c] == "MD" or g.lower[c] == "is" for c in g.with_dep(verb, "aux", "auxpass"))
            yet = any(g.lower[c] in ("yet", "still", "so") for c in g.children[verb])
            return [i] if yet or not ahead else []
        if g.dep[i] in ("dobj", "conj") and (made := self._fruit_of(i)) is not None:
            return made
        if g.dep[i] == "pobj" and g.lower[verb] == "with" and g.lemma[g.head[verb]] in _ENDING:
            return [i]  # "came home with nothing"
        if g.dep[i] == "dobj" and g.lemma[verb] == "have" and self._paper_tells(verb):
            said = [c for v in (i, verb) for c in g.with_dep(v, "relcl", "acl", "xcomp") if g.lemma[c] == "say"]
            return self._nouns([n for c in said for n in g.prep_objects(c, "about", "on", "of")])
        if g.dep[i] == "dobj" and g.lemma[verb] in ("say", "contain", "mention", "tell") and self._paper_tells(verb):
            return self._nouns([*g.prep_objects(i, "about", "on", "of"), *g.prep_objects(verb, "about", "on", "of")])
        return []

    def _fruit_of(self, i: int) -> list[int] | None:
        """ "The trip produced a loan, but nothing on trade"; `None` where no contact produces."""
        g, verb = self.g, self.g.head[i]
        while g.dep[verb] in ("dobj", "conj") and g.pos[verb] not in ("VERB", "AUX"):
            verb = g.head[verb]
        if g.lemma[verb] not in PRODUCING or not any(lemma_of(g, s) in CONTACTS for s in g.subjects(verb)):
            return None
        about = self._nouns([*g.prep_objects(i, "on", "about", "for"), *g.prep_objects(verb, "on", "about", "for")])
        return about or [i]

    def _about(self, noun: int) -> int:
        """What a mention would be of: "a word on the islands is missing" misses the islands."""
        about = self.g.prep_objects(noun, "on", "about", "of", "to")
        return about[0] if about else noun

    def _not_there(self, verb: int) -> list[int]:
        """ "There was no handshake", "no agreement was possible", "the treaty was not on the table"."""
        g = self.g
        expletive = any(g.dep[c] == "expl" for c in g.children[verb])
        nouns = [j for c in g.with_dep(verb, "attr", "nsubj") for j in g.conjuncts(c)]
        if any(g.tag[c] == "MD" for c in g.children[verb]):
            return []
        if expletive:
            return [n for n in self._nouns(nouns) if self._no(n) and lemma_of(g, n) in _CUSTOMARY]
        if any(g.lower[c] in _ATTAINABLE for c in g.with_dep(verb, "acomp")):
            return [n for n in self._nouns(nouns) if self._no(n) and lemma_of(g, n) in _FILLING]
        on_table = any(lemma_of(g, n) in _TABLES for n in g.prep_objects(verb, "on"))
        # A visit that is not planned is no result that is missing.
        things = [n for n in g.subjects(verb) if lemma_of(g, n) not in CONTACTS]
        return self._nouns(things) if on_table and negated(g, verb) else []

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
        g = self.g
        subjects = [j for n in g.subjects(verb) for j in (n, *g.prep_objects(n, "of"))]
        return any(lemma_of(g, n) in _PAPERS or stands_for_paper(g, n) for n in subjects)

    def _nouns(self, found: list[int]) -> list[int]:
        return [n for n in found if self.g.pos[n] in ("NOUN", "PROPN") and n not in self.things.times]
