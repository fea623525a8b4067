"""What is done by a verb that also reports words, and asking, which tells nothing.

"Declared war", "recalled its ambassador", "named her its envoy", "welcomed the delegation", "signed an action plan";
"asked about the fee, she said …", "a reporter asked whether", "asked not to be named".
"""

from dataclasses import dataclass
from functools import cache

from communique.annotate.grammar import NOUN_SUBJECTS, Grammar
from communique.annotate.mentions import Name
from communique.codebook import cues
from communique.extract.speech.saying import Saying

HELD = frozenset({"object", "name", "preposition"})  # rules by which a thing, not a clause, is the content
ASKING = frozenset({"ask", "press", "question", "query", "quiz", "inquire", "enquire"})
REQUESTING = ASKING | {"request", "prefer", "insist", "demand", "want", "wish", "speak"}
HUNG = frozenset({"advcl", "acl", "relcl", "prep", "pcomp", "dep", "ccomp", "parataxis", "appos", "nmod", "amod"})
QUESTION_WORDS = frozenset({"WDT", "WP", "WRB", "WP$"})
WHETHER = frozenset({"whether", "if"})
ASIDE = 30  # tokens of a question thrown in
SHORT = 9  # tokens of "not to be named because of the matter"


@dataclass(frozen=True)
class _Words:
    declared: frozenset[str]
    declared_to_be: frozenset[str]
    declaring: frozenset[str]
    recalled: frozenset[str]
    appointing: frozenset[str]
    appointed: frozenset[str]
    guests: frozenset[str]
    titled: frozenset[str]
    made_by: frozenset[str]
    askers: frozenset[str]
    naming: frozenset[str]
    unnamed: frozenset[str]
    omitted: frozenset[str]


@cache
def deed_words() -> _Words:
    """The table of deeds, read once."""
    return _Words(**{name: frozenset(words) for name, words in cues("deeds").items()})


def is_asked(g: Grammar, v: int) -> bool:
    """Whether a verb of asking is a participle of whoever is asked: "Asked about the fee, she said"."""
    if g.lemma[v] not in ASKING or g.tag[v] not in ("VBN", "VBD") or g.with_dep(v, "aux", "auxpass"):
        return False
    if g.with_dep(v, *NOUN_SUBJECTS):
        return _thrown_in(g, v)
    first = g.sentences[g.sentence[v]][0]
    return g.text[v][0].isupper() or v == first or g.text[v - 1] == "," or (g.tag[v] == "VBN" and g.dep[v] in HUNG)


def _thrown_in(g: Grammar, v: int) -> bool:
    """Whether a participle between commas stands before the main verb: "the ministry, asked about it, replied"."""
    last = min(g.sentences[g.sentence[v]][1] - 1, v + ASIDE)
    if v == 0 or g.text[v - 1] != "," or g.with_dep(v, "dobj"):
        return False
    return any(g.text[i] == "," and g.tag[i + 1] in ("VBD", "VBZ", "VBP") for i in range(v + 1, last))


def is_titled(g: Grammar, n: int) -> bool:
    """Whether a noun of an intention is a paper of several: "an action plan for", "signed a plan to"."""
    words = deed_words()
    if any(g.lemma[c].lower() in words.titled for c in g.with_dep(n, "compound", "amod")):
        return True
    made = g.lemma[g.head[n]] in words.made_by
    return made and (g.dep[n] == "nsubjpass" or (g.dep[n] == "dobj" and not g.with_dep(n, "poss")))


class Deeds:
    """Tells the sayings of one document that are deeds or questions."""

    def __init__(self, g: Grammar, names: dict[int, Name]) -> None:
        """Reads the parse and the names of persons."""
        self.g, self.names, self.words = g, names, deed_words()

    def __call__(self, saying: Saying) -> bool:
        """Whether a saying that the grammar shows is a deed or a question."""
        return self._declared(saying) or self._held(saying) or self._asks(saying) or self._unnamed(saying)

    def _declared(self, saying: Saying) -> bool:
        """ "Declared a state of emergency", "declared the consul persona non grata"."""
        g, words = self.g, self.words
        if g.lemma[saying.cue] not in words.declaring or saying.quoted:
            return False
        if any(g.lower[c] == "that" for i in g.with_dep(saying.cue, "ccomp") for c in g.with_dep(i, "mark")):
            return False
        if saying.rule == "object" and any(self._is_of(i, words.declared) for i in self._objects(saying)):
            return g.lemma[saying.cue] in ("declare", "proclaim")
        behind = saying.end if saying.rule in HELD or saying.rule == "clause" else saying.start
        tail = range(max(saying.cue, saying.start, behind - SHORT), behind)
        small = saying.rule in HELD or not any(g.tag[i] in ("VBD", "VBZ", "VBP", "MD") for i in tail)
        return small and any(g.lower[i] in words.declared_to_be for i in tail)

    def _is_of(self, noun: int, kinds: frozenset[str]) -> bool:
        """Whether a noun is of some kinds, or stands for one behind "of": "a state of emergency"."""
        g = self.g
        return g.lemma[noun].lower() in kinds or any(g.lemma[i].lower() in kinds for i in g.prep_objects(noun, "of"))

    def _objects(self, saying: Saying) -> list[int]:
        """The nouns at the top of what is said."""
        g = self.g
        top = [i for i in range(saying.start, saying.end) if not saying.start <= g.head[i] < saying.end]
        return [i for i in top if g.pos[i] in ("NOUN", "PROPN")]

    def _held(self, saying: Saying) -> bool:
        """ "Recalled its ambassador", "named her its envoy", "welcomed each delegation separately"."""
        g, words, lemma = self.g, self.words, self.g.lemma[saying.cue]
        if saying.quoted or saying.rule not in HELD:
            return False
        if lemma == "recall":
            return any(g.lemma[i].lower() in words.recalled for i in self._objects(saying))
        if lemma in words.appointing:
            return any(g.lemma[i].lower() in words.appointed for i in range(saying.start, saying.end))
        if lemma in ("welcome", "greet", "receive", "host"):
            return any(g.lemma[i].lower() in words.guests for i in self._objects(saying))
        if lemma == "point":
            names = [self.names.get(i) for i in self._objects(saying)]
            return bool(names) and all(name is not None and name.actor.kind == "state" for name in names)
        return False

    def _asks(self, saying: Saying) -> bool:
        """ "A reporter asked him about the fee", "the member asks about passports"."""
        g = self.g
        if g.lemma[saying.cue] not in ASKING or saying.rule not in ("clause", "preposition", "object", "around"):
            return False
        if saying.quoted or saying.speaker is None:
            return False
        if g.lemma[saying.speaker] in self.words.askers:
            return g.lower[saying.start] in WHETHER or g.tag[saying.start] in QUESTION_WORDS
        return False

    def _unnamed(self, saying: Saying) -> bool:
        """ "Asked not to be named", "asked to remain anonymous", "requested anonymity"."""
        g, words = self.g, self.words
        if g.lemma[saying.cue] not in REQUESTING or saying.quoted or saying.end - saying.start > SHORT:
            return False
        said = range(saying.start, saying.end)
        if any(g.lower[i] in words.unnamed for i in said):
            return True
        return any(g.lower[i] == "not" for i in said) and any(g.lemma[i] in words.naming for i in said)
