"""What the figures before tell of a figure: what "it" measures, and the period that a paragraph goes on with."""

from dataclasses import dataclass

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quantity
from communique.extract.figures.changes import SHARES
from communique.extract.figures.measured import Measured
from communique.extract.figures.wording import PREPS
from communique.extract.figures.worth import CUES, MONEY
from communique.extract.phrases import clause_verb, noun_phrase, phrase_text
from communique.extract.when import Clock

FLOWS, STANDING_IN = frozenset(CUES["flows"]), frozenset(CUES["standing_in"])
ENDS = frozenset({".", "!", "?", '"', "”", "»", "’", "'", ")"})
WHOLES = frozenset({"share", "proportion", "part"})


@dataclass(frozen=True, slots=True)
class Told:
    """A figure read before, with its sentence."""

    quantity: Quantity
    parts: Measured
    sentence: int


class Context:
    """The figures of one document in order of the text, each completed from those before it."""

    def __init__(self, doc: Doc, clock: Clock) -> None:
        """Begins with nothing told."""
        self._doc, self._clock = doc, clock
        self._g: Grammar = doc._.grammar
        self._told: list[Told] = []

    def complete(self, quantity: Quantity, parts: Measured) -> set[int]:
        """Fills what the words beside the number leave open; returns the earlier sentences that tell it."""
        sentence = self._g.sentence[quantity.start]
        before = self._before(quantity)
        used: set[int] = set()
        if self._stands_in(parts):
            used |= self._measure(quantity, parts, before)
        elif parts.subject is None and before is not None and parts.measure in WHOLES and quantity.unit in SHARES:
            parts.subject = before.parts.measure  # "in April he had put the share at 90 percent"
            used.add(before.sentence)
        if parts.period is None and before is not None and self._goes_on(quantity, parts, before):
            parts.period = before.parts.period
            used.add(before.sentence)
        self._told.append(Told(quantity, parts, sentence))
        return used - {sentence}

    def _before(self, quantity: Quantity) -> Told | None:
        """The nearest figure of the same kind in this sentence or the one before it in the paragraph."""
        sentence = self._g.sentence[quantity.start]
        for told in reversed(self._told):
            if told.sentence < sentence - 1 or not self._goes_on_from(told.quantity.start, quantity.start):
                return None
            if _kind(told.quantity) == _kind(quantity):
                return told
        return None

    def _goes_on_from(self, first: int, last: int) -> bool:
        """Whether no heading stands between: a line without a full stop is one."""
        text = self._g.text
        broken = (i for i in range(first, last) if text[i].isspace() and "\n" in text[i])
        return all(text[i - 1] in ENDS for i in broken)

    def _stands_in(self, parts: Measured) -> bool:
        if parts.measure is None:
            return True
        words = parts.measure.lower().split()
        return all(word in STANDING_IN for word in words)

    def _measure(self, quantity: Quantity, parts: Measured, before: Told | None) -> set[int]:
        """What "it" or "its volume" measures: what the figure before does, else the flow named last."""
        if before is not None and before.parts.measure is not None and _kind(quantity) != "counted":
            parts.measure = before.parts.measure
            parts.subject = parts.subject or before.parts.subject
            return {before.sentence}
        if quantity.unit not in MONEY and quantity.unit not in SHARES:
            return set()
        g = self._g
        sentence = g.sentence[quantity.start]
        first = g.sentences[max(0, sentence - 1)][0]
        for i in range(quantity.start - 1, first - 1, -1):
            if g.lemma[i].lower() in FLOWS and g.pos[i] in ("NOUN", "PROPN") and g.dep[i] not in ("compound", "amod"):
                if not self._goes_on_from(i, quantity.start):
                    return set()
                start, end = noun_phrase(g, i, PREPS, self._clock.tokens)
                start += g.lower[start] == "that"  # "underlined that trade", parsed as its article
                parts.measure = phrase_text(self._doc, g, start, end)
                return {g.sentence[i]}
        return set()

    def _goes_on(self, quantity: Quantity, parts: Measured, before: Told) -> bool:
        """Whether a flow told in the past without a time is of the period of the flow before it."""
        g = self._g
        start, end = g.sentences[g.sentence[quantity.start]]
        timed = any(i in self._clock.tokens for i in range(start, end))
        if before.parts.period is None or before.parts.period.precision == "day":
            return False
        if timed and g.sentence[quantity.start] != before.sentence:
            return False
        if not (self._flow(parts) and self._flow(before.parts)):
            return False
        verb = clause_verb(g, quantity.start)
        if verb is None:
            return True
        helped = any(g.dep[c] == "aux" for c in g.children[verb])
        return g.tag[verb] == "VBD" or (g.tag[verb] == "VBN" and not helped)

    def _flow(self, parts: Measured) -> bool:
        words = (parts.measure or "").lower().split()
        return any(word in FLOWS or word.removesuffix("s") in FLOWS for word in words)


def _kind(quantity: Quantity) -> str:
    if quantity.unit in MONEY or quantity.unit in SHARES:
        return "money or share"
    return quantity.unit or "counted"
