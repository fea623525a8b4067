"""Finds what is expected: asks the rules about each word that may tell it."""

from collections.abc import Callable

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.extract.outlook.collector import Collector
from communique.extract.outlook.cues import (
    ADJECTIVES,
    ANNOUNCED,
    APPOINTED,
    ASTONISHED,
    CHANCES,
    GUESSES,
    MODALS,
    MOVED,
    OBJECT_OF,
    PLANS,
    SCHEDULED,
    SUBJECT_TO,
    THAT,
)
from communique.extract.outlook.events import Events
from communique.extract.outlook.expecting import Expecting
from communique.extract.outlook.holding import Holding
from communique.extract.outlook.modals import Modals
from communique.extract.outlook.timetable import Timetable

TRIGGERS = (
    SUBJECT_TO
    | THAT
    | CHANCES
    | PLANS
    | SCHEDULED
    | ANNOUNCED
    | OBJECT_OF
    | ADJECTIVES
    | GUESSES
    | ASTONISHED
    | MOVED
    | APPOINTED
)
Rule = Callable[[int], bool]


class Finder:
    """The rules for one document, in the order in which they may take a word."""

    def __init__(self, doc: Doc, g: Grammar) -> None:
        self.g = g
        self.told = Collector(doc, g)
        self.modals, self.expecting, self.events = Modals(self.told), Expecting(self.told), Events(self.told)
        self.holding, self.timetable = Holding(self.told), Timetable(self.told)
        self.rules: tuple[tuple[frozenset[str], Rule], ...] = (
            (THAT, self.expecting.that),
            (CHANCES, self.expecting.chance),
            (CHANCES, self.holding.chance_of),
            (GUESSES, self.holding.guess),
            (ASTONISHED, self.holding.astonished),
            (OBJECT_OF, self.holding.what_expected),
            (SUBJECT_TO, self.expecting.subject_to),
            (ADJECTIVES, self.holding.noun_is),
            (MOVED, self.timetable.moved),
            (APPOINTED, self.timetable.appointed),
            (SCHEDULED, self.events.scheduled),
            (PLANS, self.events.plan),
            (ANNOUNCED, self.events.announced),
            (OBJECT_OF, self.expecting.object_of),
        )

    def find(self) -> Collector:
        """All expectations of the document."""
        g = self.g
        for i, lemma in enumerate(g.lemma):
            word = g.lower[i]
            if word in MODALS and g.dep[i] == "aux":
                self.modals.find(i)
            elif lemma in TRIGGERS or word in TRIGGERS:  # "bound", whose lemma is "bind"
                self._word(i, lemma, word)
            elif lemma == "be" and word in ("is", "are", "am", "'s", "’s"):
                self.expecting.is_to(i)
            elif word == "whether":
                self.holding.unclear(i)
        self._timetable()
        self.events.tell()
        return self.told

    def _timetable(self) -> None:
        """What is told in the present tense with a time ahead: asked last, of the verbs near a time."""
        g = self.g
        lines = {g.sentence[time.start] for time in self.told.doc._.times if time.first is not None}
        for i in (i for k in sorted(lines) for i in range(*g.sentences[k])):
            if g.tag[i] in ("VBZ", "VBP"):
                self.timetable.present(i)
            elif g.tag[i] == "VBN":
                self.timetable.passive(i)
            if g.tag[i] in ("VB", "VBN"):
                self.timetable.infinitive(i)

    def _word(self, i: int, lemma: str, word: str) -> None:
        for words, rule in self.rules:
            if (lemma in words or word in words) and rule(i):
                return
