"""Which way a number goes and what it is held against: "up 47%", "fell to", "compared with 2022"."""

from typing import Literal

from spacy.tokens import Doc

from communique.annotate.grammar import Grammar
from communique.annotate.mentions import Quantity
from communique.extract.figures.worth import CUES, MEASURED
from communique.extract.phrases import phrase_text
from communique.extract.when import Clock

UP, DOWN = frozenset(CUES["up"]), frozenset(CUES["down"])
UP_NOUNS, DOWN_NOUNS = frozenset(CUES["up_nouns"]), frozenset(CUES["down_nouns"])
UP_WORDS, DOWN_WORDS = frozenset(CUES["up_words"]), frozenset(CUES["down_words"])
COMPARED = frozenset(CUES["compared"])
SHARES = frozenset({"percent", "percentage points", "basis points"})

STOPS = frozenset({",", ";", ".", "(", ")", "–", "—"})

Change = Literal["up", "down"]


def among(g: Grammar, verb: int, *tables: frozenset[str]) -> bool:
    """Whether the verb stands in a table; rare verbs often keep a stray "e" in their lemma ("plummete")."""
    lemma = g.lemma[verb]
    return any(lemma in table or lemma.removesuffix("e") in table for table in tables)


class Changing:
    """One number in its sentence: what every reading of it needs, and how it changes."""

    def __init__(self, doc: Doc, quantity: Quantity, clock: Clock, numbers: set[int]) -> None:
        self.doc, self.q, self.clock = doc, quantity, clock
        self.g: Grammar = doc._.grammar
        self.numbers = numbers
        self.span = range(quantity.start, quantity.end)
        outer = [i for i in self.span if self.g.head[i] not in self.span or self.g.head[i] == i]
        self.top = outer[-1] if outer else quantity.end - 1
        self.counts = quantity.unit not in MEASURED and quantity.unit != "times"
        self.change_noun: int | None = None

    def change(self, verb: int | None) -> Change | None:
        """Up or down, where the words beside the number or its clause's verb tell it."""
        g = self.g
        noun = self.change_noun
        if noun is not None:
            return "up" if g.lemma[noun] in UP_NOUNS else "down"
        beside = self._beside()
        if beside is not None:
            return beside
        if verb is None or (self.counts and self.top not in g.subjects(verb) and g.dep[self.top] != "pobj"):
            return None
        if not self.hangs_on(verb):
            return None
        return "up" if among(g, verb, UP) else "down" if among(g, verb, DOWN) else None

    def _beside(self) -> Change | None:
        """The way that a word beside the number tells: "up 47%", "30% lower", "$8bn, up from $6bn"."""
        g, share = self.g, self.q.unit in SHARES
        before = g.lower[self.q.start - 1] if self.q.start else ""
        after = g.lower[self.q.end : self.q.end + 3]
        if before in ("up", "down") and g.dep[self.q.start - 1] != "prt":
            return "up" if before == "up" else "down"
        for i in range(self.q.end, min(g.size - 1, self.q.end + 6)):
            if g.lower[i] in ("up", "down") and g.lower[i + 1] in ("from", "on", "against", "compared"):
                return "up" if g.lower[i] == "up" else "down"
        if share and after and after[0] in UP_WORDS | DOWN_WORDS:
            return "up" if after[0] in UP_WORDS else "down"
        return None

    def hangs_on(self, verb: int) -> bool:
        """Whether the verb says how this number changes: "fell to 46 percent", not "cut supplies of 20 firms"."""
        g, top = self.g, self.top
        for _ in range(6):
            if top == verb:
                return True
            if g.dep[top] == "pobj" and g.lower[g.head[top]] not in ("to", "by", "from", "at", "of", "for"):
                return False
            if g.dep[top] in ("nsubj", "nsubjpass"):
                return False
            top = g.head[top]
        return False

    def compared(self, verb: int | None) -> str | None:
        """What the number is held against: "compared to 2022", "than a year before", "from 40 percent"."""
        g = self.g
        end = g.sentences[g.sentence[self.top]][1]
        for i in range(self.q.end, min(end, self.q.end + 12)):
            word = g.lower[i]
            if word in (";", ":", "that") or g.tag[i] in ("WDT", "WP") or (g.dep[i] == "conj" and g.pos[i] == "VERB"):
                break
            if i in self.numbers and word != "than" and g.lower[i - 1] not in ("from", "than", "to"):
                break  # what follows belongs to the next number
            if word in COMPARED or (word == "than" and self._compares(i)):
                return self._tail(i)
            above = g.head[i]
            if (
                word == "from"
                and (above in (verb, self.top) or g.lower[above] in UP_WORDS | DOWN_WORDS)
                and self._level(i)
            ):
                return self._tail(i)
        return None

    def _compares(self, than: int) -> bool:
        """Whether "than" holds the number against something: "2 percent less than a year before"."""
        g = self.g
        if g.dep[than] not in ("prep", "mark", "quantmod") or than + 1 in self.numbers:
            return False  # "out of more than 40"
        between = range(self.q.end, than)
        return any(g.tag[i] in ("JJR", "RBR") or g.lower[i] in UP_WORDS | DOWN_WORDS for i in between)

    def _level(self, prep: int) -> bool:
        """Whether "from" goes before a number or a time: the level left behind."""
        objects = self.g.with_dep(prep, "pobj")
        if not objects:
            return False
        first = self.g.edges[objects[0]][0]
        return any(self.g.tag[i] == "CD" or i in self.clock.tokens for i in range(first, objects[0] + 1))

    def _tail(self, i: int) -> str | None:
        """The phrase under a word of comparison, up to the next clause."""
        g = self.g
        last = min(g.edges[i][1], i + 14)
        if g.dep[i] == "quantmod":  # "less than a year before": the parser loses what follows
            last = min(g.sentences[g.sentence[i]][1] - 1, i + 5)
        if last == i:
            # "compared to 2022" often hangs side by side on the verb.
            following = next((c for c in g.children[g.head[i]] if c > i and g.dep[c] == "prep"), i)
            last = g.edges[following][1] if following == i + 1 else i
        stop = next((j for j in range(i + 1, last + 1) if g.lower[j] in STOPS), last + 1)
        start = i + 1
        if g.lower[start : start + 1] in (["to"], ["with"]) and start + 1 < stop:
            start += 1
        while start < stop - 1 and g.tag[start] == "IN":  # "less than in 2022"
            start += 1
        return phrase_text(self.doc, g, start, stop)
